// Preloaded into a build: makes one call to the system fail, or kills the build there.
//
// FAULT_SITE   calls count from the first that names this path, so that the loader is left alone
// FAULT_CALL   the number of the call; 0 or nothing for none
// FAULT_ERROR  the errno it fails with, or 0 to kill the process
// FAULT_SWAP   the errno with which every exchange of two names is refused
// FAULT_LOG    a file that receives the names of the calls
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *site;
static int log_file = -1, number, has_begun;
static long chosen, error_number, swap_error;

static long setting(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
  site = getenv("FAULT_SITE");
  chosen = setting("FAULT_CALL");
  error_number = setting("FAULT_ERROR");
  swap_error = setting("FAULT_SWAP");
  const char *log = getenv("FAULT_LOG");
  if (log) log_file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

// Whether this call is the one that fails; errno is set then.
static int fails(const char *call, const char *path, int descriptor) {
  if (!site || (descriptor >= 0 && descriptor <= 2)) return 0;
  pthread_mutex_lock(&lock);
  has_begun = has_begun || (path && strstr(path, site));
  int mine = has_begun ? ++number : 0;
  if (mine && log_file >= 0) {
    char line[512];
    int count = snprintf(line, sizeof line, "%s %.400s\n", call, path ? path : "");
    ssize_t ignored = syscall(SYS_write, log_file, line, count);
    (void)ignored;
  }
  pthread_mutex_unlock(&lock);
  if (!mine || mine != chosen) return 0;
  if (error_number == 0) kill(getpid(), SIGKILL);
  errno = (int)error_number;
  return 1;
}

#define ORIGINAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRAP(type, failed, name, parameters, arguments, path, descriptor) \
  type name parameters { \
    static __typeof__(&name) original; \
    if (!original) original = ORIGINAL(name); \
    return fails(#name, path, descriptor) ? failed : original arguments; \
  }

#define WRAP_OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    return fails(#name, path, -1) ? -1 : ORIGINAL(name)(path, flags, mode); \
  }
#define WRAP_OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    return fails(#name, path, -1) ? -1 : ORIGINAL(name)(folder, path, flags, mode); \
  }
WRAP_OPEN(open)
WRAP_OPEN(open64)
WRAP_OPENAT(openat)
WRAP_OPENAT(openat64)

WRAP(ssize_t, -1, read, (int f, void *b, size_t n), (f, b, n), NULL, f)
WRAP(ssize_t, -1, pread, (int f, void *b, size_t n, off_t o), (f, b, n, o), NULL, f)
WRAP(ssize_t, -1, pread64, (int f, void *b, size_t n, off64_t o), (f, b, n, o), NULL, f)
WRAP(ssize_t, -1, write, (int f, const void *b, size_t n), (f, b, n), NULL, f)
WRAP(off_t, -1, lseek, (int f, off_t o, int w), (f, o, w), NULL, f)
WRAP(int, -1, fstat, (int f, struct stat *s), (f, s), NULL, f)
WRAP(int, -1, stat, (const char *p, struct stat *s), (p, s), p, -1)
WRAP(int, -1, lstat, (const char *p, struct stat *s), (p, s), p, -1)
WRAP(int, -1, fstatat, (int d, const char *p, struct stat *s, int f), (d, p, s, f), p, -1)
WRAP(int, -1, access, (const char *p, int m), (p, m), p, -1)
WRAP(int, -1, mkdir, (const char *p, mode_t m), (p, m), p, -1)
WRAP(int, -1, mkdirat, (int d, const char *p, mode_t m), (d, p, m), p, -1)
WRAP(int, -1, renameat, (int d, const char *p, int e, const char *q), (d, p, e, q), p, -1)
WRAP(int, -1, linkat, (int d, const char *p, int e, const char *q, int f), (d, p, e, q, f), p, -1)
WRAP(int, -1, symlinkat, (const char *t, int d, const char *p), (t, d, p), p, -1)
WRAP(int, -1, unlinkat, (int d, const char *p, int f), (d, p, f), p, -1)
WRAP(int, -1, fsync, (int f), (f), NULL, f)
WRAP(int, -1, ftruncate, (int f, off_t n), (f, n), NULL, f)
WRAP(int, -1, fchmod, (int f, mode_t m), (f, m), NULL, f)
WRAP(int, -1, fchmodat, (int d, const char *p, mode_t m, int f), (d, p, m, f), p, -1)
WRAP(int, -1, fchown, (int f, uid_t u, gid_t g), (f, u, g), NULL, f)
WRAP(int, -1, futimens, (int f, const struct timespec t[2]), (f, t), NULL, f)
WRAP(int, -1, flock, (int f, int o), (f, o), NULL, f)
WRAP(ssize_t, -1, readlink, (const char *p, char *b, size_t n), (p, b, n), p, -1)
WRAP(ssize_t, -1, readlinkat, (int d, const char *p, char *b, size_t n), (d, p, b, n), p, -1)
WRAP(char *, NULL, realpath, (const char *p, char *r), (p, r), p, -1)
WRAP(DIR *, NULL, opendir, (const char *p), (p), p, -1)
WRAP(DIR *, NULL, fdopendir, (int f), (f), NULL, f)
WRAP(struct dirent *, NULL, readdir, (DIR * s), (s), NULL, -1)
WRAP(struct dirent64 *, NULL, readdir64, (DIR * s), (s), NULL, -1)

// Closing fails after it was done, as Linux does it.
int close(int file) {
  int fault = fails("close", NULL, file), error = errno;
  long result = syscall(SYS_close, file);
  if (fault) errno = error;
  return fault ? -1 : (int)result;
}

long syscall(long call, ...) {
  static long (*original)(long, ...);
  if (!original) original = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  va_list rest;
  va_start(rest, call);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  int fault = 0;
  switch (call) {
  case SYS_openat2: fault = fails("openat2", (const char *)b, -1); break;
  case SYS_copy_file_range: fault = fails("copy_file_range", NULL, -1); break;
  case SYS_syncfs: fault = fails("syncfs", NULL, -1); break;
  case SYS_renameat2:
    if (swap_error) {
      errno = (int)swap_error;
      return -1;
    }
    fault = fails("renameat2", (const char *)b, -1);
    break;
  }
  return fault ? -1 : original(call, a, b, c, d, e, f);
}
