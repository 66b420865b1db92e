import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Columns that are sites of their own.
@Suite struct SubsiteTests {
  private static let theme = """
    -- themes/plain/templates/base.html --
    {{ site.name }}|{{ site.url }}|{% for c in site.navigation %}<{{ c.title }} {{ c.url }}>\
    {% endfor %}|{{ asset("a.txt") }}|{% block main %}{% endblock %}
    -- themes/plain/templates/home.html --
    {% extends "base.html" %}
    {% block main %}{% for a in site.latest %}[{{ a.title }} {{ a.url }}]{% endfor %}\
    {% for s in site.subsites %}({{ s.name }} {{ s.url }}){% endfor %}{{ site.main.name }}\
    {{ site.is_subsite }}{% endblock %}
    -- themes/plain/assets/a.txt --
    a{}
    """

  private static func site(_ subsite: String) -> String {
    theme + """

      -- content/tongzhi/_index.md --
      ---
      title: 通知
      ---
      -- content/tongzhi/t.md --
      ---
      title: 主站通知
      date: 2026-06-03
      ---
      见[征编](/dangshi/zhengbian/z.md)与[页](/dangshi/zhengbian/z.html)。
      -- content/dangshi/_index.md --
      ---
      title: 党史
      subsite: \(subsite)
      ---
      -- content/dangshi/d.md --
      ---
      title: 党史要闻
      date: 2026-06-01
      ---
      -- content/dangshi/zhengbian/_index.md --
      ---
      title: 征编
      ---
      -- content/dangshi/zhengbian/z.md --
      ---
      title: 征编一篇
      date: 2026-06-02
      ---
      见[通知](/tongzhi/t.md)。
      """
  }

  @Test func subsiteHasItsOwnNameNavigationAndHome() throws {
    let site = try TestSite(Self.site("{ name: 党史网 }"))
    #expect(site.build().problems == [])
    let home = try #require(site.page("dangshi/index.html"))
    #expect(home.contains("党史网|/dangshi/|<征编 /dangshi/zhengbian/>|/assets/a.txt|"))
    #expect(
      home.contains("[征编一篇 /dangshi/zhengbian/z.html][党史要闻 /dangshi/d.html]"))
    #expect(!home.contains("主站通知"))
    #expect(home.contains("测试网站True"))
    let article = try #require(site.page("dangshi/zhengbian/z.html"))
    #expect(article.contains("党史网|/dangshi/|"))
  }

  @Test func mainSiteListsTheArticlesOfItsSubsites() throws {
    let site = try TestSite(Self.site("{ name: 党史网 }"))
    site.build()
    let home = try #require(site.page("index.html"))
    #expect(home.contains("测试网站|/|<党史 /dangshi/><通知 /tongzhi/>|"))
    #expect(home.contains("[主站通知 /tongzhi/t.html][征编一篇"))
    #expect(home.contains("(党史网 /dangshi/)"))
  }

  @Test func nameIsTheColumnsUnlessGiven() throws {
    let site = try TestSite(Self.site("{}"))
    #expect(site.build().problems == [])
    #expect(site.page("dangshi/index.html")?.contains("党史|/dangshi/|") == true)
  }

  @Test func ownHostMakesEveryURLAbsolute() throws {
    let site = try TestSite(Self.site("{ host: 'https://dangshi.example.org' }"))
    #expect(site.build().problems == [])
    let home = try #require(site.page("dangshi/index.html"))
    #expect(home.contains("|https://dangshi.example.org/|"))
    #expect(home.contains("<征编 https://dangshi.example.org/zhengbian/>"))
    #expect(home.contains("|https://dangshi.example.org/assets/a.txt|"))
    #expect(site.page("dangshi/assets/a.txt")?.contains("a{}") == true)
    #expect(site.page("dangshi/404.html") != nil)
    let notice = try #require(site.page("tongzhi/t.html"))
    #expect(notice.contains("<a href=\"https://dangshi.example.org/zhengbian/z.html\">征编</a>"))
    #expect(notice.contains("<a href=\"https://dangshi.example.org/zhengbian/z.html\">页</a>"))
    #expect(!notice.contains("rel="))
    #expect(
      site.page("dangshi/zhengbian/z.html")?
        .contains("<a href=\"https://test.example.org/tongzhi/t.html\">") == true)
  }

  @Test func previewServesSubsitesFromOneHost() throws {
    let site = try TestSite(Self.site("{ host: 'https://dangshi.example.org' }"))
    site.build { $0.usesSubsiteHosts = false }
    #expect(site.page("dangshi/index.html")?.contains("|/dangshi/|") == true)
  }

  @Test func subsiteMayHaveAnotherTheme() throws {
    let site = try TestSite(
      Self.site("{ theme: other }") + """

        -- themes/other/theme.toml --
        parent = "plain"
        -- themes/other/templates/home.html --
        另一个主题：{{ site.name }} {{ asset("b.txt") }} {{ asset("a.txt") }}
        -- themes/other/assets/b.txt --
        b{}
        """)
    #expect(site.build().problems == [])
    #expect(
      site.page("dangshi/index.html")?
        .contains("另一个主题：党史 /dangshi/assets/b.txt /dangshi/assets/a.txt") == true)
    #expect(site.page("dangshi/assets/b.txt") != nil)
    #expect(site.page("assets/b.txt") == nil)
    #expect(site.page("index.html")?.contains("测试网站|") == true)
  }

  @Test func unknownThemeIsReportedWhereItIsNamed() throws {
    let site = try TestSite(Self.site("{ theme: plian }"))
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.themeNotFound])
    #expect(found.first?.location.path == "content/dangshi/_index.md")
    #expect(found.first?.location.line == 3)
    #expect(found.first?.help?.chinese == "是不是“plain”？")
    #expect(site.outputFiles() == [])
  }

  @Test func subsiteInsideASubsiteIsRefused() throws {
    let site = try TestSite(
      Self.site("{}") + """

        -- content/dangshi/zhengbian/_index.md --
        ---
        title: 征编
        subsite: { name: 征编网 }
        ---
        """)
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.nestedSubsite])
    #expect(found.first?.location.path == "content/dangshi/zhengbian/_index.md")
    #expect(found.first?.location.line == 3)
    #expect(site.outputFiles() == [])
  }

  @Test(arguments: ["content/_index.md", "content/topics/a/_index.md"])
  func onlyAColumnCanBeASubsite(_ path: String) throws {
    let site = try TestSite("-- \(path) --\n---\ntitle: 不行\nsubsite: {}\n---\n")
    #expect(site.build().report.diagnostics.map(\.code) == [.nestedSubsite])
  }
}
