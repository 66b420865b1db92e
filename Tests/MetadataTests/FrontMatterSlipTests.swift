import Base
import Diagnostics
import Metadata
import RedSiteGen
import Testing

/// One slip of an editor, what is said about it, and what the value is after the mend.
struct Slip: Sendable, CustomTestStringConvertible {
  var lines: String
  var problems: [String]
  var title: String?

  init(_ lines: String, _ problems: [String], title: String? = "通知") {
    self.lines = lines
    self.problems = problems
    self.title = title
  }

  var testDescription: String { lines.debugDescription }
}

@Suite struct FrontMatterSlipTests {
  static let yaml: [Slip] = [
    Slip(
      "title：通知",
      ["2:6 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：title: 通知\n  fix: 3→\": \""]),
    Slip(
      "title ： 通知\ndate：2026-07-01",
      [
        "2:7 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：title: 通知\n  fix: 5→\": \"",
        "3:5 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：date: 2026-07-01\n  fix: 3→\": \"",
      ]),
    Slip(
      "title:通知\nsource: a",
      ["2:6 yaml-syntax 冒号后面缺少空格\n  help: 改为：title: 通知\n  fix: 1→\": \""]),
    Slip(
      "title:　通知",
      ["2:7 yaml-syntax 这里的空格是全角的，应为半角\n  help: 改为：title: 通知\n  fix: 4→\": \""]),
    Slip(
      "title: 关于: 通知",
      [
        "2:8 yaml-syntax 值里有冒号，要给整个值加上引号\n  help: 改为：title: \"关于: 通知\"\n"
          + "  fix: 14→\"\\\"关于: 通知\\\"\""
      ], title: "关于: 通知"),
    Slip(
      "title: “关于: 通知”",
      [
        "2:8 yaml-syntax 值两边的引号是中文引号，应为半角引号“\"”\n  help: 改为：title: \"关于: 通知\"\n"
          + "  fix: 20→\"\\\"关于: 通知\\\"\""
      ], title: "关于: 通知"),
    Slip(
      "title: ＂关于: 通知＂",
      [
        "2:8 yaml-syntax 值两边的引号是中文引号，应为半角引号“\"”\n  help: 改为：title: \"关于: 通知\"\n"
          + "  fix: 20→\"\\\"关于: 通知\\\"\""
      ], title: "关于: 通知"),
    Slip(
      "title: \"通知”",
      [
        "2:11 yaml-syntax 开头是半角引号“\"”，结尾却不是\n  help: 改为：title: \"通知\"\n"
          + "  fix: 3→\"\\\"\""
      ]),
    Slip(
      "title: \"通知\ndate: 2026-07-01",
      ["2:8 yaml-syntax 引号没有结束\n  help: 改为：title: \"通知\""]),
    Slip(
      "title: 通知\nkeywords: [\"a\"，\"b\"]",
      [
        "3:15 yaml-syntax 逗号“，”是全角的，应为半角“,”\n  help: 改为：keywords: [\"a\", \"b\"]\n"
          + "  fix: 3→\", \""
      ]),
    Slip(
      "title: 通知\nkeywords: [a, b】",
      [
        "3:16 yaml-syntax 括号是全角的，应为半角\n  help: 改为：keywords: [a, b]\n  fix: 3→\"]\""
      ]),
    Slip(
      "keywords: [a, b\ntitle: 通知",
      ["2:11 yaml-syntax 括号没有结束\n  help: 改为：keywords: [a, b]"]),
    Slip(
      "title: 通知\nimage: {src：a.jpg，alt: 图}",
      [
        "3:12 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n"
          + "  help: 改为：image: {src: a.jpg, alt: 图}\n  fix: 3→\": \"",
        "3:18 yaml-syntax 逗号“，”是全角的，应为半角“,”\n"
          + "  help: 改为：image: {src: a.jpg, alt: 图}\n  fix: 3→\", \"",
      ]),
    Slip(
      "title: 通知\ntopics:\n\t- a",
      ["4:1 yaml-syntax 缩进用了制表符（Tab），应为空格\n  help: 改为：  - a\n  fix: 1→\"  \""]),
    Slip(
      "title: 通知\ntopics:\n　- a",
      ["4:1 yaml-syntax 缩进用了全角空格，应为半角\n  help: 改为：  - a\n  fix: 3→\"  \""]),
    Slip(
      "title: 通知\n date: 2026-07-01",
      ["3:1 yaml-syntax 这一行不应缩进\n  help: 改为：date: 2026-07-01\n  fix: 1→\"\""]),
    Slip(
      "title: 通知\ntopics:\n  -a\n  -b",
      [
        "4:3 yaml-syntax 列表项的“-”后面缺少空格\n  help: 改为：  - a\n  fix: 1→\"- \"",
        "5:3 yaml-syntax 列表项的“-”后面缺少空格\n  help: 改为：  - b\n  fix: 1→\"- \"",
      ]),
    Slip(
      "title: 通知\nattachments:\n  - file: a.pdf\n    title：说明",
      [
        "5:10 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：    title: 说明\n"
          + "  fix: 3→\": \""
      ]),
    Slip(
      "title: \"党建\"会议",
      [
        "2:8 yaml-syntax 引号或括号只包住了值的一部分，要给整个值加上引号\n"
          + "  help: 改为：title: '\"党建\"会议'\n  fix: 14→\"\\'\\\"党建\\\"会议\\'\""
      ], title: "\"党建\"会议"),
    Slip(
      "title: [通知] 会议",
      [
        "2:8 yaml-syntax 引号或括号只包住了值的一部分，要给整个值加上引号\n"
          + "  help: 改为：title: \"[通知] 会议\"\n  fix: 15→\"\\\"[通知] 会议\\\"\""
      ], title: "[通知] 会议"),
    Slip(
      "title: *重点*",
      [
        "2:8 yaml-syntax 值以“*”开头，要给整个值加上引号\n"
          + "  help: 改为：title: \"*重点*\"\n  fix: 8→\"\\\"*重点*\\\"\""
      ], title: "*重点*"),
    Slip(
      "title = \"通知\"",
      [
        "2:7 yaml-syntax YAML 里键后面是冒号，不是等号\n  help: 改为：title: \"通知\"\n"
          + "  fix: 3→\": \""
      ]),
    // Two slips on one line are two problems; both show the whole line as it should be.
    Slip(
      "title：关于: 通知",
      [
        "2:6 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：title: \"关于: 通知\"\n"
          + "  fix: 3→\": \"",
        "2:7 yaml-syntax 值里有冒号，要给整个值加上引号\n  help: 改为：title: \"关于: 通知\"\n"
          + "  fix: 14→\"\\\"关于: 通知\\\"\"",
      ], title: "关于: 通知"),
    // Lines of a text block are not keys.
    Slip(
      "summary: |\n  title：不是键\ntitle：通知",
      ["4:6 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：title: 通知\n  fix: 3→\": \""]),
    // What the line check does not know is told in the parser's words, beside what it knows.
    Slip(
      "title：通知\nsummary: \"\\q\"",
      [
        "2:6 yaml-syntax 冒号“：”是全角的，应为半角冒号“:”\n  help: 改为：title: 通知\n  fix: 3→\": \"",
        "3:11 yaml-syntax 双引号里有不认识的转义符\n  help: 双引号里的“\\”有特殊含义；请改用英文单引号",
      ], title: nil),
  ]

