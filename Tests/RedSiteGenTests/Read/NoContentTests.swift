import Diagnostics
import Glibc
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// A site without content is a mistake of whoever runs the build, never an empty site.
@Suite struct NoContentTests {
  @Test(arguments: ["mv content neirong", "rm content/_index.md", "cd content && mv _index.md .x"])
  func theSiteStays(_ command: String) throws {
    let site = try TestSite("-- content/_index.md --\n---\ntitle: 首页\n---")
    #expect(site.build().exitStatus == 0)
    let before = site.outputDigest()
    _ = runShell("cd '\(site.root)' && \(command)")
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.noContent])
    #expect(result.exitStatus == 1 && result.summary == nil)
    #expect(site.outputDigest() == before)
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to become another user"))
  func aFolderThatCannotBeListedIsNamedAlone() async throws {
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/yi.md --
      ---
      title: 一
      date: 2026-01-02
      ---
      见[二](../b/er.md)。
      -- content/b/_index.md --
      ---
      title: 乙
      ---
      -- content/b/er.md --
      ---
      title: 二
      date: 2026-01-02
      ---
      正文
      """)
    _ = runShell("chmod 755 '\(site.root)'; chmod 711 '\(site.root)/content/b'")
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      setuid(65534)
      var options = BuildOptions(site: root)
      options.themes = ThemeSearchPath(folders: [])
      options.profile = SiteConfiguration.Profile.none
      let result = SiteBuilder(options).check()
      #expect(result.report.diagnostics.map(\.code) == [.unreadableFile])
      #expect(result.report.diagnostics.map(\.location.path) == ["content/b"])
      #expect(
        result.report.diagnostics.first?.message.english
          == "cannot read this folder: Permission denied")
    }
  }
}
