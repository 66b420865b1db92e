import Authoring
import Base
import Diagnostics
import Operations
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// The last parts of URLs that are made rather than written.
@Suite struct PermalinkModeTests {
  private static func site(_ mode: String) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [build]
      slugs = "\(mode)"
      -- content/tongzhi/_index.md --
      ---
      title: 通知
      ---
      -- content/tongzhi/会议通知2.md --
      ---
      title: 一
      date: 2026-06-01
      ---
      见[二](回忆通知2.md)。
      -- content/tongzhi/回忆通知2.md --
      ---
      title: 二
      date: 2026-06-02
      ---
      -- content/tongzhi/own.md --
      ---
      title: 三
      date: 2026-06-03
      slug: 自己的
      ---
      """)
  }

  private func articles(_ site: TestSite) -> [String] {
    site.outputFiles().filter { $0.hasPrefix("tongzhi/") && $0.hasSuffix(".html") }
      .map { String($0.dropFirst("tongzhi/".count)) }.filter { $0 != "index.html" }
  }

  @Test func keepTakesTheFilesName() throws {
    let site = try Self.site("keep")
    #expect(site.build().problems == [])
    #expect(Set(articles(site)) == ["会议通知2.html", "回忆通知2.html", "自己的.html"])
  }

  @Test func pinyinNumbersWhatSoundsAlike() throws {
    let site = try Self.site("pinyin")
    #expect(site.build().problems == [])
    #expect(
      Set(articles(site)) == ["hui-yi-tong-zhi-2.html", "hui-yi-tong-zhi-2-2.html", "自己的.html"])
    #expect(
      site.page("tongzhi/hui-yi-tong-zhi-2.html")?
        .contains("<a href=\"/tongzhi/hui-yi-tong-zhi-2-2.html\">二</a>") == true)
  }

  @Test func identifierIsMadeOfTheDateAndTheFile() throws {
    let site = try Self.site("id")
    #expect(site.build().problems == [])
    let names = articles(site)
    #expect(names.count { $0.wholeMatch(of: /t2026060[12]_\d{6}\.html/) != nil } == 2)
  }

  @Test func recordedURLsNeverMove() throws {
    for mode in ["pinyin", "id"] {
      let site = try Self.site(mode)
      site.build()
      let before = articles(site)
      let record = try Self.record(site)
      #expect(record.recorded.slugs.isEmpty && record.current.slugs.count == 2)
      #expect(record.current.write(toSite: site.root) == nil)
      // A file that comes first and sounds alike, and another date.
      try site.write(
        "content/tongzhi/huiyi通知2.md", "---\ntitle: 四\ndate: 2026-06-04\n---\n")
      try site.write(
        "content/tongzhi/会议同志2.md", "---\ntitle: 五\ndate: 2026-06-04\n---\n")
      try site.write(
        "content/tongzhi/会议通知2.md", "---\ntitle: 一\ndate: 2026-06-20\n---\n")
      #expect(site.build().problems == [])
      #expect(Set(articles(site)).isSuperset(of: before), "\(mode)")
      #expect(articles(site).count == before.count + 2)
      let again = try Self.record(site)
      #expect(again.recorded.slugs.count == 2 && again.current.slugs.count == 4)
      site.remove("content/tongzhi/会议通知2.md")
      try site.write("content/tongzhi/回忆通知2.md", "---\ntitle: 二\ndate: 2026-06-02\n---\n")
      #expect(try Self.record(site).current.slugs.count == 3)
    }
  }

  private static func record(_ site: TestSite) throws -> PermalinkRecord {
    let look = SiteBuilder(Self.options(site)).planned()
    #expect(look.result.exitStatus == 0)
    return PermalinkRecord(try #require(look.draft).plan)
  }

  private static func options(_ site: TestSite) -> BuildOptions {
    var options = BuildOptions(site: site.root)
    options.asOf = "2026-07-01"
    options.profile = SiteConfiguration.Profile.none
    options.themes = ThemeSearchPath(folders: [])
    return options
  }

  @Test(arguments: ["tongzhi/a.md a", "tongzhi/a.md\ta\ntongzhi/a.md\tb", "\ta"])
  func faultyLineIsReported(_ text: String) throws {
    let site = try Self.site("pinyin")
    try site.write("permalinks.lock", text + "\n")
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.invalidLockLine])
    #expect(found.first?.location.line == text.split(separator: "\n").count)
  }

  @Test(arguments: [
    ("会议通知", "hui-yi-tong-zhi"), ("2026年7月Q&A", "2026-nian-7-yue-q-a"), ("绿旅", "lv-lv"),
    ("長", "長"), ("C++ 入门", "c-ru-men"), ("。", ""),
  ])
  func textBecomesPinyin(_ text: String, _ slug: String) {
    #expect(Pinyin.slug(text) == slug)
  }
}
