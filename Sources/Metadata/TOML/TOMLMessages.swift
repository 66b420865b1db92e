import Base
import Diagnostics

/// What toml++'s error messages mean, for people who have never heard of TOML.
///
/// toml++ says "Error while parsing WHAT: PROBLEM"; the English text stays its own.
enum TOMLMessages {
  package static func problem(_ text: String, at range: Range<Int>) -> MetadataProblem {
    let problem = problemPart(of: text)
    if problem.hasPrefix("cannot redefine existing"), let key = quoted(in: problem) {
      return .duplicateKey(key, at: range)
    }
    if problem.hasPrefix("exceeded maximum nested value depth") { return .tooDeep(32, at: range) }
    for (prefix, chinese) in dateParts where problem.hasPrefix(prefix) {
      return MetadataProblem(.dateOutOfRange, at: range, Message(chinese, problem))
    }
    for (prefix, chinese, help) in known where problem.hasPrefix(prefix) {
      return MetadataProblem(.tomlSyntax, at: range, Message(chinese, problem), help: help)
    }
    return MetadataProblem(
      .tomlSyntax, at: range, Message("TOML 写法有误：\(problem)", problem),
      help: Message("每行应是“键 = 值”，文字要加英文引号", "each line is `key = value`, text in quotes"))
  }

  /// "x: y" → "y", without toml++'s own prefix.
  private static func problemPart(of text: String) -> String {
    guard text.hasPrefix("Error while parsing "),
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return text }
    let rest = text[text.index(after: colon)...].drop { $0 == " " }
    return String(rest)
  }

  private static func quoted(in text: String) -> String? {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }

  private static let dateParts: [(String, String)] = [
    ("expected month between", "月份不在 1–12 之间"),
    ("expected day between", "这个月没有这一天"),
    ("expected hour between", "小时不在 0–23 之间"),
    ("expected minute between", "分钟不在 0–59 之间"),
    ("expected second between", "秒不在 0–59 之间"),
  ]

  private static let quoteHelp = Message(
    "文字要加英文双引号，例如 title = \"标题\"", "put text in double quotes, as in title = \"Title\"")

  private static let known: [(String, String, Message?)] = [
    (
      "expected '=', saw", "键后面缺少“=”",
      Message("每行应是“键 = 值”", "each line is `key = value`")
    ),
    ("expected value, saw", "“=”后面缺少值", quoteHelp),
    ("could not determine value type", "看不懂这个值", quoteHelp),
    ("encountered end-of-file", "文件结束了，但这一项还没有写完", nil),
    (
      "expected comma or closing ']'", "列表里缺少半角逗号“,”或右方括号“]”",
      Message("列表写成 [\"甲\", \"乙\"]", "write lists as [\"a\", \"b\"]")
    ),
    (
      "expected comma or closing '}'", "表里缺少半角逗号“,”或右花括号“}”",
      Message("表写成 { a = 1, b = 2 }", "write tables as { a = 1, b = 2 }")
    ),
    ("expected a comment or whitespace", "这一行的末尾多出了内容", quoteHelp),
    ("expected space or tab, saw", "这里应是空格", nil),
    (
      "expected bare key starting character", "键的写法有误",
      Message("键用小写字母、数字和下划线", "keys are lower-case letters, digits and underscores")
    ),
    (
      "unknown escape sequence", "双引号里有不认识的转义符",
      Message("请改用英文单引号", "use single quotes")
    ),
    (
      "is not representable in 64 bits", "这个数太大", nil
    ),
    ("leading zeroes are prohibited", "数字不能以 0 开头", quoteHelp),
    ("line-endings may not appear", "引号没有结束", Message("请补上缺少的引号", "add the missing quote")),
    ("expected ']', saw", "缺少右方括号“]”", nil),
    ("unexpected control character", "这里有看不见的控制字符", Message("请删除它", "remove it")),
    ("expected value-terminator", "值后面多出了内容", quoteHelp),
  ]
}

/// Refuses dotted TOML keys of very many parts before toml++ sees them.
///
/// Each part of `a.b.c` is a table inside the one before. toml++ 3.3 sets no limit, and taking
/// down 8,000 nested tables overflows the 512 KiB stack of a worker thread: 16 KiB of `a.a.a…`
/// would end the program.
enum DottedKeyGuard {
  static let maximumParts = 16

  /// The place of the first dot too many, or nil.
  static func firstOverlongKey(in text: Bytes) -> Int? {
    var dots = 0
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "."):
        dots += 1
        if dots >= maximumParts { return index }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let (end, isMultiline) = endOfString(in: text, from: index)
        if isMultiline { dots = 0 }
        index = end
        continue
      case UInt8(ascii: "#"):
        while index < text.count, text[index] != Ascii.lineFeed { index += 1 }
        dots = 0
        continue
      case UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), Ascii.lineFeed, Ascii.carriageReturn:
        dots = 0
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The first byte after a string that begins at `start`; its line's end where it is unclosed.
  private static func endOfString(in text: Bytes, from start: Int) -> (Int, isMultiline: Bool) {
    let quote = text[start]
    let isEscaping = quote == UInt8(ascii: "\"")
    let isMultiline = isTriple(text, at: start, quote)
    var index = start + (isMultiline ? 3 : 1)
    while index < text.count {
      let byte = text[index]
      if isEscaping, byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if isMultiline {
        if isTriple(text, at: index, quote) { return (index + 3, true) }
      } else if byte == quote {
        return (index + 1, false)
      } else if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
        return (index, false)
      }
      index += 1
    }
    return (text.count, isMultiline)
  }

  private static func isTriple(_ text: Bytes, at index: Int, _ quote: UInt8) -> Bool {
    index + 2 < text.count && text[index] == quote && text[index + 1] == quote
      && text[index + 2] == quote
  }
}
