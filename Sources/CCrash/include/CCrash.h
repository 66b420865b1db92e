#pragma once
// What the program was working on, for the message of a crash. In C, because nothing of Swift may
// run within a signal handler.
#include <stddef.h>

// Catches the signals of a crash from here on; the texts must live as long as the program.
//
// `stages` are the names of the stages in both languages, by number.
void ccrash_install(const char *const *stages, int stage_count, const char *version);

// The stage that all threads are in, by number.
void ccrash_enter_stage(int stage);

// The path that this thread works on from now on; the bytes are copied.
void ccrash_begin(const unsigned char *path, size_t count);
