import Authoring
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite new column`, `new article`, `new topic`.
@Suite struct NewContentTests {
  private static func site() throws -> TestSite {
    try TestSite(
      """
      -- data/units.csv --
      id,name,folder,authors
      bgt,办公厅,jiceng/bgt,*@bgt.example.org
      yichu,一处,,*@yichu.example.org
      -- data/contributors.csv --
      id,name,unit,until,email
      xxy,办公厅信息员,bgt,,Zhiban@example.org
      old,从前的信息员,bgt,2026-06-01,old@example.org
      -- themes/plain/templates/article.html --
      {{ article.title }}|{{ article.editor }}|{{ article.unit.name if article.unit }}
      -- content/jiceng/_index.md --
      ---
      title: 基层
      weight: 20
      ---
      -- content/jiceng/bgt/_index.md --
      ---
      title: 办公厅
      ---
      """)
  }

  private static func create(
    _ new: NewContent, in site: TestSite, asOf: String = "2026-06-05 09:07"
  ) -> (path: String?, result: BuildResult) {
    var options = BuildOptions(site: site.root)
    options.asOf = asOf
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    let look = SiteBuilder(options).planned()
    guard let draft = look.draft else { return (nil, look.result) }
    return new.write(into: draft)
  }

  private static func git(_ site: TestSite, name: String, email: String) {
    _ = runShell(
      "cd \(site.root) && git init -q . && git config user.name '\(name)'"
        + " && git config user.email \(email)")
  }

  @Test func articleIsFilledInAndBuilds() throws {
    let site = try Self.site()
    Self.git(site, name: "root", email: "zhiban@example.org")
    let (path, _) = Self.create(
      .article(NewArticle(column: "content/jiceng/bgt/", title: "读书会：第1期")), in: site)
    #expect(path == "content/jiceng/bgt/20260605-du-shu-hui-di-1-qi.md")
    #expect(
      site.contents(path ?? "") == """
        ---
        title: "读书会：第1期"
        date: 2026-06-05 09:07
        unit: bgt
        editor: 办公厅信息员
        draft: true # 草稿，读者看不到。正文写好以后删去这一行，就会发布
        ---


        """)
    #expect(site.build().problems == [])
    #expect(site.page("jiceng/bgt/20260605-du-shu-hui-di-1-qi.html") == nil)
    site.build { $0.visibility.includesDrafts = true }
    #expect(
      site.page("jiceng/bgt/20260605-du-shu-hui-di-1-qi.html")?.hasPrefix("读书会：第1期|办公厅信息员|办公厅")
        == true)
  }

  /// What git calls somebody is no 责任编辑, nor is who has left.
  @Test(arguments: ["x@elsewhere.example.org", "old@example.org"])
  func editorIsLeftOutWhereNobodyIsRegistered(_ email: String) throws {
    let site = try Self.site()
    Self.git(site, name: "值班编辑", email: email)
    let (path, _) = Self.create(.article(NewArticle(path: "jiceng/x", title: "一")), in: site)
    let text = try #require(site.contents(path ?? ""))
    #expect(!text.contains("editor") && !text.contains("值班编辑"))
  }

  @Test func unitIsThatOfTheWriterBeforeThatOfTheColumn() throws {
    let site = try Self.site()
    Self.git(site, name: "a", email: "a@yichu.example.org")
    let (path, _) = Self.create(.article(NewArticle(path: "jiceng/bgt/x", title: "一")), in: site)
    #expect(path == "content/jiceng/bgt/x.md")
    #expect(site.contents("content/jiceng/bgt/x.md")?.contains("unit: yichu\n") == true)
  }

  /// Articles of special kinds begin with their keys, and lists beside them with their heads.
  @Test func articlesOfSpecialKindsBeginWithTheirKeys() throws {
    let site = try Self.site()
    for kind in ["exhibition", "papers", "issues", "guides", "activities", "videos"] {
      try site.write("content/\(kind)/_index.md", "---\ntitle: 栏目\nkind: \(kind)\n---\n")
    }
    try site.write("content/exhibition/yi/_index.md", "---\ntitle: 一厅\n---\n")
    try site.write("content/exhibition/yi/a.jpg", bytes: MadeFile.greyJPEG(2, 2))
    try site.write(
      "content/exhibition/yi/a.md",
      "---\ntitle: 甲\ndate: 2026-06-01\npanel: { number: 7 }\nimage: { src: a.jpg, alt: 甲 }\n---\n文。\n"
    )
    func text(_ column: String, _ form: ArticleForm? = nil) throws -> String {
      var article = NewArticle(path: column + "/x", title: "一")
      article.kind = form.map(NewArticleKind.special)
      let (path, result) = Self.create(.article(article), in: site)
      #expect(result.problems == [])
      return try #require(site.contents(path ?? ""))
    }
    #expect(try text("exhibition/yi").contains("panel: { number: 8 }"))
    #expect(try text("papers").contains("## 导师推荐意见"))
    #expect(
      try text("issues").contains(
        "issue: { paper: \"栏目\", number: 1, on: 2026-06-05, pages: x.csv }"))
    #expect(try text("guides").contains("guide: { updated: 2026-06-05, steps: x.csv }"))
    #expect(site.contents("content/guides/x.csv")?.hasPrefix("序,阶段,步骤") == true)
    #expect(try text("activities").contains("activity: { from: 2026-06-05, to: 2026-06-05 }"))
    #expect(try text("videos").contains("\nvideo: #"))
    #expect(try text("jiceng", .gallery).contains("gallery: x.csv"))
    #expect(site.build().problems == [])
  }

  /// Photos of a telephone lie beside the article, under names that make URLs.
  @Test func picturesAreCopiedUnderShortNames() throws {
    let site = try Self.site()
    let photo = site.root + "/微信图片_20260701 (1).jpeg"
    try site.write("微信图片_20260701 (1).jpeg", bytes: MadeFile.greyJPEG(20, 10))
    let (path, result) = Self.create(
      .article(NewArticle(path: "jiceng/x", title: "一", pictures: [photo, photo])), in: site)
    #expect(result.problems == [])
    let text = try #require(site.contents(path ?? ""))
    #expect(text.contains("image: x-1.jpg"))
    #expect(text.contains("(x-1.jpg)\n\n![请写这张图片的说明](x-2.jpg)"))
    #expect(site.contents("content/jiceng/x-1.jpg") == site.contents("content/jiceng/x-2.jpg"))
    #expect(site.contents("content/jiceng/x-2.jpg") != nil)

    let (none, refused) = Self.create(
      .article(NewArticle(path: "jiceng/y", title: "二", pictures: [photo, "a.svg"])), in: site)
    #expect(none == nil)
    #expect(refused.report.diagnostics.map(\.code) == [.attachmentNotAllowed])
    #expect(site.contents("content/jiceng/y-1.jpg") == nil)
  }

  /// Whatever a title is, the front matter says it and nothing else.
  @Test func everyTitleIsReadBackAsItIs() throws {
    let site = try Self.site()
    let titles = [
      "普通标题", "A: b", "全角：冒号", "# 井号", "“引号”", "\"双引号\" '单引号'", "[方括号]", "{花括号}", "- 横线",
      "true", "NULL", "2026-07-01", "12", "1e3", "~", "反斜杠\\n", "@提及", "%百分号", "*星号*", "&和",
      "!感叹", "|竖线", ">大于", "`反引号`", "结尾冒号:", "空 格 # 井号", "No", "，逗号", "\t制表", "０全角",
    ]
    for (number, title) in titles.enumerated() {
      let (path, result) = Self.create(
        .article(NewArticle(path: "jiceng/\(number).md", title: title)), in: site)
      #expect(path != nil, "\(title) \(result.problems)")
    }
    #expect(site.build { $0.visibility.includesDrafts = true }.problems == [])
    for (number, title) in titles.enumerated() {
      let page = try #require(site.page("jiceng/\(number).html"))
      let shown = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&#34;").replacing("'", with: "&#39;")
      #expect(page.hasPrefix(shown + "|"), "\(title): \(page)")
    }
  }

  @Test func columnsAndTopicsAreMade() throws {
    let site = try Self.site()
    #expect(
      Self.create(
        .column(path: "xuexi", title: "学习", type: "工作动态", kind: "pictures"), in: site
      ).path == "content/xuexi/_index.md")
    #expect(
      Self.create(.column(path: "xuexi/dangke", title: nil, type: nil, kind: nil), in: site).path
        == "content/xuexi/dangke/_index.md")
    #expect(
      Self.create(.topic(slug: "qiyi", title: "七一"), in: site).path
        == "content/topics/qiyi/_index.md")
    #expect(site.build().problems == [])
    #expect(site.contents("content/xuexi/_index.md")?.contains("weight: 30\n") == true)
    #expect(site.contents("content/topics/qiyi/_index.md")?.contains("opens: 2026-06-05") == true)
    #expect(site.page("topics/qiyi/index.html")?.contains("七一") == true)
  }

  /// A party's site asks for tags of every column; what is new has them.
  @Test func whatIsMadePassesTheCheckOfAParty() throws {
    let site = try Self.site()
    func create(_ new: NewContent) throws {
      var options = site.options
      options.profile = .party
      let draft = try #require(SiteBuilder(options).planned().draft)
      #expect(new.write(into: draft).path != nil)
    }
    try create(.column(path: "xuexi", title: "“学习”：一", type: nil, kind: nil))
    try create(.column(path: "xuexi/dangke", title: nil, type: nil, kind: nil))
    try create(.topic(slug: "qiyi", title: "七一"))
    try create(.article(NewArticle(column: "xuexi", title: "一")))
    let problems = site.build { $0.profile = .party }.problems
    #expect(problems.filter { ["xuexi", "qiyi"].contains(where: $0.contains) } == [])
    #expect(site.contents("content/xuexi/_index.md")?.contains("\ntype: 工作动态 #") == true)
    // A column below another has the other's type.
    #expect(site.contents("content/xuexi/dangke/_index.md")?.contains("type") == false)
  }

  @Test func nothingIsOverwrittenAndPlacesAreChecked() throws {
    let site = try Self.site()
    try site.write("content/jiceng/a.md", "自己的文字")
    let (path, result) = Self.create(
      .article(NewArticle(path: "jiceng/a.md", title: "一")), in: site)
    #expect(path == nil && result.exitStatus == 64)
    #expect(result.report.diagnostics.map(\.code) == [.fileExists])
    #expect(site.contents("content/jiceng/a.md") == "自己的文字")
    for (new, code) in [
      (NewContent.article(NewArticle(column: "jicen", title: "一")), "unknown-column"),
      (.article(NewArticle(path: "a.md", title: "一")), "unknown-column"),
      (.article(NewArticle(path: "../../jiceng/x.md", title: "一")), "unknown-column"),
      (.column(path: "wu/zi", title: nil, type: nil, kind: nil), "unknown-column"),
      (.column(path: "a:b", title: nil, type: nil, kind: nil), "unusable-file-name"),
      (.topic(slug: "..", title: nil), "unusable-file-name"),
    ] {
      let (path, result) = Self.create(new, in: site)
      #expect(path == nil && result.report.diagnostics.map(\.code.name) == [code])
    }
  }

  @Test func themeWorksAtOnceAndInheritsTheRest() throws {
    let site = try Self.site()
    try site.write("themes/plain/assets/style.css", "a{}")
    #expect(
      Self.create(.theme(name: "own", parent: "plain"), in: site).path == "themes/own/theme.toml")
    try site.write(
      "site.toml", "[site]\nname = \"测试\"\nbase_url = \"https://x.example.org/\"\ntheme = \"own\"")
    try site.write(
      "themes/own/templates/home.html", "{{ asset('site.css') }} {{ asset('style.css') }}")
    #expect(site.build().problems == [])
    #expect(site.page("index.html")?.contains("/assets/site.") == true)
    #expect(site.page("jiceng/index.html")?.hasPrefix("column|基层") == true)
    let again = Self.create(.theme(name: "own", parent: "plain"), in: site)
    #expect(again.result.report.diagnostics.map(\.code) == [.fileExists])
  }

  /// Names that the plan would refuse, or nobody means.
  @Test(arguments: [
    "", ".", "..", "/", "content/", "./.", "a b", "a　b", " ", ".git", "a/..", "con", "a?b", "a#b",
    "a%b", "a\\b", "a\u{200B}b", "a\u{202E}b", String(repeating: "党", count: 70),
  ])
  func badNamesAreRefusedAndNothingIsMade(_ name: String) throws {
    let site = try Self.site()
    let before = runShell("cd \(site.root) && find . | sort")
    var all: [NewContent] = [
      .topic(slug: name, title: "一"), .theme(name: name, parent: "plain"),
      .column(path: name, title: "一", type: nil, kind: nil),
      .column(path: "jiceng/" + name, title: "一", type: nil, kind: nil),
    ]
    // `jiceng/` is the column itself, which is there.
    if name.hasPrefix("/") || name.isEmpty || name == "content/" { all.removeLast() }
    if !name.isEmpty, name != "content/" {
      all.append(.article(NewArticle(path: "jiceng/" + name, title: "一")))
    }
    for new in all {
      let (path, result) = Self.create(new, in: site)
      #expect(path == nil, "\(new)")
      #expect(result.exitStatus == 64)
    }
    #expect(runShell("cd \(site.root) && find . | sort") == before)
  }

  @Test func badNameIsToldWhatAGoodOneIs() throws {
    let (_, result) = Self.create(.topic(slug: "读书 月", title: nil), in: try Self.site())
    #expect(result.report.diagnostics.first?.code == .unusableFileName)
    #expect(result.report.diagnostics.first?.help?.chinese.contains("dushuyue") == true)
  }

  @Test(arguments: ["dushuyue", "读书月", "topics/dushuyue", "content/topics/dushuyue/", "2026-1"])
  func goodTopicIsMade(_ slug: String) throws {
    #expect(Self.create(.topic(slug: slug, title: "一"), in: try Self.site()).path != nil)
  }
}
