/// Numbers as messages say them.
extension Int {
  /// The number with what it counts, in English: `1 error`, `2 errors`.
  ///
  /// - Parameters:
  ///   - noun: the word for one.
  ///   - plural: the word for several, where it is more than an `s` at the end.
  /// - Returns: the number and the word.
  public func counted(_ noun: String, plural: String? = nil) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(plural ?? noun + "s")"
  }

  /// A number of bytes as file managers show it, in units of 1,024: `3.2 MB`.
  ///
  /// Rounded up, so that what is beyond a limit of whole units looks so.
  public var fileSize: String {
    let (unit, name) = self < 1 << 20 ? (1 << 10, "KB") : (1 << 20, "MB")
    let tenths = self / unit * 10 + (self % unit * 10 + unit - 1) / unit
    return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
  }
}
