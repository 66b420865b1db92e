import Authoring
import Base
import Metadata
import TestSupport
import Testing

@testable import RedSiteGen

/// Characters that nobody sees: refused where HTML forbids them, told of elsewhere.
@Suite struct InvisibleCharacterTests {
  private static func site(title: String = "标题", body: String = "正文") throws -> TestSite {
    try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: \(title)
      date: 2026-01-01
      ---
      \(body)
      """)
  }

  @Test(arguments: [
    "\u{200B}", "\u{200C}", "\u{200E}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{FEFF}",
    "\u{AD}", "\u{61C}", "\u{E0041}",
  ])
  func warnedOfInTitleAndBody(_ character: String) throws {
    let result = try Self.site(title: "标\(character)题", body: "正\(character)文").build()
    #expect(result.exitStatus == 0)
    #expect(result.problems.count == 2)
    #expect(result.problems.allSatisfy { $0.contains(" invisible-character ") })
    #expect(result.problems.first?.hasPrefix("content/news/a.md:2:") == true)
    #expect(result.problems.last?.hasPrefix("content/news/a.md:5:") == true)
  }

  @Test(arguments: [
    "👨‍👩‍👧", "🏳️‍🌈", "❤️", "👩🏽‍🚀", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "葛\u{E0100}城", "می‌خواهم", "“引号”—— … ‘’", "，：；？！（）",
  ])
  func notWarnedOfWhereItBelongs(_ text: String) throws {
    let result = try Self.site(title: text, body: text + String(repeating: "，正文", count: 50))
      .build()
    #expect(result.problems == [])
  }

  @Test func nameOfAFileIsAnError() throws {
    let site = try Self.site()
    try site.write("content/news/b\u{202E}gpj.md", "---\ntitle: 乙\ndate: 2026-01-01\n---\n")
    let result = site.build()
    #expect(result.exitStatus == 1)
    #expect(result.problems.map { $0.contains(" unusable-file-name ") } == [true])
    #expect(result.problems[0].hasSuffix("文件名里有看不见的字符 U+202E"))
  }

  @Test(arguments: [0x1, 0xB, 0x1F, 0x7F, 0x9F, 0xFFFF, 0xFDD0, 0x1FFFE] as [UInt32])
  func controlIsRefusedInTitleAndBody(_ value: UInt32) throws {
    let character = String(try #require(Unicode.Scalar(value)))
    for site in [
      try Self.site(title: "标\(character)题"), try Self.site(body: "正\(character)文"),
    ] {
      let result = site.build()
      #expect(result.exitStatus == 1)
      #expect(result.problems.first?.contains(" forbidden-character ") == true)
    }
  }

  /// Escapes make in a string what the bytes of the file do not hold.
  @Test(arguments: ["\\0", "\\x01", "\\u0001", "\\u009F", "\\uFFFF"])
  func escapedControlIsRefused(_ escape: String) throws {
    let result = try Self.site(title: "\"甲\(escape)乙\"").build()
    #expect(result.exitStatus == 1)
    #expect(result.problems.first?.hasPrefix("content/news/a.md:2:8 forbidden-character ") == true)
  }

  /// Characters that are there as they are, warned of or not, hide none of the escapes.
  @Test(arguments: [
    ("title: \"👨‍👩‍👧甲\\0乙\"", "forbidden-character"),
    ("title: \"甲\u{200B}\\u0001乙\"", "forbidden-character"),
    ("title: \"甲\\u202E\\u0001乙\"", "forbidden-character"),
    ("title: \"👨‍👩‍👧甲\\u202E乙\"", "invisible-character"),
    ("title: 甲\nextra: {\"键\\u0001\": 一}", "forbidden-character"),
  ])
  func escapesBesideOtherCharactersAreSeen(_ lines: String, _ code: String) throws {
    let site = try Self.site()
    try site.write("content/news/a.md", "---\n\(lines)\ndate: 2026-01-01\n---\n正文\n")
    let result = site.build()
    #expect(result.exitStatus == (code == "forbidden-character" ? 1 : 0))
    #expect(result.problems.contains { $0.contains(" \(code) ") })
  }

  @Test func escapedControlInSettingsAndDataIsRefused() throws {
    let site = try Self.site()
    try site.write(
      "site.toml",
      """
      [site]
      name = "测\\u0007试"
      base_url = "https://test.example.org/"
      theme = "plain"
      """)
    #expect(site.build().problems.first?.hasPrefix("site.toml:2:8 forbidden-character ") == true)
    let other = try Self.site()
    try other.write("data/units.toml", "[[units]]\nid = \"a\"\nname = \"甲\\u202E乙\"\n")
    #expect(
      other.build().problems.first?.hasPrefix("data/units.toml:3:8 invisible-character ") == true)
  }

  /// One report a line, and one for the rest of a file.
  @Test func manyAreToldOfInFewReports() throws {
    let lines = String(repeating: "正\u{200B}文\u{200B}\n", count: 3000)
    let result = try Self.site(body: lines).build()
    #expect(result.problems.count == 51)
    #expect(result.problems[0].hasSuffix("这一行还有 1 个"))
    #expect(result.problems[50].hasSuffix("文件后面还有 5899 个"))
  }

  @Test func fixTakesZeroWidthSpacesOutAndLeavesDirections() throws {
    let site = try Self.site(
      title: "标\u{200B}题", body: String(repeating: "正\u{200B}文\u{202E}的\u{FEFF}字\n", count: 200))
    let result = SiteFixer(site.options).apply()
    // One line at a time, the rest of the file at once: one round is enough.
    #expect(result.files.map(\.path) == ["content/news/a.md"])
    let wanted =
      "---\ntitle: 标题\ndate: 2026-01-01\n---\n"
      + String(repeating: "正文\u{202E}的字\n", count: 200) + "\n"
    // Bytes: a string's comparison knows no U+FEFF within a character.
    #expect(site.contents("content/news/a.md").map { Array($0.utf8) == Array(wanted.utf8) } == true)
  }

  /// Found at every place of the blocks that are looked at as a whole, and nowhere else.
  @Test func foundWhereverItStands() {
    let fillers = ["a", "，", "“", "党", "\n", "é", "😀", "\r\n", "①"]
    for character in ["\u{200B}", "\u{1}", "\u{202E}", "\u{FEFF}", "\u{7F}", "\u{AD}"] {
      for filler in fillers {
        for length in stride(from: 0, through: 90, by: 3) {
          let before = String(repeating: filler, count: length)
          let text = Array((before + character + before).utf8)
          text.withBytes { bytes in
            var characters = UnseenCharacters(bytes)
            let found = characters.next()
            #expect(found.map { String($0.scalar) } == character)
            #expect(found?.range.lowerBound == before.utf8.count)
            #expect(characters.next() == nil)
          }
        }
      }
    }
  }

  /// The look at whole blocks passes over no character of the table, wherever a block ends.
  @Test func everyCharacterOfTheTableIsFoundInABlock() {
    var values = Array(UInt32(0x80)...0x33FF) + Array(0xF900...0xFFFF) + Array(0xE0000...0xE01FF)
    // Han characters and Hangul, one of each third byte.
    values += stride(from: 0x3400, to: 0xF900, by: 63)
    for plane in UInt32(1)...0x10 { values += [plane << 16 | 0xFFFE, plane << 16 | 0xFFFF] }
    var wrong: [UInt32] = []
    for scalar in values.lazy.compactMap({ Unicode.Scalar($0) }) {
      let isWanted =
        InvisibleCharacter.isForbidden(scalar) || InvisibleCharacter.isInvisible(scalar)
      let character = Array(String(scalar).utf8)
      // The whole of it in the first block of 64 bytes, or no more than its first.
      for place in [30, 63] {
        var bytes = [UInt8](repeating: 0x61, count: 160)
        bytes.replaceSubrange(place..<(place + character.count), with: character)
        let found = bytes.withBytes { bytes in
          var characters = UnseenCharacters(bytes)
          return characters.next()
        }
        if isWanted ? found?.range.lowerBound != place : found != nil {
          wrong.append(scalar.value)
        }
      }
    }
    #expect(wrong.map { String($0, radix: 16) } == [])
  }

  /// YAML takes U+2028 for a line's end, so in front matter it is a fault of another kind.
  @Test func separatorOfLinesInABodyIsToldOf() throws {
    let result = try Self.site(body: "正\u{2028}文").build()
    #expect(result.exitStatus == 0)
    #expect(result.problems.map { $0.contains("a.md:5:2 invisible-character ") } == [true])
  }
}
