/* replay.c -- runs a fuzz target once over every file of a folder, without libFuzzer.
 *
 * It makes the seeds a test of every build, and replays a finding under a debugger; it must not
 * invent inputs.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path) {
  FILE *in = fopen(path, "rb");
  if (in == NULL) {
    perror(path);
    return 1;
  }
  uint8_t *data = NULL;
  size_t size = 0, room = 0;
  for (;;) {
    if (size == room) {
      room = room == 0 ? 4096 : room * 2;
      uint8_t *more = realloc(data, room);
      if (more == NULL) abort();
      data = more;
    }
    size_t got = fread(data + size, 1, room - size, in);
    if (got == 0) break;
    size += got;
  }
  fclose(in);
  /* An exact copy, so that AddressSanitizer sees a read behind the end. */
  uint8_t *exact = malloc(size > 0 ? size : 1);
  if (exact == NULL) abort();
  memcpy(exact, data, size);
  free(data);
  printf("%s\n", path);
  fflush(stdout);
  LLVMFuzzerTestOneInput(exact, size);
  free(exact);
  return 0;
}

static int run_folder(const char *path, unsigned *files) {
  DIR *folder = opendir(path);
  if (folder == NULL) {
    perror(path);
    return 1;
  }
  int failed = 0;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    char name[4096];
    struct stat info;
    snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
    if (stat(name, &info) != 0 || !S_ISREG(info.st_mode)) continue;
    failed |= run_file(name);
    (*files)++;
  }
  closedir(folder);
  return failed;
}

/* replay FOLDER|FILE... */
int main(int argc, char **argv) {
  int failed = 0;
  unsigned files = 0;
  for (int i = 1; i < argc; i++) {
    struct stat info;
    if (stat(argv[i], &info) == 0 && S_ISDIR(info.st_mode)) {
      failed |= run_folder(argv[i], &files);
    } else {
      failed |= run_file(argv[i]);
      files++;
    }
  }
  if (files == 0) {
    fprintf(stderr, "no seeds\n");
    return 1;
  }
  return failed;
}
