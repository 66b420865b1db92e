import Diagnostics
import Files
import Glibc
import Publishing
import RedSiteGen
import Testing

@Suite struct OutputRefusalTests {
  let site = PublishSite()

  @Test(arguments: [
    "", ".", "./", "..", "content", "content/", "./content", "content/x", "content/sub/../x",
    "content/..", "themes", "themes/default/x", "data", "data/x/y", ".git", ".git/x", "link",
    "inside/x", "linkroot", "/", "up/..", "missing/../content",
  ])
  func overlapIsRefused(output: String) {
    site.write("themes/default/base.html", "模板")
    site.folder("content/sub")
    site.folder("up")
    site.link("link", to: "content")
    site.link("inside", to: "content/sub")
    site.link("linkroot", to: ".")
    let names = site.names()
    let tree = site.tree(".")
    switch site.problem(output: output) {
    case .overlapsSite(output, _): break
    case .fileSystem(let failure) where output == "missing/../content":
      #expect(failure.errorNumber == ENOENT)
    case let other: Issue.record("\(String(describing: other))")
    }
    #expect(site.names() == names)
    #expect(site.tree(".") == tree)
  }

  @Test func folderAroundTheSiteIsRefused() {
    let parent = String(site.root.prefix(upTo: site.root.lastIndex(of: "/") ?? site.root.endIndex))
    #expect(site.problem(output: parent) == .overlapsSite(output: parent, other: site.root))
  }

  @Test func homeIsRefused() throws {
    let home = try #require(getenv("HOME").map { String(cString: $0) })
    #expect(site.problem(output: home) == .overlapsSite(output: home, other: home))
  }

