import Base
import Glibc
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Damaged `site.toml` files: each is read or refused, none ends the program.
///
/// `REDSITE_FUZZ=2000000 swift test -c release --filter SiteFileFuzz` for a long run.
@Suite struct SiteFileFuzzTests {
  private static let seed = """
    [site]
    name = "党建在线"
    base_url = "https://dj.example.org/"
    time_zone = "+08:00"
    profile = "party"
    keywords = ["党建", "学习"]
    [owner]
    police = { number = "甲", code = "1" }
    [build]
    permalink = "/{column}/{year}/{slug}.html"
    page_size = 20
    [markdown]
    raw_html = "escape"
    """
  private static let pieces = [
    "[", "]", "{", "}", "\"", "'", "=", ",", "\n", "\r", "#", ".", "\"\"\"", "[[", "：", "，", "“",
    "{slug}", "{", "://", "/", "+99:99", "-1", "99999999999999999999", "true", "1e400", "\0", "nan",
    "2026-13-01", "\u{FEFF}", "😀", "\\u0000", "\t",
  ]

  @Test func damagedSiteFilesAreReadOrRefused() {
    let wanted = getenv("REDSITE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 3_000
    var random = PatternGenerator(seed: 0x5EED_0003)
    var refused = 0
    for _ in 0..<wanted {
      var bytes = Array(Self.seed.utf8)
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...10, using: &random))
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        bytes.replaceSubrange(place..<end, with: piece.utf8)
      }
      bytes.withBytes { file in
        let (configuration, diagnostics) = SiteConfiguration.read(file, path: "site.toml")
        if !diagnostics.isEmpty { refused += 1 }
        if !configuration.baseURL.hasSuffix("/") { Issue.record("base_url without a slash") }
      }
    }
    #expect(refused > wanted / 2)
  }
}
