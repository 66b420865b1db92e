import Base
import Diagnostics
import Files

/// How the URL of an article is made from its column, date and slug.
package struct PermalinkPattern: Sendable, Equatable {
  /// The pattern as written, as in `/{column}/{slug}.html`.
  package let written: String
  /// Its parts in order.
  package let parts: [Part]

  /// A literal or a token of a pattern.
  package enum Part: Sendable, Equatable {
    /// Text that stands in every URL.
    case literal(String)
    /// What stands for a part of the article.
    case token(Token)
  }

  /// What a pattern can take from an article.
  package enum Token: String, Sendable, CaseIterable {
    /// The folder of its column, as in `xuexi/dangke`.
    case column
    /// The year of publication, four digits.
    case year
    /// The month of publication, two digits.
    case month
    /// The day of publication, two digits.
    case day
    /// Its slug.
    case slug
  }

  /// `/{column}/{slug}.html`.
  package static let standard = PermalinkPattern(
    written: "/{column}/{slug}.html",
    parts: [
      .literal("/"), .token(.column), .literal("/"), .token(.slug), .literal(".html"),
    ])

  private init(written: String, parts: [Part]) {
    self.written = written
    self.parts = parts
  }

  /// Reads a pattern; the failure says what is wrong with it.
  ///
  /// A pattern begins with `/`, ends with `.html` or `/`, and holds `{slug}`: without it two
  /// articles of a column would have one URL.
  package static func parse(_ written: String) -> Result<PermalinkPattern, PermalinkProblem> {
    func failure(_ chinese: String, _ english: String) -> Result<Self, PermalinkProblem> {
      .failure(PermalinkProblem(message: Message(chinese, english)))
    }
    guard written.hasPrefix("/") else {
      return failure("固定链接要以“/”开头", "a permalink begins with “/”")
    }
    guard written.hasSuffix(".html") || written.hasSuffix("/") else {
      return failure("固定链接要以“.html”或“/”结尾", "a permalink ends with “.html” or “/”")
    }
    if let (name, problem) = unusablePart(of: written) {
      return failure(
        "固定链接里的“\(name)”不能用：\(problem.message.chinese)",
        "“\(name)” in the permalink cannot be used: \(problem.message.english)")
    }
    var parts: [Part] = []
    var rest = Substring(written)
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        return failure("“{”没有对应的“}”", "a “{” is not closed")
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard let token = Token(rawValue: name) else {
        let names = Token.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
        return failure(
          "没有“{\(name)}”这个占位符，可用的有：\(names)", "no token “{\(name)}”; there are \(names)")
      }
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.token(token))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    guard parts.contains(.token(.slug)) else {
      return failure("固定链接里要有 {slug}，否则文章的网址会重复", "a permalink needs {slug}, or URLs collide")
    }
    return .success(PermalinkPattern(written: written, parts: parts))
  }

  /// The first part between slashes that no article can have in its URL.
  private static func unusablePart(
    of written: String
  ) -> (name: String, problem: PathComponentProblem)? {
    var names = written.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if names.last == "" { names.removeLast() }
    for name in names {
      if let problem = PathComponentProblem(String(name)) { return (String(name), problem) }
    }
    return nil
  }
}

/// What is wrong with a permalink pattern.
package struct PermalinkProblem: Error, Sendable {
  /// The sentence for people.
  package var message: Message
}

/// The last parts of URLs as they were made once (`permalinks.lock`), so that they never change.
///
/// One line an article, sorted: the path below `content/`, a tab, the slug. Lines merge well, and
/// a file that was renamed keeps its URL when its path is changed in its line.
package struct PermalinkLock: Sendable, Equatable {
  /// The name of the file in the site's root.
  package static let fileName = "permalinks.lock"

  /// The slug of each path.
  package var slugs: [String: String] = [:]

  /// Nothing made yet.
  package init() {}

  /// The file's text.
  package var text: String {
    "# 文章网址的记录，由 redsite permalinks --write 维护；随网站一起提交。\n"
      + slugs.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.key)\t\($0.value)\n" }.joined()
  }
}
