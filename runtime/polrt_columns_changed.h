/* polrt_columns_changed.h -- whose answers change between two revisions, for polrt_columns.c.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It decides nothing itself: a policy as of one revision is the same tables, with that revision for
 * every date.  Both are decided and compared.
 */
#ifndef POLRT_COLUMNS_CHANGED_H
#define POLRT_COLUMNS_CHANGED_H

typedef struct as_of {
  polrt_policy policy;
  polrt_input input[POLRT_MAX_INPUTS];
} as_of;

/* `revision' is a class of the date: 0 is before the first. */
static void take_revision(as_of *to, const polrt_policy *p, unsigned revision)
{
  copy_bytes((uint8_t *)&to->policy, (const uint8_t *)p, sizeof *p);
  copy_bytes((uint8_t *)to->input, (const uint8_t *)p->input, p->columns * (unsigned)sizeof *p->input);
  to->input[0].classes = 1;
  to->input[0].rows_at += (uint32_t)(revision * p->words * sizeof(uint64_t));
  to->policy.input = to->input;
  to->policy.revision = p->revision + revision;
}

/* Do two revisions have other rows among these? */
static int rows_differ(const polrt_policy *p, unsigned before, unsigned after, uint32_t first,
                       uint32_t count)
{
  uint32_t r;
  const uint64_t *a = polrt_row(p, 0, before), *b = polrt_row(p, 0, after);
  for (r = first; r < first + count; r++)
    if ((a[r >> 6] ^ b[r >> 6]) >> (r & 63) & 1)
      return 1;
  return 0;
}

/* Columns that these rows ask, as bits. */
static uint64_t asked_of(const polrt_policy *p, uint32_t first, uint32_t count)
{
  uint64_t asked = 0;
  unsigned i;
  for (i = 1; i < p->columns; i++)
    asked |= (uint64_t)is_asked(p, i, first, count) << i;
  return asked;
}

/* What one side has to know so that decisions of which rows differ can be compared. */
static uint64_t needed_by(const polrt_policy *p, unsigned before, unsigned after, unsigned revision)
{
  as_of of;
  uint64_t needed;
  unsigned i, k, layered = 0;
  take_revision(&of, p, revision);
  needed = asked_of(&of.policy, p->impossible_first, p->impossible_count);
  for (i = p->inputs; i < p->columns; i++)
    layered |= (unsigned)(p->input[i].kind == POLRT_CRITERION &&
                          rows_differ(p, before, after, p->input[i].first, p->input[i].count));
  for (i = 0; i < p->decisions; i++)
    if (layered || rows_differ(p, before, after, p->decision[i].first, p->decision[i].count))
      needed |= asked_of(&of.policy, p->decision[i].first, p->decision[i].count);
  for (i = p->columns; i-- > p->inputs;) {
    const polrt_input *in = &p->input[i];
    if (!(needed >> i & 1))
      continue;
    if (in->kind == POLRT_CRITERION)
      needed |= asked_of(&of.policy, in->first, in->count);
    for (k = 0; in->kind == POLRT_DERIVED && k < p->derived[in->first].terms; k++)
      needed |= bit(p->term[p->derived[in->first].first + k].input);
  }
  for (i = 0; i < p->inputs; i++) /* codes are one fact */
    for (k = 0; (needed >> i & 1) && p->input[i].group && k < p->inputs; k++)
      if (p->input[k].group == p->input[i].group)
        needed |= bit(k);
  return p->inputs < 64 ? needed & (bit(p->inputs) - 1) : needed;
}

uint64_t polrt_columns_that_matter(const polrt_policy *policy, unsigned before, unsigned after)
{
  if (!is_plannable(policy) || before >= policy->input[0].classes ||
      after >= policy->input[0].classes)
    return ~(uint64_t)0;
  if (!rows_differ(policy, before, after, 0, policy->rows))
    return 0;
  return needed_by(policy, before, after, before) | needed_by(policy, before, after, after);
}

