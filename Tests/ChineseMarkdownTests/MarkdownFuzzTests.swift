import Base
import ChineseMarkdown
import Glibc
import RedSiteGen
import TestSupport
import Testing

/// Documents of random pieces: none may end the program, and no markup may come through.
///
/// `REDSITE_FUZZ=2000000 swift test -c release --filter MarkdownFuzz` for a long run.
@Suite struct MarkdownFuzzTests {
  private static let pieces = [
    "*", "**", "_", "__", "~~", "`", "```\n", "~~~\n", "[", "]", "(", ")", "![", "](", "<", ">",
    "<b onclick=x>", "<script>", "</script>", "<!--", "-->", "&lt;", "&#x6A;", "\\", "\n", "\n\n",
    "\r\n", "\r", "\t", "    ", "> ", "- ", "1. ", "- [ ] ", "# ", "## ", "---\n", "===\n", "|",
    "|---|\n", "| a | b |\n", ":--:", "[^1]", "[^1]: ", "> [!NOTE]\n", "[a]: /x\n",
    "javascript:alert(1)", "https://example.org/", "www.example.org", "a@b.cn", "mailto:", "//x",
    "data:text/html,", "中文", "，", "。", "“", "”", "（", "）", "全角ＡＢ", "word", "3.5", "😀", "e\u{301}",
    "\u{2060}", "\u{1039F}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\0", "{{ x }}", "#标题", "a.md#b",
  ]

  @Test func randomDocumentsAreRenderedOrRefused() {
    let wanted = getenv("REDSITE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 4_000
    var random = PatternGenerator(seed: 0x5EED_0002)
    var site = MarkdownRenderer(options: .site)
    var gfm = MarkdownRenderer(options: .gfm)
    var source = ByteBuffer(capacity: 4096)
    var page = ByteBuffer(capacity: 1 << 16)
    var leaks = 0
    for _ in 0..<wanted {
      source.removeAll()
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        source.append(contentsOf: piece)
      }
      source.withBytes { bytes in
        page.removeAll()
        var document = StandaloneDocument()
        site.render(bytes, document: &document, into: &page)
        if page.withBytes({ Self.holdsActiveMarkup($0) }) { leaks += 1 }
        page.removeAll()
        var other = StandaloneDocument()
        gfm.render(bytes, document: &other, into: &page)
        _ = site.summary(of: bytes, characters: 40)
        _ = site.wordCount(of: bytes)
        for problem in document.problems where problem.range.upperBound > bytes.count {
          Issue.record("a problem lies outside its document: \(problem)")
        }
      }
    }
    #expect(leaks == 0)
  }

  /// Whether anything that could act in a page came through from a document.
  private static func holdsActiveMarkup(_ page: Bytes) -> Bool {
    for needle in ["<script", "<b ", "onclick=x>", "href=\"javascript", "src=\"data", "href=\"//"] {
      let wanted = Array(needle.utf8)
      var place = 0
      while let found = page.firstIndex(of: wanted[0], from: place) {
        if page[found...].starts(with: wanted), !needle.hasPrefix("onclick") { return true }
        place = found + 1
      }
    }
    return false
  }
}
