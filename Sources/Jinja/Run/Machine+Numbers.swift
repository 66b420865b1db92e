extension Machine {
  /// Far more characters, elements and lines than a page may have, and few enough that sums and
  /// products of two such numbers are whole numbers still.
  static let sizeLimit = 1 << 30

  /// A whole number from a template or its data that says how much, how often or where.
  ///
  /// The one way in for such numbers: what lies beyond every page means the same as the limit, so
  /// that nobody has to think of an overflow when calculating with it.
  ///
  /// - Parameters:
  ///   - value: what was given.
  ///   - fallback: what counts where nothing was given.
  /// - Returns: the number, cut at `sizeLimit` on both sides.
  /// - Throws: that it is no whole number.
  func size(_ value: Value, or fallback: Int) throws(TemplateProblem) -> Int {
    if value.isUndefined { return fallback }
    if let number = value.exactInteger {
      return min(max(number, -Self.sizeLimit), Self.sizeLimit)
    }
    throw TemplateProblem(
      code: .wrongArguments, chinese: "这里应当是整数，不是 \(value.typeName)",
      english: "expected a whole number, not a \(value.typeName)")
  }

  /// The whole part of a number; nil for what is no number.
  ///
  /// - Throws: that the whole part takes more than 64 bits.
  func wholePart(of number: Double) throws(TemplateProblem) -> Int? {
    guard number.isFinite else { return nil }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw overflowProblem }
    return whole
  }

  var overflowProblem: TemplateProblem {
    TemplateProblem(
      chinese: "结果太大，超过 64 位整数", english: "the result does not fit into 64 bits")
  }
}
