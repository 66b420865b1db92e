import Publishing
import RedSiteGen
import TestSupport
import Testing

@Suite struct RebuildTests {
  private func site() throws -> TestSite {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/study/_index.md --
      ---
      title: 学习
      ---
      -- assets/logo.txt --
      logo
      """)
    for number in 10...23 {
      let column = number % 2 == 0 ? "news" : "study"
      try site.write(
        "content/\(column)/a\(number).md",
        "---\ntitle: 文章\(number)\ndate: 2026-03-01 \(number):00\nsummary: 摘要\n---\n"
          + "正文\(number)\n")
    }
    return site
  }

  @Test func nothingChangedWritesNothing() throws {
    let site = try site()
    let first = try #require(site.build().summary)
    #expect(first.written == first.pages)
    let second = try #require(site.build().summary)
    #expect(second.written == 0)
    #expect(second.removed == 0)
    #expect(second.unchanged == first.pages)
  }

  @Test func changedBodyWritesItsPageAndTheIndexOnly() throws {
    let site = try site()
    site.build()
    try site.write(
      "content/news/a20.md",
      "---\ntitle: 文章20\ndate: 2026-03-01 20:00\nsummary: 摘要\n---\n改过的正文\n")
    let summary = try #require(site.build().summary)
    // The page, the one shard of the texts of that year, and the list of segments.
    #expect(summary.written == 3)
    #expect(site.page("news/a20.html")?.contains("改过的正文") == true)
  }

  @Test func removedArticleIsRemovedEverywhere() throws {
    let site = try site()
    site.build()
    site.remove("content/news/a20.md")
    let summary = try #require(site.build().summary)
    #expect(summary.removed == 1)
    #expect(runShell("grep -rl 文章20 \(site.root)/public") == "")
  }

  @Test func sameInputGivesSameBytesWithMoreJobs() throws {
    let site = try site()
    site.build { $0.jobs = 1 }
    let digest = site.outputDigest()
    _ = runShell("rm -rf \(site.root)/public")
    site.build { $0.jobs = 8 }
    #expect(site.outputDigest() == digest)
  }

  @Test func errorLeavesThePublishedSiteAsItWas() throws {
    let site = try site()
    site.build()
    let digest = site.outputDigest()
    try site.write("content/news/a20.md", "---\ntitle: 文章20\n---\n没有日期\n")
    let result = site.build()
    #expect(result.exitStatus == 1)
    #expect(result.summary == nil)
    #expect(site.outputDigest() == digest)
    #expect(runShell("ls -A \(site.root) | grep staging") == "")
  }
}
