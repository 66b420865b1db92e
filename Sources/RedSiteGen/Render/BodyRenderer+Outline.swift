import Base
import SiteModel

/// A heading of a text, for its table of contents.
struct OutlineEntry {
  /// 1 to 6.
  var level: Int
  /// The `id` in the page.
  var identifier: String
  /// The words without markup.
  var title: String
}

extension BodyRenderer {
  /// Reads the headings of an article into `outline`, unless they are there already.
  ///
  /// Renders the text once more than its page does: only pages that show a table of contents
  /// ask, and usually before the text itself is written.
  ///
  /// - Returns: how many headings there are.
  func readOutline(ofArticle index: Int, in view: SiteView) -> Int {
    let article = view.articles[index]
    let text = LinkedText(file: article.file, body: article.body)
    if outlineText != text {
      outlineText = text
      outline = makeOutline(of: text, in: view)
    }
    return outline.count
  }
}
