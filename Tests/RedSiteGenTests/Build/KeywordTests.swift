import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Spellings of one keyword: one page, one spelling on all pages, one warning.
@Suite struct KeywordTests {
  private func site(_ keywords: [String]) throws -> TestSite {
    let articles = keywords.enumerated().map { index, line in
      "-- content/news/a\(index).md --\n---\ntitle: 文\(index)\ndate: 2026-01-0\(index + 1)\n"
        + "keywords: \(line)\n---\n正文。\n"
    }
    return try TestSite(
      "-- site.toml --\n[site]\nname = \"n\"\nbase_url = \"https://t.example.org/\"\n"
        + "theme = \"plain\"\n[lists]\nminimum = 1\n-- content/news/_index.md --\n---\ntitle: 新闻\n---\n"
        + articles.joined())
  }

  @Test func twoSpellingsInOneArticleAreOne() throws {
    let site = try site(["[Elixir Macros, elixir-macros]"])
    let report = site.build().report
    #expect(report.diagnostics.map(\.code) == [.differentSpelling])
    #expect(report.errorCount == 0)
    #expect(report.diagnostics.first?.location.line == 4)
    #expect(site.page("keywords/elixir-macros/index.html") != nil)
  }

  @Test func manySpellingsAreToldOnceWithTheirPlaces() throws {
    let report = try site(["Email", "E-mail", "e mail", "E-mail", "email"]).build().report
    #expect(report.diagnostics.map(\.code) == [.differentSpelling])
    let message = report.diagnostics.first?.message.chinese ?? ""
    #expect(message.hasSuffix("网页上都显示“E-mail”"), "\(message)")
    #expect(report.diagnostics.first?.notes.count == 2)
  }

  @Test func theSpellingOfMostIsShown() throws {
    let site = try site(["党建 工作", "党建工作", "党建工作"])
    site.build()
    let page = try #require(site.page("keywords/index.html"))
    #expect(page.contains("党建工作") && !page.contains("党建 工作"))
  }

  @Test func numbersStayApart() {
    #expect(TermKey.key("12-4 宪法日") != TermKey.key("124 宪法日"))
    #expect(TermKey.key("12-4 宪法日") == TermKey.key("12 4宪法日"))
    #expect(TermKey.key("Ｅ－ｍａｉｌ") == TermKey.key("email"))
  }

  /// What cannot stand in a URL is no reason for two keywords to have one.
  @Test func keywordsOfOneURLHaveTheirOwn() throws {
    let site = try site(["A/B", "A:B"])
    #expect(site.build().problems == [])
    #expect(site.page("keywords/a-b/index.html") != nil)
    #expect(site.page("keywords/a-b-2/index.html") != nil)
  }
}
