import ArgumentParser
import Base
import Glibc

/// What swift-argument-parser says of its own (1.8: `UsageGenerator.swift`, `HelpGenerator.swift`),
/// in Chinese; it has no other language than English.
///
/// Only the words around ours are replaced. A sentence that is not known stays as it is.
struct CommandLineWords {
  /// How many columns the terminal has.
  let width: Int

  /// Where the explanations of options begin; `HelpGenerator.labelColumnWidth`.
  private static let indentation = 26

  /// The text of a help screen or of a refusal, each line whole, for people who read Chinese.
  func chinese(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var result: [String] = []
    var place = 0
    while place < lines.count {
      let line = lines[place]
      let next = place + 1 < lines.count ? lines[place + 1] : ""
      place += 1
      if let heading = Self.headings[line] {
        result.append(heading)
      } else if Self.isSeparate(next), line.hasPrefix("  "), !line.hasPrefix("  See ") {
        result.append(element(line, String(next.dropFirst(Self.indentation))))
        place += 1
      } else if line.hasPrefix("  "), let (label, explanation) = Self.parts(line) {
        result.append(element(label, explanation))
      } else {
        result.append(Self.named(Self.sentence(line)))
      }
    }
    return result.joined(separator: "\n")
  }

  /// Whether a line is the explanation of an option whose name takes all of the line before.
  private static func isSeparate(_ line: String) -> Bool {
    line.hasPrefix(String(repeating: " ", count: indentation)) && line.count > indentation
  }

  /// The name of an option or command with its explanation.
  private static func parts(_ line: String) -> (label: String, explanation: String)? {
    guard !line.hasPrefix("  See ") else { return nil }
    let label = line.prefix(indentation)
    guard label.last == " " else { return nil }
    return (String(label), String(line.dropFirst(indentation)))
  }

  private func element(_ label: String, _ explanation: String) -> String {
    let label = "  " + Self.named(label.trimmed)
    let start = String(repeating: " ", count: Self.indentation)
    var lines = wrapped(Self.explanation(explanation), to: max(20, width - Self.indentation))
    let padding = Self.indentation - label.displayWidth
    if padding > 0, let first = lines.first {
      lines[0] = label + String(repeating: " ", count: padding) + first
      return ([lines[0]] + lines.dropFirst().map { start + $0 }).joined(separator: "\n")
    }
    return ([label] + lines.map { start + $0 }).joined(separator: "\n")
  }

  /// The text in lines of so many columns; Han breaks anywhere but before a closing mark, other
  /// words do not break.
  private func wrapped(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in Self.words(text) {
      let width = word.displayWidth
      if used > 0, used + width > columns, word != " " {
        lines.append(line.trimmed)
        (line, used) = ("", 0)
      }
      if used == 0, word == " " { continue }
      line += word
      used += width
    }
    return lines + [line.trimmed]
  }

