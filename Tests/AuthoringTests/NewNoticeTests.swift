import Authoring
import Base
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite new article --kind notice`.
@Suite struct NewNoticeTests {
  private static func site(_ settings: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(settings)
      -- content/gongshi/_index.md --
      ---
      title: 公示
      kind: notices
      ---
      """)
  }

  private static func create(_ kind: NoticeKind, in site: TestSite) -> (String?, BuildResult) {
    var options = site.options
    options.asOf = "2026-11-09 08:30"
    options.privateFolder = nil
    let look = SiteBuilder(options).planned()
    guard let draft = look.draft else { return (nil, look.result) }
    let article = NewArticle(column: "gongshi", title: "公示", notice: kind)
    return NewContent.article(article).write(into: draft)
  }

  private static func build(_ site: TestSite) -> BuildResult {
    site.build {
      $0.asOf = "2026-11-10"
      $0.privateFolder = nil
    }
  }

  @Test(arguments: NoticeKind.allCases)
  func aNoticeIsBegunAndWorksWhenItIsFilledIn(_ kind: NoticeKind) throws {
    let site = try Self.site()
    let (created, result) = Self.create(kind, in: site)
    let path = try #require(created, "\(result.problems)")
    #expect(path == "content/gongshi/20261109-gong-shi.md")
    #expect(Self.build(site).problems == [])
    let list = "content/gongshi/20261109-gong-shi.csv"
    let heads = try #require(site.contents(list))
    #expect(heads.hasPrefix("\u{FEFF}姓名") && heads.hasSuffix("\r\n"))
    // Filled in as the comments say, it is what a build takes.
    let count = heads.split(separator: ",").count
    let values = heads.split(separator: ",").map { $0.contains("时间") ? "2024-03" : "示例一" }
    try site.write(list, heads + values.prefix(count).joined(separator: ",") + "\r\n")
    let text = try #require(site.contents(path)).split(separator: "\n")
      .filter { !$0.hasPrefix("draft:") }
      .map { $0.hasPrefix("  office:") ? "  office: 组织处" : String($0) }
      .map { $0.hasPrefix("  phone:") ? "  phone: 010-00000000" : $0 }
    try site.write(path, text.joined(separator: "\n") + "\n正文。\n")
    #expect(Self.build(site).problems == [])
  }

  @Test func theListIsNotWrittenWhereThePrivateFolderIs() throws {
    let outside = try TestSite("-- a.txt --\n")
    let site = try Self.site("[notices]\nprivate_folder = \"\(outside.root)\"")
    let path = try #require(Self.create(.fazhan, in: site).0)
    #expect(site.contents("content/gongshi/20261109-gong-shi.csv") == nil)
    #expect(outside.contents("20261109-gong-shi.csv") == nil)
    #expect(site.contents(path)?.contains("名单，放进 \(outside.root)") == true)
  }

  @Test func aListThatIsThereIsKept() throws {
    let site = try Self.site()
    try site.write("content/gongshi/20261109-gong-shi.csv", "姓名\n")
    let (path, result) = Self.create(.other, in: site)
    #expect(path == nil && result.problems.first?.contains("file-exists") == true)
    #expect(site.contents("content/gongshi/20261109-gong-shi.md") == nil)
    #expect(site.contents("content/gongshi/20261109-gong-shi.csv") == "姓名\n")
  }
}
