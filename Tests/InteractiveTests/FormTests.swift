import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// `[[forms]]`: the contract with the server that takes them.
@Suite struct FormTests {
  private static func site(_ forms: String, article: String = "form: buzhang", more: String = "")
    throws -> TestSite
  {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [owner]
      sponsor = "机关党委"
      phone = "010-00000000"
      address = "示例路 1 号"
      \(forms)
      -- content/xinxiang/_index.md --
      ---
      title: 信箱
      ---
      -- content/xinxiang/buzhang.md --
      ---
      title: 部长信箱
      date: 2026-06-01
      \(article)
      ---
      -- content/xinxiang/gaozhi.md --
      ---
      title: 个人信息处理告知
      date: 2026-06-01
      ---
      由机关党委收集。
      \(more)
      -- themes/plain/templates/base.html --
      {{ site.content_security_policy }}|{% block main %}{% endblock %}
      -- themes/plain/templates/article.html --
      {% extends "base.html" %}
      {% block main %}{% if article.interactive %}{{ article.interactive.content }}{% endif %}\
      {% endblock %}
      """)
  }

  private static func form(_ lines: String = "") -> String {
    """
    [[forms]]
    id = "buzhang"
    endpoint = "https://tj.example.org:8443/f/buzhang"
    kind = "letter"
    notice = "xinxiang/gaozhi.md"
    \(lines)
    """
  }

  @Test func aRealFormPostsToItsServerAlone() throws {
    let site = try Self.site(Self.form("opens = 2026-06-01\ncloses = 2026-07-01"))
    #expect(site.build().problems == [])
    let page = try #require(site.page("xinxiang/buzhang.html"))
    for text in [
      "<form method=\"post\" accept-charset=\"utf-8\" action=\"https://tj.example.org:8443/f/buzhang\">",
      "name=\"form\" value=\"buzhang\"", "data-closes=\"2026-07-01\"", "name=\"text\"",
      "<a href=\"/xinxiang/gaozhi.html\">个人信息处理告知</a>", "最多再保存 30 天", "name=\"consent\"",
      "form-action &#39;self&#39; https://tj.example.org:8443; base-uri",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let notice = try #require(page.firstRange(of: "submission-notice"))
    let button = try #require(page.firstRange(of: "<button type=\"submit\">"))
    #expect(notice.lowerBound < button.lowerBound)
  }

  private static func mailbox(_ form: String, _ more: String = "") -> String {
    """
    -- data/mailboxes.toml --
    [[mailboxes]]
    id = "shuji"
    name = "书记信箱"
    column = "xiang"
    answer = "15w"
    phone = "010-00000000"
    form = "\(form)"
    \(more)
    -- content/xiang/_index.md --
    ---
    title: 书记信箱
    kind: letters
    ---
    -- themes/plain/templates/column.html --
    {% if column.mailbox %}{{ column.mailbox.has_form }}|{{ column.mailbox.form }}{% endif %}

    """
  }

  @Test func aMailboxHasItsFormOnItsPage() throws {
    let site = try Self.site(
      Self.form(), article: "summary: 无", more: Self.mailbox("buzhang", "closes = 2026-06-30"))
    #expect(site.build { $0.asOf = "2026-06-30" }.problems == [])
    let page = try #require(site.page("xiang/index.html"))
    #expect(page.hasPrefix("True|<section class=\"submission\" data-closes=\"2026-06-30\">"))
    #expect(page.contains("name=\"form\" value=\"buzhang\""))
    #expect(page.contains("<input type=\"hidden\" name=\"mailbox\" value=\"shuji\">"))
    #expect(page.contains("个人信息处理告知"))
    #expect(site.build { $0.asOf = "2026-07-01" }.problems == [])
    #expect(site.page("xiang/index.html")?.contains("<form") == false)
    #expect(site.page("xiang/index.html")?.contains("已于2026年6月30日结束") == true)
  }

  @Test func aMailboxWithoutAFormHasNone() throws {
    let site = try Self.site(
      "", article: "summary: 无",
      more: Self.mailbox("buzhang").replacing("form = \"buzhang\"\n", with: ""))
    #expect(site.build().problems == [])
    #expect(site.page("xiang/index.html") == "False|\n")
  }

  @Test(arguments: [
    ("buzhan", "letter", "没有叫“buzhan”的表单"), ("buzhang", "wall", "种类是 wall，这里要 letter"),
  ])
  func theFormOfAMailboxIsOneForLetters(_ name: String, _ kind: String, _ text: String) throws {
    let form = Self.form().replacing("\"letter\"", with: "\"\(kind)\"")
    let site = try Self.site(form, article: "summary: 无", more: Self.mailbox(name))
    let problems = site.build().problems
    #expect(problems.count == 1 && problems[0].contains(text), "\(problems)")
    #expect(problems[0].hasPrefix("data/mailboxes.toml:7:8 unknown-form"), "\(problems)")
  }

  @Test func aFormIsThereOnItsDaysAlone() throws {
    let site = try Self.site(Self.form("opens = 2026-06-10\ncloses = 2026-06-30"))
    func page(_ day: String) throws -> String {
      site.build { $0.asOf = day }
      return try #require(site.page("xinxiang/buzhang.html"))
    }
    #expect(try page("2026-06-09").contains("2026年6月10日开始"))
    #expect(try page("2026-06-10").contains("<form"))
    #expect(try page("2026-06-30").contains("<form"))
    let over = try page("2026-07-01")
    #expect(over.contains("已于2026年6月30日结束") && !over.contains("<form"))
    #expect(
      site.build().problems == [
        "content/xinxiang/buzhang.md:4:7 form-closed 表单“buzhang”已于2026年6月30日结束，页面上不再有它"
      ])
  }

  @Test func withoutAFormThePageSaysHowElse() throws {
    let site = try Self.site(
      "", article: "vote: { candidates: h.csv }")
    try site.write("content/xinxiang/h.csv", "编号,姓名\n1,甲\n2,乙\n")
    #expect(site.build().problems == [])
    let page = try #require(site.page("xinxiang/buzhang.html"))
    #expect(page.contains("现在不能在网上提交。请用别的办法：电话 010-00000000；来信 示例路 1 号。"))
    #expect(!page.contains("<form"))
    #expect(page.contains("form-action &#39;self&#39;; base-uri"))
  }

  @Test(arguments: [
    (
      form().replacing("notice = \"xinxiang/gaozhi.md\"", with: ""),
      "form-without-notice 表单没有写个人信息处理告知（notice）"
    ),
    (
      form().replacing("gaozhi.md", with: "gao.md"),
      "form-without-notice 个人信息处理告知“xinxiang/gao.md”不在网站上"
    ),
    (
      form().replacing("\"letter\"", with: "\"survey\""),
      "unknown-form 表单“buzhang”的种类是 survey，这里要 letter、essay"
    ),
    (form().replacing("id = \"buzhang\"", with: "id = \"buzhan\""), "unknown-form 没有叫“buzhang”的表单"),
    (form("fields = [\"idcard\"]"), "invalid-value 表单没有“idcard”这一项"),
    (form("keep_days = 181"), "invalid-value “keep_days”应在 1–180 之间，这里是 181"),
    (form("closes = 2026-06-01\nopens = 2026-07-01"), "invalid-value 最后一天比第一天还早"),
  ])
  func whatIsWrongWithAFormIsReportedOnce(_ forms: String, _ problem: String) throws {
    let problems = try Self.site(forms).build().problems.filter { !$0.contains("form-closed") }
    #expect(problems.count == 1 && problems[0].hasSuffix(problem), "\(problems)")
  }

  @Test func aFormPostsToHTTPSAlone() throws {
    let problems = try Self.site(
      Self.form().replacing("https://tj", with: "http://tj"), article: "author: 甲"
    ).build().problems
    #expect(problems.count == 1 && problems[0].contains("表单只能提交到 https 的网址"), "\(problems)")
  }

  @Test func anArticleHasOnePart() throws {
    let problems = try Self.site(Self.form(), article: "form: buzhang\ndues: true").build().problems
    #expect(problems.contains { $0.contains("一篇文章只能有一种") }, "\(problems)")
  }
}
