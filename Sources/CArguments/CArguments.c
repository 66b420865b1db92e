#include "CArguments.h"

static int count;
static char **arguments;

// The C library calls constructors with what it calls `main` with.
__attribute__((constructor)) static void keep(int given_count, char **given) {
  count = given_count;
  arguments = given;
}

int carguments_count(void) { return arguments ? count : 0; }

const char *carguments_at(int place) { return arguments[place]; }
