# polc_add_policy(<target> <file.pol>... [SCOPE PRIVATE|PUBLIC])
#
# Compiles each policy with polc and adds the generated C to <target>.  With SCOPE PUBLIC, targets
# that link <target> may include the generated headers too; the default is PRIVATE.
#
# Permanent numbers live in NAME.lock beside NAME.pol.  Where it exists the build only reads it
# (`--locked'): a build never changes a source tree that has one.
#
# In a cross build set POLC_EXECUTABLE to a polc that runs on the building machine.
include_guard(GLOBAL)

function(polc_add_policy target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SCOPE" "")
  if(NOT TARGET "${target}")
    message(FATAL_ERROR "polc_add_policy: there is no target `${target}'; add it first.")
  endif()
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "polc_add_policy(${target}): name at least one policy file.")
  endif()
  set(scope PRIVATE)
  if(arg_SCOPE)
    set(scope "${arg_SCOPE}")
  endif()
  if(NOT scope MATCHES "^(PRIVATE|PUBLIC)$")
    message(FATAL_ERROR "polc_add_policy(${target}): SCOPE is PRIVATE or PUBLIC, not `${scope}'.")
  endif()

  set(polc polc::polc)
  if(POLC_EXECUTABLE)
    set(polc "${POLC_EXECUTABLE}")
  elseif(NOT TARGET polc::polc)
    message(FATAL_ERROR "polc_add_policy(${target}): the compiler is not here. Install the compiler "
      "component of polc, or set POLC_EXECUTABLE to a polc that runs on this machine.")
  endif()

  set(dir "${CMAKE_CURRENT_BINARY_DIR}/polc-policies/${target}")
  file(MAKE_DIRECTORY "${dir}")
  foreach(policy IN LISTS arg_UNPARSED_ARGUMENTS)
    cmake_path(ABSOLUTE_PATH policy BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    cmake_path(GET policy STEM LAST_ONLY stem)
    cmake_path(GET policy PARENT_PATH folder)
    # Globbed, so that a lock that appears later is noticed.
    file(GLOB lock CONFIGURE_DEPENDS "${folder}/${stem}.lock")
    set(locked "")
    if(lock)
      set(locked --locked)
    endif()
    add_custom_command(
      OUTPUT "${dir}/${stem}.c" "${dir}/${stem}.h"
      COMMAND "${polc}" build "${policy}" --out-dir "${dir}" --depfile "${dir}/${stem}.d" ${locked}
      DEPENDS "${polc}" "${policy}" ${lock}
      DEPFILE "${dir}/${stem}.d"
      COMMENT "polc ${stem}"
      VERBATIM)
    target_sources("${target}" PRIVATE "${dir}/${stem}.c" "${dir}/${stem}.h")
  endforeach()
  target_include_directories("${target}" ${scope} "$<BUILD_INTERFACE:${dir}>")
  target_link_libraries("${target}" ${scope} polc::polrt)
endfunction()
