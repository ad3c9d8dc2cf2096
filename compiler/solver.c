/* solver.c -- one run of the solver: a script in, an answer out, never longer than allowed.
 *
 * No shell and no file is involved.  The program gets a process group of its own, so that whatever it
 * starts ends with it.
 */
#include "solver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* ---- starting ---------------------------------------------------------------------------- */

typedef struct running {
  pid_t pid;
  int to, from; /* -1: closed */
} running;

static void close_end(int *fd) {
  if (*fd >= 0) (void)close(*fd);
  *fd = -1;
}

static bool keep_private(int fd) {
  return fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(fd, F_SETFL, O_NONBLOCK) == 0;
}

/* The first signals of the solver are those that it starts with: none is ignored. */
static int spawn_in_group(const char *program, char *const *words, int in, int out, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int fault = posix_spawn_file_actions_init(&actions);
  if (fault != 0) return fault;
  fault = posix_spawnattr_init(&attributes);
  if (fault == 0) {
    fault = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    if (fault == 0) fault = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (fault == 0) fault = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    if (fault == 0)
      fault = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (fault == 0) fault = posix_spawnp(pid, program, &actions, &attributes, words, environ);
    (void)posix_spawnattr_destroy(&attributes);
  }
  (void)posix_spawn_file_actions_destroy(&actions);
  return fault;
}

/* Words of an argument list that is never written to. */
static char *word(const char *text) { return (char *)(uintptr_t)text; }

/* Its input is a socket: writing to one that is closed can be kept from raising a signal. */
static bool start(running *r, const char *program, const char *limit) {
  int in[2], out[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, in) != 0) return false;
  if (pipe(out) != 0) {
    (void)close(in[0]);
    (void)close(in[1]);
    return false;
  }
  char *const words[] = { word(program), word("-in"), word("-smt2"), word(limit), NULL };
  bool fine = keep_private(in[0]) && keep_private(out[0]);
  /* dup2 onto another number leaves the copies open in the child alone */
  fine = fine && fcntl(in[1], F_SETFD, FD_CLOEXEC) == 0 && fcntl(out[1], F_SETFD, FD_CLOEXEC) == 0;
  fine = fine && spawn_in_group(program, words, in[1], out[1], &r->pid) == 0;
  (void)close(in[1]);
  (void)close(out[1]);
  r->to = in[0];
  r->from = out[0];
  if (!fine) {
    close_end(&r->to);
    close_end(&r->from);
  }
  return fine;
}

/* ---- talking ----------------------------------------------------------------------------- */

static int64_t now_ms(void) {
  struct timespec t;
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void send_some(running *r, const char *script, size_t length, size_t *sent) {
  ssize_t n = send(r->to, script + *sent, length - *sent, MSG_NOSIGNAL);
  if (n > 0) *sent += (size_t)n;
  bool again = n < 0 && (errno == EAGAIN || errno == EINTR);
  if (*sent == length || (n < 0 && !again)) close_end(&r->to);
}

enum { ANSWER_MAX = 16 << 20 };

static void read_some(running *r, textbuf *out) {
  char bytes[4096];
  ssize_t n = read(r->from, bytes, sizeof bytes);
  if (n > 0) textbuf_add_bytes(out, bytes, (size_t)n);
  bool again = n < 0 && (errno == EAGAIN || errno == EINTR);
  if (n == 0 || (n < 0 && !again) || out->length > ANSWER_MAX) close_end(&r->from);
}

/* Until it has said everything; false when the time was over first. */
static bool talk(running *r, const char *script, size_t length, int64_t until, textbuf *out) {
  size_t sent = 0;
  while (r->from >= 0) {
    struct pollfd ends[2] = { { .fd = r->from, .events = POLLIN },
                              { .fd = r->to, .events = POLLOUT } };
    int64_t left = until - now_ms();
    if (left <= 0) return false;
    if (poll(ends, 2, (int)left) < 0 && errno != EINTR) return false;
    if (ends[1].revents != 0) send_some(r, script, length, &sent);
    if (ends[0].revents != 0) read_some(r, out);
  }
  return true;
}

/* It may close its output long before it ends. */
static bool ended_by(pid_t pid, int64_t until) {
  const struct timespec pause = { .tv_nsec = 2000000 };
  for (;;) {
    int status;
    pid_t done = waitpid(pid, &status, WNOHANG);
    if (done == pid || (done < 0 && errno != EINTR)) return true;
    if (now_ms() >= until) return false;
    (void)nanosleep(&pause, NULL);
  }
}

static void stop(running *r) {
  int status;
  (void)kill(-r->pid, SIGKILL);
  (void)kill(r->pid, SIGKILL);
  while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR) {
  }
}

/* ---- one run ----------------------------------------------------------------------------- */

solver_answer solver_run(arena *a, const char *script, size_t length, unsigned seconds) {
  const char *program = getenv("POLC_Z3");
  running r = { .to = -1, .from = -1 };
  textbuf out = { .arena = a };
  if (program == NULL) program = "z3";
  if (*program == '\0' || !start(&r, program, arena_printf(a, "-T:%u", seconds)))
    return (solver_answer){ SOLVER_MISSING, "" };
  int64_t until =
      now_ms() + (int64_t)seconds * 1000 + 500; /* it is given the time to stop by itself */
  textbuf_add_bytes(&out, "", 0);
  bool said = talk(&r, script, length, until, &out);
  close_end(&r.to);
  close_end(&r.from);
  if (!said || !ended_by(r.pid, until)) {
    stop(&r);
    return (solver_answer){ SOLVER_LATE, "" };
  }
  return (solver_answer){ SOLVER_ANSWERED, out.text };
}
