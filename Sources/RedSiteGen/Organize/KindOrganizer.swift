import Base
import Diagnostics
import Kinds
import SiteModel

/// Takes over what registers say of special kinds, resolves the names in them and checks them.
struct KindOrganizer {
  private let folders: FolderOrganizer
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink

  /// Fills in `Site.kinds`, as far as registers say it.
  static func organize(
    _ parsed: ParsedSite, folders: FolderOrganizer, people: inout PeopleOrganizer,
    assets: inout ContentAssets, locator: SourceLocator, diagnostics: DiagnosticSink,
    into site: inout Site
  ) {
    let organizer = KindOrganizer(folders: folders, locator: locator, diagnostics: diagnostics)
    site.kinds.statistics = parsed.statistics
    organizer.checkStatistics(in: site)
    organizer.addHonors(parsed, people: &people, assets: &assets, into: &site)
    site.kinds.offices = parsed.offices.entries
    let path = parsed.offices.path
    diagnostics.report(
      TermCheck.check(site.kinds.offices, rules: site.configuration.kinds.bodies) {
        locator.location(path: path, $0)
      })
    organizer.checkColumns(parsed, in: site)
  }

  // MARK: Statistics

  private func checkStatistics(in site: Site) {
    for table in site.kinds.statistics {
      guard let column = table.column, folders.columns[column.name] == nil else { continue }
      let place = locator.location(
        path: statisticsFolder + table.name + ".toml", column.range)
      diagnostics.report(.unknownColumn(column, at: place, folders, in: site))
    }
  }

  /// What no column shows was written for nobody.
  private func checkColumns(_ parsed: ParsedSite, in site: Site) {
    func check(_ kind: ColumnKind, _ path: String, isThere: Bool) {
      guard isThere, !site.columns.contains(where: { $0.kind == kind }) else { return }
      diagnostics.report(
        Diagnostic(
          .kindWithoutColumn, at: SourceLocation(path: path),
          Message(
            "没有 kind: \(kind.rawValue) 的栏目，读者看不到这里写的",
            "there is no column with `kind: \(kind.rawValue)`, so readers see none of this"),
          help: Message(
            "请在一个栏目的 _index.md 里写 kind: \(kind.rawValue)",
            "write `kind: \(kind.rawValue)` into the _index.md of a column")))
    }
    check(.honors, parsed.honors.path, isThere: !parsed.honors.entries.isEmpty)
    check(.terms, parsed.offices.path, isThere: !parsed.offices.entries.isEmpty)
    if let table = parsed.statistics.first(where: { $0.column == nil }) {
      check(.stats, statisticsFolder + table.name + ".csv", isThere: true)
    }
  }

  // MARK: Honours

  private func addHonors(
    _ parsed: ParsedSite, people: inout PeopleOrganizer, assets: inout ContentAssets,
    into site: inout Site
  ) {
    guard parsed.honors.isRead else { return }
    let path = parsed.honors.path
    let file = site.files.firstIndex { $0.path == path }.map { SourceFile.ID($0) }
    let settings = site.configuration.kinds
    let lowest = settings.honorLevels.firstIndex(of: settings.honorMinimum)
    var texts = TextNumbers()
    var known: [HonorKey: Range<Int>] = [:]
    site.kinds.honors = parsed.honors.entries.map { honor in
      var honor = honor
      check(honor, settings.honorLevels, lowest, path)
      let key = HonorKey(
        year: honor.year, name: texts.number(of: honor.name),
        recipient: texts.number(of: honor.recipient),
        unit: honor.unitName.map { texts.number(of: $0.name) })
      if let other = known[key] {
        report(
          .duplicateHonor, honor.range, path,
          Message(
            "\(honor.year) 年的“\(honor.name)”给\(honor.recipient)登了两次",
            "“\(honor.name)” of \(honor.year) is given to \(honor.recipient) twice"),
          help: Message("请删去一行", "remove one of the rows"), other: other)
      } else {
        known[key] = honor.range
      }
      honor.unit = honor.unitName.flatMap {
        people.unit($0, at: locator.location(path: path, $0.range))
      }
      if let image = honor.imagePath, let file {
        honor.image = assets.find(image, in: "", from: file, code: .missingImage)
      }
      return honor
    }
  }

  /// What makes an honour the same as another: the year, and numbers for the texts.
  private struct HonorKey: Hashable {
    var year: Int
    var name: Int
    var recipient: Int
    var unit: Int?
  }

  private func check(_ honor: Honor, _ levels: [String], _ lowest: Int?, _ path: String) {
    guard let level = levels.firstIndex(of: honor.level) else {
      let nearest = nearestName(to: honor.level, among: levels)
      report(
        .invalidValue, honor.levelRange, path,
        Message("没有“\(honor.level)”这个级别", "there is no level “\(honor.level)”"),
        help: Message(
          (nearest.map { "是不是“\($0)”？" } ?? "")
            + "可以写：\(levels.joined(separator: "、"))；别的级别写进 site.toml 的 honors.levels",
          (nearest.map { "did you mean “\($0)”? " } ?? "")
            + "one of: \(levels.joined(separator: ", ")); others go into `honors.levels`"))
      return
    }
    guard let lowest, level > lowest else { return }
    report(
      .honorBelowMinimum, honor.levelRange, path,
      Message(
        "“\(honor.level)”低于要登的“\(levels[lowest])”",
        "“\(honor.level)” is below “\(levels[lowest])”, the lowest that is listed"),
      help: Message(
        "请删去这一行，或改 site.toml 的 honors.minimum",
        "remove the row, or change `honors.minimum` in site.toml"))
  }

  private func report(
    _ code: DiagnosticCode, _ range: Range<Int>, _ path: String, _ message: Message,
    help: Message, other: Range<Int>? = nil
  ) {
    var diagnostic = Diagnostic(code, at: locator.location(path: path, range), message, help: help)
    if let other {
      diagnostic.notes = [
        Diagnostic.Note(
          Message("另一行在这里", "the other one is here"), at: locator.location(path: path, other))
      ]
    }
    diagnostics.report(diagnostic)
  }
}
