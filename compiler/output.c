/* output.c -- writing several files so that all of them change or none does. */
#include "command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool complain(const char *path, const char *what) {
  fprintf(stderr, "polc: error: %s: %s: %s\n", path, what, strerror(errno));
  return false;
}

static bool write_beside(arena *a, output_file *f) {
  f->beside = arena_printf(a, "%s.%ld.new", f->path, (long)getpid());
  FILE *out = fopen(f->beside, "wb");
  if (out == NULL) {
    f->beside = NULL;
    return complain(f->path, "cannot be written");
  }
  bool written = fputs(f->text, out) >= 0 && fflush(out) == 0 && fsync(fileno(out)) == 0;
  int error = errno;
  written = fclose(out) == 0 && written;
  if (written) return true;
  errno = error;
  return complain(f->path, "cannot be written");
}

static void forget(output_file *files, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    if (files[i].beside != NULL) (void)remove(files[i].beside);
    if (files[i].kept != NULL) (void)remove(files[i].kept);
  }
}

/* Where there are no second names the old file cannot be kept; its rename is then final. */
static void keep_old(arena *a, output_file *f) {
  f->kept = arena_printf(a, "%s.%ld.old", f->path, (long)getpid());
  if (link(f->path, f->kept) == 0) return;
  f->is_new = errno == ENOENT;
  f->kept = NULL;
}

/* Undoes the renames that were made before one failed. */
static void bring_back(output_file *files, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    if (files[i].kept != NULL && rename(files[i].kept, files[i].path) == 0) files[i].kept = NULL;
    if (files[i].is_new) (void)remove(files[i].path);
  }
}

bool output_write_all(arena *a, output_file *files, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    if (write_beside(a, &files[i])) continue;
    forget(files, i + 1);
    return false;
  }
  for (unsigned i = 0; i < count; i++) {
    keep_old(a, &files[i]);
    if (rename(files[i].beside, files[i].path) != 0) {
      (void)complain(files[i].path, "cannot be replaced");
      bring_back(files, i);
      forget(files, count);
      return false;
    }
    files[i].beside = NULL;
  }
  forget(files, count);
  return true;
}