  static let toml: [Slip] = [
    Slip(
      "title: \"通知\"",
      [
        "2:6 toml-syntax TOML 里键后面是等号，不是冒号\n  help: 改为：title = \"通知\"\n"
          + "  fix: 2→\" = \""
      ]),
    Slip(
      "title ＝ “通知”",
      [
        "2:7 toml-syntax 等号“＝”是全角的，应为半角“=”\n  help: 改为：title = \"通知\"\n"
          + "  fix: 5→\" = \"",
        "2:9 toml-syntax 值两边的引号是中文引号，应为半角引号“\"”\n  help: 改为：title = \"通知\"\n"
          + "  fix: 12→\"\\\"通知\\\"\"",
      ]),
    Slip(
      "title = 通知",
      ["2:9 toml-syntax TOML 里文字要加引号\n  help: 改为：title = \"通知\"\n  fix: 6→\"\\\"通知\\\"\""]),
    Slip(
      "title = \"通知\"\nkeywords = [\"a\"，“b”]",
      [
        "3:16 toml-syntax 逗号“，”是全角的，应为半角“,”\n  help: 改为：keywords = [\"a\", \"b\"]\n"
          + "  fix: 3→\", \"",
        "3:17 toml-syntax 值两边的引号是中文引号，应为半角引号“\"”\n"
          + "  help: 改为：keywords = [\"a\", \"b\"]\n  fix: 7→\"\\\"b\\\"\"",
      ]),
    Slip(
      "title = \"通知\"\ndraft = 是\nheadline = False",
      [
        "3:9 toml-syntax TOML 里没有“是”，只有 true 和 false\n  help: 改为：draft = true\n"
          + "  fix: 3→\"true\"",
        "4:12 toml-syntax TOML 里没有“False”，只有 true 和 false\n  help: 改为：headline = false\n"
          + "  fix: 5→\"false\"",
      ]),
    Slip(
      "title = \"通知\"\ndate = 2026年7月1日",
      [
        "3:8 toml-syntax TOML 里这样写的日期要加引号\n  help: 改为：date = \"2026年7月1日\"\n"
          + "  fix: 15→\"\\\"2026年7月1日\\\"\""
      ]),
    Slip(
      "title =　\"通知\"\n　date = 2026-07-01",
      [
        "2:6 toml-syntax 这里的空格是全角的，应为半角\n  help: 改为：title = \"通知\"\n"
          + "  fix: 5→\" = \"",
        "3:1 toml-syntax 缩进用了全角空格，应为半角\n  help: 改为：date = 2026-07-01\n  fix: 3→\"\"",
      ]),
    Slip(
      "title = \"通知\"\n［extra］\na = 1",
      ["3:1 toml-syntax 括号是全角的，应为半角\n  help: 改为：[extra]\n  fix: 11→\"[extra]\""]),
    Slip(
      "title = \"通知\ndate = 2026-13-01",
      [
        "2:9 toml-syntax 引号没有结束\n  help: 改为：title = \"通知\"",
        "3:13 date-out-of-range 日期“2026-13-01”的月份不在 1–12 之间\n  help: "
          + "可以写成 2026-07-01、2026/07/01、2026.07.01、2026年7月1日 或 20260701，后面可加时间，"
          + "如 2026-07-01 09:30",
      ], title: nil),
  ]

