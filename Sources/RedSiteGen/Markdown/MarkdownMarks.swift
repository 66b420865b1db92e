import Base

/// What was put into a source before parsing, and how it is taken out of what is written.
struct MarkdownMarks {
  static let none = MarkdownMarks()
  var areUsed: Bool { false }

  static func place(in source: Bytes, copyingTo prepared: inout ByteBuffer) -> MarkdownMarks {
    .none
  }

  func remove(from output: inout ByteBuffer, after start: Int) {}
}
