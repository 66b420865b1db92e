import Authoring
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite samples --remove` in the registers, tables and contests of `data/`.
@Suite struct SampleRegisterTests {
  private static let head = "年份,名称,级别,获得者,单位,示例\n"

  /// A site whose preset is in a folder beside it.
  private static func site(_ honors: String, preset: String? = nil) throws -> TestSite {
    let site = try TestSite(
      """
      -- content/ry/_index.md --
      ---
      title: 荣誉
      kind: honors
      ---
      -- content/tj/_index.md --
      ---
      title: 统计
      kind: stats
      ---
      """)
    try site.write("data/honors.csv", honors)
    if let preset { try site.write("presets/eins/data/honors.csv", preset) }
    return site
  }

  private static func remove(_ site: TestSite, applies: Bool = true) -> SampleRemoval.Result {
    SampleRemoval(site.options, presets: [site.root + "/presets"]).run(applies: applies)
  }

  @Test(arguments: ["\n", "\r\n"]) func markedRowsGoAndOthersStay(_ end: String) throws {
    let before =
      Self.head + "2025,先进,省部级,甲,,是\n2026,\"自己的,\n两行\",省部级,乙,,\n2026,先进,省部级,甲,,是\n"
    let after = Self.head + "2026,\"自己的,\n两行\",省部级,乙,,\n"
    let site = try Self.site(before.replacing("\n", with: end))
    #expect(site.build().samples.entries == 2)
    let listed = Self.remove(site, applies: false)
    #expect(listed.registers.map(\.path) == ["data/honors.csv"] && listed.registers[0].count == 2)
    #expect(site.contents("data/honors.csv") == before.replacing("\n", with: end))
    let removed = Self.remove(site)
    #expect(removed.report.diagnostics == [] && removed.changed.isEmpty)
    #expect(site.contents("data/honors.csv") == after.replacing("\n", with: end))
    #expect(site.build().samples.entries == 0)
    #expect(!Self.remove(site).hasAny)
  }

  /// Who writes into a row of a preset and forgets the mark loses nothing.
  @Test func changedRowsStayAndAreTold() throws {
    let preset = Self.head + "2025,先进,省部级,甲,,是\n2026,先进,省部级,甲,,是\n"
    let site = try Self.site(
      preset.replacing("2026,先进,省部级,甲", with: "2026,先进,省部级,真的获得者"), preset: preset)
    let result = Self.remove(site)
    #expect(result.registers.map(\.count) == [1])
    #expect(result.changed.map(\.path) == ["data/honors.csv"])
    #expect(site.contents("data/honors.csv") == Self.head + "2026,先进,省部级,真的获得者,,是\n")
  }

  private static func expert(_ name: String, sample: Bool = true) -> String {
    "[[experts]]\nid = \"\(name)\"\nname = \"示例\(name)\"\n" + (sample ? "sample = true\n" : "")
  }

  /// Remarks, one's own entries and their order stay.
  @Test(arguments: ["\n", "\r\n"]) func markedEntriesInTOMLGo(_ end: String) throws {
    let site = try Self.site(Self.head)
    let before =
      "# 专家\n" + Self.expert("a") + "\n# 自己的\n" + Self.expert("b", sample: false) + "\n"
      + Self.expert("c") + "\n\n" + Self.expert("d", sample: false)
    let after =
      "# 专家\n# 自己的\n" + Self.expert("b", sample: false) + "\n" + Self.expert("d", sample: false)
    try site.write("data/experts.toml", before.replacing("\n", with: end))
    #expect(site.build().samples.entries == 2)
    let result = Self.remove(site)
    #expect(result.report.diagnostics == [] && result.changed.isEmpty)
    #expect(result.registers.map(\.path) == ["data/experts.toml"])
    #expect(site.contents("data/experts.toml") == after.replacing("\n", with: end))
    #expect(site.build().samples.entries == 0)
  }

  /// In TOML, too, who writes into an entry of a preset and forgets the mark loses nothing.
  @Test func changedEntriesInTOMLStay() throws {
    let site = try Self.site(Self.head)
    try site.write("presets/eins/data/experts.toml", Self.expert("a") + Self.expert("b"))
    try site.write(
      "data/experts.toml", Self.expert("a").replacing("示例a", with: "真名") + Self.expert("b"))
    let result = Self.remove(site)
    #expect(result.registers.map(\.count) == [1])
    #expect(result.changed.map(\.path) == ["data/experts.toml"])
    #expect(
      site.contents("data/experts.toml") == Self.expert("a").replacing("示例a", with: "真名"))
  }

  /// A table where a list is meant is read all the same; what to take out is then not certain.
  @Test func unusualEntriesInTOMLAreTold() throws {
    let site = try Self.site(Self.head)
    let text = Self.expert("a").replacing("[[experts]]", with: "[experts]")
    try site.write("data/experts.toml", text)
    let result = Self.remove(site)
    #expect(result.report.diagnostics.map(\.location.path) == ["data"])
    #expect(site.contents("data/experts.toml") == text)
  }

  /// With a form of `site.toml` go the lines by which mailboxes show it, and nothing else.
  @Test func sampleFormsGoWithWhatNamesThem() throws {
    let site = try Self.site(Self.head)
    let settings = try #require(site.contents("site.toml"))
    func form(_ name: String, _ more: String) -> String {
      """

      [[forms]]
      id = "\(name)"
      endpoint = "https://tj.example.org/f/\(name)"
      kind = "letter"
      notice = "ry/gaozhi.md"
      \(more)
      """
    }
    func mailbox(_ name: String, _ form: String) -> String {
      """
      [[mailboxes]]
      id = "\(name)"
      name = "信箱\(name)"
      column = "\(name)"
      \(form)answer = "15w"
      phone = "010-00000000"


      """
    }
    try site.write("site.toml", settings + form("a", "sample = true") + form("b", ""))
    try site.write(
      "data/mailboxes.toml",
      mailbox("x", "form = \"a\" # 示例\n") + mailbox("y", "form = \"b\"\n"))
    for name in ["x", "y"] {
      try site.write("content/\(name)/_index.md", "---\ntitle: 信箱\(name)\nkind: letters\n---\n")
    }
    try site.write("content/ry/gaozhi.md", "---\ntitle: 告知\ndate: 2026-06-01\n---\n谁收集。\n")
    #expect(site.build().samples.entries == 1)
    let result = Self.remove(site)
    #expect(result.report.diagnostics == [])
    #expect(result.registers.map(\.path) == ["site.toml"])
    #expect(site.contents("site.toml") == settings + "\n" + form("b", "").dropFirst())
    #expect(
      site.contents("data/mailboxes.toml") == mailbox("x", "") + mailbox("y", "form = \"b\"\n"))
    #expect(site.build().samples.entries == 0)
  }

  @Test func aTableGoesWithItsNumbersUnlessTheyAreOnesOwn() throws {
    let site = try Self.site(Self.head)
    let words = "sample = true\ntitle = \"表\"\n"
    for name in ["a", "b"] {
      try site.write("data/stats/\(name).toml", words)
      try site.write("data/stats/\(name).csv", "项目,数\n甲,\(name == "a" ? 1 : 2)\n")
      try site.write("presets/eins/data/stats/\(name).toml", words)
      try site.write("presets/eins/data/stats/\(name).csv", "项目,数\n甲,1\n")
    }
    let result = Self.remove(site)
    #expect(result.report.diagnostics == [])
    #expect(result.registers.map(\.path) == ["data/stats/a.toml"])
    #expect(result.changed.map(\.path) == ["data/stats/b.toml"])
    #expect(site.contents("data/stats/a.csv") == nil && site.contents("data/stats/a.toml") == nil)
    #expect(site.contents("data/stats/b.csv") != nil && site.contents("data/stats/b.toml") != nil)
  }

  /// The pictures that a list beside a sample names go with it; those that others name stay.
  @Test func picturesOfListsGoWithTheirArticle() throws {
    let site = try Self.site(Self.head)
    try site.write("content/a/_index.md", "---\ntitle: 图\n---\n")
    for name in ["x", "y"] {
      try site.write("content/a/\(name).jpg", bytes: MadeFile.greyJPEG(2, 2))
    }
    for (name, mark) in [("eins", "sample: true"), ("zwei", "sample: false")] {
      try site.write(
        "content/a/\(name).md",
        "---\ntitle: \(name)\ndate: 2026-06-01\ngallery: \(name).csv\n\(mark)\n---\n图。\n")
    }
    try site.write("content/a/eins.csv", "文件,说明\nx.jpg,甲\ny.jpg,乙\n")
    try site.write("content/a/zwei.csv", "文件,说明\ny.jpg,乙\n")
    #expect(site.build().problems == [])
    let result = Self.remove(site)
    #expect(result.report.diagnostics == [])
    #expect(result.assets == ["content/a/eins.csv", "content/a/x.jpg"])
    #expect(site.build().problems == [])
  }
}
