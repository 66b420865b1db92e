import Glibc

/// What tests compare with and this repository does not hold.
package enum OutsideData {
  /// Whether its absence is an error: under CI nothing is skipped for want of data.
  package static var isRequired: Bool { getenv("CI").map { String(cString: $0) } ?? "" != "" }
}
