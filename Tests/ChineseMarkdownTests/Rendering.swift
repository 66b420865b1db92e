import Base
import ChineseMarkdown
import RedSiteGen
import TestSupport

/// One document rendered, with all that the renderer says about it.
struct Rendering {
  var html: String
  var problems: [MarkdownProblem]
  var headings: [(level: Int, id: String, text: String)]
  var wordCount: Int
  var isComplete: Bool

  /// Renders `markdown`; `document` may be any value that resolves destinations.
  init(_ markdown: String, options: MarkdownOptions = .site) {
    var renderer = MarkdownRenderer(options: options)
    self.init(markdown, with: &renderer)
  }

  /// Renders `markdown` with a renderer that has been used before.
  init(_ markdown: String, with renderer: inout MarkdownRenderer) {
    var document = StandaloneDocument()
    var output = ByteBuffer()
    isComplete = Array(markdown.utf8).withBytes {
      renderer.render($0, document: &document, into: &output)
    }
    html = output.makeString()
    problems = document.problems
    wordCount = renderer.wordCount
    var found: [(level: Int, id: String, text: String)] = []
    renderer.headingText.withBytes { text in
      for heading in renderer.headings {
        found.append(
          (heading.level, text[slice: heading.identifier].string, text[slice: heading.text].string))
      }
    }
    headings = found
  }

  /// The part of the source a problem points at.
  static func excerpt(_ markdown: String, _ problem: MarkdownProblem) -> String {
    String(decoding: Array(markdown.utf8)[problem.range], as: UTF8.self)
  }
}

/// The HTML of a document of a site.
func site(_ markdown: String, rawHTML: MarkdownOptions.RawHTML = .escape) -> String {
  Rendering(markdown, options: MarkdownOptions(.site, rawHTML: rawHTML)).html
}

/// The HTML of a document in plain GFM.
func gfm(_ markdown: String) -> String { Rendering(markdown, options: .gfm).html }
