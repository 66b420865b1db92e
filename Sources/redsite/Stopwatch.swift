import Glibc

/// Time that has passed since it was made, by a clock that never goes back.
struct Stopwatch {
  private let start = Stopwatch.now()

  /// Seconds since the start.
  var seconds: Double { Self.now() - start }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Seconds with two decimals, whatever the locale.
func formatted(seconds: Double) -> String {
  let hundredths = Int((seconds * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
