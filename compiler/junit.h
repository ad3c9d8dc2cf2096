/* junit.h -- test results as JUnit XML, for build servers. */
#ifndef POLC_JUNIT_H
#define POLC_JUNIT_H

#include "base.h"

typedef struct junit_case {
  const char *name;
  const char *failure; /* one line; NULL: passed */
  const char *details; /* of the failure */
} junit_case;

typedef struct junit_property {
  const char *name, *value;
} junit_property;

typedef struct junit_suite {
  const char *name;
  VEC(junit_property) properties;
  bool broken; /* nothing could be run: its cases are errors, not failures */
  VEC(junit_case) cases;
} junit_suite;

/* The whole file.  Nothing in it depends on the time, the machine or the folder. */
const char *junit_text(arena *a, const junit_suite *suites, uint32_t count);

#endif
