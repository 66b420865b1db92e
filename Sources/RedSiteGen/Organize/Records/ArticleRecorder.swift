import Base
import Diagnostics
import Files
import SiteModel

/// Notes of each article what records need of it, where a site keeps any.
struct ArticleRecorder {
  private let isWanted: Bool
  private let marks: [SourceFile.ID: ArticleMarks]
  /// The sources that are the site itself, or one of its units.
  private let ownSources: Set<String>
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private var noted: [(article: RecordedArticle, published: DateTime)] = []

  /// A recorder for a site whose units and contributors are placed.
  init(
    _ parsed: ParsedSite, site: Site, locator: SourceLocator, diagnostics: DiagnosticSink
  ) {
    self.locator = locator
    self.diagnostics = diagnostics
    isWanted =
      !site.units.isEmpty || !site.contributors.isEmpty || !parsed.records.schemes.isEmpty
      || !site.configuration.cadence.isEmpty || parsed.indexes.contains { !$0.cadence.isEmpty }
    marks = Dictionary(parsed.records.marks.map { ($0.file, $0) }, uniquingKeysWith: { $1 })
    let configuration = site.configuration
    ownSources = Set(
      [
        configuration.name, configuration.source, configuration.owner.sponsor,
        configuration.owner.operator, "本站", "本网",
      ] + parsed.units.entries.map { parsed.texts.string($0.unit.name) })
  }

  /// Notes an article that is published: one that has expired too, no draft, no bare link.
  ///
  /// - Parameters:
  ///   - parsed: what its file says.
  ///   - article: the same with its column and unit.
  ///   - contributors: its contributors, as the file lists them.
  ///   - id: its number, where it is on the site.
  ///   - folder: the folder of its file.
  ///   - keepers: who keeps which folder.
  ///   - site: receives the contributors.
  mutating func record(
    _ parsed: ParsedArticle, _ article: Article, _ contributors: [Contributor.ID],
    as id: Article.ID?, folder: String, keepers: FolderKeepers, into site: inout Site
  ) {
    guard isWanted, !article.isDraft, article.published <= site.now, article.hasPage else { return }
    checkContributors(parsed, contributors, in: site)
    let marks = marks[article.file]
    let place = IndexRange(
      start: site.records.contributorLists.count, count: contributors.count)
    site.records.contributorLists += contributors
    var record = RecordedArticle(
      file: article.file, title: article.title, column: article.column, contributors: place,
      day: article.published.date,
      origin: marks?.origin ?? origin(of: parsed.article, in: site.texts))
    record.article = id
    if parsed.unit != nil {
      record.unit = article.unit
      checkUnit(parsed, article, in: site)
    } else {
      record.keeper = keepers.keeper(of: folder)
    }
    record.event = marks?.eventEnd ?? article.eventDate
    record.activity = parsed.facts.first?.activity?.from
    record.hasImage = article.image != nil
    record.isHeadline = article.isHeadline
    record.hasVideo = parsed.video != nil
    record.isCommendation = marks?.commendation != nil
    record.grade = marks?.grade ?? ""
    record.topics = parsed.topics.map(\.name)
    noted.append((record, article.published))
  }

  /// Hands over what was noted, by time; articles of one time stay in the order of their paths.
  ///
  /// By numbers that stand for them, as they are slow to move themselves.
  func finish(into site: inout Site) {
    var keys = noted.enumerated().map { place, article in (article.published, place) }
    keys.sort { $0 < $1 }
    site.records.articles = keys.map { noted[$0.1].article }
  }

  /// What comes from elsewhere, and does not say otherwise, is a reprint.
  private func origin(of article: Article, in texts: TextStore) -> Origin {
    if !article.sourceURL.isEmpty { return .reprint }
    if article.source.isEmpty { return .original }
    return ownSources.contains(texts.string(article.source)) ? .original : .reprint
  }

  private func checkContributors(
    _ parsed: ParsedArticle, _ contributors: [Contributor.ID], in site: Site
  ) {
    let file = parsed.article.file
    var seen: Set<String> = []
    for reference in parsed.contributors where !seen.insert(reference.name).inserted {
      diagnostics.report(
        Diagnostic(
          .duplicateValue, at: locator.location(file, reference.range),
          Message(
            "信息员“\(reference.name)”写了两次", "the contributor “\(reference.name)” is given twice"),
          help: Message("请删去一个：一人只记一份", "remove one: everybody counts once")))
    }
    guard contributors.count == parsed.contributors.count else { return }
    let day = parsed.article.published.date
    for (entry, reference) in zip(contributors, parsed.contributors) {
      guard !site.contributors[entry.offset].days.contains(day) else { continue }
      diagnostics.report(
        Diagnostic(
          .inactiveContributor, at: locator.location(file, reference.range),
          Message(
            "信息员“\(reference.name)”在 \(day.string(.fullDate)) 不在任",
            "the contributor “\(reference.name)” was not active on \(day.string(.fullDate))"),
          help: Message(
            "请核对文章的日期，和名册里的聘任、离任日期",
            "check the article's date, and `since` and `until` in the register")))
    }
  }

  private func checkUnit(_ parsed: ParsedArticle, _ article: Article, in site: Site) {
    guard let reference = parsed.unit, let unit = article.unit,
      !site.units[unit.offset].days.contains(article.published.date)
    else { return }
    diagnostics.report(
      Diagnostic(
        .inactiveUnit, at: locator.location(article.file, reference.range),
        Message(
          "单位“\(reference.name)”在 \(article.published.date.string(.fullDate)) 还没有设立或已经撤并",
          "the unit “\(reference.name)” was not there on \(article.published.date.string(.fullDate))"
        ),
        help: Message(
          "并入别的单位以后的稿件，写并入的那个单位；或者核对名册里的 since、until",
          "name the unit it was merged into, or check `since` and `until` in the register")))
  }
}
