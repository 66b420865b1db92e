import Base

/// Tells lines of front matter from lines of text, where no fence does.
enum FrontMatterLine {
  /// Whether a line is a key with a value, an item of a list, a continuation or a comment.
  static func belongs(_ line: Bytes, _ format: MetadataFormat) -> Bool {
    guard let first = line.first else { return true }
    if Ascii.isSpace(first) || line.begins(with: "　") { return true }
    switch first {
    // In Markdown `# ` begins a heading; a comment of front matter seldom stands last.
    case UInt8(ascii: "#"): return format == .toml || !line.begins(with: "# ")
    case UInt8(ascii: "["), UInt8(ascii: "]"): return format == .toml
    case UInt8(ascii: "-"): return format == .yaml && line.begins(with: "- ")
    default: return isKey(line)
    }
  }

  /// Whether a line begins with a key and its separator, of whatever width.
  static func isKey(_ line: Bytes) -> Bool {
    var end = 0
    while end < line.count, isKeyByte(line[end]) { end += 1 }
    guard end > 0 else { return false }
    while end < line.count, line[end] == 0x20 { end += 1 }
    let rest = line[slice: end..<line.count]
    let separators: [StaticString] = [":", "：", "=", "＝"]
    return separators.contains { rest.begins(with: $0) }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\"")
  }
}
