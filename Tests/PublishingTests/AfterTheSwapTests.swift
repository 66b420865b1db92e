import Diagnostics
import Files
import Glibc
import Publishing
import RedSiteGen
import TestSupport
import Testing

/// Once readers have the new release, nothing is an error.
@Suite(.enabled(if: geteuid() == 0, "needs root, to become another user"))
struct AfterTheSwapTests {
  let site = PublishSite()

  @Test func folderOfAnotherUserBlocksNobody() async throws {
    PublishSite.run("/bin/chown", "-R", "65534", site.root)
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      setuid(65534)
      try PublishSite(existing: root).publish(["index.html": "1"])
    }
    site.folder("public/.well-known/acme-challenge")
    site.write("public/.well-known/acme-challenge/token", "挑战")
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      setuid(65534)
      let site = PublishSite(existing: root)
      let first = try site.publish(["index.html": "2"]).notices
      guard case .oldReleaseStays(let failure) = first.first else { fatalError("\(first)") }
      #expect(first.count == 1 && failure.errorNumber == EACCES)
      #expect(failure.path.hasPrefix(site.path(".public.staging-")))
      #expect(site.read("public/index.html") == "2")
      let second = try site.publish(["index.html": "3"]).notices
      #expect(second == [.leftoverStays(failure)])
      #expect(second.map(\.diagnostic.code) == [.leftoverFolder])
      #expect(second.first?.diagnostic.severity == .warning)
      #expect(second.first?.diagnostic.message.chinese.hasPrefix("网站已经上线；") == true)
      #expect(try site.publish(["index.html": "3"]).notices == second)
    }
    #expect(
      site.tree() == ["index.html": "3", ".well-known/acme-challenge/token": "挑战"])
    // Everything that could go is gone.
    let leftover = try #require(site.names().first { $0.hasPrefix(".public.") })
    #expect(site.tree(leftover) == [".well-known/acme-challenge/token": "挑战"])
    // Whoever may remove it does so with the next build.
    #expect(try site.publish(["index.html": "4"]).notices.isEmpty)
    #expect(site.names() == ["content", "public"])
  }

  @Test func strictMakesNoErrorOfIt() throws {
    let site = try TestSite("-- content/_index.md --\n---\ntitle: 首页\n---")
    #expect(site.build().exitStatus == 0)
    // A folder that nobody can remove while something is mounted in it.
    _ = runShell(
      """
      cd '\(site.root)' && mkdir -p .public.staging-0123abcd/m && \
      touch .public.staging-0123abcd/.redsite-staging && mount -t tmpfs none .public.staging-0123abcd/m
      """)
    defer { _ = runShell("umount -l '\(site.root)/.public.staging-0123abcd/m' 2>/dev/null") }
    guard PublishSite.canMount else { return }
    try site.write("content/_index.md", "---\ntitle: 新\n---\n")
    let result = site.build { $0.isStrict = true }
    #expect(result.exitStatus == 0 && result.summary?.notices.count == 1)
    #expect(result.report.diagnostics.map(\.severity) == [.warning])
  }
}
