import Base
import Diagnostics
import Metadata
import TestSupport
import Testing

@testable import Authoring

/// Front matter that is composed reads back as what was meant, whatever the texts hold.
@Suite struct NewFrontMatterTests {
  /// What YAML, TOML or our own checks might take for something else.
  private static let hostile: [String] = [
    " ", "  ", "\t", "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{3000}",
    "\"", "'", "\\", "\\n", "#", " #", ":", ": ", "：", "-", "- ", "---", "...", "?", "!", "&", "*",
    "|", ">", "%", "@", "`", "[", "]", "{", "}", ",", "<<", "=", "~", "“", "”", "‘", "「", "＂",
    "true", "No", "null", "2026-07-01", "0x1F", "1e3", "1_000", ".inf", "12:30", "党", "〇", "é",
    "e\u{301}", "👩‍👩‍👧", "\u{1F3F4}\u{E0067}", "\u{10FFFF}", "\u{FFFE}", "\u{7F}", "\u{9F}", "\u{1}",
    "\u{0}", "\u{200B}", "\u{202E}", "a", "+++", "title: 二\n---\n",
  ]

  private static func texts(_ count: Int) -> [String] {
    var random = PatternGenerator(seed: 12)
    return hostile
      + (0..<count).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          hostile.randomElement(using: &random) ?? ""
        }.joined()
      }
  }

  @Test func whateverIsWrittenReadsBack() {
    let texts = Self.texts(3_000)
    for (place, text) in texts.enumerated() {
      let list = [text, texts[(place * 7) % texts.count]]
      var frontMatter = NewFrontMatter(title: text)
      frontMatter.add("keywords", .list(list), comment: "关键词")
      frontMatter.add("summary", .text(text), comment: "摘要")
      frontMatter.add("draft", .flag(true))
      let file = frontMatter.file(body: "正文")
      let read = Self.read(file)
      #expect(read.keys == ["title", "keywords", "summary", "draft"], "\(file)")
      #expect(read.texts == [[text], list, [text], ["true"]], "\(file)")
      #expect(read.body == "\n正文", "\(file)")
    }
  }

  @Test func datesNumbersAndBlanksAreWrittenAsPeopleWriteThem() throws {
    let day = try #require(CivilDate(year: 2026, month: 7, day: 1))
    var frontMatter = NewFrontMatter(title: "“三会一课”")
    frontMatter.add("date", .minute(DateTime(date: day, hour: 9, minute: 5)))
    frontMatter.add("opens", .day(day), comment: "请核对")
    frontMatter.add("weight", .number(-10))
    frontMatter.add("keywords", .list([]))
    frontMatter.add("description", .empty, comment: "写一句话")
    #expect(
      frontMatter.file() == """
        ---
        title: "“三会一课”"
        date: 2026-07-01 09:05
        opens: 2026-07-01 # 请核对
        weight: -10
        keywords: []
        description: # 写一句话
        ---

        """)
  }

  private static func read(
    _ file: String
  ) -> (keys: [String], texts: [[String]], body: String) {
    let bytes = Array(file.utf8)
    var diagnostics: [Diagnostic] = []
    let frontMatter = bytes.withBytes {
      FrontMatter.read($0, path: "", into: &diagnostics)
    }
    // What nobody sees is reported, also where it is written as an escape; the value is read.
    let unseen: [DiagnosticCode] = [.forbiddenCharacter, .invisibleCharacter]
    #expect(diagnostics.allSatisfy { unseen.contains($0.code) }, "\(file)")
    guard let frontMatter else { return ([], [], "") }
    let texts = frontMatter.entries.map { entry in
      switch entry.value.kind {
      case .scalar(let text, _): [text]
      case .list(let items):
        items.compactMap { if case .scalar(let text, _) = $0.kind { text } else { nil } }
      default: [String]()
      }
    }
    return (
      frontMatter.entries.map(\.key), texts,
      String(decoding: bytes[frontMatter.bodyStart...], as: UTF8.self)
    )
  }
}
