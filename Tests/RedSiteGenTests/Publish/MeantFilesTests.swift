import Authoring
import Base
import Diagnostics
import Operations
import SiteModel
import TestSupport
import Testing

@testable import RedSiteGen

/// Of the files of `content/` only those go out that a page names, or whose folder says so.
@Suite struct MeantFilesTests {
  private let column = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---

    """

  private func article(
    _ frontMatter: String, _ body: String = "正文", at path: String = "content/news/a.md"
  ) -> String {
    "-- \(path) --\n---\ntitle: 甲\ndate: 2026-06-01\n\(frontMatter)\n---\n\(body)\n"
  }

  private func file(_ path: String) -> String {
    "-- \(path) --\n" + (path.hasSuffix(".mp4") ? "\0\0\0\u{18}ftypisom\0\0\0\0isomavc1" : "文字")
      + "\n"
  }

  @Test func whatNobodyNamesStaysWithAWord() throws {
    let site = try TestSite(
      column + article("", "![图](b.png)") + file("content/news/b.png") + file("content/news/c.png"))
    let result = site.build()
    #expect(
      result.problems == ["content/news/c.png unreferenced-file 没有网页用到这个文件，它不会发布"])
    #expect(result.report.diagnostics[0].severity == .warning)
    let help = try #require(result.report.diagnostics[0].help?.chinese)
    #expect(help.contains("content/news/_index.md") && help.contains("publish: true"))
    #expect(site.page("news/b.png") != nil)
    #expect(site.page("news/c.png") == nil)
    // What an earlier release had makes no difference.
    site.build { $0.asOf = "2026-07-02" }
    #expect(site.page("news/c.png") == nil)
    #expect(site.build { $0.isStrict = true }.exitStatus == 1)
  }

  @Test(arguments: [
    ("image: f.png", ""), ("image: {src: f.png, alt: 图}", ""), ("attachments: [f.png]", ""),
    ("attachments: [{file: /news/f.png, title: 表}]", ""),
    ("video: {src: 'https://v.example.org/a', poster: f.png}", ""), ("link: f.png", ""),
    ("link: /news/f.png", ""), ("extra: {photos: [{file: f.png}]}", ""),
    ("", "[表](f.png)"), ("", "![图](/news/f.png \"说明\")"), ("", "[![图](f.png)](b.md)"),
    ("", "[表][1]\n\n[1]: ./f.png"), ("", "[表](f.png?a=1#b)"), ("", "[表](%66.png)"),
    ("", "脚注[^1]\n\n[^1]: [表](f.png)"), ("", "| 甲 |\n|---|\n| [表](f.png) |"),
  ])
  func namedWhereReadersGetIt(_ frontMatter: String, _ body: String) throws {
    let site = try TestSite(
      column + article(frontMatter, body.isEmpty ? "正文" : body)
        + article("", "乙", at: "content/news/b.md") + file("content/news/f.png"))
    let result = site.build()
    #expect(!result.report.diagnostics.contains { $0.code == .unreferencedFile })
    #expect(result.exitStatus == 0)
    #expect(site.page("news/f.png") != nil)
  }

  @Test func namedByColumnsTopicsSubsitesAndFriendLinks() throws {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      image: column.png
      ---
      -- content/dang/_index.md --
      ---
      title: 党史网
      subsite: {banner: banner.png}
      ---
      -- content/topics/shu/_index.md --
      ---
      title: 读书
      image: topic.png
      ---
      -- data/links.toml --
      [[groups]]
      name = "友情"
      [[groups.links]]
      name = "甲"
      url = "https://a.example.org/"
      logo = "tupian/logo.png"
      [[groups.links]]
      name = "乙"
      url = "/tupian/biao.pdf"
      [[groups.links]]
      name = "丙"
      url = "https://c.example.org/"
      logo = "tupian/jiu.png"
      expires = 2026-01-01
      """ + "\n"
        + ["news/column.png", "dang/banner.png", "topics/shu/topic.png", "tupian/logo.png"]
        .map { file("content/" + $0) }.joined()
        + file("content/tupian/biao.pdf") + file("content/tupian/jiu.png"))
    #expect(site.build().problems == [])
    for path in ["news/column.png", "dang/banner.png", "topics/shu/topic.png", "tupian/biao.pdf"] {
      #expect(site.page(path) != nil, "\(path)")
    }
    #expect(site.page("tupian/logo.png") != nil)
    // Its link has expired: it stays, without a word.
    #expect(site.page("tupian/jiu.png") == nil)
  }

  @Test func namedByTheirAddressBelowAPath() throws {
    let text = """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/dj/"
      theme = "plain"

      """
    let site = try TestSite(
      text + column + article("", "[表](/dj/news/f.png)") + file("content/news/f.png"))
    #expect(site.build().problems == [])
    #expect(site.page("news/f.png") != nil)
  }

  @Test func rawHTMLNamesToo() throws {
    let text = """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [markdown]
      raw_html = "allow"

      """
    let body = """
      <figure><img alt="a" src="f.png" srcset="g.png 1x, h.png 2x"></figure>

      行内 <a href='i.pdf'>表</a>、<img src = j.png>。<i title="k.png">不是</i>
      """
    let names = ["f.png", "g.png", "h.png", "i.pdf", "j.png"]
    let site = try TestSite(
      text + column + article("", body)
        + (names + ["k.png"]).map { file("content/news/" + $0) }
        .joined())
    #expect(
      site.build().problems == ["content/news/k.png unreferenced-file 没有网页用到这个文件，它不会发布"])
    for name in names { #expect(site.page("news/" + name) != nil, "\(name)") }
  }

  @Test(arguments: ["draft: true", "date: 2027-01-01", "expires: 2026-06-15"])
  func whatOnlyHiddenArticlesNameWaitsWithoutAWord(_ reason: String) throws {
    let frontMatter = reason + "\nimage: /tupian/a.png\n"
    let text =
      column + article("", "乙", at: "content/news/b.md")
      + "-- content/news/a.md --\n---\ntitle: 甲\n"
      + (reason.hasPrefix("date") ? "" : "date: 2026-06-01\n") + frontMatter
      + "---\n[表](/tupian/b.pdf) ![图](/news/c.png)\n"
      + ["tupian/a.png", "tupian/b.pdf", "news/c.png"].map { file("content/" + $0) }.joined()
    let site = try TestSite(text)
    #expect(site.build().problems == [])
    #expect(site.outputFiles().filter { !$0.hasSuffix("html") && $0.contains(".p") } == [])
    let why = Whereabouts.lines(
      of: "content/tupian/b.pdf", in: SiteBuilder(site.options).checked())
    #expect(why.lines?.first?.chinese.contains("随文章一起发布") == true)
    let shown = site.build {
      $0.visibility.includesDrafts = true
      $0.visibility.includesFuture = true
      $0.asOf = "2026-06-10"
    }
    #expect(shown.problems == [])
    for path in ["tupian/a.png", "tupian/b.pdf", "news/c.png"] { #expect(site.page(path) != nil) }
  }

  @Test func nearestFolderDecides() throws {
    let index = "---\ntitle: 栏\npublish: PUBLISH\n---\n"
    func column(_ path: String, _ publish: String) -> String {
      "-- content/\(path)/_index.md --\n" + index.replacing("PUBLISH", with: publish)
    }
    let site = try TestSite(
      column("a", "true") + column("a/b", "false") + column("a/b/c", "true")
        + "-- content/d/_index.md --\n---\ntitle: 丁\n---\n"
        + article("publish: 是", "正文", at: "content/d/wen/index.md")
        + ["a/1.pdf", "a/sub/2.pdf", "a/b/3.pdf", "a/b/c/4.pdf", "d/5.pdf", "d/wen/tu/6.pdf"]
        .map { file("content/" + $0) }.joined())
    #expect(site.build().problems == ["content/d/5.pdf unreferenced-file 没有网页用到这个文件，它不会发布"])
    #expect(
      site.outputFiles().filter { $0.hasSuffix(".pdf") }
        == ["a/1.pdf", "a/b/c/4.pdf", "a/sub/2.pdf", "d/wen/tu/6.pdf"])
  }

  @Test func homeSpeaksForAllAndHiddenFoldersStay() throws {
    let site = try TestSite(
      "-- content/_index.md --\n---\npublish: true\n---\n" + column
        + article("draft: true", "草稿", at: "content/news/gao/index.md")
        + ["news/1.pdf", "news/gao/2.pdf"].map { file("content/" + $0) }.joined())
    #expect(site.build().problems == [])
    #expect(site.outputFiles().filter { $0.hasSuffix(".pdf") } == ["news/1.pdf"])
  }

  @Test func publishBelongsToFolders() throws {
    let site = try TestSite(column + article("publish: true"))
    #expect(site.build().problems.first?.hasPrefix("content/news/a.md:4:10 invalid-value") == true)
  }

  @Test func settingKeepsTheOldWay() throws {
    let text = """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [build]
      unreferenced = "publish"

      """
    let site = try TestSite(text + column + article("") + file("content/news/c.png"))
    #expect(site.build().problems == [])
    #expect(site.page("news/c.png") != nil)
  }

  @Test func brokenLinkIsNotSaidTwice() throws {
    let site = try TestSite(
      column + article("", "[表](biao.PDF) [图](../tu.png)") + file("content/news/biao.pdf")
        + file("content/news/tupian/tu.png"))
    #expect(site.build().report.diagnostics.allSatisfy { $0.code != .unreferencedFile })
  }

  @Test func inputsNeverGoOut() throws {
    let found = DiagnosticSink()
    let files = ["content/a.md", "content/mingdan.csv"].map {
      SourceFile(path: $0, role: $0.hasSuffix("md") ? .article : .asset, size: 1)
    }
    var assets = ContentAssets(
      files: files, locator: SourceLocator(files: files, texts: TextStore()), diagnostics: found)
    let list = Reference(name: "mingdan.csv", range: 0..<0)
    let article = SourceFile.ID(0)
    #expect(
      assets.find(list, in: "", from: article, code: .missingAttachment, isInput: true)
        == SourceFile.ID(1))
    // Named for readers as well, in a folder that publishes everything, by the old way.
    _ = assets.find(list, in: "", from: article, code: .missingAttachment)
    let allowed = assets.allowed(
      [], hidden: [], texts: TextStore(), closedTopics: [String]())
    #expect(allowed == [])
    assets.checkUses(allowed: allowed, hidden: [])
    #expect(found.diagnostics.map(\.message.chinese) == ["文件“mingdan.csv”不会发布，读者打不开"])
    var configuration = SiteConfiguration()
    configuration.build.unreferenced = .publish
    var site = Site(
      configuration: configuration, now: DateTime(wallSeconds: 0), texts: TextStore(), files: files)
    site.allowedAssets = allowed
    MeantAssets(ParsedSite(texts: TextStore()), files: files, hidden: [], assets: assets)
      .organize(into: &site)
    #expect(site.meantAssets == [])
  }

  @Test func filesThatAreNoArticlesAndNotForReaders() throws {
    let site = try TestSite(
      column + article("", "见[说明](README.md)")
        + "-- content/news/README.md --\n给编辑看\n-- content/news/tongzhi.md.txt --\n正文\n"
        + "-- content/news/ganbu.txt --\n---\ntitle: 干部\ndate: 2026-06-01\n---\n正文\n"
        + "-- content/news/fenge.txt --\n---\n只是一条线\n---\n")
    let problems = site.build().problems
    #expect(problems.count == 5)
    #expect(problems.contains { $0.hasPrefix("content/news/README.md readme-in-content") })
    #expect(problems.contains { $0.contains("a.md:6:7 link-to-hidden-article 文件“README.md”") })
    #expect(problems.contains { $0.hasPrefix("content/news/fenge.txt unreferenced-file") })
    let misnamed = site.build().report.diagnostics.filter { $0.code == .misnamedArticle }
    #expect(
      misnamed.map(\.location.path) == ["content/news/ganbu.txt", "content/news/tongzhi.md.txt"])
    #expect(misnamed.allSatisfy { $0.severity == .warning })
    #expect(misnamed[1].help?.chinese.contains("“tongzhi.md”") == true)
  }

  @Test func neverPublishedWhateverTheFolderSays() throws {
    let site = try TestSite(
      "-- content/_index.md --\n---\npublish: true\n---\n-- content/readme.md --\n给编辑看\n"
        + "-- content/tongzhi.md.txt --\n正文\n")
    site.build()
    #expect(site.outputFiles().contains("index.html"))
    #expect(site.outputFiles().filter { $0.contains("readme") || $0.contains("tongzhi") } == [])
  }

  @Test func litterIsPassedOverInSilence() throws {
    let litter = [
      "Thumbs.db", ".DS_Store", "~$a.docx", "desktop.ini", "a.md~", ".a.md.swp", "a.md.orig",
      "#a.md#", "a.md.bak",
    ]
    let site = try TestSite(
      column + article("") + litter.map { "-- content/news/\($0) --\nx\n" }.joined())
    #expect(site.build().problems == [])
    #expect(
      site.outputFiles().filter { $0.hasPrefix("news/") && !$0.hasSuffix("html") }.allSatisfy {
        $0.hasSuffix(".xml")
      })
  }
}

