import Authoring
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// `redsite rename` of public notices: the list stays where it is, and is found.
@Suite struct NoticeRenameTests {
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
      ---
      -- content/jieguo/_index.md --
      ---
      title: 结果
      ---
      -- content/gongshi/renyuan.csv --
      姓名,单位
      示例一,第一支部
      -- content/gongshi/a.md --
      ---
      title: 公示
      date: 2026-06-29
      notice: { kind: pingyou, starts: 2026-06-29, workdays: 5, people: renyuan.csv, office: 组织处, phone: 010-00000000, result: b.md }
      ---
      正文。
      -- content/gongshi/b.md --
      ---
      title: 结果
      date: 2026-06-30
      ---
      无异议。
      """)
  }

  @Test func theListAndTheResultAreFoundFromTheNewPlace() throws {
    let site = try Self.site()
    #expect(site.build().problems == [])
    let result = SiteRename(site.options, from: "gongshi/a.md", to: "jieguo/a.md")
      .run(applies: true)
    #expect(result.exitStatus == 0)
    let moved = try #require(site.contents("content/jieguo/a.md"))
    #expect(moved.contains("people: ../gongshi/renyuan.csv"))
    #expect(moved.contains("result: ../gongshi/b.md"))
    #expect(site.build().problems == [])
  }

  @Test func theResultMoves() throws {
    let site = try Self.site()
    _ = SiteRename(site.options, from: "gongshi/b.md", to: "jieguo/b.md").run(applies: true)
    #expect(site.contents("content/gongshi/a.md")?.contains("result: ../jieguo/b.md") == true)
    #expect(site.build().problems == [])
  }

  @Test func aListInThePrivateFolderKeepsItsName() throws {
    let outside = try TestSite("-- renyuan.csv --\n姓名,单位\n示例一,第一支部\n")
    let site = try Self.site("[notices]\nprivate_folder = \"\(outside.root)\"")
    site.remove("content/gongshi/renyuan.csv")
    _ = SiteRename(site.options, from: "gongshi/a.md", to: "jieguo/a.md").run(applies: true)
    #expect(site.contents("content/jieguo/a.md")?.contains("people: renyuan.csv") == true)
    #expect(site.build().problems == [])
  }
}

/// `redsite fix` and lists of people in the encoding of Chinese Excel.
@Suite struct NoticeFixTests {
  private static let gbk: [UInt8] =
    [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0x0A]  // 姓名,单位
    + [0xBC, 0xD7, 0x2C, 0xD2, 0xD2, 0xD6, 0xA7, 0xB2, 0xBF, 0x0A]  // 甲,乙支部

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
      ---
      -- content/gongshi/a.md --
      ---
      title: 公示
      date: 2026-06-29
      notice: { kind: pingyou, starts: 2026-06-29, workdays: 5, people: renyuan.csv, office: 组织处, phone: 010-00000000 }
      ---
      正文。
      """)
  }

  @Test func aListBesideItsArticleIsConverted() throws {
    let site = try Self.site()
    try site.write("content/gongshi/renyuan.csv", bytes: Self.gbk)
    #expect(site.build().report.diagnostics.map(\.code) == [.notUTF8])
    _ = SiteFixer(site.options).apply()
    #expect(site.contents("content/gongshi/renyuan.csv") == "姓名,单位\n甲,乙支部\n")
    #expect(site.build().problems == [])
  }

  @Test func aListInThePrivateFolderIsLeftAlone() throws {
    let outside = try TestSite("-- a.txt --\n")
    try outside.write("renyuan.csv", bytes: Self.gbk)
    let site = try Self.site("[notices]\nprivate_folder = \"\(outside.root)\"")
    let result = SiteFixer(site.options).apply()
    #expect(result.files.isEmpty)
    #expect(result.report.diagnostics.map(\.code) == [.notUTF8])
    #expect(result.report.diagnostics.first?.help?.chinese.contains("redsite fix") == false)
  }
}