/* The answers of one side, for a chunk, in the caller's words. */
enum { SIDE_WORDS = CHUNK * (8 + 4 + 1 + 1) / 8 };

static void place_side(uint64_t *words, polrt_column_answers *to)
{
  to->possible = words;
  to->rule_number = (uint32_t *)(void *)(words + CHUNK);
  to->status = (uint8_t *)(words + CHUNK + CHUNK / 2);
  to->outcome = to->status + CHUNK;
  to->rule = NULL;
  to->answer = NULL;
}

size_t polrt_columns_changed_words(const polrt_policy *policy)
{
  return 2 * (polrt_columns_work_words(policy) + 64 + (size_t)policy->decisions * SIDE_WORDS);
}

static void set_bit(uint64_t *bits, size_t row, int value)
{
  if (bits)
    bits[row >> 6] = (bits[row >> 6] & ~bit(row & 63)) | (uint64_t)value << (row & 63);
}

static void compare_sides(const polrt_column_answers *a, const polrt_column_answers *b, unsigned rows,
                          size_t from, const polrt_column_changes *to)
{
  unsigned r;
  for (r = 0; r < rows; r++) {
    set_bit(to->outcome, from + r, a->status[r] != b->status[r] || a->outcome[r] != b->outcome[r] ||
                                       a->possible[r] != b->possible[r]);
    set_bit(to->rule, from + r, *(const whole *)(const void *)&a->rule_number[r] !=
                                    *(const whole *)(const void *)&b->rule_number[r]);
  }
}

/* The columns of the rows from `from' on, as rows 0 and up: `known' begins at a word. */
static void shift_columns(polrt_column *to, const polrt_column *columns, unsigned inputs, size_t from)
{
  unsigned i;
  for (i = 0; i < inputs; i++) {
    to[i] = columns[i];
    if (columns[i].values)
      to[i].values = (const uint8_t *)columns[i].values + from * columns[i].width;
    if (columns[i].known)
      to[i].known = columns[i].known + (from >> 6);
  }
}

int polrt_columns_changed(const polrt_policy *policy, unsigned before, unsigned after,
                          const polrt_column *columns, size_t from, size_t to,
                          const polrt_column_changes *changes, polrt_work *work)
{
  as_of of[2];
  polrt_work each[2];
  polrt_column at[POLRT_MAX_INPUTS];
  polrt_column_answers answers[2][MOST_DECISIONS];
  size_t room = polrt_columns_work_words(policy) + 64, row = from;
  unsigned k, d, rows;
  if (!is_plannable(policy) || work->count < polrt_columns_changed_words(policy) ||
      before >= policy->input[0].classes || after >= policy->input[0].classes)
    return 0;
  for (k = 0; k < 2; k++) {
    take_revision(&of[k], policy, k ? after : before);
    each[k] = *work;
    each[k].words = work->words + k * room;
    each[k].count = room;
    if (!polrt_prepare_columns(&of[k].policy, to - from, POLRT_FASTEST, &each[k]))
      return 0;
    for (d = 0; d < policy->decisions; d++)
      place_side(work->words + 2 * room + (2 * d + k) * (size_t)SIDE_WORDS, &answers[k][d]);
  }
  for (; row < to; row += rows) {
    size_t aligned = row & ~(size_t)63, skip = row - aligned;
    rows = to - row < CHUNK - skip ? (unsigned)(to - row) : (unsigned)(CHUNK - skip);
    shift_columns(at, columns, policy->inputs, aligned);
    for (k = 0; k < 2; k++)
      polrt_decide_prepared_columns(&of[k].policy, at, skip, skip + rows, answers[k], &each[k]);
    for (d = 0; d < policy->decisions; d++) {
      polrt_column_answers a = answers[0][d], b = answers[1][d];
      a.status += skip, a.outcome += skip, a.possible += skip, a.rule_number += skip;
      b.status += skip, b.outcome += skip, b.possible += skip, b.rule_number += skip;
      compare_sides(&a, &b, rows, row, &changes[d]);
    }
  }
  return 1;
}

#endif
