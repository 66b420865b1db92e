import Base
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Files with as many problems as fit into them: all are found, at the right places, in time and
/// memory that grow with the file alone.
@Suite struct MessageCostTests {
  /// The text that is repeated, what stands around it, the code and what is found once per repeat.
  struct Kind: Sendable, CustomTestStringConvertible {
    var name: String
    var unit: String
    var code: DiagnosticCode
    var start = ""
    var separator = ""
    var per = 1
    var testDescription: String { name }
  }

  static let kinds = [
    Kind(name: "tags", unit: "<b>", code: .rawHTML),
    Kind(name: "tags among Chinese", unit: "名<td>单", code: .rawHTML, start: "名单："),
    Kind(
      name: "table", unit: "<td style=\"width:80px\"><span style=\"font-family:宋体\">张某</span></td>",
      code: .rawHTML, start: "名单如下：", per: 4),
    Kind(name: "blocks", unit: "<div>甲\n\n", code: .rawHTML),
    Kind(name: "unsafe links", unit: "[甲](x:y)", code: .unsafeLink, separator: "\n\n"),
    Kind(name: "broken links", unit: "[甲](b.md)", code: .brokenLink, separator: "\n\n"),
    Kind(name: "other case", unit: "见[甲](A.md)", code: .linkDiffersInCase, separator: "\n\n"),
    Kind(name: "missing headings", unit: "[甲](#b)", code: .missingHeading, separator: "\n\n"),
    Kind(
      name: "pictures", unit: "![](http://a.example/b.png)", code: .externalImage,
      separator: "\n\n"),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: kinds)
  func fileFullOfOneKind(_ kind: Kind) throws {
    let size = 48 << 10
    let count = size / (kind.unit.utf8.count + kind.separator.utf8.count)
    let body =
      kind.start + [String](repeating: kind.unit, count: count).joined(separator: kind.separator)
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-06-01
      ---
      \(body)
      """)
    let report = SiteBuilder(site.options).check().report
    let found = report.diagnostics
    #expect(found.count == count * kind.per && found.allSatisfy { $0.code == kind.code })
    #expect(found.allSatisfy { $0.location.excerpt.count <= 200 })
    // Neighbours share their excerpts: no more of them than the file has text, twice.
    let excerpts = Set(found.map(\.location.excerpt))
    #expect(excerpts.reduce(0) { $0 + $1.utf8.count } <= 4 * size)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for diagnostic in found.prefix(300) + found.suffix(20) {
      let place = diagnostic.location
      let line = Array(lines[place.line - 5])
      #expect(
        Array(place.excerpt) == Array(line.dropFirst(place.cutBefore).prefix(place.excerpt.count)))
      #expect(place.isCutAfter == (place.cutBefore + place.excerpt.count < line.count))
      #expect(place.charactersBefore <= place.excerpt.count)
      let rest = String(line.dropFirst(place.column - 1))
      #expect(rest.utf8.starts(with: site.bytes("content/news/a.md", place.bytes)))
    }
    #expect(report.text(.text, in: .chinese).utf8.count < 100_000)
  }

  /// The index gives what counting from the beginning of the file gives, in any order.
  @Test func indexAgreesWithCounting() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["党", "a", "\n", "\r\n", "\r", "e\u{301}", "👨‍👩‍👧", "\u{FEFF}", "\t", "　", "b"]
    for round in 0..<60 {
      var text = round % 3 == 0 ? "\u{FEFF}" : ""
      for _ in 0..<600 {
        let isLong = round % 2 == 0
        var piece = pieces.randomElement(using: &random) ?? "a"
        if isLong, piece.contains(where: \.isNewline), UInt8.random(in: 0...255) > 4 { piece = "甲" }
        text += piece
      }
      let bytes = Array(text.utf8)
      bytes.withBytes { file in
        let places = FilePlaces(file, path: "a.md")
        for _ in 0..<40 {
          let start = Int.random(in: 0...file.count)
          let range = start..<min(file.count, start + 3)
          let place = places.location(range)
          #expect(place == SourceLocation(path: "a.md", file: file, range: range))
          let (line, column) = Self.counted(file, start)
          #expect(place.line == line && place.column == column, "\(start) in \(text)")
          #expect(place.excerpt.count <= 200)
        }
      }
    }
  }

  /// Line and column of a byte, by looking at all before it.
  private static func counted(_ file: Bytes, _ place: Int) -> (Int, Int) {
    var line = 1
    var start = 0
    for index in 0..<place {
      let isPair = file[index] == 0x0D && index + 1 < file.count && file[index + 1] == 0x0A
      guard file[index] == 0x0A || (file[index] == 0x0D && !isPair) else { continue }
      line += 1
      start = index + 1
    }
    if start == 0, file.begins(with: "\u{FEFF}") { start = min(3, place) }
    return (line, file[slice: start..<place].string.count + 1)
  }

  /// One long line in a file that is no UTF-8, and characters made of very many bytes.
  @Test func oddLinesAreCutToo() {
    let files: [[UInt8]] = [
      [UInt8](repeating: 0xB5, count: 100_000),
      Array(String(repeating: "a" + String(repeating: "\u{301}", count: 5000), count: 30).utf8),
      Array(String(repeating: "党", count: 50_000).utf8) + [0xFF],
    ]
    for bytes in files {
      bytes.withBytes { file in
        for start in [0, 7, file.count / 2, file.count - 1, file.count] {
          let place = SourceLocation(path: "a", file: file, range: start..<file.count)
          #expect(place.line == 1 && place.excerpt.utf8.count <= 4 * 1024 + 8)
          #expect(place.excerpt.count <= 200)
          // A place within a character counts the part of it as one.
          #expect(place.charactersBefore <= place.excerpt.count + 1)
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(2))) func registerWithOneLongLine() throws {
    let site = try TestSite(
      """
      -- content/_index.md --
      ---
      title: 首页
      ---
      -- data/units.csv --
      id,name\(String(repeating: ",列", count: 20_000))
      """)
    let found = SiteBuilder(site.options).check().report.diagnostics
    #expect(found.count >= 20_000)
    #expect(found.allSatisfy { $0.location.excerpt.count <= 200 })
  }
}

extension TestSite {
  /// Some bytes of a file.
  fileprivate func bytes(_ path: String, _ range: Range<Int>) -> ArraySlice<UInt8> {
    Array((contents(path) ?? "").utf8)[range]
  }
}
