import Authoring
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite new article --kind letter`.
@Suite struct LetterFormTests {
  private static func site(_ box: String = "") throws -> TestSite {
    try TestSite(
      """
      -- data/units.csv --
      id,name
      bgt,办公厅
      -- data/mailboxes.toml --
      [[mailboxes]]
      id = "box"
      name = "信箱"
      column = "box"
      answer = "15w"
      phone = "010-00000000"
      \(box)
      -- content/box/_index.md --
      ---
      title: 信箱
      ---
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      """)
  }

  private static func create(
    _ article: NewArticle, in site: TestSite, asOf: String = "2026-06-05 09:07"
  ) -> (path: String?, problems: [String]) {
    var options = site.options
    options.asOf = asOf
    let look = SiteBuilder(options).planned()
    guard let draft = look.draft else { return (nil, look.result.problems) }
    var letter = article
    letter.kind = .letter
    let made = NewContent.article(letter).write(into: draft)
    return (made.path, made.result.problems)
  }

  @Test func theFormHasTheNextNumberAndBuilds() throws {
    let site = try Self.site("owner = \"bgt\"")
    let first = Self.create(NewArticle(column: "box", title: "问一件事"), in: site)
    #expect(first.path == "content/box/2026-0001.md" && first.problems == [])
    #expect(
      site.contents("content/box/2026-0001.md") == """
        ---
        title: 问一件事
        date: 2026-06-05 09:07
        letter:
          number: "2026-0001"
          topic: 咨询 # 咨询、建议、求助、投诉、感谢、其他
          from: 网友 # 网友、党员、群众，或遮住的名字，如 李某、王**
          unit: bgt # 办理的单位
          forwarded_on: # 转办的日期
          answered_on: # 答复的日期；期限不用写，程序会算
        draft: true # 草稿，读者看不到。正文写好以后删去这一行，就会发布
        ---

        ## 来信



        ## 答复


        """)
    #expect(site.build().problems == [])
    // Drafts and rows of letters that are not published have numbers as well.
    try site.write(
      "data/letters-private.csv",
      "number,mailbox,received,topic\n2026-0002,box,2026-06-05,建议\n")
    let third = Self.create(NewArticle(path: "box/wen", title: "再问"), in: site)
    #expect(third.path == "content/box/wen.md")
    #expect(site.contents("content/box/wen.md")?.contains("number: \"2026-0003\"") == true)
    #expect(site.build().problems == [])
    let next = Self.create(NewArticle(column: "box"), in: site, asOf: "2027-01-04")
    #expect(next.path == "content/box/2027-0001.md")
  }

  @Test func numbersMayBeginLater() throws {
    let site = try Self.site("first_number = \"2026-0120\"")
    #expect(Self.create(NewArticle(column: "box"), in: site).path == "content/box/2026-0120.md")
  }

  @Test func onlyMailboxesHaveLetters() throws {
    let site = try Self.site("publish = \"none\"")
    #expect(
      Self.create(NewArticle(column: "news"), in: site).problems == [
        "content/news unknown-mailbox 栏目“news”不是信箱"
      ])
    #expect(
      Self.create(NewArticle(column: "box"), in: site).problems == [
        "content/box letter-not-for-public “信箱”的来信不公开，不放进仓库"
      ])
    #expect(site.contents("content/box/2026-0001.md") == nil)
  }
}
