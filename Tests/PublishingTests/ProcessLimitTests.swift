import Diagnostics
import Files
import Glibc
import Publishing
import RedSiteGen
import Testing

/// What holds for a whole process (umask, limits, the user, its death) is tried in a process of
/// its own.
@Suite struct ProcessLimitTests {
  let site = PublishSite()

  @Test(arguments: [0o077, 0o000, 0o777, 0o027] as [mode_t])
  func publishedFilesAreReadableWhateverTheUmask(mask: mode_t) async {
    let root = site.root
    await #expect(processExitsWith: .success) {
      [root = root as String, mask = mask as mode_t] in
      let site = PublishSite(existing: root)
      umask(mask)
      let release = try site.begin()
      try release.publish("a/b/index.html", "页")
      try release.publishFile("a/copy.md", copyOf: site.path("content/_index.md"))
      _ = try release.commit()
      try site.publish(["a/b/index.html": "新", "c/d.html": "页"])
    }
    for folder in ["public", "public/a", "public/a/b", "public/c"] {
      #expect(site.mode(folder) == 0o755)
    }
    for file in ["a/b/index.html", "c/d.html", ".redsite-manifest"] {
      #expect(site.mode("public/" + file) == 0o644)
    }
  }

  @Test func tooFewOpenFilesIsReported() async throws {
    try site.publish(["index.html": "1"])
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      let site = PublishSite(existing: root)
      let release = try site.begin()
      try release.publish("a.html", "页")
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = 3
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let failure = FileSystemFailure(.write, "public/b.html", errorNumber: EMFILE)
      #expect(throws: PublishProblem.fileSystem(failure)) { try release.publish("b.html", "页") }
      limit.rlim_cur = 64
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    #expect(site.tree() == ["index.html": "1"])
    #expect(site.names() == ["content", "public"])
  }

  @Test func fileSizeLimitIsReported() async throws {
    try site.publish(["index.html": "1"])
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      let site = PublishSite(existing: root)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let failure = FileSystemFailure(.write, "public/big.html", errorNumber: EFBIG)
      let text = String(repeating: "x", count: 1500)
      #expect(site.problem(["big.html": text]) == .fileSystem(failure))
    }
    #expect(site.tree() == ["index.html": "1"])
    #expect(site.names() == ["content", "public"])
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to become another user"))
  func missingPermissionsAreReported() async throws {
    try site.publish(["index.html": "1"])
    chmod(site.root, 0o755)
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      let site = PublishSite(existing: root)
      setuid(65534)
      let failure = FileSystemFailure(
        .lock, site.path(".public.lock"), errorNumber: EACCES)
      #expect(site.problem() == .fileSystem(failure))
      #expect(site.problem()?.diagnostics.first?.message.chinese.hasSuffix("没有权限") == true)
    }
    #expect(site.tree() == ["index.html": "1"])
    #expect(site.names() == ["content", "public"])
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to become another user"))
  func filesOfAnotherOwnerAreCopiedWhereLinksAreRefused() async throws {
    PublishSite.run("/bin/chown", "-R", "65534", site.root)
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      setuid(65534)
      try PublishSite(existing: root).publish(["index.html": "1", "same.html": "同"])
    }
    site.write("public/theirs.txt", "root's")
    site.link("public/link", to: "theirs.txt")
    PublishSite.run("/bin/chown", "0", site.path("public/same.html"))
    let before = site.status("public/same.html").st_mtim
    await #expect(processExitsWith: .success) { [root = site.root as String] in
      setuid(65534)
      let summary = try PublishSite(existing: root).publish([
        "index.html": "2", "same.html": "同",
      ])
      #expect(summary.unchanged == 1 && summary.notices.isEmpty)
    }
    let after = site.status("public/same.html").st_mtim
    #expect(after.tv_sec == before.tv_sec && after.tv_nsec == before.tv_nsec)
    #expect(
      site.tree() == [
        "index.html": "2", "same.html": "同", "theirs.txt": "root's", "link": "-> theirs.txt",
      ])
  }

  @Test func buildsKilledAtAnyMomentLeaveAWholeSite() async throws {
    let root = site.root
    for round in 1...16 {
      let delay = round * 7 % 90 + 10
      await #expect(
        processExitsWith: .signal(SIGKILL)
      ) { [root = root as String, delay = delay as Int] in
        let site = PublishSite(existing: root)
        for version in 1... {
          var files = ["version": "\(version)"]
          for index in 0..<300 { files["a/\(index).html"] = "\(index % 2 == 0 ? version : 0)" }
          try site.publish(files)
          if version > 1 { continue }
          // From here on the kill may come at any moment.
          let wait = "0.0\(delay)"
          _ = PublishSite.start("/bin/sh", ["-c", "sleep \(wait); kill -9 \(getpid())"])
        }
      }
      let tree = site.tree()
      let version = try #require(tree["version"])
      #expect(tree.count == 301)
      for (path, text) in tree where path != "version" {
        #expect(text == version || text == "0")
      }
    }
    try site.publish(["version": "end"], allowsRemoval: true)
    #expect(site.tree() == ["version": "end"])
    #expect(site.names() == ["content", "public"])
  }
}
