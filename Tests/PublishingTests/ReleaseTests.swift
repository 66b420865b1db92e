import Base
import Glibc
import Publishing
import RedSiteGen
import Testing

@Suite struct ReleaseTests {
  let site = PublishSite()

  @Test func firstBuildPublishesEveryFile() throws {
    let files = [
      "index.html": "首页", "xuexi/dangke/20260701-shuji.html": "党课", "通知/公告.html": "",
      ".well-known/security.txt": "ours",
    ]
    let summary = try site.publish(files)
    #expect(summary == ReleaseSummary(pages: 4, written: 4, unchanged: 0, removed: 0))
    #expect(site.tree() == files)
    #expect(site.mode("public") == 0o755)
    #expect(site.mode("public/xuexi/dangke") == 0o755)
    #expect(site.mode("public/index.html") == 0o644)
    #expect(site.names() == ["content", "public"])
  }

  @Test func missingFoldersAroundTheOutputAreMade() throws {
    try site.publish(["index.html": "首页"], output: "build/site/public/")
    #expect(site.read("build/site/public/index.html") == "首页")
  }

  @Test func manifestListsTheFilesInOrder() throws {
    try site.publish(["b.html": "1", "a/z.html": "2", "a.html": "3"])
    let lines = (site.read("public/.redsite-manifest") ?? "").split(separator: "\n")
    #expect(lines.dropLast() == ["redsite-manifest 1", "a.html", "a/z.html", "b.html"])
    #expect(lines.last?.hasPrefix("end 3 ") == true)
  }

  @Test func onlyChangedFilesAreReplaced() throws {
    try site.publish([
      "index.html": "旧", "a/same.html": "同", "a/size.html": "12", "old/x.html": "x",
    ])
    let same = site.status("public/a/same.html")
    let size = site.status("public/a/size.html")
    let summary = try site.publish([
      "index.html": "新的", "a/same.html": "同", "a/size.html": "21", "new/y.html": "y",
    ])
    #expect(summary == ReleaseSummary(pages: 4, written: 3, unchanged: 1, removed: 1))
    #expect(
      site.tree() == [
        "index.html": "新的", "a/same.html": "同", "a/size.html": "21", "new/y.html": "y",
      ])
    let after = site.status("public/a/same.html")
    #expect(after.st_ino == same.st_ino)
    #expect(after.st_mtim.tv_nsec == same.st_mtim.tv_nsec)
    #expect(after.st_nlink == 1)
    #expect(site.status("public/a/size.html").st_ino != size.st_ino)
    #expect(site.names() == ["content", "public"])
  }

  @Test func nothingIsWrittenWhenNothingChanged() throws {
    let files = ["index.html": "首页", "a/b.html": "页"]
    try site.publish(files)
    let folder = site.status("public")
    let manifest = site.status("public/.redsite-manifest")
    let summary = try site.publish(files)
    #expect(summary == ReleaseSummary(pages: 2, written: 0, unchanged: 2, removed: 0))
    let after = site.status("public")
    #expect(after.st_ino == folder.st_ino)
    #expect(after.st_ctim.tv_nsec == folder.st_ctim.tv_nsec)
    #expect(site.status("public/.redsite-manifest").st_ino == manifest.st_ino)
    #expect(site.names() == ["content", "public"])
  }

  @Test func aFileLostFromTheOutputComesBack() throws {
    let files = ["index.html": "首页", "a/b.html": "页"]
    try site.publish(files)
    unlink(site.path("public/a/b.html"))
    #expect(try site.publish(files).written == 1)
    #expect(site.tree() == files)
  }

  @Test func foldersAndFilesMaySwapRoles() throws {
    try site.publish(["a": "file", "b/c": "1"])
    try site.publish(["a/x": "now a folder", "b": "now a file"])
    #expect(site.tree() == ["a/x": "now a folder", "b": "now a file"])
  }

  @Test func largeFilesAreComparedToTheEnd() throws {
    let text = String(repeating: "党", count: 100_000)
    try site.publish(["a.html": text + "1"])
    #expect(try site.publish(["a.html": text + "1"]).unchanged == 1)
    #expect(try site.publish(["a.html": text + "2"]).written == 1)
    #expect(site.read("public/a.html") == text + "2")
  }

  @Test func emptyFolderIsUsedAndKeepsItsPermissions() throws {
    site.folder("public", mode: 0o2750)
    try site.publish(["index.html": "首页"])
    #expect(site.mode("public") == 0o2750)
    try site.publish(["index.html": "新"])
    #expect(site.mode("public") == 0o2750)
    #expect(site.tree() == ["index.html": "新"])
  }

  @Test func droppedReleaseLeavesNothing() throws {
    try site.publish(["index.html": "旧"])
    do {
      let release = try site.begin()
      try release.publish("index.html", "新")
      #expect(site.names().count == 4)
      release.discard()
    }
    do {
      let release = try site.begin()
      try release.publish("a/b/c.html", "新")
    }
    #expect(site.tree() == ["index.html": "旧"])
    #expect(site.names() == ["content", "public"])
  }

  @Test func severalWorkersPublishOneRelease() throws {
    let paths = (0..<600).map { "lanmu\($0 % 7)/a/\($0).html" }
    for round in ["一", "二"] {
      let release = try site.begin()
      let problems = withWorkers(count: paths.count, jobs: 4, batch: 3) { _, queue in
        var problems: [PublishProblem] = []
        while let batch = queue.take() {
          for index in batch {
            do throws(PublishProblem) {
              try release.publish(paths[index], index % 2 == 0 ? round : "同")
            } catch { problems.append(error) }
          }
        }
        return problems
      }
      #expect(problems.joined().isEmpty)
      let summary = try release.commit(jobs: 4)
      #expect(summary.pages == 600)
      #expect(summary.written == (round == "一" ? 600 : 300))
    }
    let tree = site.tree()
    #expect(tree.count == 600)
    #expect(tree["lanmu1/a/1.html"] == "同" && tree["lanmu2/a/2.html"] == "二")
  }

  @Test(arguments: [
    "", "/etc/x", "a//b", "a/", "/", ".", "..", "../x", "a/../b", "a/./b", "a/..", "a\0b", "a\nb",
    "a\u{7F}", ".redsite-manifest", ".redsite-staging", ".redsite-manifest/x",
  ])
  func unusablePathIsRefused(path: String) throws {
    let release = try site.begin()
    #expect(throws: PublishProblem.unusablePath(path)) { try release.publish(path, "x") }
    #expect(release.problemOfCommit() == .unusablePath(path))
    #expect(!site.exists("public"))
    #expect(site.names() == ["content"])
  }

  @Test func pathPublishedTwiceIsRefused() throws {
    try site.publish(["a.html": "1"])
    for second in ["1", "2"] {
      let release = try site.begin()
      try release.publish("a.html", "1")
      try release.publish("a.html", second)
      #expect(release.problemOfCommit() == .unusablePath("a.html"))
    }
    #expect(site.tree() == ["a.html": "1"])
  }

  @Test func theFirstProblemReachesEveryWorker() throws {
    let release = try site.begin()
    #expect(throws: PublishProblem.unusablePath("../a")) { try release.publish("../a", "x") }
    #expect(throws: PublishProblem.unusablePath("../a")) { try release.publish("b.html", "x") }
    #expect(throws: PublishProblem.unusablePath("../a")) { try release.publish("../c", "x") }
    #expect(PublishProblem.unusablePath("../a").exitStatus == 70)
  }
}
