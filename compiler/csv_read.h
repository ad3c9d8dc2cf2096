/* csv_read.h -- the lines of a CSV file (RFC 4180) as cells with places; libcsv reads them. */
#ifndef POLC_CSV_READ_H
#define POLC_CSV_READ_H

#include "diag.h"

typedef struct csv_cell {
  const char *text; /* without quotes and the blanks around; good until the next line is read */
  uint32_t length;
  span at;       /* the same in the source, quotes not counted */
  bool verbatim; /* `at' spells `text' byte by byte: no doubled quotes in it */
} csv_cell;

typedef VEC(csv_cell) csv_cells;

/* Called for every line that is not blank; false: enough. */
typedef bool csv_line(void *user, const csv_cells *cells, span at);

/* Reads source number `file'; false after E114 for what is not CSV at all. */
bool csv_read(arena *a, diags *sink, const sources *all, uint32_t file, csv_line *line, void *user);

/* Which column of the header has that name; -1 when there is none. */
int csv_column(const csv_cells *header, const char *name);

#endif
