import Base
import Files
import Glibc
import TestSupport
import Testing

@testable import RedSiteGen

/// No link below the site or a theme is followed, wherever in a path it stands; what systems and
/// programs leave in folders is passed over.
@Suite struct FolderLinkTests {
  private static func site() throws -> TestSite {
    try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-01-01
      ---
      [附件](fujian.pdf)
      -- content/news/fujian.pdf --
      -- themes/plain/assets/css/style.css --
      body {}
      -- data/links.toml --
      -- outside/fujian.pdf --
      -- outside/a.md --
      """)
  }

  @Test func pathsAreOpenedOnlyBelowTheFolder() throws {
    let site = try Self.site()
    symlink(site.root + "/outside", site.root + "/content/linked")
    symlink(site.root + "/outside/a.md", site.root + "/content/news/b.md")
    let reach = FolderReach(site.root)
    for (path, error) in [
      ("content/news/a.md", 0), ("content/linked/a.md", ELOOP), ("content/news/b.md", ELOOP),
      ("content/news/missing.md", ENOENT), ("content/../../etc/hostname", EXDEV),
      ("../etc/hostname", EXDEV),
    ] {
      for opens in [true, false] {
        var number: Int32 = 0
        do throws(SystemError) {
          let file =
            opens
            ? try reach.open(path, O_RDONLY) : try reach.openByWalking(path, O_RDONLY)
          close(file)
        } catch { number = error.number }
        // Without the one call of the kernel a link in the place of a folder is no folder.
        let isSame = number == error || (error == ELOOP && number == ENOTDIR)
        #expect(isSame, "\(path) \(number)")
      }
    }
  }

  /// A folder that becomes a link after it was listed leads nowhere either.
  @Test(arguments: ["content/news", "themes/plain/assets/css", "themes/plain/assets"])
  func folderThatBecomesALinkIsNotFollowed(_ folder: String) throws {
    let site = try Self.site()
    let name = folder.hasPrefix("content") ? "fujian.pdf" : "style.css"
    let inner = folder.hasSuffix("assets") ? "css/style.css" : name
    let place = FilePlace(folder + "/" + inner, below: site.root)
    let file = try place.open()
    close(file)
    _ = runShell("cd \(site.root) && mv \(folder) moved && ln -s \(site.root)/moved \(folder)")
    #expect(throws: SystemError.self) { try place.open() }
    let result = site.build()
    #expect(result.problems.contains { $0.contains(" not-a-regular-file ") })
    #expect(result.exitStatus == 1)
  }

  @Test func litterIsPassedOverInSilence() throws {
    let site = try Self.site()
    let litter = [
      "Desktop.ini", "desktop.ini", "Thumbs.db", "THUMBS.DB", ".DS_Store", "~$a.docx", "a.tmp",
      "a.TMP", "a.md.bak", "a.BAK", "a.md~", "ehthumbs.db",
    ]
    for folder in [
      "content/news/", "content/", "data/", "themes/plain/assets/", "themes/plain/templates/",
    ] {
      for name in litter { try site.write(folder + name, "x") }
    }
    #expect(site.build().problems == [])
    #expect(site.outputFiles().filter { path in litter.contains { path.hasSuffix($0) } } == [])
  }

  /// A folder is somebody's own, whatever its name ends in.
  @Test func folderIsNoLitter() throws {
    let site = try Self.site()
    try site.write("content/old.bak/a.md", "---\ntitle: 乙\ndate: 2026-01-01\n---\n")
    #expect(site.build().problems.contains { $0.contains(" missing-column-index ") })
  }
}
