# cmake -DFRESH=<dir> -DKEPT=<dir> -P CheckFresh.cmake
#
# Fails when the checked-in generated files differ from the ones just built: changed, missing, or
# left over from a policy that is gone.
cmake_minimum_required(VERSION 3.25)
set(stale)
file(GLOB fresh RELATIVE "${FRESH}" "${FRESH}/*.c" "${FRESH}/*.h")
file(GLOB kept RELATIVE "${KEPT}" "${KEPT}/*")
if(NOT fresh)
  message(FATAL_ERROR "Nothing was generated in the build tree; build the target `policies' first.")
endif()

foreach(name IN LISTS fresh)
  if(NOT name IN_LIST kept)
    list(APPEND stale "${name} is missing")
    continue()
  endif()
  file(SHA256 "${FRESH}/${name}" fresh_digest)
  file(SHA256 "${KEPT}/${name}" kept_digest)
  if(NOT fresh_digest STREQUAL kept_digest)
    list(APPEND stale "${name} differs")
    execute_process(COMMAND diff -u "${KEPT}/${name}" "${FRESH}/${name}")
  endif()
endforeach()
foreach(name IN LISTS kept)
  if(NOT name IN_LIST fresh)
    list(APPEND stale "${name} belongs to no policy (delete it)")
  endif()
endforeach()

if(stale)
  list(JOIN stale "\n  " stale)
  message(FATAL_ERROR "generated/ is stale:\n  ${stale}\n"
    "To refresh it: cmake --build <build folder> --target bless-generated, then read the difference.")
endif()
