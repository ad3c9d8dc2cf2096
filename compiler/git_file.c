/* git_file.c -- runs git to read one file of one revision.
 *
 * No shell is involved, so that nothing in a name is ever a command; `cat-file blob' runs no
 * filter, no text conversion and no pager that a repository may ask for.
 */
#include "git_file.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* ---- running git ------------------------------------------------------------------------- */

static const char *first_line(arena *a, FILE *from) {
  char line[400] = "";
  rewind(from);
  if (fgets(line, sizeof line, from) == NULL) return NULL;
  line[strcspn(line, "\n")] = '\0';
  return arena_strdup(a, line);
}

/* 0, or an errno; what git writes goes to two files. */
static int spawn_git(char *const *words, FILE *out, FILE *err, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  int fault = posix_spawn_file_actions_init(&actions);
  if (fault != 0) return fault;
  fault = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (fault == 0) fault = posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
  if (fault == 0) fault = posix_spawn_file_actions_adddup2(&actions, fileno(err), STDERR_FILENO);
  if (fault == 0) fault = posix_spawnp(pid, "git", &actions, NULL, words, environ);
  (void)posix_spawn_file_actions_destroy(&actions);
  return fault;
}

static bool wait_for(pid_t pid) {
  int status;
  pid_t done;
  do done = waitpid(pid, &status, 0);
  while (done < 0 && errno == EINTR);
  return done == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What git writes, from its beginning; NULL: it failed, errno says how. */
static FILE *run_git(git_files *g, char *const *words) {
  FILE *out = tmpfile(), *err = tmpfile();
  pid_t pid;
  int fault = out == NULL || err == NULL ? errno : spawn_git(words, out, err, &pid);
  bool fine = fault == 0 && wait_for(pid);
  g->complaint = NULL;
  if (fault == 0 && !fine) g->complaint = first_line(g->arena, err);
  if (fault != 0) g->complaint = arena_printf(g->arena, "git cannot be run: %s", strerror(fault));
  if (err != NULL) (void)fclose(err);
  if (fine) {
    rewind(out);
    return out;
  }
  if (out != NULL) (void)fclose(out);
  errno = fault != 0 ? fault : ENOENT;
  return NULL;
}

/* ---- files ------------------------------------------------------------------------------- */

/* Words of an argument list that is never written to. */
static char *word(const char *text) { return (char *)(uintptr_t)text; }

FILE *git_open(void *files, const char *path) {
  git_files *g = files;
  if (strncmp(path, g->revision, strlen(g->revision)) != 0) return fopen(path, "rb");
  char *const words[] = { word("git"), word("cat-file"), word("blob"), word(path), NULL };
  return run_git(g, words);
}

/* A path in the topmost folder has no folder that others could be named beside: ./ gives it one. */
const char *git_path(git_files *g, const char *path) {
  const char *name = path + strlen(g->revision);
  if (strchr(name, '/') != NULL) return path;
  char *const words[] = { word("git"), word("rev-parse"), word("--show-cdup"), NULL };
  FILE *out = run_git(g, words);
  const char *up = out != NULL ? first_line(g->arena, out) : NULL;
  if (out != NULL) (void)fclose(out);
  return arena_printf(g->arena, "%s./%s%s", g->revision, up != NULL ? up : "", name);
}
