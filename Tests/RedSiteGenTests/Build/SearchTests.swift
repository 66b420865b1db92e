import Base
import Diagnostics
import Preview
import Publishing
import RedSiteGen
import SearchIndex
import SiteModel
import TestSupport
import Testing

/// The page that finds articles, and what it reads.
@Suite struct SearchTests {
  private static let content = """
    -- content/a/_index.md --
    ---
    title: 甲
    ---
    -- content/a/1.md --
    ---
    title: 一 "引号" </script>
    date: 2026-06-01
    ---
    正文里有“两學一做”學習教育。

    第二段**也有**。
    -- content/a/2.md --
    ---
    title: 二
    date: 2024-12-31 23:59
    ---
    去年的正文
    -- content/a/3.md --
    ---
    title: 草稿
    date: 2024-01-01
    draft: true
    ---
    草稿的正文
    -- content/a/4.md --
    ---
    title: 外面的
    date: 2024-12-30
    link: https://elsewhere.example.org/
    ---
    -- content/a/6.md --
    ---
    title: 六
    date: 2025-03-01
    ---
    其他文字
    """

  @Test func everyYearHasItsTitles() throws {
    let site = try TestSite(Self.content)
    #expect(site.build().problems == [])
    #expect(site.page("search/index.html")?.hasSuffix("2026 2025 2024") == true)
    #expect(
      site.page("search/2026.json") == """
        [
        ["一 \\"引号\\" \\u003c/script>","/a/1.html","2026-06-01","甲"]
        ]

        """)
    #expect(
      site.page("search/2024.json") == """
        [
        ["二","/a/2.html","2024-12-31","甲"],
        ["外面的","https://elsewhere.example.org/","2024-12-30","甲"]
        ]

        """)
    #expect(site.page("sitemap.xml")?.contains("/search/") == false)
  }

  @Test func textsAreFoundByTheIndex() throws {
    let site = try TestSite(Self.content)
    #expect(site.build().problems == [])
    let published = PublishedSearch(site: site)
    #expect(try published.candidates("两学一做学习教育") == ["20260601 /a/1.html 甲 文章"])
    #expect(try published.candidates("正文").count == 2)
    #expect(try published.candidates("草稿的正文") == [])
    // No word crosses from one paragraph to the next.
    #expect(try published.candidates("教育第二") == [])
    #expect(
      try published.candidates("外面", inTitles: true)
        == ["20241230 https://elsewhere.example.org/ 甲 链接 外面的"])
    #expect(try published.candidates("去年", inTitles: true) == [])
    let index = try #require(site.page("search/segments.json"))
    #expect(index.hasPrefix("{\"format\":2,\"segments\":[\n{\"name\":\"2025-2026\",\"from\":2025,"))
    #expect(index.contains("\"name\":\"2024\""))
    #expect(site.page("search/characters.txt")?.split(separator: "\n").count == 2)
  }

  @Test func anArticleOfThisYearChangesThisYearAlone() throws {
    let site = try TestSite(Self.content)
    #expect(site.build().problems == [])
    #expect(site.build().summary?.written == 0)
    let before = site.outputFiles().filter { $0.hasPrefix("search/2024/") }
      .map { site.bytes("public/" + $0) }
    let now = site.page("search/2025-2026/000.bin")
    try site.write(
      "content/a/5.md", "---\ntitle: 五\ndate: 2026-06-20\n---\n完全不同的内容\n")
    #expect(site.build().problems == [])
    #expect(
      site.outputFiles().filter { $0.hasPrefix("search/2024/") }.map { site.bytes("public/" + $0) }
        == before)
    #expect(site.page("search/2025-2026/000.bin") != now)
    #expect(try PublishedSearch(site: site).candidates("不同的内容").count == 1)
  }

  @Test func searchCanBeLeftOut() throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [search]
      enabled = false
      \(Self.content)
      """)
    #expect(site.build().problems == [])
    #expect(!site.outputFiles().contains { $0.hasPrefix("search/") })
  }

  @Test func textsCanBeLeftOut() throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [search]
      text = false
      \(Self.content)
      """)
    #expect(site.build().problems == [])
    #expect(
      site.outputFiles().filter { $0.hasPrefix("search/") } == [
        "search/2024.json", "search/2025.json", "search/2026.json", "search/index.html",
      ])
  }

  @Test func aSiteWithoutArticlesHasNoSearch() throws {
    let site = try TestSite("-- content/_index.md --\n---\ntitle: 首页\n---\n")
    #expect(site.build().problems == [])
    #expect(!site.outputFiles().contains { $0.hasPrefix("search/") })
  }

  @Test func subsitesSearchTheirOwn() throws {
    let site = try TestSite(
      """
      \(Self.content)
      -- content/b/_index.md --
      ---
      title: 乙网
      subsite: {}
      ---
      -- content/b/1.md --
      ---
      title: 乙一
      date: 2026-05-01
      ---
      乙网的正文
      -- content/c/_index.md --
      ---
      title: 丙网
      subsite:
        host: https://c.example.org/
      ---
      -- content/c/1.md --
      ---
      title: 丙一
      date: 2026-05-02
      ---
      丙网的正文
      """)
    #expect(site.build().problems == [])
    let published = PublishedSearch(site: site)
    let other = PublishedSearch(site: site, folder: "c/search/")
    // A site without a host of its own is among the others; what another host serves is not.
    #expect(try published.candidates("正文").count == 3)
    #expect(try published.candidates("丙网的正文") == [])
    #expect(try other.candidates("丙网的正文").count == 1)
    #expect(try other.candidates("乙网的正文") == [])
    for page in ["search/index.html", "b/search/index.html", "c/search/index.html"] {
      #expect(site.page(page) != nil)
    }
    #expect(site.page("b/search/segments.json") == nil)
  }

  @Test func attachmentsAreFoundWhereTheSiteWantsIt() throws {
    let text = """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [search]
      attachments = true
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/1.md --
      ---
      title: 一
      date: 2026-06-01
      attachments: [名单 1.docx, b.pdf]
      ---
      正文
      -- content/a/2.md --
      ---
      title: 二
      date: 2026-06-02
      attachments: [b.pdf]
      ---
      正文
      """
    func site(_ change: (String) -> String) throws -> TestSite {
      let site = try TestSite(change(text))
      try site.write(
        "content/a/名单 1.docx", bytes: MadeFile.docx(paragraphs: ["附件里的第一段", "第二段"]))
      try site.write("content/a/b.pdf", bytes: MadeFile.pdf(line: "Annual report"))
      #expect(site.build().problems == [])
      return site
    }
    let searched = try site { $0 }
    let published = PublishedSearch(site: searched)
    let rows = try published.candidates("附件里的")
    #expect(
      rows == [
        "20260601 /a/1.html 甲 文章 attachments/a/%E5%90%8D%E5%8D%95%201.docx.txt "
          + "attachments/a/b.pdf.txt"
      ])
    // No word crosses from one paragraph to the next.
    #expect(try published.candidates("段第二") == [])
    #expect(try published.candidates("annualreport").count == 2)
    #expect(
      searched.page("search/attachments/a/名单 1.docx.txt")?.split(separator: "\n")
        == ["附件里的第一段", "第二段"])
    let draft = try #require(SiteBuilder(searched.options).planned().draft)
    #expect(
      SiteSearch("Annual Report").hits(in: draft, jobs: 1, diagnostics: DiagnosticSink()).count == 2
    )

    let plain = try site { $0.replacing("attachments = true", with: "text = true") }
    #expect(try PublishedSearch(site: plain).candidates("附件里的") == [])
    #expect(!plain.outputFiles().contains { $0.hasPrefix("search/attachments/") })
  }

  @Test(arguments: ["text = false", "enabled = false"])
  func attachmentsWithoutTextsAreAContradiction(_ off: String) throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [search]
      \(off)
      attachments = true
      """)
    #expect(
      site.build().problems == ["site.toml:7:15 invalid-value 附件要和正文一起找，可是正文搜索关着"])
  }

  @Test func thePreviewIsSearchedAsItIsNow() throws {
    let site = try TestSite(Self.content)
    var preview = PreviewSite(site.options, origin: "http://localhost")
    preview.load()
    func shard(_ years: String) -> IndexShard? {
      preview.withPages { pages in
        guard case .content(let bytes, _) = pages.answer("search/\(years)/000.bin") else {
          return nil
        }
        return IndexShard(bytes, shards: 1, texts: years == "2024" ? 3 : 2)
      }
    }
    func has(_ word: String, _ years: String = "2025-2026") -> Bool {
      let units = TextFolding.units(of: word)
      return shard(years)?.texts(with: BigramKey.of(units[0], units[1])).isEmpty == false
    }
    #expect(has("两学"))
    #expect(has("去年", "2024"))
    #expect(!has("新写"))
    try site.write(
      "content/a/1.md", "---\ntitle: 一 \"引号\" </script>\ndate: 2026-06-01\n---\n新写的正文\n")
    let isChanged = preview.apply([site.root + "/content/a/1.md"])
    #expect(isChanged)
    #expect(has("新写"))
    #expect(!has("两学"))
    let version = preview.withPages { pages -> String in
      guard case .content(let bytes, _) = pages.answer("search/segments.json") else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(
      version.contains("\"version\":\"\(String(shard("2025-2026")?.version ?? 0, radix: 16))\""))
  }

  @Test func theTableOfCharactersIsSmall() throws {
    let site = try TestSite(Self.content)
    site.build()
    let size = runShell("gzip -9 -c \(site.root)/public/search/characters.txt | wc -c")
    #expect(Int(size.filter(\.isNumber)).map { $0 <= 20 << 10 } == true)
  }

  @Test func theCommandFindsWhatTheSiteFinds() throws {
    let site = try TestSite(Self.content)
    let look = SiteBuilder(site.options).planned()
    let draft = try #require(look.draft)
    func titles(_ query: String, _ change: (inout SiteSearch) -> Void = { _ in }) -> [String] {
      var search = SiteSearch(query)
      change(&search)
      return search.hits(in: draft, jobs: 2, diagnostics: DiagnosticSink()).map {
        draft.plan.texts.string(draft.plan.site.articles[$0.article.offset].title)
      }
    }
    #expect(titles("两学一做学习") == ["一 \"引号\" </script>"])
    #expect(titles("正文") == ["一 \"引号\" </script>", "二"])
    #expect(titles("外面") == ["外面的"])
    #expect(titles("正文 去年") == ["二"])
    #expect(titles("正文") { $0.year = 2024 } == ["二"])
    #expect(titles("正文") { $0.column = "b" } == [])
    #expect(titles("，。").isEmpty)
    let search = SiteSearch("学习教育")
    let hits = search.hits(in: draft, jobs: 1, diagnostics: DiagnosticSink())
    #expect(search.excerpts(of: hits, in: draft).map(\.?.text) == ["正文里有“两學一做”學習教育。"])
  }
}
