import Base

/// Why a file has no front matter on its first line, and what to write there.
struct FrontMatterAbsence {
  let file: Bytes
  /// The first byte after a byte order mark.
  let start: Int

  var problem: MetadataProblem {
    guard !file[slice: start..<file.count].trimmed.isEmpty else {
      return MetadataProblem(
        .missingFrontMatter, at: start..<start,
        Message("文件是空的", "the file is empty"), help: Self.example)
    }
    var lines = LineCursor(file, in: start..<file.count)
    var blankLines = 0
    while lines.advance() {
      if isBlank(lines.line) {
        blankLines += 1
        continue
      }
      guard let fence = FenceLine(file[slice: lines.line]) else { break }
      if !fence.isExact { return lookalike(fence, at: lines.line) }
      return notOnFirstLine(blankLines, fence: lines.line)
    }
    return MetadataProblem(
      .missingFrontMatter, at: start..<start,
      Message("文件开头缺少 front matter", "the file does not begin with front matter"),
      help: looksLikeKeys(from: lines.line.lowerBound)
        ? Message(
          "请在第 1 行前加一行 ---，并在最后一个“键: 值”后面再加一行 ---",
          "put a line `---` before the first line and another one after the last `key: value`")
        : Self.example)
  }

  private static let example = Message(
    "请在文件最前面写：---、title: 标题、date: 2026-07-01、---，各占一行",
    "begin the file with the lines `---`, `title: …`, `date: 2026-07-01`, `---`")

  private func lookalike(_ fence: FenceLine, at line: Range<Int>) -> MetadataProblem {
    let written = file[slice: line].trimmed.string
    return MetadataProblem(
      .missingFrontMatter, at: line,
      Message(
        "分隔线“\(written)”应为三个半角字符“\(fence.format.fence)”",
        "the fence `\(written)` must be `\(fence.format.fence)`"),
      help: .corrected(fence.format.fence),
      fix: Diagnostic.Fix(bytes: start..<line.upperBound, replacement: fence.format.fence))
  }

  private func notOnFirstLine(_ blankLines: Int, fence: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .missingFrontMatter, at: fence,
      Message(
        "front matter 要从第 1 行开始，这里前面有 \(blankLines) 个空行",
        "front matter must begin on line 1, but \(blankLines) blank lines come before it"),
      help: Message("请删除前面的空行", "remove the blank lines before it"),
      fix: Diagnostic.Fix(bytes: start..<fence.lowerBound, replacement: ""))
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    file[slice: line].string.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  /// Whether the first line with text reads like `title: …`, as where both fences are missing.
  private func looksLikeKeys(from place: Int) -> Bool {
    var end = place
    while end < file.count, Ascii.isAlphanumeric(file[end]) || file[end] == UInt8(ascii: "_") {
      end += 1
    }
    let rest = file[slice: end..<file.count]
    return end > place && (rest.begins(with: ": ") || rest.begins(with: "："))
  }
}
