import RedSiteGen
import TestSupport
import Testing

/// The entry of the navigation that a page belongs to.
@Suite struct SectionTests {
  private static func site(_ template: String) throws -> TestSite {
    let templates = ["home", "column", "article", "topic", "topics", "archive", "units"].map {
      "-- themes/plain/templates/\($0).html --\n" + template
    }.joined(separator: "\n")
    return try TestSite(
      """
      \(templates)
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/x/_index.md --
      ---
      title: 甲下
      archive: true
      ---
      -- content/a/x/1.md --
      ---
      title: 一
      date: 2026-01-01
      topics: [t]
      ---
      -- content/b/_index.md --
      ---
      title: 乙
      ---
      -- content/b/2.md --
      ---
      title: 二
      date: 2026-01-02
      ---
      -- content/c/_index.md --
      ---
      title: 不在导航里
      nav: false
      ---
      -- content/z/_index.md --
      ---
      title: 子网
      subsite: {}
      ---
      -- content/z/y/_index.md --
      ---
      title: 子网的栏目
      ---
      -- content/topics/_index.md --
      ---
      title: 专题
      ---
      -- content/topics/t/_index.md --
      ---
      title: 某专题
      ---
      """)
  }

  @Test func isTheTopColumnTheHomePageOrTheTopics() throws {
    let site = try Self.site("{{ site.section_url }}")
    #expect(site.build().problems == [])
    let pages = [
      "index.html": "/", "a/index.html": "/a/", "a/x/index.html": "/a/", "a/x/1.html": "/a/",
      "a/x/archive/index.html": "/a/", "b/index.html": "/b/", "b/2.html": "/b/",
      "c/index.html": "", "z/index.html": "/z/", "z/y/index.html": "/z/y/",
      "topics/index.html": "/topics/", "topics/t/index.html": "/topics/",
      "archive/index.html": "",
    ]
    for (path, section) in pages { #expect(site.page(path) == section, "\(path)") }
  }

  /// Navigation that marks the entry is made once for each: it costs a page nothing.
  @Test func markedNavigationIsAConstantPart() throws {
    let site = try Self.site(
      """
      {% macro item(top) %}<a{% if top.url == site.section_url %} current{% endif %}>{{ top.title }}</a>\
      {% endmacro %}{% for top in site.navigation %}{{ item(top) }}{% endfor %}\
      {% for subsite in site.subsites %}<{{ subsite.name }}>{% endfor %}
      """)
    #expect(site.build().problems == [])
    #expect(site.page("a/x/1.html") == "<a current>甲</a><a>乙</a><a>子网</a><子网>")
    #expect(site.page("b/2.html") == "<a>甲</a><a current>乙</a><a>子网</a><子网>")
    #expect(site.page("index.html") == "<a>甲</a><a>乙</a><a>子网</a><子网>")
  }
}
