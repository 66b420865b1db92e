import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// `requires` of `site.toml` and of themes.
@Suite struct ProgramVersionTests {
  @Test(arguments: [
    ("0.2", "0.2.0"), ("1", "1.0.0"), ("0.10.3", "0.10.3"),
  ])
  func versionsHaveThreeNumbers(_ text: String, _ whole: String) {
    #expect(ProgramVersion(text)?.text == whole)
  }

  @Test(arguments: ["", "1.2.3.4", "v1", "1.", "1.x", "-1", "1.2.3-rc", "9999999"])
  func otherTextIsNoVersion(_ text: String) { #expect(ProgramVersion(text) == nil) }

  @Test(arguments: [
    (">= 0.2", "0.2.0", true), (">= 0.2", "0.1.9", false), (">=0.2", "0.10", true),
    (">= 0.2, < 1", "0.9", true), (">= 0.2，< 1", "1.0", false), ("= 0.2", "0.2.0", true),
    ("= 0.2", "0.2.1", false), ("<= 0.2", "0.2", true), ("> 0.2", "0.2", false),
  ])
  func relationsAreThoseOfNumbers(_ text: String, _ version: String, _ isMet: Bool) throws {
    let requirement = try #require(VersionRequirement(text))
    #expect(try requirement.isMet(by: #require(ProgramVersion(version))) == isMet)
  }

  @Test(arguments: ["", "0.2", "~> 0.2", ">= ", ">= 0.2,", ">= 0.2 0.3", "== 1"])
  func otherTextIsNoRequirement(_ text: String) { #expect(VersionRequirement(text) == nil) }

  @Test func aSiteForAnotherVersionSaysOnlyThat() throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      requires = ">= 99"
      name = "a"
      profile = "a-profile-of-the-future"
      [section_of_the_future]
      key = 1
      -- content/a/b.md --
      no front matter
      """)
    let result = site.build()
    #expect(
      result.problems.contains { $0.hasPrefix("site.toml:2:12 program-version") },
      "\(result.problems)")
    #expect(result.report.diagnostics.map(\.code) == [.programVersion])
    #expect(site.page("index.html") == nil)
  }

  @Test func aThemeForAnotherVersionIsNotUsed() throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "a"
      profile = "none"
      theme = "mine"
      -- themes/mine/theme.toml --
      requires = ">= 99"
      """)
    let result = site.build()
    #expect(
      result.problems.contains { $0.hasPrefix("themes/mine/theme.toml:1:12 program-version") },
      "\(result.problems)")
    #expect(site.page("index.html") == nil)
  }

  @Test func whatIsNoRequirementIsRefused() throws {
    let site = try TestSite(
      "-- site.toml --\n[site]\nname = \"a\"\nprofile = \"none\"\nrequires = \"0.2\"")
    #expect(site.build().problems.contains { $0.contains("invalid-value") })
  }
}
