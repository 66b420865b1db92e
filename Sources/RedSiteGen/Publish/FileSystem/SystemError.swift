import Glibc

/// What the operating system answered when it refused a call.
struct SystemError: Error, Hashable, Sendable {
  /// The `errno` value.
  let number: Int32

  /// The answer to the call that has just failed on this thread.
  static var current: SystemError { SystemError(number: errno) }

  /// Repeats a call for as long as a signal interrupts it.
  @inline(__always)
  static func retrying<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let error = current
      if error.number != EINTR { throw error }
    }
  }
}
