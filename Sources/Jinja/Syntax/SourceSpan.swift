/// A run of bytes of one template's source, which has less than 2 GiB.
struct SourceSpan: Hashable, Sendable {
  var start: Int32
  var end: Int32

  init(_ start: Int, _ end: Int) {
    self.start = Int32(start)
    self.end = Int32(end)
  }

  var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

  /// From the start of this to the end of `other`.
  func through(_ other: SourceSpan) -> SourceSpan { SourceSpan(Int(start), Int(other.end)) }
}
