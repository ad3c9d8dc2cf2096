# polc_warnings: the warnings that all C of this project compiles without.
#
# Link it PRIVATE, and from an installed target through $<BUILD_INTERFACE:...>: warnings are ours and
# must not leak into the builds of others.
add_library(polc_warnings INTERFACE)
target_compile_options(polc_warnings INTERFACE
  $<$<C_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wpedantic;-Wconversion;-Wsign-conversion>
  $<$<C_COMPILER_ID:GNU,Clang,AppleClang>:-Wcast-qual;-Wundef>
  $<$<C_COMPILER_ID:Clang,AppleClang>:-Wshadow>
  $<$<C_COMPILER_ID:GNU>:-Wshadow=local> # a local may be called like one of our types: revision, row
  $<$<C_COMPILER_ID:GNU,Clang,AppleClang>:-Wmissing-prototypes;-Wstrict-prototypes>
  $<$<AND:$<BOOL:${POLC_WERROR}>,$<C_COMPILER_ID:GNU,Clang,AppleClang>>:-Werror>)
