import Base
import Diagnostics
import FoundationEssentials
import Operations
import RedSiteGen
import SiteModel

/// What the script in a page is told, as JSON.
package struct PreviewNotes: Encodable {
  var version: Int
  var digest: String
  var source = ""
  var sourceURL = ""
  var state = ""
  var isSample = false
  var samples = ""
  var problems: [Problem] = []
  var problemsLeft = 0
  var marks: [String: String] = [:]

  struct Problem: Encodable {
    var severity: String
    var code: String
    var path: String
    var line: Int
    var column: Int
    /// How many characters of the excerpt stand before the place.
    var first: Int
    var width: Int
    var excerpt: String
    var message: String
    var help: String
  }

  private static let mostProblems = 30

  init(version: Int, _ facts: PreviewFacts?, _ marks: [PreviewMark], links: SourceLinks) {
    self.version = version
    digest = facts?.digest ?? ""
    for mark in marks { self.marks[mark.url] = mark.label.rawValue }
    guard let facts else { return }
    source = facts.source
    state = facts.state?.rawValue ?? ""
    isSample = facts.isSample
    samples = facts.samples.text.text(in: links.language)
    // What belongs to the page comes first, then errors.
    let all = facts.report.diagnostics
    let source = source
    func rank(_ item: Diagnostic) -> Int {
      (item.location.path == source ? 0 : 2) + (item.severity == .error ? 0 : 1)
    }
    let sorted = (0..<4).flatMap { wanted in all.filter { rank($0) == wanted } }
    problems = sorted.prefix(Self.mostProblems).map { Problem($0, links.language) }
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
      severity: diagnostic.severity.rawValue, code: diagnostic.code.name, path: place.path,
      line: place.line, column: place.column, first: place.charactersBefore,
      width: place.highlightedCharacters, excerpt: place.excerpt,
      message: diagnostic.shownMessage(in: language).visible,
      help: diagnostic.shownHelp(in: language)?.visibleLines ?? "")
  }
}

/// Where the link in the bar leads.
package struct SourceLinks: Sendable {
  /// The absolute path of the site.
  var root: String
  /// An address with `{path}` and `{line}`; empty for the preview's own view of the file.
  var editor: String
  var language: Language

  func url(of path: String, line: Int) -> String {
    let text = editor.isEmpty ? path : root + "/" + path
    var encoded = ByteBuffer(capacity: 256)
    text.withBytes {
      if editor.isEmpty {
        encoded.append(percentEncodingComponent: $0)
      } else {
        encoded.append(percentEncodingPath: $0)
      }
    }
    guard !editor.isEmpty else {
      return PreviewHandler.folder + "source?file=" + encoded.makeString()
    }
    return editor.replacing("{path}", with: encoded.makeString())
      .replacing("{line}", with: String(max(line, 1)))
  }
}
