import Authoring
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// `redsite samples --remove` in `data/links.toml`, however it is written.
@Suite struct SampleLinksTests {
  /// A file with samples, and what is left of it.
  private static let files: [(before: String, after: String)] = [
    // Remarks belong to what follows them.
    (
      """
      # 说明
      [[groups]]
      name = "甲"
      [[groups.links]]
      name = "一"
      url = "https://a.example.org/"
      sample = true # 示例
      # 关于二
      [[groups.links]]
      name = "二"
      url = "https://b.example.org/"

      [[groups.links]]
      sample = true
      name = "三"
      url = "https://c.example.org/"
      rel = [
        "nofollow",
      ]


      [[groups]]
      name = "乙"
      """,
      """
      # 说明
      [[groups]]
      name = "甲"
      # 关于二
      [[groups.links]]
      name = "二"
      url = "https://b.example.org/"

      [[groups]]
      name = "乙"
      """
    ),
    // The last of the file; `sample = false` is none.
    (
      """
      [[groups]]
      name = "甲"
      [[groups.links]]
      name = "一"
      url = "https://a.example.org/"
      sample = false
      [[groups.links]]
      name = "二"
      url = "https://b.example.org/"
      sample = true
      """,
      """
      [[groups]]
      name = "甲"
      [[groups.links]]
      name = "一"
      url = "https://a.example.org/"
      sample = false

      """
    ),
    // A list in brackets: first, between and last.
    (
      """
      [[groups]]
      name = "甲"
      links = [
        { name = "一", url = "https://a.example.org/", sample = true },
        { name = "二", url = "https://b.example.org/" }, # 谈好的
        { name = "三", url = "https://c.example.org/", sample = true },
        { name = "四", url = "https://d.example.org/" },
        { name = "五", url = "https://e.example.org/", sample = true }
      ]

      """,
      """
      [[groups]]
      name = "甲"
      links = [
        { name = "二", url = "https://b.example.org/" }, # 谈好的
        { name = "四", url = "https://d.example.org/" }
      ]

      """
    ),
    (
      "[[groups]]\nname = \"甲\"\nlinks = [{ name = \"一\", url = \"https://a.example.org/\", sample = true }]\n",
      "[[groups]]\nname = \"甲\"\nlinks = []\n"
    ),
  ]

  @Test(arguments: files, ["\n", "\r\n"])
  func onlySamplesGo(_ file: (before: String, after: String), end: String) throws {
    let site = try TestSite("")
    try site.write("data/links.toml", file.before.replacing("\n", with: end))
    let result = SampleRemoval(site.options, presets: []).run(applies: true)
    #expect(result.report.diagnostics == [])
    #expect(!result.links.isEmpty)
    #expect(site.contents("data/links.toml") == file.after.replacing("\n", with: end))
  }

  @Test func whatIsListedIsNotYetGone() throws {
    let site = try TestSite("")
    let text = Self.files[0].before
    try site.write("data/links.toml", text)
    let result = SampleRemoval(site.options, presets: []).run(applies: false)
    #expect(result.links == ["一", "三"])
    #expect(site.contents("data/links.toml") == text)
  }

  /// Who put a real address in and forgot the mark loses nothing.
  @Test func linkToARealSiteStays() throws {
    let site = try TestSite("")
    let text =
      "[[groups]]\nname = \"甲\"\n[[groups.links]]\nname = \"真\"\nurl = \"https://www.12371.cn/\"\nsample = true\n"
    try site.write("data/links.toml", text)
    let result = SampleRemoval(site.options, presets: []).run(applies: true)
    #expect(result.links == [] && result.changed.map(\.title) == ["真"])
    #expect(result.report.diagnostics == [])
    #expect(site.contents("data/links.toml") == text)
  }

  /// One table where a list is meant is read all the same; what to take out is then not certain.
  @Test func unusualFileIsLeftToAPerson() throws {
    let site = try TestSite("")
    let text =
      "[[groups]]\nname = \"甲\"\n[groups.links]\nname = \"一\"\nurl = \"https://a.example.org/\"\nsample = true\n"
    try site.write("data/links.toml", text)
    let result = SampleRemoval(site.options, presets: []).run(applies: true)
    #expect(result.report.diagnostics.map(\.location.path) == ["data/links.toml"])
    #expect(site.contents("data/links.toml") == text)
  }

  @Test func brokenFileIsLeftToAPerson() throws {
    let site = try TestSite("")
    let text = "[[groups]]\nname = \"甲\"\n[[groups.links]]\nsample = true\nname = \"一\n"
    try site.write("data/links.toml", text)
    let result = SampleRemoval(site.options, presets: []).run(applies: true)
    #expect(result.exitStatus == 1)
    #expect(result.report.diagnostics.contains { $0.code == .tomlSyntax })
    #expect(site.contents("data/links.toml") == text)
  }
}
