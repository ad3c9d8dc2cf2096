/* test_polrt_small.c -- the tests of test_polrt.c, for a runtime built for small policies.
 *
 * Most random tables are made to fit one word here; the runtime must refuse those that do not.
 */
#define POLRT_ONLY_SMALL
#include "polrt.c"
#include "test_polrt.c"
