import ChineseMarkdown
import RedSiteGen
import Testing

@Suite struct GFMSpecificationTests {
  struct Example {
    var number: Int
    var section: String
    var markdown: String
    var html: String
  }

  /// Examples that contradict the extensions of the same specification: they show what is written
  /// while bare URLs are text (§6.9) and no tag is disarmed (§6.11).
  static let shownWithoutExtensions: Set<Int> = [
    140, 141, 142, 145, 147, 610, 614, 616, 619, 620,
  ]

  /// Examples in which the specification has moved on from the reference parser, whose bytes we
  /// promise: it no longer puts `<strong>` into `<strong>`, and takes more for HTML comments.
  static let newerThanTheParser: Set<Int> = [
    398, 426, 434, 435, 436, 473, 474, 475, 477, 644, 645,
  ]

  @Test(
    "every example of GFM 0.29, with the extensions of its section",
    .enabled(if: SpecificationData.isExpected, "the GFM specification was not fetched"))
  func examplesOfEachSection() throws {
    let examples = try Self.examples()
    #expect(examples.count == 672)
    for example in examples where !Self.newerThanTheParser.contains(example.number) {
      var options = MarkdownOptions.gfm
      options.linksBareURLs = example.section == "autolink"
      options.filtersTags = example.section == "tagfilter"
      let html = Rendering(example.markdown, options: options).html
      #expect(html == example.html, "example \(example.number): \(example.markdown)")
    }
  }

  @Test(
    "every example of GFM 0.29, all extensions at once",
    .enabled(if: SpecificationData.isExpected, "the GFM specification was not fetched"))
  func examplesWithAllExtensions() throws {
    let different = try Self.examples().filter { gfm($0.markdown) != $0.html }
    #expect(
      Set(different.map(\.number)) == Self.shownWithoutExtensions.union(Self.newerThanTheParser))
  }

  private static func examples() throws -> [Example] {
    examples(in: try #require(SpecificationData.gfm))
  }

  static func examples(in specification: String) -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var part: Int?
    var section = ""
    var markdown = ""
    var html = ""
    for line in specification.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        part = 0
        section = line.dropFirst(fence.count + 8).trimmingPrefix(" ").description
        markdown = ""
        html = ""
      } else if part != nil, line.hasPrefix(fence) {
        part = nil
        examples.append(
          Example(
            number: examples.count + 1, section: section, markdown: tabs(markdown),
            html: asReference(tabs(html))))
      } else if part == 0, line == "." {
        part = 1
      } else if part == 0 {
        markdown += line + "\n"
      } else if part == 1 {
        html += line + "\n"
      }
    }
    return examples
  }

  /// The two examples of task lists order the attributes of `<input>` otherwise than the reference
  /// implementation, whose bytes `.gfm` promises.
  private static func asReference(_ html: String) -> String {
    html.replacing("<input disabled=\"\" type=\"checkbox\">", with: Self.box)
      .replacing("<input checked=\"\" disabled=\"\" type=\"checkbox\">", with: Self.checkedBox)
  }

  private static let box = "<input type=\"checkbox\" disabled=\"\" />"
  private static let checkedBox = "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"

  private static func tabs(_ text: String) -> String {
    text.split(separator: "→", omittingEmptySubsequences: false).joined(separator: "\t")
  }
}
