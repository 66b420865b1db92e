import Diagnostics
import Glibc
import Publishing
import Testing

@testable import RedSiteGen

@Suite struct InterruptedBuildTests {
  let site = PublishSite()

  @Test func leftoversOfKilledBuildsAreRemoved() throws {
    try site.publish(["index.html": "1"])
    site.write(".public.staging-0123abcd/.redsite-staging", "")
    site.write(".public.staging-0123abcd/a/b.html", "半")
    site.folder(".public.staging-00000000", mode: 0o700)
    site.write(".public.staging-ffffffff/.redsite-manifest", "old release after the swap")
    site.write(".public.previous-ffffffff/.redsite-manifest", "old release after the swap")
    try site.publish(["index.html": "2"])
    #expect(site.names() == ["content", "public"])
    #expect(site.tree() == ["index.html": "2"])
  }

  @Test func foldersThatOnlyLookLikeLeftoversStay() throws {
    site.write(".public.staging-0123abcd/mine.txt", "我的")
    site.write(".public.staging-backup/.redsite-staging", "")
    site.write(".preview.staging-0123abcd/.redsite-staging", "")
    site.write("elsewhere/.redsite-staging", "")
    site.link(".public.staging-11111111", to: "elsewhere")
    let names = site.names()
    try site.publish(["index.html": "1"])
    #expect(site.names() == (names + ["public"]).sorted())
    #expect(site.read(".public.staging-0123abcd/mine.txt") == "我的")
    #expect(site.names(in: "elsewhere") == [".redsite-staging"])
  }

  @Test func releaseLostBetweenTwoRenamesIsPutBack() throws {
    try site.publish(["index.html": "1", "a.html": "同"])
    let inode = site.status("public/a.html").st_ino
    rename(site.path("public"), site.path(".public.previous-0123abcd"))
    site.write(".public.staging-0123abcd/.redsite-manifest", "sealed, not yet in place")
    do {
      let release = try site.begin()
      #expect(site.tree() == ["index.html": "1", "a.html": "同"])
      release.discard()
    }
    #expect(try site.publish(["index.html": "2", "a.html": "同"]).unchanged == 1)
    #expect(site.status("public/a.html").st_ino == inode)
    #expect(site.names() == ["content", "public"])
  }

  @Test func twoRenamesDoWhatTheExchangeDoes() throws {
    try site.publish(["index.html": "1", "a/same.html": "同", "old.html": "旧"])
    site.write("public/theirs.txt", "x")
    let release = try Release(
      "public", siteRoot: site.root, protected: [], home: nil, swap: .twoRenames)
    try release.publish("index.html", "2")
    try release.publish("a/same.html", "同")
    let summary = try release.commit()
    #expect(summary.written == 1 && summary.unchanged == 1 && summary.removed == 1)
    #expect(summary.notices == [.swappedInTwoSteps(output: "public")])
    #expect(summary.notices.first?.diagnostic.severity == .note)
    #expect(site.tree() == ["index.html": "2", "a/same.html": "同", "theirs.txt": "x"])
    #expect(site.names() == ["content", "public"])
  }

  @Test func linkPutIntoTheStagingFolderLeadsNowhere() throws {
    site.folder("elsewhere")
    let release = try site.begin()
    try release.publish("a/1.html", "1")
    let staging = try #require(site.names().first { $0.hasPrefix(".public.staging-") })
    #expect(site.mode(staging) == 0o700)
    PublishSite.run("/bin/rm", "-r", site.path(staging + "/a"))
    site.link(staging + "/a", to: site.path("elsewhere"))
    #expect(throws: PublishProblem.self) { try release.publish("a/2.html", "2") }
    #expect(site.names(in: "elsewhere").isEmpty)
  }

  @Test func homeAndWhatHoldsItAreRefused() {
    site.folder("people/wang/site/content")
    for output in ["people", "people/wang"] {
      #expect(throws: PublishProblem.self) {
        _ = try Release(
          site.path(output), siteRoot: site.path("elsewhere"), protected: [],
          home: site.path("people/wang"))
      }
    }
    #expect(site.names(in: "people/wang") == ["site"])
  }
}
