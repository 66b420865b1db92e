import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What pages of articles carry besides their text.
@Suite struct ArticlePageTests {
  private static func site(_ content: String, settings: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(settings)
      -- themes/plain/templates/base.html --
      <html class="{{ page.is_mourning }}" data-mourning="{{ page.mourning }}">\
      {% block main %}{% endblock %}
      -- themes/plain/templates/article.html --
      {% extends "base.html" %}{% block main %}\
      related:{% for a in article.related %}[{{ a.title }}]{% endfor %}
      {% if article.document %}{{ article.document.status }}|\
      {% for a in article.document.replaces %}<{{ a.title }}>{% endfor %}|\
      {% for a in article.document.replaced_by %}<{{ a.title }}>{% endfor %}{% endif %}
      {{ site.reprint_notice }} qr:{{ page.qr_code }}{% endblock %}
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/b/_index.md --
      ---
      title: 乙
      ---
      -- content/topics/t/_index.md --
      ---
      title: 专题
      ---
      \(content)
      """)
  }

  private static func article(_ path: String, _ title: String, day: Int, _ more: String = "")
    -> String
  {
    """
    -- content/\(path).md --
    ---
    title: \(title)
    date: 2026-06-\(day < 10 ? "0" : "")\(day)
    \(more)
    ---

    """
  }

  @Test func relatedComeByTopicThenKeywordThenColumn() throws {
    var content = Self.article("a/self", "自己", day: 15, "topics: [t]\nkeywords: [读书, 学习]")
    content += Self.article("b/topic", "同专题", day: 1, "topics: [t]")
    content += Self.article("b/two", "两个关键词", day: 2, "keywords: [学习, 读书]")
    content += Self.article("b/one", "一个关键词", day: 20, "keywords: [学习]")
    content += Self.article("a/near", "同栏目近", day: 16)
    content += Self.article("a/far", "同栏目远", day: 28)
    content += Self.article("b/none", "无关", day: 15)
    let site = try Self.site(content)
    #expect(site.build().problems == [])
    #expect(
      site.page("a/self.html")?.contains(
        "related:[两个关键词][同专题][一个关键词][同栏目近][同栏目远]\n") == true,
      "\(site.page("a/self.html") ?? "")")
    let few = try Self.site(content, settings: "[article]\nrelated = 2")
    few.build()
    #expect(few.page("a/self.html")?.contains("related:[两个关键词][同专题]\n") == true)
    let none = try Self.site(content, settings: "[article]\nrelated = 0")
    none.build()
    #expect(none.page("a/self.html")?.contains("related:\n") == true)
  }

  /// A page of long ago does not change when something is published today.
  @Test func relatedOfOldArticlesStayAsTheyAre() throws {
    var content = ""
    for day in 1...28 {
      content += Self.article("a/\(day)", "第\(day)篇", day: day, "keywords: [学习]\ntopics: [t]")
    }
    let site = try Self.site(content)
    site.build()
    let before = try #require(site.page("a/1.html"))
    #expect(before.contains("related:[第2篇][第3篇][第4篇][第5篇][第6篇][第7篇]\n"))
    try site.write(
      "content/a/new.md", "---\ntitle: 新\ndate: 2026-06-30\nkeywords: [学习]\ntopics: [t]\n---\n")
    site.build()
    #expect(site.page("a/1.html") == before)
    #expect(site.page("a/28.html")?.contains("[新]") == true)
  }

  @Test func documentsNameEachOtherWhicheverSaysSo() throws {
    var content = Self.article(
      "a/new", "新办法", day: 20, "document: { replaces: [a/old.md, a/plain.md] }")
    content += Self.article("a/old", "旧办法", day: 10, "document: { number: 示发〔2020〕1号 }")
    content += Self.article("a/plain", "旧规定", day: 9)
    content += Self.article(
      "a/kept", "修改过的", day: 8, "document: { status: 修改, replaced_by: a/new.md }")
    content += Self.article("a/only", "无关的", day: 7, "document: { number: 示发〔2020〕2号 }")
    let site = try Self.site(content)
    #expect(site.build().problems == [])
    #expect(site.page("a/new.html")?.contains("现行|<旧办法><旧规定><修改过的>|\n") == true)
    #expect(site.page("a/old.html")?.contains("废止||<新办法>\n") == true)
    #expect(site.page("a/plain.html")?.contains("废止||<新办法>\n") == true)
    #expect(site.page("a/kept.html")?.contains("修改||<新办法>\n") == true)
    #expect(site.page("a/only.html")?.contains("现行||\n") == true)
  }

  @Test(arguments: [
    ("number: 示发（2026）1号", "document-number", "示发〔2026〕1号"),
    ("number: '示发[2026]1号'", "document-number", "示发〔2026〕1号"),
    ("number: 示发【2026】1号", "document-number", "示发〔2026〕1号"),
    ("signed_on: 2026-06-11", "document-date", ""),
  ])
  func formOfDocumentsIsLookedOver(_ key: String, _ code: String, _ mended: String) throws {
    let site = try Self.site(Self.article("a/1", "一", day: 10, "document: { \(key) }"))
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code.name) == [code])
    #expect(result.report.diagnostics.first?.help?.chinese.contains(mended) == true)
    #expect(result.report.diagnostics.first?.location.line == 4)
    // A warning: the site is published all the same.
    #expect(result.exitStatus == 0 && site.page("a/1.html") != nil)
    let right = try Self.site(
      Self.article(
        "a/1", "一", day: 10, "document: { number: 示发〔2026〕1号（试行）, signed_on: 2026-06-10 }"))
    #expect(right.build().problems == [])
  }

  @Test func codeOfThePageIsDrawnUnlessSwitchedOff() throws {
    let content = Self.article("a/1", "一", day: 10)
    let site = try Self.site(content)
    site.build()
    #expect(
      site.page("a/1.html")?.contains("qr:<svg class=\"qr-code\" viewBox=\"0 0 37 37\"") == true)
    let without = try Self.site(content, settings: "[article]\nqr_code = false")
    without.build()
    #expect(without.page("a/1.html")?.hasSuffix("qr:") == true)
  }

  @Test func pagesAreGreyOnDaysOfMourning() throws {
    let settings = """
      [[mourning]]
      from = 2026-07-01
      to = 2026-07-02
      [[mourning]]
      from = 2026-12-13
      scope = "home"
      [[mourning]]
      from = 2026-01-01
      """
    let site = try Self.site(Self.article("a/1", "一", day: 10), settings: settings)
    #expect(site.build { $0.asOf = "2026-07-01" }.problems == [])
    let first = "2026-07-01T00:00:00+08:00/2026-07-03T00:00:00+08:00"
    #expect(
      site.page("a/1.html")?.contains("<html class=\"True\" data-mourning=\"\(first)\">") == true)
    let both = first + " 2026-12-13T00:00:00+08:00/2026-12-14T00:00:00+08:00"
    #expect(site.page("index.html")?.contains("class=\"True\" data-mourning=\"\(both)\"") == true)
    // The day before, only the script knows what comes; the day after, it is over.
    site.build { $0.asOf = "2026-06-30" }
    #expect(site.page("a/1.html")?.contains("class=\"False\" data-mourning=\"\(first)\"") == true)
    site.build { $0.asOf = "2026-07-03" }
    #expect(site.page("a/1.html")?.contains("class=\"False\" data-mourning=\"\"") == true)
    let wrong = try Self.site("", settings: "[[mourning]]\nfrom = 2026-07-02\nto = 2026-07-01")
    #expect(wrong.build().problems.first?.hasPrefix("site.toml:7:6 invalid-value") == true)
    let missing = try Self.site("", settings: "[[mourning]]\nto = 2026-07-01")
    #expect(missing.build().problems.first?.hasPrefix("site.toml:5:1 missing-key") == true)
  }
}
