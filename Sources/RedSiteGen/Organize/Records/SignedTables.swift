import Base
import Diagnostics
import Records
import SiteModel

/// Holds the site to the tables that were signed, and finds whom they put first.
struct SignedTables {
  private let parsed: ParsedSite
  private let ledger: PointsLedger
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink

  /// Checks the sign-offs of a site and fills its commendations.
  ///
  /// Costs nothing where nothing is signed and no article announces a 表彰.
  static func organize(
    _ parsed: ParsedSite, locator: SourceLocator, diagnostics: DiagnosticSink,
    into site: inout Site
  ) {
    site.records.signedTables = parsed.records.signedTables
    let announced = site.records.articles.filter { $0.isCommendation && $0.article != nil }
    guard !parsed.records.signOffs.entries.isEmpty || !announced.isEmpty else { return }
    let calendar = WorkingCalendar(parsed.calendar)
    let ledger = PointsLedger(RecordBook(site, calendar: calendar, asOf: site.now.date))
    let tables = SignedTables(
      parsed: parsed, ledger: ledger, locator: locator, diagnostics: diagnostics)
    site.records.signOffs = tables.signOffs(now: site.now.date)
    var changed: [String: Message] = [:]
    for signOff in site.records.signOffs {
      guard let problem = tables.difference(from: signOff) else { continue }
      changed[signOff.period] = problem
      diagnostics.report(tables.changed(signOff, problem, at: signOff.location))
    }
    var text = TextBuilder(segment: site.texts.nextSegment)
    for article in announced {
      tables.announce(article, changed, text: &text, into: &site)
    }
    site.texts.add(text.finish())
  }

  // MARK: Sign-offs

  /// The last sign-off of each period, by period; one that is still to come is not seen.
  private func signOffs(now: CivilDate) -> [SignOff] {
    let path = parsed.records.signOffs.path
    var days: Set<String> = []
    var last: [String: SignOff] = [:]
    for row in parsed.records.signOffs.entries where row.date <= now {
      guard days.insert(row.period.name + " " + row.date.string(.fullDate)).inserted else {
        diagnostics.report(
          Diagnostic(
            .duplicateValue, at: locator.location(path: path, row.period.range),
            Message(
              "\(row.period.name) 在同一天签发了两次", "\(row.period.name) is signed twice on one day"),
            help: Message("只留有效的那一行", "keep the row that holds")))
        continue
      }
      guard let reviewer = reviewer(row) else { continue }
      if let other = last[row.period.name], row.date < other.date { continue }
      last[row.period.name] = SignOff(
        period: row.period.name, days: row.days, date: row.date, reviewer: reviewer,
        digest: row.digest.name, location: locator.location(path: path, row.digest.range))
    }
    return last.values.sorted { $0.period < $1.period }
  }

  /// What the reviewer of a row is called; nil after it was reported that they may not sign.
  private func reviewer(_ row: ParsedSignOff) -> String? {
    let duty = Reviewer.Duty.final
    let able = parsed.reviewers.entries.first {
      $0.identifier.name == row.reviewer.name && $0.has(duty, on: row.date)
    }
    if let able { return able.name }
    guard parsed.reviewers.isWhole else { return nil }
    diagnostics.report(
      Diagnostic(
        .reviewNotAuthorized,
        at: locator.location(path: parsed.records.signOffs.path, row.reviewer.range),
        Message(
          "“\(row.reviewer.name)”这一天没有“\(duty.rawValue)”的职责",
          "“\(row.reviewer.name)” had no duty “\(duty.rawValue)” on that day"),
        help: Message(
          "签发人要在 data/reviewers.csv 里登记，职责写“\(duty.rawValue)”",
          "who signs is registered in data/reviewers.csv with the duty “\(duty.rawValue)”")))
    return nil
  }

  /// In what the table of a period differs from what was signed; nil where it does not.
  private func difference(from signOff: SignOff) -> Message? {
    guard let period = ReportPeriod(signOff.period) else { return nil }
    let now = ledger.table(period).csv
    guard PointsLedger.digest(of: now) != signOff.digest else { return nil }
    guard let then = ledger.book.site.records.signedTables[signOff.tablePath] else {
      return Message(
        "签发时的表 \(signOff.tablePath) 不在，说不出改了哪些行",
        "the table as it was signed, \(signOff.tablePath), is missing, so the rows are not known")
    }
    guard PointsLedger.digest(of: then) == signOff.digest else {
      return Message(
        "签发时的表 \(signOff.tablePath) 也被改过",
        "the table as it was signed, \(signOff.tablePath), was edited")
    }
    let rows = Self.changedRows(then, now)
    return Message(
      "变了的：" + Message.names(rows).chinese, "what changed: " + Message.names(rows).english)
  }

