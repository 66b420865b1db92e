import Base
@preconcurrency import Glibc

/// Prints one line for people; what nobody would see of it is written out.
func say(_ line: String) { print(line.visible) }

/// Prints lines that this program laid out itself, with names that are visible already.
func sayLines(_ text: String) { print(text.visibleLines) }

/// Writes to standard error; a closed one is nobody's concern.
func writeToStandardError(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

/// Writes bytes to standard output, all of them or until it is closed.
func writeToStandardOutput(_ bytes: [UInt8]) {
  fflush(stdout)
  if !write(bytes, to: STDOUT_FILENO) { endWithoutOutput(errno) }
}

/// Makes the program end with 74 where standard output could not be written, whatever it printed
/// and however it ends.
func watchStandardOutput() {
  // A file opened in the place of a closed stream would receive what is printed.
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
  }
  atexit {
    errno = 0
    let isFlushed = fflush(stdout) == 0
    let number = errno
    // What failed on the way has left no reason behind; a reader that went away still shows.
    if !isFlushed || ferror(stdout) != 0 { endWithoutOutput(hasNoReader ? EPIPE : number) }
  }
}

/// Whether standard output is a pipe or socket whose other end is closed.
private var hasNoReader: Bool {
  var request = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
  return poll(&request, 1, 0) > 0 && request.revents & Int16(POLLERR | POLLHUP) != 0
}

/// Ends the program; quietly where who read the output has had enough.
private func endWithoutOutput(_ number: Int32) {
  guard number != EPIPE else { return }
  let reason = number == 0 ? "" : localized("：", ": ") + String(cString: strerror(number))
  writeToStandardError(
    localized("写不了标准输出\(reason)\n", "cannot write standard output\(reason)\n"))
  _exit(74)
}

private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var start = 0
  while start < bytes.count {
    let count = bytes[start...].withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0, errno != EINTR { return false }
    start += max(count, 0)
  }
  return true
}
