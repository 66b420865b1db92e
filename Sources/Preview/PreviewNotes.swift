import Base
import FoundationEssentials
import RedSiteGen

/// What the script in a page is told, as JSON.
struct PreviewNotes: Encodable {
  var version: Int
  var digest: String
  var source = ""
  var sourceURL = ""
  var state = ""
  var problems: [Problem] = []
  var problemsLeft = 0
  var marks: [String: String] = [:]

  struct Problem: Encodable {
    var severity: String
    var code: String
    var path: String
    var line: Int
    var column: Int
    var width: Int
    var excerpt: String
    var message: String
    var help: String
  }

  private static let mostProblems = 30

  init(version: Int, _ facts: PreviewFacts?, _ marks: [PreviewMark], links: SourceLinks) {
    self.version = version
    digest = facts?.digest ?? ""
    for mark in marks { self.marks[mark.url] = mark.state.rawValue }
    guard let facts else { return }
    source = facts.source
    state = facts.state?.rawValue ?? ""
    // What belongs to the page comes first, then errors.
    let all = facts.report.diagnostics
    let sorted = all.enumerated().sorted { left, right in
      let leftKey = (
        left.element.location.path == source ? 0 : 1, left.element.severity == .error ? 0 : 1,
        left.offset
      )
      return leftKey
        < (
          right.element.location.path == source ? 0 : 1,
          right.element.severity == .error ? 0 : 1, right.offset
        )
    }
    problems = sorted.prefix(Self.mostProblems).map { Problem($0.element, links.language) }
    problemsLeft = all.count - problems.count
    if !source.isEmpty {
      sourceURL = links.url(of: source, line: problems.first { $0.path == source }?.line ?? 1)
    }
  }
}

extension PreviewNotes.Problem {
  init(_ diagnostic: Diagnostic, _ language: Language) {
    let place = diagnostic.location
    self.init(
      severity: diagnostic.severity.rawValue, code: diagnostic.code.rawValue, path: place.path,
      line: place.line, column: place.column, width: place.highlightedCharacters,
      excerpt: place.excerpt, message: diagnostic.message.text(in: language),
      help: diagnostic.help?.text(in: language) ?? "")
  }
}

/// Where the link in the bar leads.
struct SourceLinks: Sendable {
  /// The absolute path of the site.
  var root: String
  /// An address with `{path}` and `{line}`; empty for the preview's own view of the file.
  var editor: String
  var language: Language

  func url(of path: String, line: Int) -> String {
    guard !editor.isEmpty else {
      return PreviewHandler.folder + "source?file="
        + Self.encoded { $0.append(percentEncodingComponent: $1) }(path)
    }
    let absolute = Self.encoded { $0.append(percentEncodingPath: $1) }(root + "/" + path)
    return editor.replacing("{path}", with: absolute)
      .replacing("{line}", with: String(max(line, 1)))
  }

  private static func encoded(
    _ append: @escaping (inout ByteBuffer, Bytes) -> Void
  ) -> (String) -> String {
    { text in
      var text = text
      var buffer = ByteBuffer(capacity: 256)
      text.withUTF8 { append(&buffer, $0) }
      return buffer.makeString()
    }
  }
}
