import Base
import Diagnostics
import Operations
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite review` and `redsite report reviews`: what is printed of reviews.
@Suite struct ReviewFormTests {
  private static func site(_ review: String = #"required = ["first", "final"]"#) throws -> TestSite
  {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试<网站>"
      theme = "plain"
      profile = "none"
      [review]
      \(review)
      -- data/reviewers.csv --
      标识,名称,职责
      zhang,编辑,初审
      wang,分管领导,终审
      qian,校对员,校对
      -- data/units.csv --
      id,name,folder
      bgt,办公厅,news/bgt
      -- content/_index.md --
      ---
      title: 首页
      ---
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/bgt/_index.md --
      ---
      title: 办公厅专栏
      ---
      -- content/news/bgt/a.md --
      ---
      title: 甲 & 乙
      date: 2026-06-02 09:30
      author: 作者
      source: 来源
      image: { src: a.png, alt: 图 }
      attachments: [{ file: b.txt, title: 附件一 }]
      review: { first: zhang, first_on: 2026-06-01, proof: [qian] }
      draft: true
      ---
      一共十个汉字和 one 词。![图](a.png)
      -- content/news/bgt/a.png --
      x
      -- content/news/bgt/b.txt --
      abc
      -- content/news/c.md --
      ---
      title: 齐全
      date: 2026-06-03
      review: { first: zhang, first_on: 2026-06-01, final: wang, final_on: 2026-06-03 }
      ---
      正文。
      -- content/news/d.md --
      ---
      title: 没审
      date: 2026-06-04
      ---
      正文。
      -- content/news/e.md --
      ---
      title: 七月
      date: 2026-07-04
      ---
      正文。
      """)
  }

  private static func forms(_ site: TestSite) throws -> ReviewForms {
    let look = SiteBuilder(site.options).planned()
    return ReviewForms(try #require(look.inputs), try #require(look.draft))
  }

  @Test func theFormOfADraftHasAllThatIsKnown() throws {
    let site = try Self.site()
    let forms = try Self.forms(site)
    let (places, problems) = forms.articles(at: ["content/news/bgt/a.md"], in: nil)
    #expect(problems == [] && places.count == 1)
    let form = forms.form(of: try #require(places.first))
    #expect(form.title == "甲 & 乙" && form.column == "新闻 › 办公厅专栏")
    #expect(form.unit == "办公厅" && form.author == "作者" && form.source == "来源")
    #expect(form.published == "2026年6月2日 9:30")
    // The picture beside the title counts as well.
    #expect(form.words == 9 && form.pictures == 2)
    #expect(form.attachments.map(\.title) == ["附件一"] && form.attachments[0].size == 4)
    // As sha256sum has it, of "abc" and a line feed.
    #expect(
      form.attachments[0].digest
        == "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb")
    #expect(form.commit == "不在版本库里")
    site.remove("content/news/bgt/b.txt")
    #expect(forms.form(of: places[0]).attachments.map(\.digest) == [""])
    #expect(form.steps.map(\.duty) == [.secrecy, .first, .second, .final, .proof, .proof, .proof])
    #expect(form.steps.map(\.name) == ["", "编辑", "", "", "校对员", "", ""])
    #expect(form.steps[1].day?.string(.fullDate) == "2026-06-01")
    let page = ReviewForm.page([form])
    #expect(page.contains("测试&lt;网站&gt;") && page.contains("甲 &amp; 乙"))
    #expect(page.contains("看不出有没有人读过") && page.contains("改写过的历史看不出来"))
    #expect(page.contains(form.textDigest) && form.textDigest.count == 64)
    #expect(!page.contains("<script") && !page.contains("http"))
  }

  @Test func theTextHasItsOwnDigestWhateverItsFrontMatterSays() throws {
    let site = try Self.site()
    let before = try Self.forms(site)
    let place = try #require(before.articles(at: ["news/c"], in: nil).places.first)
    try site.write(
      "content/news/c.md",
      (site.contents("content/news/c.md") ?? "").replacing("齐全", with: "改了标题"))
    let (old, new) = (before.form(of: place), try Self.forms(site).form(of: place))
    #expect(old.textDigest == new.textDigest && old.fileDigest != new.fileDigest)
  }

  @Test func articlesAreFoundByFileFolderAndPeriod() throws {
    let forms = try Self.forms(Self.site())
    #expect(forms.articles(at: ["content/news"], in: nil).places.count == 4)
    #expect(forms.articles(at: ["news/bgt/", "news/bgt/a"], in: nil).places.count == 1)
    let june = ReportPeriod("2026-06")
    let places = forms.articles(at: [], in: june).places
    #expect(places.map(forms.fileName) == ["news/c.html", "news/d.html"])
    let missing = forms.articles(at: ["content/news/f.md"], in: nil)
    #expect(missing.places == [] && missing.problems.map(\.code) == [.unreadableFile])
  }

  @Test func theProgramWritesAFileForEachButNotWhereItWouldBePublished() throws {
    let site = try Self.site("public = []")
    let program = "cd '\(site.root)' && '\(Program.path)'"
    // Beside the site: nothing private lies within it.
    let out = site.root + "-out"
    defer { _ = runShell("rm -rf '\(out)'") }
    func run(_ words: String) -> String { runShell("\(program) \(words) --lang zh 2>&1; echo $?") }
    #expect(run("review --period 2026-06 -o '\(out)/单'").hasSuffix("写了 2 张审核单\n0\n"))
    #expect(runShell("cat '\(out)/单/news/c.html'").contains("分管领导"))
    for folder in ["public/x", "content", "content/../assets", "./static"] {
      let refused = run("review content/news/c.md -o \(folder)")
      #expect(
        refused.contains("[report-inside-output]") && refused.hasSuffix("\n1\n"), "\(refused)")
    }
    #expect(run("review content/news/c.md").contains("<h1>信息发布审核单</h1>"))
    #expect(run("review").hasSuffix("\n64\n"))
    #expect(run("review --period 2026-13").hasSuffix("\n64\n"))
  }

  // MARK: The report

  @Test func theReportHasAllThatWasPublishedInThePeriod() throws {
    let site = try Self.site()
    let look = SiteBuilder(site.options).planned()
    let (inputs, draft) = (try #require(look.inputs), try #require(look.draft))
    let report = RecordReport.reviews(
      try #require(ReportPeriod("2026-Q2")), site: draft.plan.site, parsed: inputs.parsed
    ) { "/\($0.offset)" }
    #expect(report.name == "reviews" && report.title == "2026年第二季度审核情况")
    #expect(report.summary.first == "发布 2 篇，要求审核 2 篇，写齐而且没有矛盾的 1 篇。")
    #expect(report.summary.last == "没有对照 git 历史。")
    let rows = report.tables[0].rows.map { $0.cells.map(\.text) }
    #expect(
      rows == [
        [
          "2026-06-03", "齐全", "新闻", "编辑 2026-06-01", "", "分管领导 2026-06-03", "", "", "写齐",
          "content/news/c.md",
        ],
        [
          "2026-06-04", "没审", "新闻", "", "", "", "", "", "没有写明初审、终审", "content/news/d.md",
        ],
      ])
    #expect(
      report.tables[1].rows.map { $0.cells.map(\.text) } == [["新闻", "2", "2", "1/2 = 50.0%"]])
    #expect(report.tables.count == 2)
  }

  @Test func theReportTellsWhatGitSaysWhereItWasAsked() throws {
    let repository = try Repository()
    try repository.site.write(
      "content/news/a.md", "---\ntitle: 甲\ndate: 2026-06-02\n---\n\n正文。\n")
    repository.commit("补写", "2026-06-30T10:00")
    let look = SiteBuilder(repository.options).planned()
    let (inputs, draft) = (try #require(look.inputs), try #require(look.draft))
    let report = RecordReport.reviews(
      try #require(ReportPeriod("2026-06")), site: draft.plan.site, parsed: inputs.parsed,
      history: HistoryCheck(inputs).problems
    ) { _ in "" }
    #expect(report.tables.count == 3)
    #expect(report.tables[2].rows.map { $0.cells[2].text } == ["backdated"])
    #expect(report.tables[0].rows.map { $0.cells[8].text } == ["不要求"])
  }
}
