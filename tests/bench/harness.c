/* harness.c -- the clock, the rounds and the printed table of harness.h. */
#define _POSIX_C_SOURCE 200809L
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state = UINT64_C(88172645463325252);

uint32_t bench_random(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

double bench_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* other work on the machine does not count */
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double quantile(const double *sorted, double q) {
  return sorted[(size_t)(q * (BENCH_ROUNDS - 1) + 0.5)];
}

static size_t every(const bench_way *w) { return w->every == 0 ? 1 : w->every; }

/* How often a way runs in one round: about two milliseconds. */
static size_t repeats_of(const bench_way *w, const void *context) {
  double begin = bench_now();
  (void)w->run(context);
  double once = bench_now() - begin;
  return once > 2e6 ? 1 : (size_t)(2e6 / (once + 1)) + 1;
}

static bool agree(const bench_way *ways, size_t count, const void *context) {
  uint64_t expected = ways[0].run(context);
  bool all = true;
  for (size_t i = 1; i < count; i++) {
    if (ways[i].no_answer || ways[i].other_answer || every(&ways[i]) != every(&ways[0])) continue;
    uint64_t sum = ways[i].run(context);
    if (sum == expected) continue;
    printf("  `%s' does not give the answers of `%s': not timed\n", ways[i].name, ways[0].name);
    all = false;
  }
  return all;
}

static void print_way(const bench_way *w, double *times, const double *first) {
  double ratios[BENCH_ROUNDS];
  for (size_t r = 0; r < BENCH_ROUNDS; r++) ratios[r] = times[r] / first[r];
  qsort(ratios, BENCH_ROUNDS, sizeof *ratios, by_size);
  qsort(times, BENCH_ROUNDS, sizeof *times, by_size);
  printf("  %-46s %9.2f ns  (%.2f .. %.2f)  x %.2f\n", w->name, quantile(times, 0.5),
         quantile(times, 0.25), quantile(times, 0.75), quantile(ratios, 0.5));
}

bool bench_compare(const char *title, const bench_way *ways, size_t count, size_t cases,
                   const void *context) {
  static double times[BENCH_MOST_WAYS][BENCH_ROUNDS];
  size_t repeats[BENCH_MOST_WAYS];
  volatile uint64_t sink = 0;
  printf("\n%s\n", title);
  if (count > BENCH_MOST_WAYS || !agree(ways, count, context)) return false;
  for (size_t i = 0; i < count; i++) repeats[i] = repeats_of(&ways[i], context);
  for (size_t r = 0; r < BENCH_ROUNDS; r++)
    for (size_t i = 0; i < count; i++) {
      double begin = bench_now();
      for (size_t k = 0; k < repeats[i]; k++) sink = sink + ways[i].run(context);
      double answers = (double)(cases / every(&ways[i])) * (double)repeats[i];
      times[i][r] = (bench_now() - begin) / answers;
    }
  double first[BENCH_ROUNDS];
  for (size_t r = 0; r < BENCH_ROUNDS; r++) first[r] = times[0][r];
  for (size_t i = 0; i < count; i++) print_way(&ways[i], times[i], first);
  fflush(stdout);
  return true;
}
