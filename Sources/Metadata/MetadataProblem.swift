import Base
import Diagnostics

/// A problem by its bytes, before it is known in which file and on which line it is.
///
/// The readers work on byte ranges alone, so the same reader can try a mended copy of the text
/// and its findings can be carried back to the original.
struct MetadataProblem: Error {
  package var code: DiagnosticCode
  package var range: Range<Int>
  package var message: Message
  package var help: Message?
  package var fix: Diagnostic.Fix?

  init(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    self.code = code
    self.range = range
    self.message = message
    self.help = help
    self.fix = fix
  }

  package func diagnostic(in file: Bytes, path: String) -> Diagnostic {
    diagnostic(FilePlaces(file, path: path))
  }

  package func diagnostic(_ places: FilePlaces) -> Diagnostic {
    Diagnostic(code, at: places.location(range), message, help: help, fix: fix)
  }
}

/// The problems that YAML and TOML share.
extension MetadataProblem {
  package static func tooLarge(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    return MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "front matter 超过 \(limits.bytes.fileSize) 的上限",
        "front matter is larger than the limit of \(limits.bytes.fileSize)"),
      help: Message(
        "正文请写在结束的分隔线之后；不是每篇文章都要的内容请移到正文里",
        "put the text of the article after the closing fence"))
  }

  static func tooManyKeys(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "这个表的键超过 \(limits.keys) 个", "this table has more than \(limits.keys) keys"),
      help: Message("请删除不用的键", "remove keys that are not used"))
  }

  static func tooManyItems(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "这个列表超过 \(limits.items) 项", "this list has more than \(limits.items) items"),
      help: Message(
        "请减少项数，或把长列表写进正文", "shorten the list, or put it into the text of the article"))
  }

  static func valueTooLong(_ limits: MetadataLimits, at range: Range<Int>) -> MetadataProblem {
    return MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "这个值超过 \(limits.valueBytes.fileSize) 的上限",
        "this value is larger than the limit of \(limits.valueBytes.fileSize)"),
      help: Message("请缩短，或写进正文", "shorten it, or put it into the text of the article"))
  }

  static func tooDeep(_ depth: Int, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .frontMatterTooLarge, at: range,
      Message(
        "列表和表的嵌套超过 \(depth) 层", "lists and tables are nested more than \(depth) levels deep"),
      help: Message("请减少嵌套的层数", "nest them less deeply"))
  }

  static func duplicateKey(_ key: String, at range: Range<Int>) -> MetadataProblem {
    MetadataProblem(
      .duplicateKey, at: range,
      Message("键“\(key)”写了两次", "the key `\(key)` is given twice"),
      help: Message("只保留其中一个", "keep only one of them"))
  }
}

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

extension Message {
  /// The help that shows how a line should read.
  static func corrected(_ line: String) -> Message {
    Message("改为：\(line)", "corrected: \(line)")
  }
}

/// How large the metadata of one file may be.
///
/// Front matter is a small form to fill in; what is larger is a mistake or an attack, and both
/// are refused at the place where the limit is passed.
package struct MetadataLimits: Sendable, Hashable {
  /// The most bytes between the fences.
  package var bytes: Int
  /// The most keys of one table.
  package var keys: Int
  /// The most bytes of one scalar after escapes are resolved.
  package var valueBytes: Int
  /// The most items of one list.
  package var items: Int
  /// How many lists and tables may stand inside each other below the outermost table.
  package var depth: Int
  /// The same below the key `extra`, which is free for themes.
  package var extraDepth: Int

  package init(bytes: Int, keys: Int, valueBytes: Int, items: Int, depth: Int, extraDepth: Int) {
    self.bytes = bytes
    self.keys = keys
    self.valueBytes = valueBytes
    self.items = items
    self.depth = depth
    self.extraDepth = extraDepth
  }

  /// The limits of an article's or column's front matter.
  package static let frontMatter = MetadataLimits(
    bytes: 16 << 10, keys: 64, valueBytes: 4 << 10, items: 64, depth: 3, extraDepth: 6)
}
