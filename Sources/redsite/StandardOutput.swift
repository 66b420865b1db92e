import Glibc

/// Writes bytes to standard output, all of them or until it is closed.
func writeToStandardOutput(_ bytes: [UInt8]) {
  bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, stdout) }
  fflush(stdout)
}
