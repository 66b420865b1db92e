import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Letters to mailboxes, as readers see them.
@Suite struct LetterPageTests {
  /// A site with a box, and letters in it; the article's page shows what is known of each.
  private static func site(
    _ box: String, _ letters: [(keys: String, text: String)] = [], _ more: String = ""
  ) throws -> TestSite {
    let files = letters.enumerated().map { index, letter in
      """
      -- content/xinxiang/box/\(index + 1).md --
      ---
      title: 信\(index + 1)
      date: 2026-06-0\(index + 1) 09:00
      letter:
        number: 2026-000\(index + 1)
        topic: 建议
        from: 网友
      \(letter.keys.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      ---
      ## 来信

      问题\(index + 1)在这里。

      \(letter.text)
      """
    }
    return try TestSite(
      """
      -- themes/plain/templates/article.html --
      {{ article.title }}|{% if article.letter %}{% set l = article.letter %}{{ l.number }}|{{ l.topic }}|\
      {{ l.from }}|{{ l.unit.name if l.unit }}|{{ l.state }}|{{ l.timing }}|{{ l.due_text }}|\
      {{ l.answered_on|date("%Y-%m-%d") if l.answered_on }}|{{ l.answered_by.name if l.answered_by }}|\
      {{ l.mailbox.name }}|{{ l.answer.url if l.answer }}|{{ l.edited_on|date("%Y-%m-%d") if l.edited_on }}|\
      {% endif %}{% for l in article.answered_letters %}<{{ l.number }} {{ l.article.url if l.article }}>{% endfor %}
      {{ article.summary }}
      {{ article.content }}
      -- themes/plain/templates/column.html --
      {{ column.kind }}|{% if column.mailbox %}{% set m = column.mailbox %}{{ m.name }} {{ m.answer }} \
      {{ m.phone }} {{ m.is_open }} {{ m.delegate.name if m.delegate }}{% for b in m.boxes %}({{ b.name }} {{ b.url }})\
      {% endfor %}{% endif %}|{% for m in column.mailboxes %}[{{ m.name }} {{ m.url }}{{ " 12388" if m.is_report }}]{% endfor %}|\
      {% for a in pagination.articles %}{{ a.title }}{{ a.letter.state if a.letter }} {% endfor %}
      -- data/units.csv --
      标识,名称,电话
      u1,第一支部,010-11111111
      u2,第二支部,
      -- data/mailboxes.toml --
      [[mailboxes]]
      id = "box"
      name = "信箱甲"
      column = "xinxiang/box"
      owner = "u1"
      answer = "15w"
      extend = "10w"
      \(box)
      -- content/xinxiang/_index.md --
      ---
      title: 信箱
      kind: letters
      ---
      -- content/xinxiang/box/_index.md --
      ---
      title: 信箱甲
      ---
      \(files.joined(separator: "\n"))
      \(more)
      """)
  }

