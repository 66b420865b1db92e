import RedSiteGen
import TestSupport
import Testing

/// What templates know of the pages of a list.
@Suite struct ListPageTests {
  private static func site(_ template: String, _ content: String, days: [Int]) throws -> TestSite {
    let site = try TestSite(
      """
      -- themes/plain/templates/\(template).html --
      \(content)
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/dj/"
      theme = "plain"
      [build]
      page_size = 3
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      """)
    for (number, day) in days.enumerated() {
      try site.write(
        "content/a/\(number).md",
        "---\ntitle: 文\(number)\ndate: 2026-06-\(day < 10 ? "0" : "")\(day)\n---\n")
    }
    return site
  }

  @Test func everyPageLeadsToAllOthers() throws {
    let site = try Self.site(
      "column",
      "{% for p in pagination.pages %}{{ p.number }} {{ p.url }}{{ \"*\" if p.is_current }}\n{% endfor %}",
      days: Array(1...10))
    #expect(site.build().problems == [])
    let lines = ["1 /dj/a/", "2 /dj/a/page-2.html", "3 /dj/a/page-1.html"]
    for (path, current) in [("index", 0), ("page-2", 1), ("page-1", 2)] {
      let expected = lines.enumerated().map { $0.element + ($0.offset == current ? "*" : "") }
      #expect(
        site.page("a/\(path).html")?.split(separator: "\n").map(String.init) == expected, "\(path)")
    }
  }

  /// A day of the calendar leads to the page of the month that has its newest article.
  @Test func daysOfAnArchiveLeadToTheirArticles() throws {
    let site = try Self.site(
      "archive_month",
      """
      {% for week in month.weeks %}{% for day in week.days if day.count %}{{ day.day }} {{ day.url }}
      {% endfor %}{% endfor %}{% for a in pagination.articles %}{{ a.title }} {% endfor %}
      """, days: [1, 1, 2, 5, 5, 9, 12, 12, 30, 30])
    #expect(site.build { $0.asOf = "2026-07-01" }.problems == [])
    let month = "/dj/archive/2026/06/"
    let page = try #require(site.page("archive/2026/06/index.html"))
    #expect(
      page.split(separator: "\n").dropLast().map(String.init) == [
        "1 \(month)page-1.html#day-1", "2 \(month)page-1.html#day-2", "5 \(month)page-2.html#day-5",
        "9 \(month)page-2.html#day-9", "12 \(month)#day-12", "30 \(month)#day-30",
      ])
    // What the pages show is what the days say.
    #expect(page.hasSuffix("文8 文9 文6 文7 "))
    #expect(site.page("archive/2026/06/page-2.html")?.hasSuffix("文5 文3 文4 ") == true)
    #expect(site.page("archive/2026/06/page-1.html")?.hasSuffix("文2 文0 文1 ") == true)
  }
}
