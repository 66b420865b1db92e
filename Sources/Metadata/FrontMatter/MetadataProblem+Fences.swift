import Base
import Diagnostics

/// What can be wrong with the fences of front matter.
extension MetadataProblem {
  static func emptyFile(at start: Int) -> MetadataProblem {
    MetadataProblem(
      .missingFrontMatter, at: start..<start, Message("文件是空的", "the file is empty"),
      help: example)
  }

  static func noFrontMatter(in file: Bytes, line: Range<Int>) -> MetadataProblem {
    let help = Message(
      "请在这一行前面加一行 ---，并在最后一个“键: 值”后面再加一行 ---",
      "add a line `---` before this line and another one after the last `key: value`")
    return MetadataProblem(
      .missingFrontMatter, at: line.lowerBound..<line.lowerBound,
      Message("文件开头缺少 front matter", "the file does not begin with front matter"),
      help: FrontMatterLine.isKey(file[slice: line]) ? help : example)
  }

  private static let example = Message(
    "请在文件最前面写四行：“---”“title: 标题”“date: 2026-07-01”“---”",
    "begin the file with four lines: `---`, `title: …`, `date: 2026-07-01`, `---`")

  static func fenceNotOnFirstLine(_ blank: Range<Int>, fence: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .missingFrontMatter, at: fence,
      Message(
        "front matter 要从第 1 行开始，前面不能有空行",
        "front matter must begin on line 1, without blank lines before it"),
      help: Message("请删除前面的空行", "remove the blank lines before it"),
      fix: Diagnostic.Fix(bytes: blank, replacement: ""))
  }

  static func misspeltOpening(
    in file: Bytes, line: Range<Int>, _ format: MetadataFormat
  ) -> MetadataProblem {
    let written = file[slice: line].trimmed.string
    return MetadataProblem(
      .missingFrontMatter, at: line,
      Message(
        "分隔线“\(written)”应为三个半角字符“\(format.fence)”",
        "the fence `\(written)` must be `\(format.fence)`"),
      help: .corrected(format.fence),
      fix: Diagnostic.Fix(bytes: line, replacement: format.fence))
  }

  static func misspeltClosing(
    in file: Bytes, line: Range<Int>, _ number: Int, _ format: MetadataFormat
  ) -> MetadataProblem {
    let written = file[slice: line].trimmed.string
    return MetadataProblem(
      .unclosedFrontMatter, at: line,
      Message(
        "结束的分隔线“\(written)”应为三个半角字符“\(format.fence)”",
        "the closing fence `\(written)` must be `\(format.fence)`"),
      help: Message(
        "第 \(number) 行改为：\(format.fence)", "line \(number) corrected: \(format.fence)"),
      fix: Diagnostic.Fix(bytes: line, replacement: format.fence))
  }

  static func unclosed(
    _ openingFence: Range<Int>, afterLine number: Int, _ format: MetadataFormat
  ) -> MetadataProblem {
    MetadataProblem(
      .unclosedFrontMatter, at: openingFence,
      Message(
        "front matter 没有结束的“\(format.fence)”", "the front matter has no closing `\(format.fence)`"),
      help: Message(
        "请在第 \(number) 行后面加一行 \(format.fence)",
        "add a line `\(format.fence)` after line \(number)"))
  }
}