  @Test func aBoxMayShowTheQuestionBeforeTheAnswer() throws {
    let letters = [
      (keys: "", text: ""),
      (keys: "answered_on: 2026-06-20", text: "## 答复\n\n答案二。"),
      (keys: "unit: u2\nforwarded_on: 2026-06-04", text: "## 答复\n"),
    ]
    let received = try Self.site("publish = \"received\"", letters)
    #expect(received.build().problems == [])
    #expect(
      received.page("xinxiang/box/index.html")?.contains("信3逾期 信2已答复 信1逾期") == true)
    let question = try #require(received.page("xinxiang/box/1.html"))
    #expect(
      question.hasPrefix("信1|2026-0001|建议|网友|第一支部|逾期|逾期|2026年6月23日|||信箱甲|||"))
    #expect(question.contains("问题1在这里"))
    // The heading of an answer that is not there is not shown either.
    #expect(received.page("xinxiang/box/3.html")?.contains("答复") == false)
    #expect(
      received.page("xinxiang/box/2.html")?.hasPrefix(
        "信2|2026-0002|建议|网友|第一支部|已答复|按期|2026年6月24日|2026-06-20|第一支部|信箱甲|||") == true)
    #expect(received.page("xinxiang/box/2.html")?.contains("答案二") == true)

    // As of the day before its day the answer is nowhere.
    #expect(received.build { $0.asOf = "2026-06-19" }.problems == [])
    for file in received.outputFiles() {
      #expect(received.page(file)?.contains("答案二") != true, "\(file)")
    }
    #expect(received.page("xinxiang/box/2.html")?.contains("问题2在这里") == true)
    #expect(received.page("xinxiang/box/2.html")?.contains("|待办|办理中|") == true)
    #expect(received.page("xinxiang/box/3.html")?.contains("|转办|办理中|") == true)

    let answered = try Self.site("publish = \"answered\"", letters)
    #expect(answered.build().problems == [])
    #expect(answered.page("xinxiang/box/1.html") == nil)
    #expect(answered.page("xinxiang/box/2.html")?.contains("答案二") == true)
    for file in answered.outputFiles() {
      #expect(answered.page(file)?.contains("问题1") != true, "\(file)")
    }
    // Who writes sees all of them.
    #expect(answered.build { $0.visibility.includesDrafts = true }.problems == [])
    #expect(answered.page("xinxiang/box/1.html") != nil)
  }

  @Test func lettersThatWereTakenBackOrWentElsewhereAreNotShown() throws {
    let site = try Self.site(
      "publish = \"received\"",
      [
        (keys: "state: 撤回", text: ""), (keys: "state: 转信访", text: ""),
        (keys: "state: 不予受理\nanswered_on: 2026-06-04", text: "## 答复\n\n不归我们管。"),
      ])
    #expect(site.build().problems == [])
    #expect(site.page("xinxiang/box/1.html") == nil)
    #expect(site.page("xinxiang/box/2.html") == nil)
    #expect(site.page("xinxiang/box/3.html")?.contains("|不予受理|不计||2026-06-04|") == true)
  }

  @Test func aLetterAndItsAnswerLeadToEachOther() throws {
    let site = try Self.site(
      "publish = \"received\"",
      [(keys: "unit: u2\nanswered_on: 2026-06-10\nanswer: huiyin/da.md", text: "")],
      """
      -- content/huiyin/_index.md --
      ---
      title: 回音壁
      ---
      -- content/huiyin/da.md --
      ---
      title: 答复在这里
      date: 2026-06-10
      ---
      答案。
      """)
    #expect(site.build().problems == [])
    #expect(
      site.page("xinxiang/box/1.html")?.contains("|2026-06-10|第二支部|信箱甲|/huiyin/da.html|") == true)
    #expect(
      site.page("huiyin/da.html")?.contains("<2026-0001 /xinxiang/box/1.html>") == true)
    // As long as the answer is not out, the letter was not answered.
    #expect(site.build { $0.asOf = "2026-06-09" }.problems == [])
    #expect(site.page("xinxiang/box/1.html")?.contains("|待办|") == true)
    #expect(site.page("huiyin/da.html") == nil)
    try site.write(
      "content/huiyin/da.md", "---\ntitle: 答\ndate: 2026-06-10\ndraft: true\n---\n答案。\n")
    #expect(
      site.build().problems == [
        "content/xinxiang/box/1.md:10:11 letter-without-answer 写了 answered_on，答复的文章是草稿"
      ])
    try site.write(
      "content/huiyin/da.md", "---\ntitle: 答\ndate: 2026-06-10\nexpires: 2026-06-20\n---\n答案。\n")
    #expect(site.build().problems == [])
    #expect(site.page("xinxiang/box/1.html")?.contains("|已答复|按期|") == true)
  }

  @Test func aLetterThatWasEditedAfterItsAnswerSaysSo() throws {
    let site = try Self.site(
      "", [(keys: "answered_on: 2026-06-10", text: "## 答复\n\n答。")])
    #expect(site.build().problems == [])
    #expect(site.page("xinxiang/box/1.html")?.contains("信箱甲|||") == true)
    let text = try #require(site.contents("content/xinxiang/box/1.md"))
    try site.write(
      "content/xinxiang/box/1.md",
      text.replacing("date: 2026-06-01 09:00", with: "date: 2026-06-01 09:00\nupdated: 2026-06-12"))
    #expect(site.build().problems == [])
    #expect(site.page("xinxiang/box/1.html")?.contains("信箱甲||2026-06-12|") == true)
    #expect(site.page("xinxiang/box/1.html")?.contains("|已答复|按期|") == true)
  }

  @Test func theSummaryIsOfTheQuestion() throws {
    let site = try Self.site(
      "", [(keys: "answered_on: 2026-06-10", text: "## 答复\n\n答。")])
    #expect(site.build().problems == [])
    let page = try #require(site.page("xinxiang/box/1.html"))
    #expect(page.split(separator: "\n")[1] == "问题1在这里。")
  }

  @Test func scanLooksAtLettersAndNotAtTheWaysToThem() throws {
    let site = try Self.site(
      "phone = \"13800138000\"\nemail = \"xin@box.example.org\"",
      [(keys: "answered_on: 2026-06-10", text: "请打 13900139000。\n\n## 答复\n\n请打 13800138000。")])
    #expect(
      site.build().problems.map { $0.split(separator: " ")[...1].joined(separator: " ") } == [
        "content/xinxiang/box/1.md:14:4 phone-number"
      ])
  }

  @Test func boxesAreListedWithThoseForAccusations() throws {
    let site = try Self.site(
      "closes = 2026-06-30",
      [],
      """
      -- data/delegates.csv --
      标识,姓名,代表团,职务,单位,聘任日期,离任日期
      d1,代表甲,第一代表团,,u1,2024-01-01,
      d2,代表乙,第二代表团,,,2024-01-01,2026-05-31
      -- content/xinxiang/daibiao/_index.md --
      ---
      title: 党代表信箱
      ---
      -- content/xinxiang/daibiao/d1/_index.md --
      ---
      title: 代表甲
      ---
      -- content/xinxiang/daibiao/d1/1.md --
      ---
      title: 信
      date: 2026-06-01
      letter: { number: 1, topic: 建议, from: 群众, answered_on: 2026-06-02 }
      ---
      ## 来信

      问。

      ## 答复

      答。
      """)
    let boxes = try #require(site.contents("data/mailboxes.toml"))
    try site.write(
      "data/mailboxes.toml",
      boxes + """
        [[mailboxes]]
        id = "daibiao"
        name = "党代表信箱"
        column = "xinxiang/daibiao"
        for_each = "delegates"
        answer = "20w"
        phone = "010-22222222"
        [[mailboxes]]
        id = "jubao"
        name = "举报"
        type = "report"
        """)
    #expect(site.build().problems == [])
    #expect(
      site.page("xinxiang/index.html")?.hasPrefix(
        "letters||[信箱甲 /xinxiang/box/][党代表信箱 /xinxiang/daibiao/][举报  12388]|") == true)
    #expect(
      site.page("xinxiang/box/index.html")?.hasPrefix(
        "letters|信箱甲 15个工作日 010-11111111 False |") == true)
    let collection = try #require(site.page("xinxiang/daibiao/index.html"))
    #expect(collection.contains("(党代表信箱·代表甲 /xinxiang/daibiao/d1/)(党代表信箱·代表乙 )"))
    #expect(
      site.page("xinxiang/daibiao/d1/index.html")?.hasPrefix(
        "letters|党代表信箱·代表甲 20个工作日 010-22222222 True 代表甲|") == true)
    #expect(site.page("xinxiang/daibiao/d1/1.html")?.contains("|已答复|按期|") == true)
  }

  @Test func aDayThatIsNotCoveredIsSaidToBeOpen() throws {
    let site = try Self.site(
      "publish = \"received\"", [(keys: "", text: "")],
      """
      -- content/xinxiang/box/9.md --
      ---
      title: 信九
      date: 2026-12-15 09:00
      letter: { number: 2026-0002, topic: 建议, from: 网友 }
      ---
      ## 来信

      问。
      """)
    let built = site.build { $0.asOf = "2026-12-20" }
    #expect(
      built.problems == [
        "content/xinxiang/box/9.md:3:7 calendar-missing 2026-12-26 是不是工作日，要等 2027 年的放假安排"
      ])
    #expect(built.report.diagnostics.map(\.severity) == [.warning])
    #expect(
      site.page("xinxiang/box/9.html")?.contains("|待办|办理中|期限待放假安排公布后确定|") == true)
  }
}
