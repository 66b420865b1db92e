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

  /// A register in TOML is left to a person, who is told.
  @Test func entriesInTOMLAreTold() throws {
    let site = try Self.site(Self.head)
    let text =
      "[[experts]]\nid = \"a\"\nname = \"示例甲\"\nsample = true\n"
    try site.write("data/experts.toml", text)
    let result = Self.remove(site)
    #expect(result.report.diagnostics.map(\.location.path) == ["data"])
    #expect(site.contents("data/experts.toml") == text)
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
