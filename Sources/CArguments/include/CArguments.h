// The arguments of the program as the kernel gave them.
//
// Swift reads them from /proc/self/cmdline, which a bare chroot or container may lack.
#pragma once

// How many there are, the program's own name among them.
int carguments_count(void);

// The argument at a place below the count.
const char *carguments_at(int place);