  @Test func relativeRootWorksLikeAnAbsoluteOne() throws {
    #expect(throws: PublishProblem.overlapsSite(output: "Sources", other: "Sources/RedSiteGen")) {
      _ = try Release.begin(
        output: "Sources", siteRoot: "", protected: ["Sources/RedSiteGen"])
    }
  }

  @Test func symbolicLinkIsRefused() {
    site.folder("elsewhere")
    site.link("public", to: "elsewhere")
    #expect(site.problem() == .notOurs(output: "public", .isSymbolicLink))
    site.link("dangling", to: "nowhere")
    #expect(site.problem(output: "dangling") == .notOurs(output: "dangling", .isSymbolicLink))
    #expect(site.names(in: "elsewhere").isEmpty)
  }

  @Test func fileIsRefused() {
    site.write("public", "一个文件")
    #expect(site.problem() == .notOurs(output: "public", .isNotFolder))
    mkfifo(site.path("pipe"), 0o644)
    #expect(site.problem(output: "pipe") == .notOurs(output: "pipe", .isNotFolder))
    #expect(site.read("public") == "一个文件")
    #expect(site.names() == ["content", "pipe", "public"])
  }

  @Test func folderOfSomebodyElseIsRefused() {
    site.write("public/照片.jpg", "x")
    #expect(site.problem() == .notOurs(output: "public", .hasNoManifest))
    #expect(site.tree() == ["照片.jpg": "x"])
    #expect(site.names() == ["content", "public"])
  }

  @Test(arguments: [true, false]) func gitWorkTreeIsRefused(isFolder: Bool) throws {
    try site.publish(["index.html": "1"])
    if isFolder { site.folder("public/.git") } else { site.write("public/.git", "gitdir: x") }
    #expect(site.problem() == .notOurs(output: "public", .isGitWorkTree))
    #expect(site.read("public/index.html") == "1")
  }

  @Test func gitFolderThatThisProgramMadeIsNoWorkTree() throws {
    try site.publish(["index.html": "1", ".git/x.html": "旧网址"])
    try site.publish(["index.html": "2", ".git/x.html": "旧网址"])
    site.write("public/.git/HEAD", "ref: refs/heads/main")
    #expect(site.problem() == .notOurs(output: "public", .isGitWorkTree))
    unlink(site.path("public/.git/HEAD"))
    try site.publish(["index.html": "3"])
    #expect(site.tree() == ["index.html": "3"])
  }

  @Test(.enabled(if: PublishSite.canMount, "needs the right to mount")) func mountPointIsRefused() {
    site.folder("public")
    PublishSite.run("/bin/mount", "-t", "tmpfs", "none", site.path("public"))
    #expect(site.problem() == .notOurs(output: "public", .isMountPoint))
    PublishSite.run("/bin/umount", "-l", site.path("public"))
    // A bind mount is on the same device and shows only when the folder is to be moved.
    site.folder("bound")
    PublishSite.run("/bin/mount", "--bind", site.path("bound"), site.path("public"))
    #expect(site.problem() == .notOurs(output: "public", .isMountPoint))
    PublishSite.run("/bin/umount", "-l", site.path("public"))
    #expect(site.names() == ["bound", "content", "public"])
  }

  @Test(.enabled(if: PublishSite.canMount, "needs the right to mount"))
  func contentMountedElsewhereIsRefused() {
    site.folder("other")
    PublishSite.run("/bin/mount", "--bind", site.path("content"), site.path("other"))
    #expect(site.problem(output: "other") == .overlapsSite(output: "other", other: "content"))
    #expect(site.problem(output: "other/x") == .overlapsSite(output: "other/x", other: "content"))
    PublishSite.run("/bin/umount", "-l", site.path("other"))
    #expect(site.names(in: "content") == ["_index.md"])
  }

  @Test func manifestOfAnotherVersionIsRefused() {
    site.write("public/.redsite-manifest", "redsite-manifest 3\nsomething new\n")
    #expect(site.problem() == .notOurs(output: "public", .hasForeignVersion("3")))
  }

  @Test func everyDamageToTheManifestIsNoticed() throws {
    let files = ["index.html": "1", "栏目/a.html": "2"]
    try site.publish(files)
    let manifest = Array((site.read("public/.redsite-manifest") ?? "").utf8)
    var versions = 0
    for index in manifest.indices {
      for bit in [0, 3, 5] as [UInt8] {
        var damaged = manifest
        damaged[index] ^= 1 << bit
        versions += try expectRefusal(of: damaged)
      }
      _ = try expectRefusal(of: Array(manifest[..<index]))
    }
    _ = try expectRefusal(of: manifest + [0x0A])
    _ = try expectRefusal(of: manifest + manifest)
    // Only the version's own digit can look like another version.
    #expect(versions <= 3)
    write(manifest)
    #expect(try site.publish(files).unchanged == 2)
  }

  private func write(_ manifest: [UInt8]) {
    let file = fopen(site.path("public/.redsite-manifest"), "w")
    fwrite(manifest, 1, manifest.count, file)
    fclose(file)
  }

  private func expectRefusal(of manifest: [UInt8]) throws -> Int {
    write(manifest)
    switch site.problem() {
    case .notOurs("public", .hasDamagedManifest): return 0
    case .notOurs("public", .hasForeignVersion): return 1
    case let other:
      Issue.record("\(manifest) gave \(String(describing: other))")
      return 0
    }
  }

  @Test func manifestThatIsALinkIsRefused() throws {
    try site.publish(["index.html": "1"])
    rename(site.path("public/.redsite-manifest"), site.path("moved"))
    site.link("public/.redsite-manifest", to: site.path("moved"))
    #expect(site.problem() == .notOurs(output: "public", .hasDamagedManifest))
  }

  @Test func outputReplacedDuringTheBuildIsRefused() throws {
    try site.publish(["index.html": "1"])
    for makesPlace in [true, false] {
      let release = try site.begin()
      try release.publish("index.html", "2")
      if makesPlace { PublishSite.run("/bin/mv", site.path("public"), site.path("moved")) }
      site.write("public/theirs", "x")
      #expect(release.problemOfCommit() == .notOurs(output: "public", .wasReplaced))
      #expect(site.tree() == ["theirs": "x"])
      PublishSite.run("/bin/rm", "-r", site.path("public"))
    }
    #expect(site.tree("moved") == ["index.html": "1"])
    #expect(site.names() == ["content", "moved"])
  }

  @Test func refusalsSayWhatToDo() {
    let problem = PublishProblem.notOurs(output: "public", .hasNoManifest)
    let diagnostic = problem.diagnostics.first
    #expect(problem.exitStatus == 1)
    #expect(diagnostic?.code == .outputNotOurs)
    #expect(diagnostic?.location.path == "public")
    #expect(
      diagnostic?.message.chinese
        == "输出文件夹里有文件，但没有本程序的清单 .redsite-manifest，不能确认是本程序生成的")
    #expect(
      diagnostic?.help?.english
        == "make sure nothing in it is needed, then move it away or empty it; "
        + "or set [build] output to another folder")
  }
}
