import Testing

/// Checks that `docs/markdown.md` says what the renderer does.
@Suite struct MarkdownPageTests {
  @Test func everyExampleIsTrue() throws {
    let path = SpecificationData.packageRoot + "/docs/markdown.md"
    let page = try #require(SpecificationData.read(path))
    let examples = Self.examples(in: page)
    #expect(examples.count >= 17)
    for (markdown, html) in examples { #expect(site(markdown) == html, "\(markdown)") }
  }

  /// The pairs of a block fenced as `markdown` and the block fenced as `html` after it.
  private static func examples(in page: String) -> [(markdown: String, html: String)] {
    var examples: [(markdown: String, html: String)] = []
    var language: Substring?
    var block = ""
    var markdown: String?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let language {
          if language == "markdown" {
            markdown = block
          } else if language == "html", let source = markdown {
            examples.append((source, block))
            markdown = nil
          }
        }
        language = language == nil ? line.dropFirst(3) : nil
        block = ""
      } else if language != nil {
        block += line + "\n"
      }
    }
    return examples
  }
}
