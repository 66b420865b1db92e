/// A run of instructions that reads nothing but globals and literals.
struct ConstantPart: Sendable {
  enum Result: Sendable {
    /// It writes text and leaves nothing on the stack.
    case text
    /// It leaves one value on the stack; a variable keeps it where `slot` is not nil.
    case value(slot: Int?)
  }

  var start: Int
  var end: Int
  var result: Result
}

extension [ConstantPart] {
  /// Puts a part in the place of those within it.
  ///
  /// Parts are in the order of their ends, but one may be added when some after it are there.
  mutating func replaceInner(by part: ConstantPart) {
    var last = count
    while last > 0, self[last - 1].start >= part.end { last -= 1 }
    var first = last
    while first > 0, self[first - 1].start >= part.start { first -= 1 }
    replaceSubrange(first..<last, with: [part])
  }
}
