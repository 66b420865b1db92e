import Diagnostics
import Glibc
import Publishing
import RedSiteGen
import Testing

@Suite struct ForeignFileTests {
  let site = PublishSite()

  @Test func filesOfOthersAreKept() throws {
    try site.publish(["index.html": "旧", "a/old.html": "旧"])
    site.write("public/BingSiteAuth.xml", "<users/>")
    site.write("public/.well-known/acme-challenge/token", "挑战")
    site.write("public/a/upload.doc", "上传")
    site.folder("public/empty", mode: 0o700)
    site.folder("public/closed")
    site.write("public/closed/x", "x")
    chmod(site.path("public/closed"), 0o555)
    site.link("public/mirror", to: "/nowhere")
    mkfifo(site.path("public/pipe"), 0o600)
    let before = site.status("public/BingSiteAuth.xml")

    let summary = try site.publish(["index.html": "新"])
    #expect(summary == ReleaseSummary(pages: 1, written: 1, unchanged: 0, removed: 1))
    #expect(
      site.tree() == [
        "index.html": "新", "BingSiteAuth.xml": "<users/>",
        ".well-known/acme-challenge/token": "挑战", "a/upload.doc": "上传", "empty/": "",
        "closed/x": "x", "mirror": "-> /nowhere", "pipe": "special",
      ])
    #expect(site.status("public/pipe").st_mode & S_IFMT == S_IFIFO)
    #expect(site.mode("public/empty") == 0o700)
    #expect(site.mode("public/closed") == 0o555)
    #expect(site.status("public/BingSiteAuth.xml").st_ino == before.st_ino)
    #expect(site.names() == ["content", "public"])
  }

  @Test func filesThatComeDuringTheBuildAreKept() throws {
    try site.publish(["index.html": "旧"])
    let release = try site.begin()
    try release.publish("index.html", "新")
    site.write("public/late/token", "挑战")
    _ = try release.commit()
    #expect(site.tree() == ["index.html": "新", "late/token": "挑战"])
  }

  @Test func foreignFilesStayForeign() throws {
    try site.publish(["index.html": "1"])
    site.write("public/robots.txt", "theirs")
    for round in ["2", "3"] { try site.publish(["index.html": round]) }
    #expect(site.read("public/.redsite-manifest")?.contains("robots") == false)
    #expect(site.read("public/robots.txt") == "theirs")
  }

  @Test func pageInTheirPlaceIsAnErrorNamingEveryFile() throws {
    try site.publish(["index.html": "1"])
    site.write("public/robots.txt", "theirs")
    site.write("public/same.txt", "same")
    site.write("public/folder/x", "x")
    site.link("public/news", to: site.path("content"))
    let before = site.tree()
    let problem = site.problem([
      "index.html": "2", "robots.txt": "ours", "same.txt": "same", "folder": "a file",
      "news/a.html": "below a link",
    ])
    #expect(
      problem
        == .filesNotOurs([
          "public/folder", "public/folder/x", "public/news", "public/robots.txt",
          "public/same.txt",
        ]))
    #expect(problem?.diagnostics.map(\.code) == Array(repeating: .outputFileNotOurs, count: 5))
    #expect(problem?.exitStatus == 1)
    #expect(site.tree() == before)
    #expect(site.names(in: "content") == ["_index.md"])
    #expect(site.names() == ["content", "public"])
  }

  @Test func linksInTheOutputLeadNowhere() throws {
    try site.publish(["a/page.html": "页", "b.html": "页"])
    site.write("elsewhere/page.html", "页")
    PublishSite.run("/bin/rm", "-r", site.path("public/a"))
    site.link("public/a", to: site.path("elsewhere"))
    unlink(site.path("public/b.html"))
    site.link("public/b.html", to: site.path("elsewhere/page.html"))

    #expect(site.problem(["a/page.html": "页", "b.html": "页"]) == .filesNotOurs(["public/a"]))
    try site.publish(["b.html": "页"])
    #expect(site.tree() == ["a": "-> \(site.path("elsewhere"))", "b.html": "页"])
    #expect(site.tree("elsewhere") == ["page.html": "页"])
  }

  @Test(.enabled(if: PublishSite.canMount, "needs the right to mount"))
  func mountedFolderInsideIsRefused() throws {
    try site.publish(["index.html": "1"])
    site.folder("public/uploads")
    PublishSite.run("/bin/mount", "-t", "tmpfs", "none", site.path("public/uploads"))
    site.write("public/uploads/x", "x")
    let problem = site.problem(["index.html": "2"])
    #expect(problem == .notOurs(output: "public", .holdsMountPoint("uploads")))
    #expect(site.tree() == ["index.html": "1", "uploads/x": "x"])
    PublishSite.run("/bin/umount", "-l", site.path("public/uploads"))
    #expect(site.names() == ["content", "public"])
  }
}
