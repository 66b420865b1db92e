import Base
import HTMLTree

/// Pieces of HTML as plain text.
enum HTMLPlain {
  /// The text of a piece, tags and entities resolved, white space as single spaces.
  static func text(_ html: String) -> String {
    let text = (try? HTMLParser.body(Array(html.utf8)))?.text ?? html
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
