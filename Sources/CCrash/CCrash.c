#define _GNU_SOURCE
#include "CCrash.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { path_bytes = 512, stack_bytes = 32 * 1024, message_bytes = 4096, no_stage = -1 };

static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { signal_count = sizeof signals / sizeof signals[0] };

static struct sigaction previous[signal_count];
static const char *const *stage_names;
static int stage_name_count;
static const char *program_version = "";
static int passes_on;
static atomic_int stage = no_stage;
static atomic_flag is_reporting = ATOMIC_FLAG_INIT;

// Each thread writes its own; the handler runs on the thread that crashed and reads that one's.
static _Thread_local char path[path_bytes];
static _Thread_local size_t path_count;
static _Thread_local int path_stage = no_stage;
static _Thread_local int has_stack;
static _Thread_local int reports;
// A stack that ran over has no room for the handler.
static _Thread_local char stack[stack_bytes] __attribute__((aligned(16)));

struct message {
  char bytes[message_bytes];
  size_t count;
};

static void add(struct message *message, const char *text) {
  for (; *text && message->count < message_bytes; text++) message->bytes[message->count++] = *text;
}

// The path with `?` for what could steer a terminal: control and direction characters.
static void add_path(struct message *message) {
  for (size_t index = 0; index < path_count && message->count < message_bytes; index++) {
    const unsigned char byte = path[index];
    const unsigned char second = index + 1 < path_count ? path[index + 1] : 0;
    const unsigned char third = index + 2 < path_count ? path[index + 2] : 0;
    int width = byte < 0x20 || byte == 0x7F;
    if (byte == 0xC2 && second >= 0x80 && second < 0xA0) width = 2;
    if (byte == 0xE2 && second == 0x80 && ((third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE)))
      width = 3;
    if (byte == 0xE2 && second == 0x81 && third >= 0xA0 && third <= 0xAF) width = 3;
    message->bytes[message->count++] = width ? '?' : (char)byte;
    if (width) index += width - 1;
  }
}

static const char *name_of(int number) {
  switch (number) {
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGFPE: return "SIGFPE";
    default: return "SIGABRT";
  }
}

static void compose(struct message *message, int number) {
  const int now = atomic_load_explicit(&stage, memory_order_relaxed);
  // A path of an earlier stage would accuse a file that has nothing to do with it.
  const int has_path = path_count > 0 && path_stage == now;
  add(message, "\nredsite ");
  add(message, program_version);
  add(message, ": 程序出错，已经停下（");
  add(message, name_of(number));
  add(message, "）。这是程序的毛病；已发布的网站仍是完整的\n  internal error: this is a fault of the "
               "program; the published site is whole\n");
  if (now >= 0 && now < stage_name_count) {
    add(message, "  阶段 / stage: ");
    add(message, stage_names[now]);
    add(message, "\n");
  }
  if (has_path) {
    add(message, "  正在处理 / working on: ");
    add_path(message);
    add(message, "\n");
  }
  add(message, has_path ? "  请把这几行和那个文件发给 redsite 的维护者；在那之前，撤回对它的上一次修改\n"
                          "  please send these lines and that file to the maintainers of redsite; until "
                          "then, undo the last change of it\n"
                        : "  请把这几行和这个网站的文件夹发给 redsite 的维护者\n"
                          "  please send these lines and the site's folder to the maintainers of redsite\n");
}

static void report(int number) {
  if (reports) _exit(70);
  reports = 1;
  // Another thread is at it and ends the program.
  if (atomic_flag_test_and_set(&is_reporting)) {
    for (;;) pause();
  }
  struct message message = {.count = 0};
  compose(&message, number);
  for (size_t done = 0; done < message.count;) {
    const ssize_t count = write(STDERR_FILENO, message.bytes + done, message.count - done);
    if (count <= 0) break;
    done += (size_t)count;
  }
  if (!passes_on) _exit(70);
  for (int index = 0; index < signal_count; index++) {
    if (signals[index] == number) sigaction(number, &previous[index], NULL);
  }
}

static void prepare_thread(void) {
  const stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);
  has_stack = 1;
}

void ccrash_install(const char *const *stages, int stage_count, const char *version) {
  stage_names = stages;
  stage_name_count = stage_count;
  program_version = version;
  // Who asks Swift for a backtrace gets it, after the message.
  passes_on = getenv("SWIFT_BACKTRACE") != NULL;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = report;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < signal_count; index++) {
    sigaction(signals[index], &action, &previous[index]);
  }
  prepare_thread();
}

void ccrash_enter_stage(int number) { atomic_store_explicit(&stage, number, memory_order_relaxed); }

void ccrash_begin(const unsigned char *bytes, size_t count) {
  if (!has_stack) prepare_thread();
  path_count = count < path_bytes ? count : path_bytes;
  memcpy(path, bytes, path_count);
  path_stage = atomic_load_explicit(&stage, memory_order_relaxed);
}