  /// The pieces of a text that stay together, spaces among them.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var canGoOn = false
    for character in text {
      let isClosing = "，。；：、）”？".contains(character)
      let isWide = character.displayWidth == 2 || "“（".contains(character)
      let isAlone = character == " " || (isWide && !isClosing)
      if let last = words.indices.last, isClosing || (canGoOn && !isAlone) {
        words[last].append(character)
      } else {
        words.append(String(character))
      }
      canGoOn = character == "“" || character == "（" || !(isAlone || isClosing)
    }
    return words
  }

  // MARK: Words

  private static let headings = ["ARGUMENTS:": "参数：", "OPTIONS:": "选项：", "SUBCOMMANDS:": "命令："]

  private static let beginnings = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:  ", "说明："),
  ]

  /// A line of running text: an error, or what stands around a help screen.
  private static func sentence(_ line: String) -> String {
    for (english, chinese) in beginnings where line.hasPrefix(english) {
      return chinese + line.dropFirst(english.count)
    }
    if let match = line.wholeMatch(of: /\ \ See '(.*)' for (more information|detailed help)\./) {
      return "  详见 \(match.1)"
    }
    guard line.hasPrefix("Error: ") else { return line }
    return "错误：" + error(String(line.dropFirst(7)))
  }

  private static func error(_ text: String) -> String {
    if let match = text.wholeMatch(of: /Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?/) {
      return "没有选项“\(match.1)”" + (match.2.map { "，是不是“\($0)”？" } ?? "")
    }
    if let match = text.wholeMatch(of: /Missing value for '(.*)'/) {
      return "“\(match.1)”后面要写一个值"
    }
    if let match = text.wholeMatch(
      of: /The option '(.*)' does not take any value, but '(.*)' was specified\./)
    {
      return "选项“\(match.1)”不带值，却写了“\(match.2)”"
    }
    if let match = text.wholeMatch(of: /Unexpected argument '(.*)'/) {
      return "多出的参数“\(match.1)”"
    }
    if let match = text.wholeMatch(of: /(\d+) unexpected arguments: '(.*)'/) {
      return "多出 \(match.1) 个参数：“\(match.2.replacing("', '", with: "”“"))”"
    }
    if let match = text.wholeMatch(of: /Missing expected argument '(.*)'/) {
      return "缺少参数“\(match.1)”"
    }
    if let match = text.wholeMatch(
      of: /Value to be set with flag '(.*)' had already been set with flag '(.*)'/)
    {
      return "“\(match.2)”和“\(match.1)”只能写一个"
    }
    if let match = text.wholeMatch(of: /The value '(.*?)' is invalid for '(.*?)'(.*)/) {
      return "“\(match.2)”的值不能是“\(match.1)”" + values(String(match.3))
    }
    return text
  }

  /// What may be written, after a value that may not.
  private static func values(_ rest: String) -> String {
    if rest.hasSuffix("one of the following:") { return "，可以写：" }
    guard let match = rest.wholeMatch(of: /\. Please provide one of (.*)\./) else { return rest }
    let values = match.1.split(separator: "'").enumerated().filter { $0.offset % 2 == 0 }
    return "，可以写 " + values.map { String($0.element) }.joined(separator: "、")
  }

  /// The explanation of an option, with what the library adds.
  private static func explanation(_ text: String) -> String {
    switch text {
    case "Show help information.": return "显示帮助"
    case "Show the version.": return "显示版本号"
    default: break
    }
    if let match = text.wholeMatch(of: /(.*?) ?\((values: (.*?))?(?:; )?(default: (.*))?\)/),
      match.2 != nil || match.4 != nil
    {
      let values = match.3.map { "可写 " + $0.replacing(", ", with: "、") }
      let standard = match.5.map { "默认 \($0)" }
      return match.1 + "（" + [values, standard].compactMap(\.self).joined(separator: "；") + "）"
    }
    return text
  }

  /// The text with the names of values, as in `<FILE>`, in Chinese.
  private static func named(_ text: String) -> String {
    text.replacing(/<([A-Za-z-]+)>/) { match in
      names[match.1.lowercased()].map { "<\($0)>" } ?? String(match.0)
    }
  }

  private static let names = [
    "subcommand": "命令", "options": "选项", "subcommands": "命令", "site": "网站", "format": "格式",
    "lang": "语言", "code": "代码", "codes": "代码", "state": "状态", "program": "程序", "path": "路径",
    "paths": "路径", "file": "文件", "folder": "文件夹", "dir": "文件夹", "date": "日期", "n": "数", "id": "id",
    "name": "名称", "template": "模板", "theme": "主题", "url": "网址", "address": "地址", "branch": "分支",
    "column": "栏目", "title": "标题", "editor": "编辑器", "system": "系统", "from": "原路径", "to": "新路径",
    "type": "类别", "unit": "单位", "as": "形式", "port": "端口", "host": "主机", "schema": "文件种类",
    "owners": "提交", "source": "来源", "kind": "种类", "preset": "样板", "service": "平台",
    "target": "去处", "seconds": "秒数", "verify": "多少",
  ]
}

extension CommandLineWords {
  /// The columns of the terminal, or 80 where the text goes elsewhere.
  static var terminalWidth: Int {
    if let columns = environmentVariable("COLUMNS").flatMap({ Int($0) }), columns > 0 {
      return columns
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension String {
  fileprivate var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
