import RedSiteGen
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compares `.gfm` with Debian's `cmark-gfm` program on generated documents, byte for byte.
@Suite struct ReferenceProgramTests {
  private static let program = "/usr/bin/cmark-gfm"
  private static var isPresent: Bool { access(program, X_OK) == 0 }

  @Test(
    "generated documents equal the reference program's",
    .enabled(if: isPresent || OutsideData.isRequired, "no cmark-gfm program here: not compared"))
  func generatedDocuments() throws {
    let count = getenv("REDSITE_COMPARE").flatMap { Int(String(cString: $0)) } ?? 120
    var generator = PatternGenerator(seed: 7)
    for number in 0..<count {
      let markdown = Self.document(&generator)
      let expected = try #require(Self.reference(markdown))
      #expect(gfm(markdown) == expected, "document \(number): \(markdown.debugDescription)")
    }
  }

  /// A document of words, markup in place and markup out of place.
  private static func document(_ generator: inout PatternGenerator) -> String {
    let lines = [
      "# Heading *one*", "Title\n===", "- item\n- [x] done\n- [ ] open", "1. one\n2. two",
      "> quote\n> more", "```swift\nlet a = b\n```", "    code", "| a | b |\n|:-:|--:|\n| 1 | 2 |",
      "[ref]: /url 'title'", "***", "<div>\n*x*\n</div>", "<script>a</script>",
    ]
    let inlines = [
      "word", "*emph*", "**strong**", "~~struck~~", "~one~", "`code`", "[link](/a \"t\")", "[ref]",
      "![image](b.png)", "www.example.com/a_b", "https://example.com/?a=b&c=d", "a@example.com",
      "<b>", "<!-- c -->", "&copy;", "\\*", "*", "**", "_", "~~", "[", "](", "<", "&", "“q”", "é",
      "  \n", "\n", "(", ")", "http://a.b/(c)", ".", "'q'", "\"q\"", "<https://a.b>", "\t", "`",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        text += lines.randomElement(using: &generator) ?? ""
      } else {
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
          text += inlines.randomElement(using: &generator) ?? ""
          if Bool.random(using: &generator) { text += " " }
        }
      }
      text += Bool.random(using: &generator) ? "\n\n" : "\n"
    }
    return text
  }

  private static func reference(_ markdown: String) -> String? {
    let path = "/tmp/redsite-reference-\(getpid()).md"
    guard let file = fopen(path, "wb") else { return nil }
    fwrite(markdown, 1, markdown.utf8.count, file)
    fclose(file)
    defer { unlink(path) }
    let options = "-e table -e strikethrough -e autolink -e tagfilter -e tasklist --unsafe"
    guard let pipe = popen("\(program) \(options) \(path)", "r") else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, pipe)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return pclose(pipe) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
