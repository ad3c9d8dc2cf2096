/* command_seal.c -- `polc seal': marking what was released. */
#include "command.h"

#include <stdio.h>
#include <string.h>

static int write_lock(options *o, const compilation *c, const lock *renewed) {
  output_file file = { .path = c->lock_path, .text = lock_text(o->arena, renewed) };
  return output_write_all(o->arena, &file, 1) ? EXIT_CLEAN : EXIT_USAGE;
}

static bool known_revision(const model *m, const char *date) {
  for (uint32_t i = 0; i < m->revisions.count; i++)
    if (strcmp(m->revisions.items[i].date, date) == 0) return true;
  return false;
}

int command_seal(options *o) {
  if (o->words.count != 1) return command_usage("`polc seal' needs one policy file");
  if (o->reseal != NULL && o->because == NULL)
    return command_usage("--reseal needs --because TEXT: the reason is kept in the lock");
  if (o->reseal == NULL && o->because != NULL)
    return command_usage("--because goes with --reseal DATE; sealing needs no reason");
  if (o->because != NULL && strpbrk(o->because, "\r\n") != NULL)
    return command_usage("--because is one line of text");
  compilation c;
  compile_options with = { .strict = o->strict,
                           .solver = true,
                           .repair = o->repair,
                           .reseal = o->reseal,
                           .folders = o->folders.items,
                           .folder_count = o->folders.count };
  bool fine = compile_with(&c, o->arena, o->words.items[0], with);
  int status = command_report(o, &c.diags);
  if (!fine || status != EXIT_CLEAN) return status == EXIT_CLEAN ? EXIT_FINDINGS : status;
  if (o->reseal != NULL && !known_revision(c.model, o->reseal))
    return command_usage("`%s' has no revision of %s", c.model->name, o->reseal);
  bool plain = !o->repair && o->reseal == NULL;
  seal_wish wish = { .seal = plain, .reseal = o->reseal, .because = o->because };
  status = write_lock(o, &c, seal_renew(o->arena, c.lock, c.rows, wish));
  if (status != EXIT_CLEAN) return status;
  const char *newest = model_authored(c.model, c.model->revisions.count)->date;
  if (plain)
    printf("%s: sealed up to the revision of %s\n", c.model->name, newest);
  else
    printf("%s: wrote %s\n", c.model->name, c.lock_path);
  return EXIT_CLEAN;
}
