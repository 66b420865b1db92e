import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Themes that run too long, fail on many pages or lack what the profile promises.
@Suite struct ThemeFaultTests {
  private static func articles(_ count: Int, _ body: String = "正文") -> String {
    (1...count).map {
      "-- content/a/\($0).md --\n---\ntitle: 一\ndate: 2026-06-01\n---\n\(body)\n"
    }.joined()
  }

  @Test func aTemplateThatNeverEndsIsNotRunOnEveryPage() throws {
    let loop =
      "{% for a in range(100000) %}{% for b in range(10000) %}{{ a }}{% endfor %}{% endfor %}"
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      \(Self.articles(40, "[甲](meiyou.md)"))
      -- themes/plain/templates/article.html --
      \(loop){{ article.content }}
      """)
    for jobs in [1, 3] {
      let found = site.build { $0.jobs = jobs }.report.diagnostics
      let template = found.filter { $0.code == .templateStepLimit }
      #expect(template.count == 1)
      #expect(template.first?.notes.first?.message.english == "the page was /a/1.html")
      // The texts of the pages that were left out are checked all the same.
      #expect(found.count == 41, "\(found.count)")
    }
  }

  @Test func aPlaceThatFailsOnManyPagesIsToldOnce() throws {
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      \(Self.articles(5))
      -- themes/plain/templates/article.html --
      {{ 1 // (article.title|length - 1) }}
      """)
    for jobs in [1, 2] {
      let found = site.build { $0.jobs = jobs }.report.diagnostics
      #expect(found.map(\.code) == [.templateRuntime])
      #expect(
        found.first?.notes.last?.message.english
          == "5 pages failed here, such as /a/1.html and /a/2.html")
    }
    try site.write("themes/plain/templates/article.html", "{{ article.title }}")
    #expect(site.build().problems == [])
  }

  private static let promised = """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/"
    theme = "plain"
    description = "说明"
    keywords = ["党建"]
    [owner]
    sponsor = "机关党委<一>"
    phone = "010-00000000"
    icp = "示例ICP备00000000号"
    police = { number = "示例公网安备00000000000000号" }
    badge = { url = "https://bszs.conac.cn/" }
    -- themes/plain/templates/base.html --
    {% include "meta.html" %}{{ site.owner.sponsor }}{{ site.owner.phone }}{{ site.owner.icp }}\
    {{ site.owner.police_number }}{{ site.owner.badge_url }}{% block main %}{% endblock %}
    -- themes/plain/templates/article.html --
    {% extends "base.html" %}
    -- themes/plain/templates/meta.html --
    <meta name="SiteName" content="{{ site.name }}"><meta content="a" name='SiteDomain'>
    <meta name="ColumnName" content="{{ page.column_name }}">
    <meta name="ColumnType" content="{{ page.column_type }}">
    <meta name="ColumnDescription" content="{{ page.column_description }}">
    <meta name="ColumnKeywords" content="{{ page.column_keywords | join(",") }}">
    {% if article is defined %}<meta name="ArticleTitle" content="{{ article.title }}">
    <meta name="PubDate" content="{{ article.date }}">
    <meta name="ContentSource" content="{{ article.source }}">{% endif %}
    -- content/a/_index.md --
    ---
    title: 甲
    description: 说明
    keywords: 通知
    type: 通知公告
    ---

    """

  @Test func pagesAreLookedAtForWhatTheProfilePromises() throws {
    let site = try TestSite(Self.promised + Self.articles(3))
    func lacks() -> [Diagnostic] {
      site.build { $0.profile = nil }.report.diagnostics.filter { $0.code == .pageLacks }
    }
    #expect(lacks() == [])
    try site.write("templates/meta.html", "<meta name=\"SiteName\" content=\"  \">")
    let empty = lacks()
    let article = empty.filter { $0.location.path == "themes/plain/templates/article.html" }
    #expect(article.count == 1)
    #expect(
      article.first?.message.english == "pages of the kind article made by article.html lack "
        + "the meta tag SiteName, the meta tag SiteDomain, the meta tag ColumnName, "
        + "the meta tag ColumnType, the meta tag ColumnDescription, the meta tag ColumnKeywords, "
        + "the meta tag ArticleTitle, the meta tag PubDate, the meta tag ContentSource")
    #expect(empty.contains { $0.location.path == "themes/plain/templates/home.html" })
    #expect(site.outputFiles().isEmpty == false && site.build().problems == [])
    site.remove("templates/meta.html")
    // Another template of one article is another page to look at.
    try site.write("templates/kong.html", "{{ article.title }}")
    try site.write(
      "content/a/9.md", "---\ntitle: 九\ndate: 2026-06-01\ntemplate: kong.html\n---\n文\n")
    let chosen = lacks()
    #expect(chosen.map(\.location.path) == ["templates/kong.html"])
    #expect(chosen.first?.message.english.hasSuffix("the police registration, the badge") == true)
  }
}