/// `redsite fix` keeps the files of an old site where they are, after showing them.
@Suite struct PublishingFolderFixTests {
  private let text = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    导语
    -- content/news/wen/index.md --
    +++
    title = "甲"
    date = 2026-06-01
    [extra]
    a = 1
    +++
    正文
    -- content/news/wen/jiu.pdf --
    -- content/news/files/biao.pdf --
    -- content/news/b.png --
    -- content/files/c.pdf --
    """

  @Test func showsThenWrites() throws {
    let site = try TestSite(text)
    let shown = SiteFixer(site.options).preview()
    #expect(shown.files.map(\.path) == ["content/news/_index.md", "content/news/wen/index.md"])
    let wanted = ["content/news/b.png", "content/news/files/biao.pdf", "content/news/wen/jiu.pdf"]
    #expect(shown.publishedFiles == wanted)
    #expect(site.contents("content/news/_index.md") == "---\ntitle: 新闻\n---\n导语\n")

    let applied = SiteFixer(site.options).apply()
    #expect(applied.publishedFiles == wanted)
    #expect(
      site.contents("content/news/_index.md") == "---\ntitle: 新闻\npublish: true\n---\n导语\n")
    #expect(
      site.contents("content/news/wen/index.md")
        == "+++\ntitle = \"甲\"\ndate = 2026-06-01\npublish = true\n[extra]\na = 1\n+++\n正文\n")
    // No front matter speaks for it: that is left to a person.
    #expect(
      site.build().problems == ["content/files/c.pdf unreferenced-file 没有网页用到这个文件，它不会发布"])
    #expect(
      site.outputFiles().filter { !$0.hasSuffix("html") && $0.contains(".p") }
        == ["news/b.png", "news/files/biao.pdf", "news/wen/jiu.pdf"])
    #expect(SiteFixer(site.options).apply().files.isEmpty)
  }
}
