/* table_file.h -- tables whose rows stand in a CSV file beside the policy. */
#ifndef POLC_TABLE_FILE_H
#define POLC_TABLE_FILE_H

#include "check.h"

/* The same table with the rows of its file as NODE_ROW children, as if they stood in the policy;
 * spans point into the CSV file.  After errors the rows without any, or NULL when it has no good
 * header. */
const node *table_from_file(checker *k, const node *table);

#endif
