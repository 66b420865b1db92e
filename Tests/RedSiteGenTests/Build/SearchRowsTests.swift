import Base
import Preview
import TestSupport
import Testing

@testable import RedSiteGen

/// The addresses that the script of the search page reads.
@Suite struct SearchRowsTests {
  @Test func everyKindOfAddressIsReadAsItWasWritten() throws {
    let long = String(repeating: "a-long-name-", count: 5)
    let names = [
      ("20260601-1", "2026-06-01"), ("20260601-2", "2026-06-01"), ("20260601", "2026-06-02"),
      ("20260603", "2026-06-03"), ("\(long)1", "2026-05-01"), ("\(long)2", "2026-05-01"),
      ("\(long)", "2026-05-01"), ("关于读书月", "2026-04-30"), ("关于读书日", "2026-04-30"),
      ("20260601-x", "2026-04-01"), ("z", "2026-03-01"), ("zz", "2026-02-28"),
    ]
    let articles = names.map { name, date in
      """
      -- content/a/\(name).md --
      ---
      title: \(date)
      date: \(date)
      ---
      正文
      """
    }
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/out.md --
      ---
      title: 2026 "外面"
      date: 2026-06-01 09:00
      link: https://elsewhere.example.org/20260601-1.html?a=1&b=%20
      ---
      \(articles.joined(separator: "\n"))
      """)
    #expect(site.build().problems == [])
    let published = PublishedSearch(site: site)
    let wanted =
      names.map { name, date in
        "\(date.filter(\.isNumber)) /a/\(name.percentEncodedPath).html 甲 文章"
      } + [
        "20260601 https://elsewhere.example.org/20260601-1.html?a=1&b=%20 甲 链接 2026 \"外面\""
      ]
    let segment = try #require(try published.segments().first)
    let file = try JSONParser.parse(site.bytes("public/search/2026/rows-0.json"))
    #expect(try PublishedSearch.rows(file).sorted() == wanted.sorted())
    #expect(try PublishedSearch.rows(file).first == "20260603 /a/20260603.html 甲 文章")
    // What comes with the list is what the file has.
    #expect(segment.rows.count == 1)
    #expect(try PublishedSearch.rows(segment.rows[0]) == PublishedSearch.rows(file))
  }

  @Test func manyArticlesHaveSeveralFilesFromTheNewestOn() throws {
    let site = try TestSite("-- content/a/_index.md --\n---\ntitle: 甲\n---\n")
    let count = SearchedSegment.rowsPerFile + 3
    for number in 0..<count {
      let day = CivilDate(daysSince1970: 20_454 + Int32(number / 20)).components
      try site.write(
        "content/a/\(number).md",
        "---\ntitle: 第 \(number) 篇\ndate: \(day.year)-\(day.month)-\(day.day)\n---\n")
    }
    var preview = PreviewSite(site.options, origin: "http://localhost")
    preview.load()
    func rows(_ number: Int) throws -> [String]? {
      let bytes = preview.withPages { pages -> [UInt8]? in
        guard case .content(let bytes, _) = pages.answer("search/2026/rows-\(number).json")
        else { return nil }
        return bytes
      }
      return try bytes.map { try PublishedSearch.rows(JSONParser.parse($0)) }
    }
    let newest = try #require(try rows(0))
    let oldest = try #require(try rows(1))
    #expect(newest.count == SearchedSegment.rowsPerFile)
    #expect(oldest.count == 3)
    let days = (newest + oldest).map { $0.prefix(8) }
    #expect(days == days.sorted(by: >))
    #expect(days.first == "20260724" && days.last == "20260101")
    #expect(Set((newest + oldest).map { $0.split(separator: " ")[1] }).count == count)
    #expect(try rows(2) == nil)
  }

  @Test func theListHasAddressesAsFarAsTheyAreSmall() throws {
    var chance = SystemRandomNumberGenerator()
    let large =
      "\""
      + String(
        (0..<(SegmentList.mostRows * 2)).map { _ in
          Character(UnicodeScalar(UInt8.random(in: 0x61...0x7A, using: &chance)))
        }) + "\""
    func segment(_ year: Int) -> SearchedSegment {
      SearchedSegment(
        folder: "search/\(year)/", name: "\(year)", years: year...year, articles: [], shardCount: 1)
    }
    func rows(of list: SegmentList) throws -> [Int] {
      guard case .list(let segments) = try JSONParser.parse(Array(list.text.utf8))["segments"]
      else { return [] }
      return segments.map { if case .list(let rows) = $0["rows"] { rows.count } else { -1 } }
    }
    var list = SegmentList()
    list.append(segment(2024), version: 1, rows: ["{}"])
    list.append(segment(2025), version: 2, rows: ["{}", large, "{}"])
    list.append(segment(2026), version: 3, rows: ["{}", "{}"])
    #expect(try rows(of: list) == [2, 1, 0])
    list.append(segment(2027), version: 4)
    #expect(try rows(of: list) == [0, 2, 1, 0])
  }
}
