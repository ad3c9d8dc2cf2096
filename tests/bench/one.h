/* one.h -- policy 100 written by hand, for comparison with what polc makes of it. */
#ifndef BENCH_ONE_H
#define BENCH_ONE_H

#include "inhaled_nitric_oxide.h"

/* The contract of inhaled_nitric_oxide_decide(), by hand: what is unknown or out of range is not
 * decided; the revision, both outcomes and both rules. */
inhaled_nitric_oxide_answer hand_chain(const inhaled_nitric_oxide_facts *facts);

/* Only the outcomes of both decisions, of facts that are known to be right. */
unsigned hand_outcomes(unsigned determination, unsigned authorization);
unsigned hand_chain_bare(const inhaled_nitric_oxide_facts *facts);
unsigned hand_table_bare(const inhaled_nitric_oxide_facts *facts);
void hand_table_make(void);

#endif
