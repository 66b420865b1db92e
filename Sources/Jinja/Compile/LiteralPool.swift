/// All literal bytes of a program, in one array.
struct LiteralPool: Sendable {
  private(set) var bytes: [UInt8] = []
  private var known: [[UInt8]: Int] = [:]

  /// The offset of the bytes, added where they are new.
  mutating func offset(of text: [UInt8]) -> Int {
    if let offset = known[text] { return offset }
    let offset = bytes.count
    bytes += text
    known[text] = offset
    return offset
  }

  /// Adds bytes at the end, without looking for equal ones; gives their offset.
  mutating func append(_ text: some Sequence<UInt8>) -> Int {
    let offset = bytes.count
    bytes += text
    return offset
  }
}
