/* command_ask.c -- `polc ask': an interview on the terminal, or over a pipe.
 *
 * What is read from a pipe is printed as well, so that a recorded interview reads like a real one.
 */
#include "ask.h"
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- questions --------------------------------------------------------------------------- */

static const char *unit_text(const fact *f) {
  return f->quantity.unit != NULL && f->kind == FACT_NUMBER ? f->quantity.unit->name : NULL;
}

static void print_yes_no(const one_of *type) {
  for (uint32_t i = 0; i < type->members.count; i++)
    printf("%s%s", i == 0 ? "  " : " or ", type->members.items[i].name);
  puts("");
}

static void print_members(const one_of *type) {
  size_t width = 0;
  for (uint32_t i = 0; i < type->members.count; i++)
    if (strlen(type->members.items[i].name) > width) width = strlen(type->members.items[i].name);
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    bool labelled = m->label != NULL && strcmp(m->label, m->name) != 0;
    printf("  %-*s%s%s\n", labelled ? (int)width : 1, m->name, labelled ? "  " : "",
           labelled ? m->label : "");
  }
}

static void print_range(arena *a, const fact *f) {
  const char *unit = unit_text(f);
  if (strchr(fact_value_text(a, f, f->hi), 'w') != NULL) unit = NULL; /* 34w0d names it */
  if (f->kind == FACT_DATE)
    printf("  a date, such as 2024-05-31");
  else
    printf("  %s .. %s%s%s", fact_value_text(a, f, fact_least(f)), fact_value_text(a, f, f->hi),
           unit != NULL ? " " : "", unit != NULL ? unit : "");
  if (f->absent != NULL) printf(", or %s", f->absent);
  puts("");
}

static void print_question(interview *v, const fact_slot *s) {
  printf("\n%s%s\n", s->ask != NULL ? s->ask : s->name,
         s->judgment ? " (a person must attest this)" : "");
  if (s->codes != NULL)
    printf("  %s of %s, such as %s\n", s->codes->several ? "all codes" : "one code",
           s->codes->system,
           s->codes->several ? "I10;G47.33; {} when there are none; I10;... when there may be more"
                             : "E0601");
  else if (s->first == 0)
    puts("  a date, such as 2024-05-31");
  else if (fact_is_ordinal(s->fact))
    print_range(v->arena, s->fact);
  else if (s->fact->kind == FACT_YES_NO)
    print_yes_no(s->fact->type);
  else
    print_members(s->fact->type);
  if (s->fact != NULL && s->fact->assumed)
    printf("  taken as %s when it is not known\n",
           fact_value_text(v->arena, s->fact, s->fact->assumed_value));
}

static void print_why(interview *v, uint32_t slot, const decision *about) {
  fact_slot s = facts_slot(v->tables, slot);
  text_list why = interview_why(v, slot, about);
  printf("  %s is not certain yet, and %s can still change it.\n", about->label, s.name);
  for (uint32_t i = 0; i < why.count; i++) printf("    %s\n", why.items[i]);
  if (slot == 0) puts("    what the policy says depends on the date");
}

static void print_help(void) {
  puts("  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last "
       "question   quit");
}

/* ---- the conversation -------------------------------------------------------------------- */

typedef struct conversation {
  interview *interview;
  bool echo;
  char *line; /* of getline() */
  size_t room;
} conversation;

/* The next line without blanks around it; NULL at the end of the input. */
static const char *read_line(conversation *c, const char *prompt) {
  printf("%s> ", prompt);
  fflush(stdout);
  ssize_t length = getline(&c->line, &c->room, stdin);
  if (length < 0) {
    puts("");
    return NULL;
  }
  const char *text = fact_trimmed(c->interview->arena, c->line, (size_t)length);
  if (c->echo) puts(text);
  return text;
}

/* False after a message: the same question stands. */
static bool take_answer(conversation *c, uint32_t slot, const char *text) {
  diags sink = { .arena = c->interview->arena };
  if (!interview_answer(c->interview, slot, text, &sink)) {
    diags_print(&sink, stdout, DIAG_TEXT, false);
    return false;
  }
  if (!interview_is_contradictory(c->interview)) return true;
  puts("  This contradicts an earlier answer: the policy declares such a case impossible.\n"
       "  Give another value, or go `back'.");
  (void)interview_back(c->interview);
  return false;
}

/* False: the interview is over. */
static bool ask_one(conversation *c, uint32_t slot, const decision *about, bool *repeat) {
  fact_slot s = facts_slot(c->interview->tables, slot);
  if (!*repeat) print_question(c->interview, &s);
  const char *text = read_line(c, s.name);
  *repeat = false;
  if (text == NULL || strcmp(text, "quit") == 0) return false;
  if (strcmp(text, "?") == 0) {
    interview_skip(c->interview, slot);
  } else if (strcmp(text, "why") == 0) {
    print_why(c->interview, slot, about);
    *repeat = true;
  } else if (strcmp(text, "back") == 0) {
    if (interview_back(c->interview) == ASK_NOTHING) puts("  This is the first question.");
  } else if (*text == '\0' || strcmp(text, "help") == 0) {
    print_help();
    *repeat = true;
  } else {
    *repeat = !take_answer(c, slot, text);
  }
  return true;
}

/* ---- the end ----------------------------------------------------------------------------- */

static void print_command(const options *o, const interview *v) {
  printf("\nThe same again: polc decide %s", case_quoted(o->arena, o->words.items[0]));
  for (uint32_t i = 0; i < facts_slots(v->tables); i++) {
    const char *text = v->facts.texts[i];
    if (text == NULL || *text == '\0') continue;
    if (i == 0)
      printf(" --on %s", text);
    else
      printf(" %s", case_argument(o->arena, facts_slot(v->tables, i).name, text));
  }
  puts("");
}

static void print_end(const options *o, interview *v, const decision *only) {
  case_answer answer = answer_case(o->arena, &v->facts);
  for (uint32_t i = 0; only != NULL && i < answer.decisions.count; i++)
    if (answer.decisions.items[i].decision == only) {
      answer.decisions.items[0] = answer.decisions.items[i];
      answer.decisions.count = 1;
    }
  puts("");
  answer_print(o->arena, &v->facts, &answer, ANSWER_REASONED);
  print_command(o, v);
}

/* ---- the command ------------------------------------------------------------------------- */

int command_ask(options *o) {
  if (o->words.count == 0) return command_usage("`polc ask' needs a policy file");
  compilation c;
  int status = command_settle(o, &c, command_compile(o, &c, o->words.items[0], o->strict));
  if (status != EXIT_CLEAN) return status;
  case_facts facts = facts_unknown(o->arena, c.tables);
  const decision *only = o->decision != NULL ? command_decision(o, c.model, NULL, &c.diags) : NULL,
                 *about;
  bool fine = command_read_case(o, &facts, 1, &c.diags);
  if (!fine || c.diags.errors > 0) return command_report(o, &c.diags);
  interview v = interview_new(o->arena, c.tables, only, &facts);
  conversation talk = { .interview = &v, .echo = !isatty(STDIN_FILENO) };
  printf("%s\n", c.model->title);
  print_help();
  bool repeat = false;
  for (int slot; (slot = interview_next(&v, &about)) != ASK_NOTHING;)
    if (!ask_one(&talk, (uint32_t)slot, about, &repeat)) break;
  free(talk.line);
  print_end(o, &v, only);
  return EXIT_CLEAN;
}
