import Publishing
import RedSiteGen
import TestSupport
import Testing

/// Compressed copies beside the files of a release.
@Suite struct PrecompressionTests {
  private static let site = """
    -- content/a/_index.md --
    ---
    title: 甲
    ---
    -- content/a/long.md --
    ---
    title: 长
    date: 2026-06-01
    ---
    \(String(repeating: "支部学习。", count: 600))
    -- content/a/short.md --
    ---
    title: 短
    date: 2026-06-02
    ---
    短。
    """

  @Test func textFilesHaveCopiesThatUnpackToThem() throws {
    let site = try TestSite(Self.site)
    #expect(site.build { $0.precompresses = true }.exitStatus == 0)
    let packed = site.outputFiles().filter { $0.hasSuffix(".gz") }
    #expect(packed.contains("a/long.html.gz"))
    #expect(!packed.contains("a/short.html.gz"), "too small to be worth it")
    for file in packed {
      let page = String(file.dropLast(3))
      #expect(runShell("gzip -dc '\(site.root)/public/\(file)'") == site.page(page), "\(page)")
    }
    if runShell("command -v brotli") != "", site.outputFiles().contains("a/long.html.br") {
      #expect(
        runShell("brotli -dc '\(site.root)/public/a/long.html.br'") == site.page("a/long.html"))
    }
    // The same site gives the same copies.
    let before = site.outputDigest()
    #expect(site.build { $0.precompresses = true }.summary?.written == 0)
    #expect(site.outputDigest() == before)
  }

  @Test func copiesGoWhenTheyAreNotWantedAnyMore() throws {
    let site = try TestSite(Self.site)
    site.build { $0.precompresses = true }
    site.build()
    #expect(!site.outputFiles().contains { $0.hasSuffix(".gz") || $0.hasSuffix(".br") })
  }
}
