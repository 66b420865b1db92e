import Base
import Diagnostics
import Files
import Glibc
import Interactive
import Kinds
import Publishing
import Records
import RedSiteGen
import SiteModel

/// The reports of a site on a day, each by its name.
package final class ReportDesk {
  private let look: SiteLook
  private let inputs: SiteInputs
  private let plan: SitePlan
  private let earlier: EarlierSite?
  private let calendar: WorkingCalendar
  private let book: RecordBook
  private let letters: LetterRecord
  /// When the pages that readers see were made; nil where there are none.
  private let publishedAt: DateTime?
  /// The day everything is looked at.
  package var asOf: CivilDate { book.asOf }

  /// The reports of a site that could be planned; nil where there is no site.
  ///
  /// - Parameters:
  ///   - look: the site.
  ///   - earlier: where it was read out of a repository.
  package init?(_ look: SiteLook, _ earlier: EarlierSite? = nil) {
    guard let inputs = look.inputs, let draft = look.draft else { return nil }
    self.look = look
    self.inputs = inputs
    self.earlier = earlier
    plan = draft.plan
    calendar = WorkingCalendar(inputs.parsed.calendar)
    book = RecordBook(plan.site, calendar: calendar, asOf: plan.site.now.date)
    letters = LetterRecord(plan.site, calendar: calendar, asOf: plan.site.now.date)
    publishedAt = Self.publication(of: draft.setUp)
  }

  /// The records that the site keeps: those it has a rule, a register or an entry for.
  package var names: [RecordName] {
    let site = plan.site
    return RecordName.allCases.filter { name in
      switch name {
      case .overdue, .audit: true
      case .cadence: !site.records.cadence.isEmpty
      case .points: !site.records.schemes.isEmpty
      case .zero: !site.units.isEmpty || !site.contributors.isEmpty
      case .letters: !site.mailboxes.isEmpty
      case .notices: !site.notices.isEmpty
      case .surveys:
        site.interactive.parts.values.contains { if case .survey = $0 { true } else { false } }
      case .terms: !site.kinds.offices.isEmpty
      case .reviews: !site.configuration.review.required.isEmpty
      }
    }
  }

  /// A report over a period; those about a day alone have the same for each.
  package func report(_ name: RecordName, over period: ReportPeriod) -> RecordReport {
    switch name {
    case .overdue: overdue(period)
    case .cadence: book.cadenceReport(period)
    case .points: PointsLedger(book).report(period, url: url)
    case .zero: book.zeroReport(period)
    case .letters: letters.report(over: period)
    case .notices: notices(period)
    case .surveys: surveys(period)
    case .terms: terms
    case .reviews: .reviews(period, site: plan.site, parsed: inputs.parsed, url: url)
    case .audit: audit?.report ?? RecordReport("audit", title: name.title)
    }
  }

  /// What is late or due soon, of everything.
  private func overdue(_ period: ReportPeriod) -> RecordReport {
    var report = book.overdueReport()
    let notices = notices(period)
    report.title = RecordName.overdue.title
    report.overdueCount += letters.overdueCount + notices.overdueCount
    if !plan.site.mailboxes.isEmpty {
      report.summary.append("来信逾期 \(letters.overdueCount) 件。")
      report.tables += [letters.overdueTable(), letters.acknowledgementTable()]
      report.missingYears.formUnion(letters.report(over: period).missingYears)
    }
    for (name, other) in [(RecordName.surveys, surveys(period)), (.terms, terms)]
    where names.contains(name) {
      report.overdueCount += other.overdueCount
      report.summary += other.summary
      report.tables += other.tables
    }
    if let guides = plan.site.guideReviews(asOf: asOf, url: url) {
      report.overdueCount += guides.overdueCount
      report.summary.append("过了一年没有核对的办事指南 \(guides.overdueCount) 份。")
      report.tables.append(guides.table)
    }
    if !plan.site.notices.isEmpty {
      report.summary += notices.summary
      report.tables += notices.tables.filter { $0.name != "notices-period" }
    }
    return report
  }

  private func surveys(_ period: ReportPeriod) -> RecordReport {
    SurveyRecord.report(plan.site, calendar: calendar, period: period, asOf: asOf)
  }

  private var terms: RecordReport {
    TermReminders.report(
      plan.site.kinds.offices, rules: plan.site.configuration.kinds.bodies, asOf: asOf)
  }

  private func notices(_ period: ReportPeriod) -> RecordReport {
    noticesReport(
      of: plan.site, period: period, asOf: asOf, publishedAt: publishedAt, url: url)
  }

  // Reads the whole history, so once.
  private lazy var audit = AuditInputs.inputs(of: look, earlier).map(AuditReport.init)

  /// Whether an indicator of the audit is a veto.
  package var hasVeto: Bool { audit?.hasVeto ?? false }

  /// What changed over the last twelve months.
  package var trends: [RecordTrend] {
    var months: [ReportPeriod] = []
    var month = ReportPeriod(.month, with: asOf)
    while let current = month, months.count < 12 {
      months.insert(current, at: 0)
      month = current.previous
    }
    func trend(_ title: String, _ days: [CivilDate]) -> RecordTrend {
      RecordTrend(
        title,
        months.map { month in
          RecordTrend.Point(
            "\(month.days.lowerBound.components.month)月", days.count(where: month.days.contains))
        })
    }
    let site = plan.site
    var trends = [trend("每月发布的文章（篇）", site.records.articles.map(\.day))]
    if !site.letters.isEmpty {
      trends.append(trend("每月收到的来信（件）", site.letters.map(\.received.date)))
      trends.append(trend("每月答复的来信（件）", site.letters.compactMap(\.answeredOn)))
    }
    return trends
  }

  private func url(_ article: Article.ID) -> String {
    let url = plan.texts.string(plan.urls.articles[article.offset])
    return url.hasPrefix("/") ? plan.site.configuration.origin + url : url
  }

  /// When the pages that readers see were made: the time of their folder, which a build exchanges,
  /// or of the list of its files, whichever is later.
  private static func publication(of setUp: SiteSetUp) -> DateTime? {
    let folder = setUp.publishedFolder
    let times = [folder, folder + "/.redsite-manifest"].compactMap { path -> Int64? in
      var status = stat()
      return stat(path, &status) == 0 ? Int64(status.st_mtim.tv_sec) : nil
    }
    guard times.count == 2, let latest = times.max() else { return nil }
    return DateTime(unixSeconds: latest, in: setUp.configuration.zone)
  }
}
