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
