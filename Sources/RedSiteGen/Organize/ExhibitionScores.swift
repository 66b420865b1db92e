import Base
import Diagnostics
import Interactive
import Metadata
import SiteModel

/// Relates contests of panels to their exhibitions: judges' scores become awards.
///
/// Comes after panels have their places. Nothing is blind here: a panel says who made it.
struct ExhibitionScores {
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink

  /// Fills in the contests of `site.interactive` that have an exhibition, and the awards of panels.
  static func organize(
    _ parsed: ParsedSite, folders: FolderOrganizer, locator: SourceLocator,
    diagnostics: DiagnosticSink, into site: inout Site
  ) {
    let scores = ExhibitionScores(locator: locator, diagnostics: diagnostics)
    for (name, contest) in parsed.interactive.contests.sorted(by: { $0.key < $1.key }) {
      guard let folder = contest.exhibition else { continue }
      guard let column = scores.exhibition(folder, of: contest, folders, in: site) else { continue }
      scores.place(contest, named: name, of: column, into: &site)
    }
  }

  /// The exhibition of a folder; nil after saying that there is none.
  private func exhibition(
    _ folder: Located<String>, of contest: Contest, _ folders: FolderOrganizer, in site: Site
  ) -> Column.ID? {
    let place = locator.location(path: contest.path, folder.range)
    guard let column = folders.columns[folder.value] else {
      diagnostics.report(
        .unknownColumn(
          Reference(name: folder.value, range: folder.range), at: place, folders, in: site))
      return nil
    }
    guard site.columns[column.offset].kind == .exhibition else {
      diagnostics.report(
        Diagnostic(
          .invalidValue, at: place,
          Message("栏目“\(folder.value)”不是展览", "the column “\(folder.value)” is no exhibition"),
          help: Message(
            "展览的 _index.md 写 kind: exhibition", "an exhibition has `kind: exhibition` in _index.md")
        ))
      return nil
    }
    return column
  }

  private func place(
    _ contest: Contest, named name: String, of column: Column.ID, into site: inout Site
  ) {
    let isRevealed = contest.resultsOn.map { $0 <= site.now.date } ?? false
    var page = ContestPage(contest: contest, isRevealed: isRevealed)
    page.exhibition = column
    var entries: [(number: String, group: String, location: SourceLocation)] = []
    // Judges of an exhibition score all of it, unless halls have awards of their own.
    let hasGroups = contest.awards.contains { !$0.group.isEmpty }
    let halls = [column] + site.columnLists[site.columns[column.offset].children.indices]
    for hall in halls {
      let group = hasGroups ? site.texts.string(site.columns[hall.offset].title) : ""
      for id in site.panels(of: hall) {
        guard let panel = site.kinds.facts(of: id.offset)?.panel else { continue }
        let number = String(panel.number)
        page.entries.append((number, group, id))
        let file = site.articles[id.offset].file
        entries.append((number, group, locator.location(file, panel.range)))
      }
    }
    if isRevealed {
      var problems: [Diagnostic] = []
      let results = contest.results(of: entries, into: &problems)
      diagnostics.report(problems)
      page.results = results?.entries ?? []
      page.ties = results?.ties ?? []
      let articles = Dictionary(page.entries.map { ($0.number, $0.article) }) { first, _ in first }
      for entry in page.results where !entry.award.isEmpty {
        guard let id = articles[entry.number] else { continue }
        site.kinds.articles[id.index]?.panel?.award = entry.award
      }
    }
    site.interactive.contests[name] = page
  }
}
