import Base
import Diagnostics

extension ArticleListing {
  /// How a list is printed.
  package enum Format: String, Sendable, CaseIterable {
    /// For people, in columns that line up under Chinese text.
    case text
    /// Comma-separated values (RFC 4180) with a first row of names.
    case csv
    /// One JSON array.
    case json
  }

  /// The list as text of a format.
  package static func text(_ articles: [ListedArticle], _ format: Format) -> String {
    switch format {
    case .text: plain(articles)
    case .csv: csv(articles)
    case .json: json(articles)
    }
  }

  private static func columns(of text: String) -> Int {
    text.reduce(0) { $0 + $1.displayWidth }
  }

  private static func plain(_ articles: [ListedArticle]) -> String {
    let widest = articles.map { columns(of: $0.title.visible) }.max() ?? 0
    let width = min(widest, 48)
    return articles.map { article in
      let title = article.title.visible
      let padding = String(repeating: " ", count: max(0, width - self.columns(of: title)))
      let state = article.state == .published ? "" : "  [\(article.state.rawValue)]"
      return "\(article.date)  \(title)\(padding)  \(article.path.visible)\(state)\n"
    }.joined()
  }

  private static func csv(_ articles: [ListedArticle]) -> String {
    func cell(_ text: String) -> String {
      // A cell that begins like a formula would be run by spreadsheet programs.
      let isFormula = text.first.map { "=+-@".contains($0) } ?? false
      let text = (isFormula ? "'" + text : text).visible
      guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    let head = "date,title,state,column,unit,contributors,url,path\r\n"
    return head
      + articles.map { article in
        [
          article.date, article.title, article.state.rawValue, article.column, article.unit,
          article.contributors.joined(separator: " "), article.url, article.path,
        ].map(cell).joined(separator: ",") + "\r\n"
      }.joined()
  }

  private static func json(_ articles: [ListedArticle]) -> String {
    let items = articles.map { article in
      let contributors = article.contributors.map(\.jsonString).joined(separator: ",")
      let members = [
        ("date", article.date), ("title", article.title), ("state", article.state.rawValue),
        ("column", article.column), ("unit", article.unit), ("url", article.url),
        ("path", article.path),
      ].map { "\($0.0.jsonString):\($0.1.jsonString)" }
      return "{" + (members + ["\"contributors\":[\(contributors)]"]).joined(separator: ",") + "}"
    }
    return "[" + (items.isEmpty ? "" : "\n" + items.joined(separator: ",\n") + "\n") + "]\n"
  }
}
