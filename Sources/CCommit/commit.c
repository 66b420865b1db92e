#define _GNU_SOURCE
#include "commit.h"

#include <dlfcn.h>

// Written before each build by the plug-in NoteCommit. In C, so that a new commit compiles this
// file and the commands anew and no other module.
#if __has_include("noted-commit.h")
#include "noted-commit.h"
#else
#define NOTED_COMMIT ""
#define NOTED_COMMIT_IS_MODIFIED 0
#endif

const char *redsite_commit(void) { return NOTED_COMMIT; }

int redsite_commit_is_modified(void) { return NOTED_COMMIT_IS_MODIFIED; }

// Any function of the runtime tells which file it was loaded from.
extern void *swift_retain(void *);

int redsite_runtime_is_inside(void) {
  Dl_info runtime, own;
  return dladdr((void *)swift_retain, &runtime) && dladdr((void *)redsite_commit, &own) &&
         runtime.dli_fbase == own.dli_fbase;
}
