/* sql.c -- the determination of policy 100 as a CASE in SQLite, over a table in memory.
 *
 *   sql CASES.csv     cases with their outcome, as `one' writes them
 */
#include "harness.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static const char QUERY[] = "SELECT sum(CASE WHEN date < 14396 THEN 0"
                            " WHEN indication = 1 AND patient = 1 AND age >= 238 THEN 1"
                            " WHEN indication = 1 AND patient = 1 AND age <= 238 THEN 2"
                            " WHEN indication = 1 AND patient IN (2, 3) THEN 2"
                            " WHEN date >= 17075 AND indication = 2 AND patient IN (2, 3) THEN 2"
                            " WHEN date >= 17075 AND indication = 3 THEN 2 ELSE 2 END) FROM c";

enum { COPIES = 100 };
static uint64_t expected;

static uint64_t run_expected(const void *context) {
  (void)context;
  return expected;
}

static uint64_t run_query(const void *context) {
  sqlite3_stmt *query = (sqlite3_stmt *)(uintptr_t)context;
  sqlite3_step(query);
  uint64_t sum = (uint64_t)sqlite3_column_int64(query, 0);
  sqlite3_reset(query);
  return sum;
}

int main(int count, char **words) {
  sqlite3 *db;
  sqlite3_stmt *insert, *query;
  char line[256];
  size_t rows = 0;
  FILE *f = count > 1 ? fopen(words[1], "r") : NULL;
  if (f == NULL || sqlite3_open(":memory:", &db) != SQLITE_OK) return 2;
  sqlite3_exec(db,
               "CREATE TABLE c(date INT, product INT, setting INT, indication INT, patient INT,"
               " age INT); BEGIN",
               NULL, NULL, NULL);
  sqlite3_prepare_v2(db, "INSERT INTO c VALUES(?,?,?,?,?,?)", -1, &insert, NULL);
  if (fgets(line, sizeof line, f) == NULL) return 2;
  while (fgets(line, sizeof line, f) != NULL) {
    int v[7];
    char *at = line;
    for (int k = 0; k < 7; k++, at++) v[k] = (int)strtol(at, &at, 10);
    for (int copy = 0; copy < COPIES; copy++) {
      for (int k = 0; k < 6; k++) sqlite3_bind_int(insert, k + 1, v[k]);
      sqlite3_step(insert);
      sqlite3_reset(insert);
      rows++;
      expected += (uint64_t)v[6];
    }
  }
  fclose(f);
  sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
  if (sqlite3_prepare_v2(db, QUERY, -1, &query, NULL) != SQLITE_OK) return 2;
  const bench_way ways[] = {
    { .name = "(expected answers)", .run = run_expected },
    { .name = "SQLite CASE, integers", .run = run_query },
  };
  bool fine = bench_compare("Policy 100 in SQLite, the determination, a row", ways, 2, rows, query);
  sqlite3_finalize(insert);
  sqlite3_finalize(query);
  sqlite3_close(db);
  return fine ? 0 : 1;
}
