import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Keywords, sources, archives, kinds of columns, columns that moved.
@Suite struct ListTests {
  private static func article(_ title: String, _ date: String, _ more: String = "") -> String {
    "---\ntitle: \(title)\ndate: \(date)\n\(more)\n---\n正文。\n"
  }

  private static func site(_ more: String = "") throws -> TestSite {
    try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      archive: true
      aliases: [/old/jia/]
      ---
      -- content/a/x/_index.md --
      ---
      title: 甲下
      ---
      -- content/b/_index.md --
      ---
      title: 乙
      ---
      -- content/a/1.md --
      \(article("一", "2026-02-01", "keywords: [读书, C/C++]\nsource: 图书馆"))
      -- content/a/x/2.md --
      \(article("二", "2026-02-28", "keywords: [读书]\nsource: 图书馆"))
      -- content/b/3.md --
      \(article("三", "2026-02-28", "keywords: [c/c＋＋, 独有]\nsource: 办公厅"))
      \(more)
      """)
  }

  @Test func keywordsAndSourcesHavePages() throws {
    let site = try Self.site()
    let problems = site.build().report.diagnostics
    #expect(problems.map(\.code) == [.differentSpelling])
    #expect(problems.first?.severity == .warning)
    #expect(
      site.page("keywords/index.html")
        == "keywords|关键词|[C/C++ /keywords/c-c%2B%2B/ 2][读书 /keywords/%E8%AF%BB%E4%B9%A6/ 2]<图书馆>")
    #expect(site.page("keywords/读书/index.html")?.contains("[二][一]") == true)
    #expect(site.page("keywords/c-c++/index.html")?.contains("[三][一]") == true)
    #expect(site.page("sources/图书馆/index.html")?.contains("[二][一]") == true)
    #expect(!site.outputFiles().contains { $0.contains("独有") || $0.contains("办公厅") })
  }

  @Test func listsCanBeSwitchedOffAndOnForSingleArticles() throws {
    let toml = "[site]\nname = \"n\"\nbase_url = \"https://t.example.org/\"\ntheme = \"plain\"\n"
    let off = try Self.site("-- site.toml --\n\(toml)[lists]\nkeywords = false\nsources = false\n")
    off.build()
    #expect(!off.outputFiles().contains { $0.hasPrefix("keywords") || $0.hasPrefix("sources") })
    let all = try Self.site("-- site.toml --\n\(toml)[lists]\nminimum = 1\n")
    all.build()
    #expect(all.page("keywords/独有/index.html")?.contains("[三]") == true)
  }

  @Test(arguments: [
    ("党建", "党 建", true), ("党建", "党　建", true), ("ＡＢＣ", "abc", true),
    ("open data", "Open  Data", true), ("open data", "opendata", true),
    ("open-data", "open data", true), ("党建", "黨建", false),
  ])
  func spellingsOfOneTerm(_ first: String, _ second: String, _ isOne: Bool) {
    #expect((TermKey.key(first) == TermKey.key(second)) == isOne)
  }

  @Test(arguments: [("c/c++", "c-c++"), ("..", ""), ("a\\b:c", "a-b-c"), ("/党建/", "党建")])
  func termIsOnePartOfAURL(_ key: String, _ slug: String) {
    #expect(TermKey.slug(key) == slug)
  }

  @Test func columnsHaveArchivesOfTheirOwn() throws {
    let site = try Self.site(
      """
      -- themes/plain/templates/archive_month.html --
      {{ page.title }}|{% for w in month.weeks %}{% for d in w.days %}{{ d.day }}:{{ d.count }} \
      {% endfor %}/{% endfor %}|{% for a in pagination.articles %}[{{ a.title }}]{% endfor %}\
      {{ archive.url }}
      """)
    site.build()
    let month = try #require(site.page("a/archive/2026/02/index.html"))
    // 1 February 2026 is a Sunday.
    #expect(month.hasPrefix("甲2026年2月|0:0 0:0 0:0 0:0 0:0 0:0 1:1 /2:0 "))
    #expect(month.contains("28:1 0:0 /|[二][一]/a/archive/"))
    let all = try #require(site.page("archive/2026/02/index.html"))
    #expect(all.contains("28:2 0:0 /|[二][三][一]/archive/"))
    #expect(site.page("b/archive/index.html") == nil)
  }

  @Test func movedColumnKeepsItsOldURLs() throws {
    let site = try Self.site()
    site.build()
    #expect(site.page("old/jia/index.html")?.contains("|甲|/a/") == true)
    #expect(site.page("old/jia/1.html")?.contains("|一|/a/1.html") == true)
    #expect(site.page("old/jia/x/2.html")?.contains("|二|/a/x/2.html") == true)
    #expect(site.page("old/jia/x/index.html")?.contains("/a/x/") == true)
  }

  @Test(arguments: ["/old/jia.html", "old", "/b/"])
  func oldURLThatCannotBeIsReported(_ alias: String) throws {
    let site = try Self.site("-- content/a/_index.md --\n---\ntitle: 甲\naliases: \(alias)\n---\n")
    let found = site.build().report.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code).allSatisfy { $0 == .invalidURL || $0 == .duplicateURL })
    #expect(found.first?.location.path == "content/a/_index.md")
    #expect(site.outputFiles() == [])
  }

  @Test(arguments: ColumnKind.allCases)
  func everyKindOfColumnIsBuiltByTheRealTheme(_ kind: ColumnKind) throws {
    let root = #filePath.split(separator: "/").dropLast(4).map(String.init)
      .reduce("") { $0 + "/" + $1 }
    let site = try Self.site(
      """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://t.example.org/"
      -- content/a/_index.md --
      ---
      title: 甲
      kind: \(kind.rawValue)
      ---
      -- content/a/p.png --
      -- content/a/4.md --
      \(Self.article("四", "2026-03-01", "image: p.png\nvideo: { src: 'https://v.example.org/v', duration: '1:02' }"))
      """)
    if kind == .letters {
      // A column of letters is the mailbox that a register names, and holds nothing else.
      try site.write(
        "data/mailboxes.toml",
        "[[mailboxes]]\nid = \"xx\"\nname = \"信箱\"\ncolumn = \"a\"\nanswer = \"15w\"\n"
          + "publish = \"received\"\nphone = \"010-00000000\"\n")
      for (number, name) in ["1", "4"].enumerated() {
        try site.write(
          "content/a/\(name).md",
          "---\ntitle: 信\(number)\ndate: 2026-03-01\nimage: p.png\n"
            + "video: { src: 'https://v.example.org/v', duration: '1:02' }\n"
            + "letter: { number: 2026-000\(number + 1), topic: 建议, from: 网友 }\n---\n\n"
            + "## 来信\n\n问。\n")
      }
    }
    let result = site.build { $0.themes = ThemeSearchPath(folders: [root + "/themes"]) }
    #expect(result.report.errorCount == 0, "\(result.report.text(.text, in: .english))")
    let page = try #require(site.page("a/index.html"))
    #expect(page.contains("class=\"primary column-\(kind.rawValue)\""))
    #expect(site.page("a/4.html")?.contains("href=\"https://v.example.org/v\"") == true)
  }

  @Test func videoIsAFileOfTheSiteOrALink() throws {
    let site = try Self.site(
      "-- content/a/5.md --\n" + Self.article("五", "2026-03-02", "video: no.mp4"))
    let codes = site.build().report.diagnostics.map(\.code)
    #expect(codes.contains(.missingAttachment))
  }

  @Test func unknownGroupOfLinksIsReported() throws {
    let site = try Self.site(
      """
      -- content/b/_index.md --
      ---
      title: 乙
      kind: links
      link_group: 兄弟单
      ---
      -- data/links.toml --
      [[groups]]
      name = "兄弟单位"
      """)
    let found = site.build().report.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == [.unknownLinkGroup])
    #expect(found.first?.location.line == 4)
    #expect(found.first?.help?.chinese == "是不是“兄弟单位”？")
  }
}
