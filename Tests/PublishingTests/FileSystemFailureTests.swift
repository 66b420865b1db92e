import Diagnostics
import Files
import Glibc
import Publishing
import RedSiteGen
import Testing

/// The limits here come from small or read-only file systems of their own, because limits of the
/// process would hit every test that runs beside these, and root passes by permissions.
@Suite(.enabled(if: PublishSite.canMount, "needs the right to mount"))
struct FileSystemFailureTests {
  let site = PublishSite()

  private func withMount(
    _ options: String, _ body: (_ publishAndReport: (Int) -> PublishProblem?) throws -> Void
  ) rethrows {
    site.folder("disk")
    PublishSite.run("/bin/mount", "-t", "tmpfs", "-o", options, "none", site.path("disk"))
    defer { PublishSite.run("/bin/umount", "-l", site.path("disk")) }
    try body { count in
      var files = ["index.html": "\(count)"]
      for index in 0..<count { files["a/\(index).html"] = String(repeating: "党", count: 1365) }
      return site.problem(files, output: "disk/public")
    }
  }

  @Test(arguments: [64, 100, 128, 200, 256, 400, 512, 800, 1024])
  func fullDiskKeepsTheOldRelease(kibibytes: Int) throws {
    try withMount("size=\(kibibytes)k") { publish in
      #expect(publish(5) == nil)
      let before = site.tree("disk/public")
      let problem = try #require(publish(300))
      guard case .fileSystem(let failure) = problem else {
        Issue.record("\(problem)")
        return
      }
      #expect(failure.errorNumber == ENOSPC)
      #expect(problem.exitStatus == 74)
      let diagnostic = try #require(problem.diagnostics.first)
      #expect(diagnostic.code == .fileSystem)
      #expect(diagnostic.message.chinese.hasSuffix("：磁盘空间已满"))
      #expect(diagnostic.message.english.hasSuffix(": No space left on device"))
      #expect(diagnostic.help?.chinese == "请清理磁盘空间后重新生成；现有网站没有改动")
      #expect(site.tree("disk/public") == before)
      #expect(site.names(in: "disk") == ["public"])
      #expect(publish(4) == nil)
    }
  }

  @Test(arguments: 8...40) func noInodesLeftKeepsTheOldRelease(inodes: Int) {
    withMount("nr_inodes=\(inodes)") { publish in
      if publish(1) != nil { return }
      let before = site.tree("disk/public")
      switch publish(14) {
      case nil: #expect(site.tree("disk/public").count == 15)
      case .fileSystem(let failure):
        #expect(failure.errorNumber == ENOSPC)
        #expect(site.tree("disk/public") == before)
      case let other: Issue.record("\(String(describing: other))")
      }
      #expect(site.names(in: "disk") == ["public"])
    }
  }

  @Test func readOnlyFileSystemIsReported() {
    withMount("size=1m") { publish in
      #expect(publish(1) == nil)
      PublishSite.run("/bin/mount", "-o", "remount,ro", site.path("disk"))
      let failure = FileSystemFailure(
        .lock, site.path("disk/.public.lock"), errorNumber: EROFS)
      #expect(publish(2) == .fileSystem(failure))
      #expect(site.names(in: "disk") == ["public"])
    }
  }
}
