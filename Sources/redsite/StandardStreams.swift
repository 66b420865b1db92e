import Glibc

/// Writes to standard error; a closed one is nobody's concern.
func writeToStandardError(_ text: String) {
  write(Array(text.utf8), to: STDERR_FILENO)
}

/// Writes bytes to standard output, all of them or until it is closed.
func writeToStandardOutput(_ bytes: [UInt8]) {
  write(bytes, to: STDOUT_FILENO)
}

private func write(_ bytes: [UInt8], to descriptor: Int32) {
  var start = 0
  while start < bytes.count {
    let count = bytes[start...].withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0, errno != EINTR { return }
    start += max(count, 0)
  }
}
