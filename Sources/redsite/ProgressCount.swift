import Diagnostics
import Glibc
import Synchronization

/// A line on the terminal that counts what is done.
final class ProgressCount: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let what: String
  private let last = Mutex(0)

  /// A line that begins with what is being done.
  init(_ what: String) { self.what = what }

  /// Shows how many of how many are done, at most a hundred times; from any thread.
  @Sendable func show(_ done: Int, _ total: Int) {
    guard isShown, total > 20 else { return }
    last.withLock { last in
      guard done * 100 / total != last else { return }
      last = done * 100 / total
      writeToStandardError("\r\u{1B}[K\(what) \(done)/\(total)")
    }
  }

  /// Removes the line.
  func finish() {
    if isShown, last.withLock({ $0 > 0 }) { writeToStandardError("\r\u{1B}[K") }
  }
}
