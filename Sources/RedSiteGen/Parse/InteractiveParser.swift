import Base
import Diagnostics
import Files
import Interactive
import Metadata
import SiteModel

/// Reads the files that articles name for what readers take part in: banks, questions, results.
///
/// A file that is not there is reported by organize, with all other names that lead nowhere.
func parseInteractive(
  _ tree: SourceTree, into site: inout ParsedSite, diagnostics: DiagnosticSink
) {
  let articles = site.articles.filter { $0.interactive != nil }
  guard !articles.isEmpty else { return }
  var byPath: [String: SourceFile] = [:]
  for file in tree.files where file.role == .asset && file.isReadable && file.text.count > 0 {
    byPath[file.contentPath] = file
  }
  let locator = SourceLocator(files: tree.files, texts: tree.texts)
  var found: [Diagnostic] = []
  var parts: [SourceFile.ID: InteractivePart] = [:]
  tree.texts.withView { view in
    for article in articles {
      guard let request = article.interactive else { continue }
      let file = article.article.file
      let folder = tree.files[file.offset].contentFolder
      WorkInFlight.begin(tree.files[file.offset].path)
      func sheet(_ name: Located<String>?) -> Sheet? {
        guard let name, let path = ContentPath.resolve(name.value, in: folder),
          let source = byPath[path]
        else { return nil }
        return Sheet(path: source.path, bytes: view[source.text])
      }
      parts[file] =
        switch request {
        case .dues: .dues
        case .quiz(let quiz):
          sheet(quiz.bank).map {
            .quiz(Quiz(quiz, bank: $0, at: locator.location(file, quiz.range), into: &found))
          }
        case .survey(let survey):
          .survey(
            Survey(
              survey, questions: sheet(survey.questions), answers: sheet(survey.answers),
              into: &found))
        case .vote(let vote):
          .vote(
            Vote(
              vote, candidates: sheet(vote.candidates), results: sheet(vote.results),
              into: &found))
        case .wall(let wall): .wall(wall)
        case .contest(let contest): .contest(contest)
        case .form(let name): .form(name)
        }
    }
  }
  site.interactive.parts = parts
  diagnostics.report(found)
}

extension DataParser {
  /// Reads a file of what readers take part in; nil for a file of something else.
  ///
  /// - Returns: whether anything could be made of the file.
  mutating func parseInteractive(
    path: String, bytes: Bytes, zone: ZoneOffset, into interactive: inout ParsedInteractive
  ) -> Bool? {
    let stem = ContentPath.stem(of: path)
    let known = diagnostics.count
    switch (ContentPath.folder(of: path), ContentPath.ending(of: path)) {
    case ("data", "toml") where stem == "dues":
      guard let entries = tables(path: path, bytes: bytes) else { return false }
      var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
      interactive.dues = Dues(&file)
      file.finish(into: &diagnostics)
    case ("data/walls", "csv"):
      interactive.walls[stem] = Wall(
        Sheet(path: path, bytes: bytes), zone: zone, into: &diagnostics)
    case ("data/contests", "toml"):
      guard let entries = tables(path: path, bytes: bytes) else { return false }
      var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
      var contest = Contest(&file)
      file.finish(into: &diagnostics)
      if let known = interactive.contests[stem] {
        (contest.scores, contest.hasAllScores) = (known.scores, known.hasAllScores)
      }
      interactive.contests[stem] = contest
    case ("data/contests", "csv") where stem.hasSuffix("-scores"):
      let name = String(stem.dropLast("-scores".count))
      interactive.contests[name, default: Contest()].scores = Contest.scores(
        Sheet(path: path, bytes: bytes), into: &diagnostics)
      interactive.contests[name]?.hasAllScores = diagnostics.count == known
    default: return nil
    }
    return true
  }
}
