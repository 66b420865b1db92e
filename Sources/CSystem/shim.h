#pragma once
// Linux calls that the C library shows only to _GNU_SOURCE programs (renameat2, copy_file_range,
// syncfs) or not at all (openat2); Swift's Glibc module sees none of them. And one loop over bytes
// as vectors, whose comparisons Swift's own vector types do one by one, sixty times slower.
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// Swaps two names of one folder in a single step.
static inline int csystem_exchange(int folder, const char *left, const char *right) {
  return (int)syscall(SYS_renameat2, folder, left, folder, right, 1u << 1 /* RENAME_EXCHANGE */);
}

// Gives a file another name that nothing has yet.
static inline int csystem_rename_new(int from, const char *old, int to, const char *name) {
  return (int)syscall(SYS_renameat2, from, old, to, name, 1u << 0 /* RENAME_NOREPLACE */);
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

// O_PATH: a folder to open others from, without the right to list it.
#define CSYSTEM_PATH_ONLY 010000000

// Copies bytes inside the kernel, sharing them where the file system can.
static inline ssize_t csystem_copy_range(int source, int target, size_t count) {
  return syscall(SYS_copy_file_range, source, (void *)0, target, (void *)0, count, 0u);
}

// Declared by <string.h> only to _GNU_SOURCE programs.
extern void *memmem(const void *haystack, size_t haystack_length, const void *needle,
                    size_t needle_length);

typedef unsigned char csystem_bytes __attribute__((vector_size(16)));

static inline csystem_bytes csystem_load(const unsigned char *place) {
  csystem_bytes bytes;
  memcpy(&bytes, place, sizeof bytes);
  return bytes;
}

// Whether one of 64 bytes of UTF-8 may begin a character that readers do not see or that HTML
// forbids, told quickly: dashes, quotation marks, tabs and line ends of Windows count as well.
// Looks at one byte more.
static inline int csystem_looks_unseen(const unsigned char *block) {
  csystem_bytes any = {0};
  for (int place = 0; place < 64; place += 16) {
    csystem_bytes first = csystem_load(block + place);
    csystem_bytes second = csystem_load(block + place + 1);
    // Leads F0 to FF and, counted on past FF, controls; but a line's end is none.
    any |= (csystem_bytes)(first - 0xF0 < 0x30) & (csystem_bytes)(first != 0x0A);
    // Leads C0 to E2, which Chinese text hardly has otherwise, and DEL.
    any |= (csystem_bytes)(first - 0xC0 < 0x23) | (csystem_bytes)(first == 0x7F);
    // E3 85: Hangul letters, one of which is a filler.
    any |= (csystem_bytes)(first == 0xE3) & (csystem_bytes)(second == 0x85);
    // EF: all but full-width forms.
    any |= (csystem_bytes)(first == 0xEF) & (csystem_bytes)((second & 0xFE) != 0xBC);
  }
  unsigned long long halves[2];
  memcpy(halves, &any, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// The same in a second look, without what Chinese text and files of Windows have in plenty. Looks at
// two bytes more.
static inline int csystem_may_hold_unseen(const unsigned char *block) {
  if (!csystem_looks_unseen(block)) return 0;
  csystem_bytes any = {0};
  for (int place = 0; place < 64; place += 16) {
    csystem_bytes first = csystem_load(block + place);
    csystem_bytes second = csystem_load(block + place + 1);
    csystem_bytes third = csystem_load(block + place + 2);
    any |= (csystem_bytes)(first - 0xF0 < 0x30) & (csystem_bytes)(first != 0x0A) &
           (csystem_bytes)(first != 0x0D) & (csystem_bytes)(first != 0x09);
    any |= (csystem_bytes)(first - 0xC0 < 0x22) | (csystem_bytes)(first == 0x7F);
    // E2: U+2000 to U+207F but the dashes and quotation marks U+2010 to U+2027.
    any |= (csystem_bytes)(first == 0xE2) &
           ((csystem_bytes)(second == 0x81) |
            ((csystem_bytes)(second == 0x80) & (csystem_bytes)(third - 0x90 > 0x17)));
    any |= (csystem_bytes)(first == 0xE3) & (csystem_bytes)(second == 0x85) &
           (csystem_bytes)(third == 0xA4);
    any |= (csystem_bytes)(first == 0xEF) & (csystem_bytes)((second & 0xFE) != 0xBC);
  }
  unsigned long long halves[2];
  memcpy(halves, &any, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}
