import Base

/// Front matter without a closing fence, and the line after which it most likely belongs.
struct UnclosedFrontMatter {
  let file: Bytes
  let openingFence: Range<Int>
  let blockStart: Int
  let format: MetadataFormat

  var problem: MetadataProblem {
    var lines = LineCursor(file, in: blockStart..<file.count)
    var lastKeyLine = 1
    while lines.advance() {
      let line = file[slice: lines.line]
      if let fence = FenceLine(line) { return misspelt(fence, at: lines) }
      if line.trimmed.isEmpty { continue }
      guard belongsToFrontMatter(line) else { break }
      lastKeyLine = lines.number + 1
    }
    return MetadataProblem(
      .unclosedFrontMatter, at: openingFence,
      Message(
        "front matter 没有结束的“\(format.fence)”", "the front matter has no closing `\(format.fence)`"),
      help: Message(
        "请在第 \(lastKeyLine) 行后面加一行 \(format.fence)",
        "add a line `\(format.fence)` after line \(lastKeyLine)"))
  }

  private func misspelt(_ fence: FenceLine, at lines: LineCursor) -> MetadataProblem {
    let written = file[slice: lines.line].trimmed.string
    let number = lines.number + 1
    return MetadataProblem(
      .unclosedFrontMatter, at: lines.line,
      Message(
        "结束的分隔线“\(written)”应与开头一样，是“\(format.fence)”",
        "the closing fence `\(written)` must be `\(format.fence)`, like the opening one"),
      help: Message(
        "第 \(number) 行改为：\(format.fence)", "line \(number) corrected: \(format.fence)"),
      fix: Diagnostic.Fix(bytes: lines.line, replacement: format.fence))
  }

  /// Whether a line is a key with a value, an item of a list, a continuation or a comment.
  private func belongsToFrontMatter(_ line: Bytes) -> Bool {
    let first = line[0]
    if Ascii.isSpace(first) || line.begins(with: "　") || line.begins(with: "- ") { return true }
    if first == UInt8(ascii: "#") {
      // In Markdown `# ` begins a heading; a comment of front matter seldom stands last.
      return format == .toml || !line.begins(with: "# ")
    }
    if format == .toml, first == UInt8(ascii: "[") || first == UInt8(ascii: "]") { return true }
    var end = 0
    while end < line.count, Self.isKeyByte(line[end]) { end += 1 }
    guard end > 0 else { return false }
    let rest = line[slice: end..<line.count]
    let separators: [StaticString] = [":", "：", "=", "＝", " :", " ：", " =", " ＝"]
    return separators.contains { rest.begins(with: $0) }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\"")
  }
}
