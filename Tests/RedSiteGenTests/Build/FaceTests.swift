import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What sites, subsites and topics show of themselves.
@Suite struct FaceTests {
  private static let shown = """
    {{ site.name }}|{{ site.logo }}|{{ site.slogan }}|{{ site.banner }}|{{ site.banner_dark }}
    """

  private static func site(_ settings: String = "", subsite: String = "", topic: String = "") throws
    -> TestSite
  {
    let site = try TestSite(
      """
      -- themes/plain/templates/home.html --
      \(shown)
      -- themes/plain/templates/topic.html --
      {{ topic.logo }}|{{ topic.slogan }}|{{ topic.banner }}|{{ topic.banner_dark }}
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(settings)
      -- content/z/_index.md --
      ---
      title: 子网
      subsite:
        name: 党史网
      \(subsite)
      ---
      -- content/topics/t/_index.md --
      ---
      title: 专题
      \(topic)
      ---
      """)
    for name in ["logo.svg", "usual.svg", "night.svg", "feast.svg", "topic.svg"] {
      let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
      try site.write("assets/\(name)", drawing)
    }
    for folder in ["z", "topics/t"] {
      try site.write("content/\(folder)/p.png", "")
      try site.write("content/\(folder)/q.png", "")
    }
    return site
  }

  private static let banners = """
    logo = "logo.svg"
    slogan = "为民 务实"
    banner = [
      "usual.svg",
      { light = "feast.svg", from = "12-20", to = "01-05" },
      { light = "feast.svg", dark = "night.svg", from = 2026-10-01, to = 2026-10-07 },
      { light = "topic.svg", topic = "t" },
    ]
    """

  @Test(arguments: [
    ("2026-07-01", "topic.svg", ""), ("2026-10-01", "feast.svg", "night.svg"),
    ("2026-10-07", "feast.svg", "night.svg"), ("2026-10-08", "usual.svg", ""),
    ("2027-10-01", "usual.svg", ""), ("2026-12-31", "feast.svg", ""),
    ("2027-01-05", "feast.svg", ""), ("2027-01-06", "usual.svg", ""),
  ])
  func bannerIsThatOfTheDay(_ day: String, _ light: String, _ dark: String) throws {
    let site = try Self.site(Self.banners, topic: "archived: 2026-09-30")
    #expect(!site.build { $0.asOf = day }.report.hasErrors)
    let night = dark.isEmpty ? "" : "/assets/" + dark
    #expect(
      site.page("index.html") == "测试网站|/assets/logo.svg|为民 务实|/assets/\(light)|\(night)")
  }

  @Test func subsiteAndTopicHaveFacesOfTheirOwn() throws {
    let site = try Self.site(
      Self.banners, subsite: "  banner: p.png\n  slogan: 以史为鉴",
      topic: "logo: p.png\nslogan: 多读书\nbanner: { light: p.png, dark: q.png }")
    #expect(
      site.build().problems == ["content/z/q.png unreferenced-file 没有网页用到这个文件，它不会发布"])
    // A subsite without a mark has the site's.
    #expect(site.page("z/index.html") == "党史网|/assets/logo.svg|以史为鉴|/z/p.png|")
    #expect(
      site.page("topics/t/index.html")
        == "/topics/t/p.png|多读书|/topics/t/p.png|/topics/t/q.png")
    #expect(site.page("topics/t/q.png") != nil)
  }

  @Test func picturesOfOtherDaysArePublishedToo() throws {
    let site = try Self.site(
      topic: "banner: [p.png, { light: q.png, from: 12-01, to: 12-31 }]",
    )
    #expect(site.build().problems.filter { $0.contains("topics/t") } == [])
    #expect(site.page("topics/t/index.html") == "||/topics/t/p.png|")
    #expect(site.page("topics/t/q.png") != nil)
  }

  @Test(arguments: [
    ("logo = \"lgo.svg\"", DiagnosticCode.missingImage, 5),
    ("banner = \"a.jpg\"", .missingImage, 5),
    ("banner = { light = \"usual.svg\", dark = \"nacht.svg\" }", .missingImage, 5),
    ("banner = { dark = \"night.svg\" }", .missingKey, 5),
    ("banner = { light = \"usual.svg\", to = \"10-01\" }", .missingKey, 5),
    ("banner = { light = \"usual.svg\", from = \"10-01\", to = 2026-10-07 }", .invalidValue, 5),
    ("banner = { light = \"usual.svg\", from = 2026-10-07, to = 2026-10-01 }", .invalidValue, 5),
    ("banner = { light = \"usual.svg\", from = \"13-01\" }", .dateFormat, 5),
    ("banner = { light = \"usual.svg\", topic = \"u\" }", .unknownTopic, 5),
    ("theme_color = \"red\"", .invalidValue, 5),
    ("touch_icon = \"logo.svg\"", .invalidValue, 5),
  ])
  func faultyFaceIsReportedAtItsPlace(
    _ settings: String, _ code: DiagnosticCode, _ line: Int
  ) throws {
    let found = try Self.site(settings).build().report.diagnostics.filter {
      $0.code != .unreferencedFile
    }
    #expect(found.map(\.code) == [code])
    #expect(found.first?.location.line == line)
    #expect(found.first?.help != nil)
  }

  @Test func missingBannerOfASubsiteIsAnError() throws {
    let site = try Self.site(subsite: "  banner: [p.png, { light: r.png, from: 10-01 }]")
    let found = site.build().report.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == [.missingImage])
    #expect(found.first?.location.path == "content/z/_index.md")
  }

  @Test func manifestHasTheNameTheColourAndTheMark() throws {
    let site = try Self.site("logo = \"logo.svg\"\ntheme_color = \"#7d1412\"")
    try site.write("assets/touch-icon.png", "")
    site.build()
    #expect(
      site.page("manifest.webmanifest") == """
        {
        "name": "测试网站",
        "short_name": "测试网站",
        "lang": "zh-CN",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": "#7d1412",
        "icons": [
        {"src": "/assets/logo.svg", "sizes": "any"},
        {"src": "/assets/touch-icon.png"}
        ]
        }

        """)
  }
}
