# The compiler: polc_core (all stages, without main) and polc (the tool).
#
# New files in compiler/ are picked up by themselves.
find_package(BISON 3.8 REQUIRED)
find_package(FLEX 2.6 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(libmd REQUIRED IMPORTED_TARGET libmd)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)

# libcsv comes without a pkg-config file.
find_path(LIBCSV_INCLUDE_DIR csv.h REQUIRED)
find_library(LIBCSV_LIBRARY csv REQUIRED)
mark_as_advanced(LIBCSV_INCLUDE_DIR LIBCSV_LIBRARY)

# ---- scanner and parser ------------------------------------------------------------------------

set(grammar_dir "${PROJECT_SOURCE_DIR}/grammar")
set(parser_dir "${PROJECT_BINARY_DIR}/parser")
file(MAKE_DIRECTORY "${parser_dir}")

# --file-prefix-map, -L and the relative name (%top ignores -L) keep the paths of this machine out.
add_custom_command(
  OUTPUT "${parser_dir}/pol.tab.c" "${parser_dir}/pol.tab.h"
  COMMAND "${BISON_EXECUTABLE}" -Wall -Werror -Wcounterexamples
    "--file-prefix-map=${PROJECT_SOURCE_DIR}/=" "--file-prefix-map=${parser_dir}/="
    "--header=${parser_dir}/pol.tab.h" "--output=${parser_dir}/pol.tab.c" "${grammar_dir}/pol.y"
  DEPENDS "${grammar_dir}/pol.y"
  COMMENT "bison pol.y"
  VERBATIM)
add_custom_command(
  OUTPUT "${parser_dir}/pol.lex.c"
  COMMAND "${FLEX_EXECUTABLE}" -L "--outfile=${parser_dir}/pol.lex.c" pol.l
  WORKING_DIRECTORY "${grammar_dir}"
  DEPENDS "${grammar_dir}/pol.l"
  COMMENT "flex pol.l"
  VERBATIM)

# ---- the stages --------------------------------------------------------------------------------

file(GLOB compiler_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/compiler/*.c")
list(REMOVE_ITEM compiler_sources "${PROJECT_SOURCE_DIR}/compiler/main.c")

add_library(polc_core STATIC ${compiler_sources}
  "${parser_dir}/pol.tab.c" "${parser_dir}/pol.tab.h" "${parser_dir}/pol.lex.c")
target_include_directories(polc_core
  PUBLIC "${PROJECT_SOURCE_DIR}/compiler"
  PRIVATE "${parser_dir}" "${LIBCSV_INCLUDE_DIR}")
target_compile_definitions(polc_core
  PUBLIC POLC_VERSION="${PROJECT_VERSION}" # never a commit or a date: builds must be reproducible
  PRIVATE _POSIX_C_SOURCE=200809L)
target_link_libraries(polc_core
  PUBLIC polrt PkgConfig::jansson
  PRIVATE polc_warnings PkgConfig::libmd PkgConfig::libxml2 "${LIBCSV_LIBRARY}")

# Newer versions of clang notice that bison counts errors which nobody reads.
set_source_files_properties("${parser_dir}/pol.tab.c" PROPERTIES
  COMPILE_OPTIONS "$<$<C_COMPILER_ID:GNU,Clang,AppleClang>:-Wno-unused-but-set-variable>")

# ---- the tool ----------------------------------------------------------------------------------

add_executable(polc "${PROJECT_SOURCE_DIR}/compiler/main.c")
add_executable(polc::polc ALIAS polc)
target_compile_definitions(polc PRIVATE _POSIX_C_SOURCE=200809L)
target_link_libraries(polc PRIVATE polc_core polc_warnings)
