/* git_file.h -- files as they are in a revision of a git repository, read through git itself. */
#ifndef POLC_GIT_FILE_H
#define POLC_GIT_FILE_H

#include "base.h"

#include <stdio.h>

/* REV:PATH, as `git show' takes it. */
typedef struct git_files {
  arena *arena;
  const char *revision;  /* "REV:", the beginning of every path that is read from git */
  const char *complaint; /* what git said last; NULL: nothing */
} git_files;

/* REV:PATH such that files beside it are named by REV:FOLDER/NAME. */
const char *git_path(git_files *g, const char *path);
/* Opens a path that begins with `revision', and any other on disk; `files' is a git_files. */
FILE *git_open(void *files, const char *path);

#endif
