import Base
import ChineseMarkdown
import SiteModel

/// How long a text is, as a form says it.
package struct TextMeasure: Sendable {
  /// 字数: Han characters and words of other letters.
  package var words = 0
  /// The pictures in it.
  package var pictures = 0

  /// Measures the text of an article.
  ///
  /// - Parameters:
  ///   - body: the Markdown below the front matter.
  ///   - configuration: how the site reads Markdown.
  package init(_ body: Bytes, _ configuration: SiteConfiguration) {
    var renderer = MarkdownRenderer(options: MarkdownOptions(of: configuration))
    var document = PictureCount()
    var html = ByteBuffer(capacity: body.count * 2)
    renderer.render(body, document: &document, into: &html)
    (words, pictures) = (renderer.wordCount, document.pictures)
  }
}

/// A text that is read for how many pictures it shows.
private struct PictureCount: MarkdownDocument {
  var pictures = 0

  func holdsFile(_ path: String) -> Bool { false }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    if destination.use == .image { pictures += 1 }
    url.append(destination.bytes)
    return ResolvedDestination()
  }

  mutating func report(_ problem: MarkdownProblem) {}
}
