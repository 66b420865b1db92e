#pragma once
// Linux calls that the C library shows only to _GNU_SOURCE programs (renameat2, copy_file_range, syncfs)
// or not at all (openat2); Swift's Glibc module sees none of them.
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

// Swaps two names of one folder in a single step.
static inline int csystem_exchange(int folder, const char *left, const char *right) {
  return (int)syscall(SYS_renameat2, folder, left, folder, right, 1u << 1 /* RENAME_EXCHANGE */);
}

// Opens a path below a folder; a symbolic link or `..` anywhere in it is refused by the kernel.
static inline int csystem_open_below(int folder, const char *path, int flags, mode_t mode) {
  struct open_how how = {
      .flags = (unsigned long long)(flags | O_CLOEXEC),
      .mode = flags & O_CREAT ? mode : 0,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
  };
  return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

// Waits until everything written to the file system of an open file is on its disk.
static inline int csystem_sync_file_system(int file) { return (int)syscall(SYS_syncfs, file); }

// Copies bytes inside the kernel, sharing them where the file system can.
static inline ssize_t csystem_copy_range(int source, int target, size_t count) {
  return syscall(SYS_copy_file_range, source, (void *)0, target, (void *)0, count, 0u);
}
