/// `Range: bytes=…` of a request, one range only (RFC 9110 §14.1.2).
package enum ByteRange {
  /// The bytes meant; nil where the header is to be passed over.
  static func parse(_ header: String, size: Int) -> Range<Int>? {
    guard header.hasPrefix("bytes=") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    if ends[0].isEmpty, let last = Int(ends[1]), last > 0 { return max(0, size - last)..<size }
    guard let start = Int(ends[0]), start >= 0, start < size else { return nil }
    if ends[1].isEmpty { return start..<size }
    guard let end = Int(ends[1]), end >= start else { return nil }
    return start..<(end < size ? end + 1 : size)
  }
}
