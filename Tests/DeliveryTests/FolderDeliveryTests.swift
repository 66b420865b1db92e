import Delivery
import Diagnostics
import Glibc
import Publishing
import Testing

/// Publishing into a folder of this machine, with the shell and the commands that servers have too.
@Suite struct FolderDeliveryTests {
  let site = DeliverySite()
  let first = ["index.html": "一", "a/b.html": "甲", "assets/site.0123456789ab.css": "旧"]

  @Test func releaseIsWholeAndReadable() throws {
    let publication = try site.publish(first, as: "r1", at: 1000)
    #expect(publication.release == "r1")
    #expect(publication.changes.added.sorted() == first.keys.sorted())
    #expect(site.read("current/a/b.html") == "甲")
    #expect(site.status("current/a/b.html").st_mode & 0o777 == 0o644)
    #expect(site.status("releases/r1/a").st_mode & 0o777 == 0o755)
    #expect(site.status("releases/r1/.redsite-manifest").st_mode & 0o777 == 0o600)
    #expect(site.run("ls \"$1\"/unfinished") == "")
  }

  @Test func unchangedFilesAreTheSameOnes() throws {
    try site.publish(first, as: "r1", at: 1000)
    site.run("find \"$1\"/releases -type f -exec touch -d 2020-01-01 {} +")
    let publication = try site.publish(
      ["index.html": "二", "a/b.html": "甲", "assets/site.abababababab.css": "新"], as: "r1", at: 2000)
    // The same name with other content is another release; readers of the first lose nothing.
    #expect(publication.release == "r1.2")
    #expect(publication.changes.changed == ["index.html"])
    #expect(
      site.status("releases/r1.2/a/b.html").st_ino == site.status("releases/r1/a/b.html").st_ino)
    #expect(site.read("releases/r1/index.html") == "一")
    // A page that was read before still finds its style sheet, for one release.
    #expect(site.read("current/assets/site.0123456789ab.css") == "旧")
    try site.publish(["index.html": "三", "a/b.html": "甲"], as: "r3", at: 3000)
    #expect(site.read("current/assets/site.0123456789ab.css") == nil)
    #expect(site.read("current/assets/site.abababababab.css") == "新")
  }

  @Test func sameContentIsNoRelease() throws {
    try site.publish(first, as: "r1", at: 1000)
    let publication = try site.publish(first, as: "r2", at: 2000)
    #expect(publication.release == "r1" && publication.changes.isEmpty)
    #expect(try site.releases == ["r1"])
  }

  @Test func filesOfOthersAreKept() throws {
    try site.publish(first, as: "r1", at: 1000)
    site.run("mkdir -p \"$1\"/current/.well-known; echo x > \"$1\"/current/.well-known/token")
    site.write("current/verify.html", "验证")
    site.write("current/late", "later a folder of ours")
    try site.publish(["index.html": "二", "late/a.html": "甲"], as: "r2", at: 2000)
    try site.publish(["index.html": "三"], as: "r3", at: 3000)
    #expect(site.read("current/.well-known/token") == "x\n")
    #expect(site.read("current/verify.html") == "验证")
    #expect(site.read("current/late/a.html") == nil)
    #expect(site.read("current/a/b.html") == nil)
  }

  @Test func oldReleasesGo() throws {
    for number in 1...6 {
      try site.publish(["index.html": "\(number)"], as: "r\(number)", at: Int64(number)) {
        $0.keep = 3
      }
    }
    #expect(try site.releases == ["r6", "r5", "r4"])
  }

  @Test func dryRunChangesNothing() throws {
    let publication = try site.publish(first, as: "r1", at: 1000) { $0.isDryRun = true }
    #expect(publication.changes.added.count == 3)
    #expect(site.run("ls -d \"$1\" 2>&1 | grep -c cannot") == "1\n")
    try site.publish(first, as: "r1", at: 1000)
    _ = try site.publish(["index.html": "二"], as: "r2", at: 2000) { $0.isDryRun = true }
    #expect(try site.releases == ["r1"])
    #expect(site.read("current/index.html") == "一")
  }

  @Test func mostPagesDoNotGoUnasked() throws {
    var pages = ["index.html": "一"]
    for number in 1...60 { pages["p\(number).html"] = "\(number)" }
    try site.publish(pages, as: "r1", at: 1000)
    let problem = site.problem(["index.html": "一"], as: "r2", at: 2000)
    #expect(problem?.kind == .refused)
    #expect(problem?.help?.chinese.contains("--allow-removal") == true)
    #expect(site.read("current/p1.html") == "1")
    try site.publish(["index.html": "一"], as: "r2", at: 2000) { $0.allowsRemoval = true }
    #expect(site.read("current/p1.html") == nil)
  }

  @Test func plainFolderOfBeforeIsKept() throws {
    site.run("mkdir -p \"$1\"/current; echo old > \"$1\"/current/old.html")
    let publication = try site.publish(first, as: "r1", at: 1000)
    #expect(publication.notes.count == 1)
    #expect(site.read("current/index.html") == "一")
    #expect(site.read("current/old.html") == nil)
    #expect(site.read("releases/former/old.html") == "old\n")
  }

  @Test func rollBackHoldsUntilSomebodySays() throws {
    try site.publish(first, as: "r1", at: 1000)
    try site.publish(
      ["index.html": "二", "assets/site.abababababab.css": "新"], as: "r2", at: 2000)
    try site.publish(["index.html": "三"], as: "r3", at: 3000)
    let place = Delivery(to: .folder(site.place))
    var options = PublicationOptions(release: "", now: 4000)
    options.publisher = "web@host"
    #expect(try place.rollBack(to: "2", options).release == "r1")
    #expect(site.read("current/index.html") == "一")
    // Pages of the release that was left are still open somewhere.
    #expect(site.read("current/assets/site.abababababab.css") == nil)
    let problem = site.problem(["index.html": "四"], as: "r4", at: 5000)
    #expect(problem?.kind == .refused)
    #expect(problem?.message.chinese.contains("web@host") == true)
    #expect(try place.rollBack(to: "r2", options).release == "r2")
    #expect(throws: DeliveryProblem.self) { try place.rollBack(to: "r2", options) }
    #expect(throws: DeliveryProblem.self) { try place.rollBack(to: "r", options) }
    #expect(throws: DeliveryProblem.self) { try place.rollBack(to: "9", options) }
    try place.hold(false, options)
    try site.publish(["index.html": "四"], as: "r4", at: 5000)
    #expect(site.read("current/index.html") == "四")
  }

  @Test func folderThatIsNotWholeIsRefused() throws {
    _ = try site.build(first)
    site.run("rm \"$0\"/public/a/b.html")
    let missing = #expect(throws: DeliveryProblem.self) {
      try BuiltFolder(site.root + "/public", jobs: 1)
    }
    #expect(missing?.message.chinese.contains("a/b.html") == true)
    site.run("rm \"$0\"/public/.redsite-manifest")
    #expect(throws: DeliveryProblem.self) { try BuiltFolder(site.root + "/public", jobs: 1) }
    #expect(throws: DeliveryProblem.self) { try BuiltFolder(site.root + "/none", jobs: 1) }
  }
}
