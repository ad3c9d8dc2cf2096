/* test_polrt_columns_plain.c -- the tests of test_polrt_columns.c, for columns in plain C alone, as a
 * compiler without the extensions of gcc and clang gets them (CMakeLists.txt compiles them so).
 */
#include "test_polrt_columns.c"
