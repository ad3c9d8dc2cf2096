/* solver.h -- runs z3, an optional component: found when polc runs, never needed.
 *
 * POLC_Z3 names another program that is called like it, or none at all when it is empty.
 */
#ifndef POLC_SOLVER_H
#define POLC_SOLVER_H

#include "base.h"

typedef enum solver_state {
  SOLVER_ANSWERED, /* it ended by itself; what it wrote may still be nonsense */
  SOLVER_LATE,     /* it was stopped */
  SOLVER_MISSING   /* there is no such program, or it could not be started */
} solver_state;

typedef struct solver_answer {
  solver_state state;
  const char *text;
} solver_answer;

/* Gives it a script and waits for what it writes, `seconds' at most. */
solver_answer solver_run(arena *a, const char *script, size_t length, unsigned seconds);

#endif