  /// The members whose rows differ, each with both scores.
  private static func changedRows(_ then: String, _ now: String) -> [String] {
    func scores(_ csv: String) -> [(key: String, score: String, line: String)] {
      csv.split(whereSeparator: \.isNewline).dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard cells.count >= 5 else { return (String(line), "", String(line)) }
        let key =
          cells[3].isEmpty ? cells[2] : cells[2].isEmpty ? cells[3] : cells[2] + " " + cells[3]
        return (key, cells[4], String(line))
      }
    }
    let (old, new) = (scores(then), scores(now))
    var rows: [String] = []
    for row in old {
      guard let match = new.first(where: { $0.key == row.key }) else {
        rows.append("\(row.key) \(row.score)→—")
        continue
      }
      if match.line != row.line {
        rows.append(
          match.score == row.score
            ? "\(row.key) \(row.score)" : "\(row.key) \(row.score)→\(match.score)")
      }
    }
    for row in new where !old.contains(where: { $0.key == row.key }) {
      rows.append("\(row.key) —→\(row.score)")
    }
    return rows
  }

  private func changed(
    _ signOff: SignOff, _ difference: Message, at location: SourceLocation,
    severity: Severity? = nil
  ) -> Diagnostic {
    Diagnostic(
      .signedRecordChanged, at: location,
      Message(
        "\(signOff.period) 的积分表和 \(signOff.date.string(.fullDate)) 签发的不一样了；\(difference.chinese)",
        "the points of \(signOff.period) are no longer those signed on "
          + "\(signOff.date.string(.fullDate)); \(difference.english)"),
      help: Message(
        "查明改了什么；该改的，请重新签发：redsite signoff points --period \(signOff.period) --by 签发人",
        "find out what was changed; where it is right, sign anew: "
          + "redsite signoff points --period \(signOff.period) --by ID"), severity: severity)
  }

  // MARK: Commendations

  private func announce(
    _ article: RecordedArticle, _ changed: [String: Message], text: inout TextBuilder,
    into site: inout Site
  ) {
    let marks = parsed.records.marks.last { $0.file == article.file }
    guard let wanted = marks?.commendation, let id = article.article,
      let period = ReportPeriod(wanted.period.name)
    else { return }
    let location = locator.location(article.file, wanted.period.range)
    guard let signOff = site.records.signOffs.first(where: { $0.period == period.name }) else {
      diagnostics.report(
        Diagnostic(
          .notSigned, at: location,
          Message("\(period.name) 的积分还没有签发，不能表彰", "the points of \(period.name) are not signed"),
          help: Message(
            "请先签发：redsite signoff points --period \(period.name) --by 签发人",
            "sign them first: redsite signoff points --period \(period.name) --by ID")))
      return
    }
    if let difference = changed[period.name] {
      diagnostics.report(self.changed(signOff, difference, at: location, severity: .error))
      return
    }
    var commendation = Commendation(
      article: id, period: text.add(period.title), signedOn: signOff.date,
      signedBy: text.add(signOff.reviewer))
    let units = ledger.best(wanted.units, units: true, of: period, minimum: wanted.minimum)
    let people = ledger.best(
      wanted.contributors, units: false, of: period, minimum: wanted.minimum)
    commendation.units = add(units, isOfUnits: true, text: &text, into: &site)
    commendation.contributors = add(people, isOfUnits: false, text: &text, into: &site)
    let ties = [("单位", units.tie), ("信息员", people.tie)].compactMap { name, tie in
      tie.map { "\(name)第 \($0.rank) 名并列 \($0.count) 个，都在内" }
    }
    commendation.note = text.add(ties.joined(separator: "；"))
    site.records.commendations.append(commendation)
  }

  private func add(
    _ best: PointsLedger.Best, isOfUnits: Bool, text: inout TextBuilder, into site: inout Site
  ) -> IndexRange {
    let start = site.records.commended.count
    for member in best.members {
      // A name is shown where the register says that it may be.
      let name =
        isOfUnits ? member.unit : member.isPublic ? member.person : member.unit + "信息员"
      site.records.commended.append(
        CommendedMember(
          rank: Int32(member.rank), name: text.add(name),
          unit: text.add(isOfUnits ? "" : member.unit), points: text.add(member.points)))
    }
    return IndexRange(start: start, count: best.members.count)
  }
}
