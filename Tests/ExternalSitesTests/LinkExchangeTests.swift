import ExternalSites
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Friend links: groups, notices before leaving the site, files for programs, approved hosts.
@Suite struct LinkExchangeTests {
  private static let partners = """
    -- data/links.toml --
    [[groups]]
    name = "后一组"
    order = 2
    form = "dropdown"
    [[groups.links]]
    name = "乙"
    url = "https://b.example.org/?a=1&b=2"
    [[groups]]
    name = "前一组"
    order = 1
    note = "互相链接"
    rel = ["nofollow"]
    [[groups.links]]
    name = "到期"
    url = "https://old.example.org/"
    expires = 2026-06-30
    [[groups.links]]
    name = "甲"
    url = "https://a.example.org/"
    since = 2026-01-05
    expires = 2026-07-01
    feed = "https://a.example.org/rss.xml"
    rel = ["sponsored"]
    [[groups.links]]
    name = "政府网"
    url = "https://www.example.gov.cn/"
    [[groups.links]]
    name = "本站"
    url = "/a/1.md"
    """

  private static func site(_ settings: String = "", _ more: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(settings)
      -- themes/plain/templates/links.html --
      {% for g in site.link_groups %}{{ g.name }} {{ g.form }} {{ g.note }}:{% for l in g.links %}\
      [{{ l.name }} {{ l.url }} {{ leaving(l.url) }} {{ l.rel }} {{ l.since | date("%Y") if l.since }}]\
      {% endfor %}{% endfor %}{{ site.links_json_url }} {{ site.links_opml_url }} \
      {{ site.own_link.name }} {{ site.own_link.url }} {{ site.own_link.logo }}
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/1.md --
      ---
      title: 一
      date: 2026-06-01
      source_url: https://source.example.org/1
      ---
      [丙](https://c.example.org/x#y) [丙](https://c.example.org/x#y) [政](http://b.gov.cn/)
      [本站](https://test.example.org/a/1.html) ![图](https://picture.example.org/1.png)
      \(more)
      """)
  }

  @Test func groupsAndPartnersStandInOrderUntilTheyExpire() throws {
    let site = try Self.site("", Self.partners)
    #expect(site.build().exitStatus == 0)
    let page = try #require(site.page("links/index.html"))
    #expect(
      page.contains(
        "前一组 list 互相链接:[甲 https://a.example.org/ https://a.example.org/ "
          + "noopener noreferrer nofollow sponsored 2026]"))
    #expect(page.contains("[本站 /a/1.html /a/1.html  ]"))
    #expect(page.contains("后一组 dropdown :[乙"))
    #expect(!page.contains("到期"))
    // On the day after its last an entry is gone.
    site.build { $0.asOf = "2026-07-02" }
    #expect(site.page("links/index.html")?.contains("a.example.org") == false)
  }

  @Test func readersAreToldBeforeTheyLeave() throws {
    let site = try Self.site("[links]\nleaving_notice = true", Self.partners)
    #expect(
      site.build().problems == ["content/a/1.md:7:46 external-image 图片在别的网站上，读者看不到"])
    let notices = site.outputFiles().filter { $0.hasPrefix("go/") }
    // a, b, c, old, the feed and the source: each once, no picture, no gov.cn, not our own.
    #expect(notices.count == 6)
    let all = notices.compactMap { site.page($0) }.joined()
    #expect(all.contains("c.example.org https://c.example.org/x#y"))
    #expect(all.contains("b.example.org https://b.example.org/?a=1&amp;b=2"))
    #expect(!all.contains("gov.cn") && !all.contains("picture") && !all.contains("test.example"))
    let article = try #require(site.page("a/1.html"))
    #expect(article.ranges(of: "<a href=\"/go/").count == 2)
    #expect(article.contains("class=\"external\" rel=\"noopener noreferrer\""))
    #expect(article.contains("href=\"http://b.gov.cn/\""))
    #expect(article.contains("src=\"https://picture.example.org/1.png\""))
    for link in article.matches(of: /\/go\/[0-9a-f]{16}\.html/) {
      #expect(notices.contains(String(link.output.dropFirst())))
    }
    #expect(site.page("links/index.html")?.contains("[甲 https://a.example.org/ /go/") == true)
    #expect(site.page("sitemap.xml")?.contains("/go/") == false)
  }

  @Test func hostsWithoutNoticeCanBeNamed() throws {
    let site = try Self.site(
      "[links]\nleaving_notice = true\nno_notice = [\"*.example.org\"]", Self.partners)
    site.build()
    #expect(
      !site.outputFiles().contains { $0.hasPrefix("go/") && site.page($0)?.contains("gov") != true }
    )
  }

  @Test func partnersAreListedForPrograms() throws {
    let site = try Self.site("[links.own]\nname = \"测试\"", Self.partners)
    site.build()
    #expect(
      site.page("links/links.json")?.contains(
        "{\"name\": \"甲\", \"url\": \"https://a.example.org/\", "
          + "\"feed\": \"https://a.example.org/rss.xml\", \"since\": \"2026-01-05\"}") == true)
    let outline = try #require(site.page("links/links.opml"))
    #expect(
      outline.contains(
        "<outline text=\"甲\" type=\"rss\" xmlUrl=\"https://a.example.org/rss.xml\" "
          + "htmlUrl=\"https://a.example.org/\"/>"))
    #expect(outline.contains("url=\"https://b.example.org/?a=1&amp;b=2\""))
    #expect(
      site.page("links/index.html")?.contains(
        "/links/links.json /links/links.opml 测试 https://test.example.org/") == true)
    let (isFine, output) = runConformance("feeds.py", "\(site.root)/public")
    #expect(isFine, "\(output)")
  }

  @Test func hostsThatNobodyApprovedAreErrorsAtTheirPlace() throws {
    let site = try Self.site(
      "[links]\napproved_hosts = [\"*.gov.cn\", \"?.example.org\", \"a.example.org\"]",
      Self.partners)
    let problems = site.build().problems
    #expect(
      problems.contains("content/a/1.md:6:5 unapproved-host 外部网站 c.example.org 没有经过批准"))
    #expect(problems.contains { $0.hasPrefix("content/a/1.md:4:13 unapproved-host") })
    #expect(problems.contains { $0.contains("picture.example.org") })
    #expect(problems.contains { $0.hasPrefix("data/links.toml:7:7 unapproved-host") })
    #expect(!problems.contains { $0.contains(" a.example.org") || $0.contains("gov.cn") })
    #expect(site.outputFiles().isEmpty)
  }

  @Test func wrongSettingsAreNamed() throws {
    let site = try Self.site(
      """
      [links]
      approved_hosts = ["https://a.example.org/"]
      rel = ["No Follow"]
      [links.own]
      logo = "keine.png"
      """)
    let problems = site.build().problems
    #expect(problems.contains { $0.hasPrefix("site.toml:6:19 invalid-value") })
    #expect(problems.contains { $0.hasPrefix("site.toml:7:8 invalid-value") })
    #expect(problems.contains { $0.hasPrefix("site.toml:9:8 missing-image") })
  }

  @Test func partnersThatDoNotLinkBackAreReported() throws {
    let server = try LoopbackServer()
    let site = try Self.site(
      "",
      """
      -- data/links.toml --
      [[groups]]
      name = "互链"
      links_back = true
      [[groups.links]]
      name = "链接了"
      url = "\(server.address)/back"
      [[groups.links]]
      name = "没链接"
      url = "\(server.address)/ok"
      [[groups.links]]
      name = "在别的网页"
      url = "\(server.address)/ok?2"
      back_url = "\(server.address)/back?2"
      [[groups.links]]
      name = "不要求"
      url = "\(server.address)/ok?3"
      links_back = false
      """)
    try site.write("content/a/1.md", "---\ntitle: 一\ndate: 2026-06-01\n---\n正文。\n")
    var policy = ExternalLinkPolicy()
    policy.asksPrivateHosts = true
    policy.pause = 0
    var options = BuildOptions(site: site.root)
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    let result = ExternalLinkCheck.run(options, policy)
    #expect(
      result.problems == [
        "data/links.toml:9:7 no-back-link “没链接”的网页 \(server.address)/ok 上没有我们的链接"
      ])
    #expect(result.exitStatus == 0)
  }
}
