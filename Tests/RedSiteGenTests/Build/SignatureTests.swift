import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// 落款 of notices and documents, and the 红头 of documents, in whole sites.
@Suite struct SignatureTests {
  /// A site with one article that prints its text and what templates know of its signature.
  private static func site(
    _ body: String, _ front: String = "", column: String = "type: 通知公告"
  ) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      profile = "none"
      [owner]
      sponsor = "某局机关党委"
      -- themes/plain/templates/article.html --
      {{ article.content }}[{{ article.signature | join("|") }}]\
      {% if article.document %}head:{{ article.document.head }}.{% endif %}
      -- data/units.toml --
      [[units]]
      id = "zb"
      name = "第一党支部"
      -- content/a/_index.md --
      ---
      title: 甲
      \(column)
      ---
      -- content/a/1.md --
      ---
      title: 一
      date: 2026-07-01
      \(front)
      ---
      \(body)
      """)
  }

  /// The page of the article, built without a problem.
  private static func page(
    _ body: String, _ front: String = "", column: String = "type: 通知公告"
  ) throws -> String {
    let site = try site(body, front, column: column)
    #expect(site.build().problems == [])
    return try #require(site.page("a/1.html"))
  }

  @Test(arguments: [
    "2026年7月1日", "2026-07-01", "2026-7-1", "2026/07/01", "2026.07.01", "20260701", "二〇二六年七月一日",
    "二○二六年十二月三十一日", "２０２６年７月１日", "2026 年 7 月 1 日", "２０２６－０７－０１",
  ])
  func issuerAndDateStandAtTheRight(_ date: String) throws {
    let page = try Self.page("请参加。\n\n机关党委\n\n\(date)\n")
    #expect(
      page.contains(
        """
        <p>请参加。</p>
        <p class="signature">机关党委</p>
        <p class="signature">\(date)</p>
        [机关党委|\(date)]
        """), "\(page)")
  }

  @Test(arguments: [
    // One paragraph of two lines, of three; two organs; a name; spaces that push to the right.
    ("机关党委\n2026年7月1日", "<p class=\"signature\">机关党委<br />\n2026年7月1日</p>"),
    ("机关党委\n二〇二六年七月一日", "<p class=\"signature\">机关党委<br />\n二〇二六年七月一日</p>"),
    (
      "机关党委\n机关工会\n2026-07-01",
      "<p class=\"signature\">机关党委<br />\n机关工会<br />\n2026-07-01</p>"
    ),
    (
      "机关党委\n\n机关工会\n\n2026-07-01",
      "<p class=\"signature\">机关党委</p>\n<p class=\"signature\">机关工会</p>\n<p class=\"signature\">2026-07-01</p>"
    ),
    ("机关党委　机关工会\n\n2026-07-01", "<p class=\"signature\">机关党委　机关工会</p>"),
    ("张三\n\n2026-07-01", "<p class=\"signature\">张三</p>"),
    ("**机关党委**\n\n2026-07-01", "<p class=\"signature\"><strong>机关党委</strong></p>"),
    ("机关党委（盖章）　2026年7月1日", "<p class=\"signature\">机关党委（盖章）　2026年7月1日</p>"),
    (
      "        机关党委\n        2026年7月1日",
      "<p class=\"signature\">机关党委<br />\n2026年7月1日</p>"
    ),
    ("　　　　机关党委\n\n　　　　2026年7月1日", "<p class=\"signature\">　　　　机关党委</p>"),
    ("Party Committee\n\n2026-07-01", "<p class=\"signature\">Party Committee</p>"),
    // A list before; 附注 and 附件 after; a footnote, which is last in the tree.
    ("1. 甲\n2. 乙\n\n机关党委\n\n2026-07-01", "</ol>\n<p class=\"signature\">机关党委</p>"),
    ("机关党委\n\n2026-07-01\n\n（此件公开发布）", "<p class=\"signature\">机关党委</p>"),
    ("机关党委\n\n2026-07-01\n\n附件：报名表\n\n- 甲\n- 乙", "<p class=\"signature\">机关党委</p>"),
    ("见注[^a]。\n\n机关党委\n\n2026-07-01\n\n[^a]: 注。", "<p class=\"signature\">机关党委</p>"),
  ])
  func shapesOfSignatures(_ end: String, _ html: String) throws {
    let page = try Self.page("请参加。\n\n\(end)\n")
    #expect(page.contains(html), "\(page)")
    #expect(!page.contains("[]"), "\(page)")
  }

  @Test(arguments: [
    "请大家按时参加。\n\n2026年7月1日",  // a sentence
    "2026年7月1日",  // only a date
    "2026年7月1日\n\n机关党委",  // the date first
    "特此通知\n\n2026年7月1日", "联系电话 0000\n\n2026-07-01", "时间：\n\n2026-07-01",
    "机关党委\n\n2026年13月1日", "机关党委\n\n2026年2月30日", "机关党委\n\n26年7月1日", "机关党委\n\n2026年7月",
    "Party Committee\n\nJuly 1, 2026", "Please come in time\n\n2026-07-01",
    "某某省某某市某某县某某局机关党委及其所属各党支部委员会\n\n2026-07-01",  // 26 characters
    "机关党委\n\n2026-07-01\n\n另外还有一件事。", "- 机关党委\n- 2026-07-01", "> 机关党委\n>\n> 2026-07-01",
    "机关党委\n\n[2026-07-01](https://example.org/)", "```\n机关党委\n2026-07-01\n```",
    "| 甲 |\n|---|\n| 机关党委 |\n\n2026-07-01", "会议时间 2026年7月1日", "甲\n机关党委\n机关工会\n2026-07-01",
  ])
  func otherEndsAreLeftAlone(_ end: String) throws {
    let page = try Self.page("请参加。\n\n\(end)\n")
    #expect(!page.contains("class=\"signature\"") && page.contains("[]"), "\(page)")
  }

  @Test(arguments: [
    ("type: 通知公告", "", true), ("type: 政策文件", "", true), ("kind: documents", "", true),
    ("type: 工作动态", "", false), ("", "", false),
    ("type: 工作动态", "document: { number: 某党〔2026〕1号 }", true),
    ("type: 工作动态", "signature: true", true), ("type: 通知公告", "signature: false", false),
    ("", "signature: false\ndocument: { issuer: 某局机关党委, signed_on: 2026-07-01 }", false),
  ])
  func columnsAndKeysDecide(_ column: String, _ front: String, _ isSigned: Bool) throws {
    let page = try Self.page("请参加。\n\n机关党委\n\n2026-07-01\n", front, column: column)
    #expect(page.contains("<p class=\"signature\">机关党委</p>") == isSigned, "\(page)")
  }

  @Test func missingSignatureIsSaidWithItsLine() throws {
    let site = try Self.site("请参加。\n\n请按时。\n", "signature: true", column: "type: 工作动态")
    #expect(
      site.build().problems == [
        "content/a/1.md:8:1 missing-signature 开头写了 signature: true，正文末尾却不是落款"
      ])
    // A date alone is one where the office says so.
    let page = try Self.page("请参加。\n\n2026-07-01\n", "signature: true")
    #expect(page.contains("<p class=\"signature\">2026-07-01</p>\n[2026-07-01]"))
  }

  private static let signed = "document: { issuer: 某局机关党委, signed_on: 2026-06-30 }"

  @Test(arguments: [
    (
      "请参加。",
      "<p>请参加。</p>\n<p class=\"signature\">某局机关党委</p>\n<p class=\"signature\">2026年6月30日</p>\n"
    ),
    ("请参加[^a]。\n\n[^a]: 注。", "<p class=\"signature\">2026年6月30日</p>\n<section class=\"footnotes\""),
    // What is there is completed, not written twice.
    (
      "请参加。\n\n2026-06-30",
      "<p class=\"signature\">某局机关党委</p>\n<p class=\"signature\">2026-06-30</p>\n["
    ),
    (
      "请参加。\n\n某局机关党委",
      "<p class=\"signature\">某局机关党委</p>\n<p class=\"signature\">2026年6月30日</p>\n["
    ),
  ])
  func signatureComesFromTheDocument(_ body: String, _ html: String) throws {
    #expect(try Self.page(body, Self.signed).contains(html))
  }

  @Test(arguments: [
    "请参加。\n\n机关党委\n\n2026-06-30", "请参加。\n\n::: right\n某局机关党委\n2026-06-30\n:::",
    "请参加。\n\n由某局机关党委于2026-06-30印发", "请参加。\n\n某局机关党委办公室代章", "",
  ])
  func ownSignatureIsKept(_ body: String) throws {
    #expect(try !Self.page(body, Self.signed).contains("<p class=\"signature\">2026年6月30日"))
  }

  /// A long name is known from the front matter; half of what is needed writes nothing.
  @Test func issuerOfTheFrontMatterIsKnown() throws {
    let name = "某某省某某市某某县某某局机关党委及其所属各党支部委员会"
    let page = try Self.page("请参加。\n\n\(name)\n\n2026-07-01\n", "document: { issuer: \(name) }")
    #expect(page.contains("<p class=\"signature\">\(name)</p>"))
    #expect(try Self.page("请参加。", "document: { issuer: 某局机关党委 }").contains("[]"))
  }

  @Test func summaryAndFeedsStayAsTheyAre() throws {
    let body = "请参加。\n\n机关党委\n\n2026-07-01\n"
    let site = try Self.site(body)
    let other = try Self.site(body, "signature: false")
    site.build()
    other.build()
    #expect(site.page("rss.xml")?.contains("请参加") == true)
    for file in ["rss.xml", "atom.xml", "a/rss.xml"] {
      #expect(site.page(file) == other.page(file))
    }
  }

  @Test(arguments: [
    ("head: 某局机关党委文件", "", true), ("head: 某局机关党委文件, issuer: 某局机关党委", "", true),
    ("head: 第一党支部文件, issuer: 第一党支部", "source: 第一党支部", true),
    ("head: 某市委文件, issuer: 某市委", "", false), ("head: 某局机关党委文件", "source: 某市委", false),
  ])
  func headIsOnlyThatOfTheOffice(_ document: String, _ front: String, _ isShown: Bool) throws {
    let site = try Self.site("请参加。", "document: { \(document) }\n\(front)")
    let problems = site.build().problems
    #expect(
      isShown
        ? problems == []
        : problems == ["content/a/1.md:4:19 document-head 红头没有显示：这份公文写着“某市委”，不是本单位"])
    #expect(site.page("a/1.html")?.contains("head:.") == !isShown)
  }
}
