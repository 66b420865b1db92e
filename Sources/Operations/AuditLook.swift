import Base
import ChildProcesses
import Diagnostics
import Records
import RedSiteGen
import SiteModel

extension AuditInputs {
  /// What an audit looks at in a site that was checked as a whole.
  ///
  /// - Parameters:
  ///   - look: the site.
  ///   - earlier: where it was read out of a repository.
  /// - Returns: nil where there is no site.
  package static func inputs(of look: SiteLook, _ earlier: EarlierSite? = nil) -> AuditInputs? {
    guard let inputs = look.inputs, let draft = look.draft else { return nil }
    let plan = draft.plan
    func texts(_ urls: [Text]) -> [String] { urls.map(plan.texts.string) }
    var audit = AuditInputs(
      site: plan.site, articleURLs: texts(plan.urls.articles), columnURLs: texts(plan.urls.columns))
    audit.diagnostics = look.result.report.diagnostics
    audit.hasWordList =
      plan.site.configuration.isWordingEnabled && !inputs.parsed.words.entries.isEmpty
    let history = HistoryCheck(inputs, of: earlier)
    if history.isComplete {
      audit.history = History(
        suspicions: history.suspicions(in: inputs), columnArrivals: history.columnArrivals)
    }
    let calendar = WorkingCalendar(inputs.parsed.calendar)
    let today = plan.site.now.date
    audit.add(
      RecordBook(plan.site, calendar: calendar, asOf: today),
      LetterRecord(plan.site, calendar: calendar, asOf: today))
    audit.commit = earlier?.commit ?? GitHistory(site: inputs.setUp.root)?.commit("HEAD") ?? ""
    return audit
  }
}

extension HistoryCheck {
  /// Dates that do not agree with git, as evidence.
  fileprivate func suspicions(in inputs: SiteInputs) -> [AuditInputs.Evidence] {
    problems.keys.sorted().flatMap { place in
      let article = inputs.parsed.articles[place].article
      return (problems[place] ?? []).filter { [.backdated, .dateMoved].contains($0.code) }
        .map { problem in
          AuditInputs.Evidence(
            problem.message.chinese, place: inputs.tree.files[article.file.offset].path,
            day: article.published.date)
        }
    }
  }
}
