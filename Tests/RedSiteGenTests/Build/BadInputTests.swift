import Diagnostics
import RedSiteGen
import TestSupport
import Testing

@Suite struct BadInputTests {
  private static let column = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---

    """

  private func problems(_ text: String) throws -> [String] {
    let site = try TestSite(Self.column + text)
    let result = site.build()
    #expect(result.exitStatus == 1)
    #expect(result.summary == nil)
    #expect(site.outputFiles() == [])
    return result.problems
  }

  @Test func missingTitleAndDate() throws {
    #expect(
      try problems("-- content/news/a.md --\n---\nauthor: 机关党委\n---\n正文\n") == [
        "content/news/a.md:1:1 missing-key 缺少“date”",
        "content/news/a.md:1:1 missing-key 缺少“title”",
      ])
  }

  @Test func unknownKeyAndWrongType() throws {
    #expect(
      try problems(
        "-- content/news/a.md --\n---\ntitle: 标题\ndate: 2026-01-01\ntilte: 错\nheadline: 3\n---\n")
        == [
          "content/news/a.md:4:1 unknown-key 不认识的键“tilte”",
          "content/news/a.md:5:11 wrong-type “headline”应是 true 或 false，这里是“3”",
        ])
  }

  @Test func dateOutOfRange() throws {
    #expect(
      try problems("-- content/news/a.md --\n---\ntitle: 标题\ndate: 2026-13-05\n---\n") == [
        "content/news/a.md:3:12 date-out-of-range 日期“2026-13-05”的月份不在 1–12 之间"
      ])
  }

  @Test func unknownNamesNameTheNearest() throws {
    let site = try TestSite(
      Self.column + """
        -- content/topics/dushu/_index.md --
        ---
        title: 读书
        ---
        -- data/units.toml --
        [[units]]
        id = "bangongting"
        name = "办公厅"
        -- content/news/a.md --
        ---
        title: 标题
        date: 2026-01-01
        topics: [dushuu]
        columns: [new]
        unit: bangonting
        contributors: [nobody]
        ---
        正文
        """)
    let result = site.build()
    #expect(
      result.problems == [
        "content/news/a.md:4:10 unknown-topic 没有名为“dushuu”的专题",
        "content/news/a.md:5:11 unknown-column 没有名为“new”的栏目",
        "content/news/a.md:6:7 unknown-unit 没有名为“bangonting”的单位",
        "content/news/a.md:7:16 unknown-contributor 没有名为“nobody”的信息员",
      ])
    #expect(result.report.diagnostics[0].help?.chinese == "是不是“dushu”？")
    #expect(result.report.diagnostics[2].help?.chinese == "是不是“bangongting”？")
  }

  @Test func brokenLinkMissingAttachmentAndImage() throws {
    #expect(
      try problems(
        """
        -- content/news/a.md --
        ---
        title: 标题
        date: 2026-01-01
        image: tu.jpg
        attachments: [fu.pdf]
        ---
        第一行

        请看[另一篇](bb.md)和![图](no.png)。
        -- content/news/b.md --
        ---
        title: 另一篇
        date: 2026-01-01
        ---
        """) == [
          "content/news/a.md:4:8 missing-image 找不到图片“tu.jpg”",
          "content/news/a.md:5:15 missing-attachment 找不到文件“fu.pdf”",
          "content/news/a.md:9:9 broken-link 链接“bb.md”找不到对应的文件",
          "content/news/a.md:9:21 missing-image 找不到图片“no.png”",
        ])
  }

  @Test func linkToDraftIsAnError() throws {
    #expect(
      try problems(
        """
        -- content/news/a.md --
        ---
        title: 标题
        date: 2026-01-01
        ---
        [草稿](b.md)
        -- content/news/b.md --
        ---
        title: 草稿
        date: 2026-01-01
        draft: true
        ---
        """) == [
          "content/news/a.md:5:6 link-to-hidden-article 链接指向的文章“b.md”不在网站上：它是草稿"
        ])
  }

  @Test func urlOwnedTwiceNamesBoth() throws {
    let site = try TestSite(
      Self.column + """
        -- content/news/a.md --
        ---
        title: 甲
        date: 2026-01-02
        ---
        -- content/news/b.md --
        ---
        title: 乙
        date: 2026-01-01
        slug: A
        ---
        """)
    let result = site.build()
    #expect(
      result.problems == [
        "content/news/b.md duplicate-url 网址 /news/A.html 已经属于另一篇文章"
      ])
    #expect(result.report.diagnostics[0].notes[0].location?.path == "content/news/a.md")
  }

  @Test func folderWithoutIndexSaysWhichFileToCreate() throws {
    let site = try TestSite(
      "-- content/news/a.md --\n---\ntitle: 标题\ndate: 2026-01-01\n---\n")
    let result = site.build()
    #expect(
      result.problems == [
        "content/news missing-column-index 这个文件夹里有文章，但缺少 _index.md，不知道栏目叫什么"
      ])
    #expect(result.report.diagnostics[0].help?.chinese.contains("content/news/_index.md") == true)
  }

  @Test func themeThatDoesNotExist() throws {
    #expect(
      try problems(
        "-- site.toml --\n[site]\nname = \"网站\"\nbase_url = \"https://a.example.org/\"\ntheme = \"plane\"\n"
      ) == ["site.toml:4:9 theme-not-found 没有名为“plane”的主题"])
  }

  @Test func folderWithoutSiteFile() throws {
    let site = try TestSite("-- content/a.txt --\nx", isComplete: true)
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.siteNotFound])
    #expect(result.exitStatus == 1)
  }

  @Test func templateErrorsAreFoundWithoutPagesThatReachThem() throws {
    #expect(
      try problems(
        """
        -- templates/article.html --
        <p>{{ article.titel }}</p>
        {{ nothing }}
        {% if false %}{{ article.title|uper }}{% endif %}
        """
      ).map { String($0.prefix { $0 != "\u{20}" }) + " " + $0.split(separator: " ")[1] } == [
        "templates/article.html:1:15 unknown-attribute", "templates/article.html:2:4 unknown-name",
        "templates/article.html:3:32 unknown-filter",
      ])
  }

  @Test func symbolicLinksAreNotFollowed() throws {
    let site = try TestSite(Self.column)
    _ = runShell("ln -s /etc/hostname \(site.root)/content/news/leak.txt")
    #expect(
      site.build().problems == [
        "content/news/leak.txt not-a-regular-file 这不是普通文件（是符号链接、管道或设备），不会读取"
      ])
  }

  @Test func allProblemsOfARunComeSortedAndTheSameWithAnyJobs() throws {
    var text = Self.column
    for number in 1...9 {
      text += "-- content/news/a\(number).md --\n---\ntitel: 标题\ndate: 2026-02-3\(number)\n---\n"
    }
    let site = try TestSite(text)
    let one = site.build { $0.jobs = 1 }
    let eight = site.build { $0.jobs = 8 }
    #expect(one.report.diagnostics == eight.report.diagnostics)
    #expect(
      one.report.diagnostics.map(\.location.path)
        == one.report.diagnostics.map(\.location.path).sorted())
    #expect(one.report.diagnostics.count == 27)
  }
}
