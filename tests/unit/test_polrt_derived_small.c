/* test_polrt_derived_small.c -- the tests of test_polrt_derived.c, for a runtime built for small
 * policies: computed columns, criteria and codes work there as well.
 */
#define POLRT_ONLY_SMALL
#include "polrt.c"
#include "test_polrt_derived.c"
