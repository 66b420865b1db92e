import Diagnostics
import Operations
import RedSiteGen
import TestSupport
import Testing

/// What `doctor` and `server` say of public notices.
@Suite struct NoticeOperationsTests {
  private static func site() throws -> TestSite {
    try TestSite(
      """
      -- content/gongshi/_index.md --
      ---
      title: 公示
      kind: notices
      ---
      -- content/gongshi/renyuan.csv --
      姓名,单位
      示例一,第一支部
      -- content/gongshi/a.md --
      ---
      title: 公示
      date: 2026-11-09
      notice: { kind: pingyou, starts: 2026-11-09, workdays: 5, people: renyuan.csv, office: 组织处, phone: 010-00000000 }
      ---
      正文。
      """)
  }

  private static func look(_ site: TestSite, _ day: String, privateFolder: String? = nil)
    -> SiteLook
  {
    var options = site.options
    options.asOf = day
    options.privateFolder = privateFolder
    return SiteBuilder(options).checked()
  }

  private static func doctor(_ look: SiteLook) -> [Checkup] {
    Checkup.lines(of: look).filter { $0.subject.chinese.contains("公示名单") }
  }

  @Test func doctorSaysThatNamesStayInGit() throws {
    let site = try Self.site()
    let running = Self.doctor(Self.look(site, "2026-11-10"))
    #expect(running.map(\.state) == [.advice])
    #expect(running.first?.subject.chinese.hasPrefix("有 1 份公示名单在网站的文件夹里：") == true)
    let over = Self.doctor(Self.look(site, "2026-11-20"))
    #expect(over.first?.subject.chinese.contains("1 份的公示已经结束") == true)
    site.remove("content/gongshi/renyuan.csv")
    #expect(Self.doctor(Self.look(site, "2026-11-20")).isEmpty)
  }

  @Test func doctorIsContentWithAPrivateFolder() throws {
    let site = try Self.site()
    let outside = try TestSite("-- renyuan.csv --\n姓名,单位\n示例一,第一支部\n")
    site.remove("content/gongshi/renyuan.csv")
    let lines = Self.doctor(Self.look(site, "2026-11-10", privateFolder: outside.root))
    #expect(lines.map(\.state) == [.fine])
  }

  @Test(arguments: ServerProgram.allCases)
  func settingsNameTheDayBeforeWhichReleasesHaveToGo(_ program: ServerProgram) throws {
    let site = try Self.site()
    func settings(_ day: String) throws -> String {
      let draft = try #require(Self.look(site, day).draft)
      return program.part(
        for: ServedHost.all(of: draft.plan, output: "/srv/dangjian")[0], of: draft)
    }
    #expect(try settings("2026-11-10").contains("# - 到了 2026-11-17，"))
    #expect(try settings("2026-11-10").contains("现在就删去") == false)
    #expect(try settings("2026-11-20").contains("# - 现在就删去 2026-11-17 以前"))
    #expect(try settings("2026-11-08").contains("# 公示") == false)
  }
}
