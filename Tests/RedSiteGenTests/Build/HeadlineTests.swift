import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Headlines that a home page cannot show as they are meant, and dates that contradict each other.
@Suite struct HeadlineTests {
  private func problems(_ articles: [(name: String, lines: String)]) throws -> [String] {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/tu.png --
      图

      """
        + articles.map {
          "-- content/news/\($0.name).md --\n---\ntitle: \($0.name)\n\($0.lines)\n---\n正文。\n"
        }.joined())
    // That some article leaves the picture unused is no matter here.
    return site.build().report.diagnostics.filter { $0.code != .unreferencedFile }.map {
      "\($0.location.path.split(separator: "/").last ?? ""):\($0.location.line) \($0.code.name)"
    }
  }

  private static let whole = "headline: true\nimage: tu.png"

  @Test func twoOfOneDayAreTold() throws {
    #expect(
      try problems([
        ("a", "date: 2026-03-01\n\(Self.whole)"), ("b", "date: 2026-03-01\n\(Self.whole)"),
      ]) == ["b.md:4 several-headlines"])
  }

  @Test func anOlderOneHasHadItsTime() throws {
    #expect(
      try problems([
        ("a", "date: 2026-03-01\n\(Self.whole)"), ("b", "date: 2026-03-02\n\(Self.whole)"),
        ("c", "date: 2026-01-02\nheadline: true"),
      ]) == [])
  }

  @Test func oneWithoutPictureIsTold() throws {
    #expect(
      try problems([("a", "date: 2026-03-01\nheadline: true")]) == ["a.md:4 bare-headline"])
    #expect(try problems([("a", "date: 2026-03-01\nimage: tu.png")]) == [])
  }

  @Test(arguments: [
    ("2026-03-01", "2026-02-28", true), ("2026-03-01", "2025-03-02", true),
    ("2026-03-01 10:00", "2026-03-01 09:00", true), ("2026-03-01", "2026-03-01", false),
    ("2026-03-01", "2026-12-31", false),
  ])
  func expiryBeforeTheDateIsTold(_ date: String, _ expires: String, _ isTold: Bool) throws {
    #expect(
      try problems([("a", "date: \(date)\nexpires: \(expires)")])
        == (isTold ? ["a.md:4 expires-before-date"] : []))
  }
}
