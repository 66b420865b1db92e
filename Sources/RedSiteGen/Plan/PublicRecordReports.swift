import Base
import Records
import SiteModel

extension PagePlanner {
  /// The reports of the records that `[public]` names, over all the time there is something of.
  ///
  /// Comes after all articles, whose URLs the reports name.
  func publicRecords() -> PublicRecords {
    let settings = site.configuration.publicRecords
    var records = PublicRecords()
    guard settings.isAny else { return records }
    let asOf = site.now.date
    let calendar = WorkingCalendar(ownCalendar)
    let letters = LetterRecord(site, calendar: calendar, asOf: asOf)
    let book = RecordBook(site, calendar: calendar, asOf: asOf)
    func add(_ name: RecordName, since first: CivilDate?, _ report: (ReportPeriod) -> RecordReport)
    {
      guard let first, first <= asOf else { return }
      records.add(name, years: Self.years(from: first, through: asOf, report))
    }
    if settings.cadence {
      let rules = site.records.cadence.filter { $0.subject == .columns }
      let start = site.records.articles.first?.day
      add(.cadence, since: rules.compactMap { $0.since ?? start }.min()) {
        book.cadenceReport($0, isPublic: true)
      }
    }
    if settings.points != .none {
      let ledger = PointsLedger(book)
      add(.points, since: site.records.schemes.map(\.days.lowerBound).min()) {
        ledger.report($0, for: settings.points == .all ? .everybody : .units) {
          string(urls.articles[$0.offset])
        }
      }
    }
    if settings.letters {
      add(.letters, since: site.letters.map(\.received.date).min(), letters.publicReport)
    }
    if settings.audit {
      var inputs = AuditInputs(
        site: site, articleURLs: urls.articles.map { string($0) },
        columnURLs: urls.columns.map { string($0) })
      inputs.add(book, letters)
      records.add(.audit, years: [(PublicRecord(nil, AuditReport(inputs).report), [])])
    }
    return records
  }

  /// Every year there is something of, each with its quarters and months that have begun, the
  /// newest first.
  private static func years(
    from first: CivilDate, through last: CivilDate, _ report: (ReportPeriod) -> RecordReport
  ) -> [(year: PublicRecord, parts: [PublicRecord])] {
    var years: [(year: PublicRecord, parts: [PublicRecord])] = []
    var year = ReportPeriod(.year, with: last)
    while let current = year, current.days.upperBound >= first {
      let months = current.months.filter { $0.days.overlaps(first...last) }
      var parts: [ReportPeriod] = []
      for month in months {
        let quarter = ReportPeriod(.quarter, with: month.days.lowerBound)
        if let quarter, parts.last(where: { $0.unit == .quarter }) != quarter {
          parts.append(quarter)
        }
        parts.append(month)
      }
      func record(_ period: ReportPeriod) -> PublicRecord { PublicRecord(period, report(period)) }
      // A quarter stands before its months where the newest comes first.
      parts.sort {
        ($0.days.upperBound, $0.unit.months) > ($1.days.upperBound, $1.unit.months)
      }
      years.append((record(current), parts.map(record)))
      year = current.previous
    }
    return years
  }
}
