#pragma once

/// The commit the program was built from in twelve characters, or an empty text where none is
/// known.
const char *redsite_commit(void);

/// Whether files of that commit had been changed.
int redsite_commit_is_modified(void);

/// Whether the Swift runtime is in the program itself and not in a library beside it.
int redsite_runtime_is_inside(void);