  @Test(arguments: yaml)
  func eachSlipHasItsOwnMessage(slip: Slip) {
    check(slip, fence: "---")
  }

  @Test(arguments: toml)
  func eachSlipOfTOMLHasItsOwnMessage(slip: Slip) {
    check(slip, fence: "+++")
  }

  private func check(_ slip: Slip, fence: String) {
    let text = "\(fence)\n\(slip.lines)\n\(fence)\n正文"
    let (matter, found) = readFrontMatter(text)
    #expect(found.map(shown) == slip.problems)
    for diagnostic in found { #expect(diagnostic.help?.english.isEmpty == false) }
    let title = matter?.entries.first { $0.key == "title" }?.value.kind
    if case .scalar(let written, _) = title {
      #expect(written == slip.title)
    } else {
      #expect(slip.title == nil)
    }
    checkFixes(text, found)
  }

  /// Where every problem carries a fix, the text with all of them is without problems.
  private func checkFixes(_ text: String, _ found: [Diagnostic]) {
    let fixes = found.compactMap { $0.fix }.sorted { $0.bytes.lowerBound > $1.bytes.lowerBound }
    guard fixes.count == found.count else { return }
    var bytes = Array(text.utf8)
    for fix in fixes { bytes.replaceSubrange(fix.bytes, with: Array(fix.replacement.utf8)) }
    #expect(problems(String(decoding: bytes, as: UTF8.self)).isEmpty)
  }
}
