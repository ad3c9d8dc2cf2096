# POLC_SANITIZE and POLC_FUZZ: instrument everything that this project builds from here on.
#
# Any report ends the program, so that a test cannot pass over it.
if(POLC_FUZZ AND NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "POLC_FUZZ needs clang with libFuzzer; the C compiler is ${CMAKE_C_COMPILER}. "
    "Use the preset `fuzz', or configure with -DCMAKE_C_COMPILER=clang in a new build folder.")
endif()

if(POLC_SANITIZE OR POLC_FUZZ)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(POLC_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link) # tests/fuzz links libFuzzer itself
endif()
