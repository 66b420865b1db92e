import Base
import Diagnostics
import SiteModel

/// Honest dates and reviews against git: what the files say beside what their history says.
///
/// Dates in git come from the machine that committed; only what a service merged itself has the
/// clock of its server, and a history that was rewritten shows nothing. What is found is a
/// contradiction to be looked at; that nothing is found proves nothing.
package struct HistoryRules: Sendable {
  /// What pages, forms and messages say of it.
  package static let limits = Message(
    "git 里的时间来自提交的那台机器，由平台合并的才是服务器的时间；改写过的历史看不出来。没有发现矛盾，不等于审过、没有改过日期",
    "dates in git are those of the machine that committed; only merges done by the service have "
      + "the clock of its server, and a rewritten history shows nothing; that no contradiction was "
      + "found is no proof")

  private let reviews: ReviewRules
  private let tolerance: Int
  private let calendar: WorkingCalendar
  private let now: DateTime
  private let isWhole: Bool

  /// The rules of a site.
  ///
  /// - Parameters:
  ///   - configuration: `[review]` and `[history]`.
  ///   - register: who reviews.
  ///   - calendar: the working days.
  ///   - now: the time it is looked at.
  ///   - isWhole: whether all of the main line is looked at; a part of it, such as the commits of
  ///     a merge request, has no merge yet that could prove a review.
  package init(
    _ configuration: SiteConfiguration, _ register: ParsedRegister<Reviewer>,
    calendar: WorkingCalendar, now: DateTime, isWhole: Bool = true
  ) {
    reviews = ReviewRules(configuration.review, register)
    tolerance = configuration.history.tolerance
    self.calendar = calendar
    self.now = now
    self.isWhole = isWhole
  }

  /// An article as its file has it now.
  package struct Subject: Sendable {
    /// The folder of its column within `content/`.
    package var folder: String
    /// Its `date`.
    package var published: DateTime
    /// Whether it is a draft.
    package var isDraft: Bool
    /// What it says of its review.
    package var review: Review?

    package init(folder: String, published: DateTime, isDraft: Bool, review: Review?) {
      self.folder = folder
      self.published = published
      self.isDraft = isDraft
      self.review = review
    }

    fileprivate var reviewed: ReviewRules.Subject {
      ReviewRules.Subject(folder: folder, day: published.date, isDraft: isDraft)
    }
  }

  /// Something that does not agree.
  package struct Problem: Sendable {
    /// The kind.
    package var code: DiagnosticCode
    /// How much it matters, where it is not what the code says.
    package var severity: Severity?
    /// Where in the article it is.
    package var place: Place
    /// What does not agree, in a sentence.
    package var message: Message
    /// What to do.
    package var help: Message

    /// A place in an article.
    package enum Place: Sendable, Equatable {
      /// The line of a key.
      case key(String)
      /// Some bytes of its file.
      case bytes(Range<Int>)
    }
  }

  /// What does not agree in one article; drafts are nobody's concern yet.
  package func problems(of subject: Subject, _ history: ArticleHistory) -> [Problem] {
    guard !subject.isDraft else { return [] }
    return [backdated(subject, history), moved(subject, history)].compactMap { $0 }
      + unproved(subject, history) + [changed(subject, history)].compactMap { $0 }
  }

  // MARK: Dates

  /// The day on which an article came onto the main line as something to publish.
  ///
  /// A draft that waits there has not come out: the commit counts that made an article of it.
  package static func arrival(of history: ArticleHistory) -> ArticleHistory.Commit? {
    history.commits.first { $0.version?.isDraft == false }
  }

  private func backdated(_ subject: Subject, _ history: ArticleHistory) -> Problem? {
    guard let arrival = Self.arrival(of: history) else { return nil }
    let (written, arrived) = (subject.published.date, arrival.time.date)
    guard written < arrived else { return nil }
    let isLate: Bool
    do throws(UncoveredDay) { isLate = try isBeyondTolerance(from: written, to: arrived) } catch {
      let problem = error.diagnostic(at: SourceLocation(path: ""))
      return Problem(
        code: .calendarMissing, severity: .warning, place: .key("date"), message: problem.message,
        help: problem.help ?? UncoveredDay.help(for: error.year))
    }
    guard isLate else { return nil }
    let (from, to) = (written.string(.fullDate), arrived.string(.fullDate))
    let distance = distance(from: written, to: arrived)
    return Problem(
      code: .backdated, place: .key("date"),
      message: Message(
        "写的是 \(from) 发布，\(to) 才进入主线（提交 \(arrival.shortHash)），晚了\(distance.chinese)",
        "dated \(from), but it arrived on the main line on \(to) (commit \(arrival.shortHash)), "
          + "\(distance.english) later"),
      help: Message(
        "date 写真正发布的日期，事情发生的日期写 event_date；旧文章补录的，写明 [history] baseline",
        "`date` is the day of the real publication, `event_date` that of the event; for old "
          + "articles that were taken over there is `baseline` of [history]"))
  }

  /// Whether more working days than allowed lie after one day and not after another.
  ///
  /// Counted from the end, so that the years of very old dates are not needed to tell.
  private func isBeyondTolerance(
    from start: CivilDate, to end: CivilDate
  ) throws(UncoveredDay) -> Bool {
    // There are no more working days than days: no calendar is needed to tell.
    guard start.distance(to: end) > tolerance else { return false }
    var day = end
    var count = 0
    while day > start {
      if try calendar.isWorkday(day) { count += 1 }
      if count > tolerance { return true }
      day = day.advanced(by: -1)
    }
    return false
  }

  /// How long it is between two days: working days, or plain ones where it is more than a year.
  private func distance(from start: CivilDate, to end: CivilDate) -> Message {
    let days = start.distance(to: end)
    guard days <= 366, let workdays = try? calendar.workdays(after: start, through: end) else {
      return Message(" \(days) 天", "\(days) days")
    }
    return Message(" \(workdays) 个工作日", workdays.counted("working day"))
  }

  private func moved(_ subject: Subject, _ history: ArticleHistory) -> Problem? {
    let commits = history.commits
    for (place, commit) in commits.enumerated() {
      guard let version = commit.version, !version.isDraft else { continue }
      let end = place + 1 < commits.count ? commits[place + 1].time : now
      guard version.published < end else { continue }
      // The first date that readers saw.
      guard version.published.date != subject.published.date else { return nil }
      let (old, new) = (
        version.published.date.string(.fullDate), subject.published.date.string(.fullDate)
      )
      return Problem(
        code: .dateMoved, place: .key("date"),
        message: Message(
          "曾以 \(old) 公开（提交 \(commit.shortHash)），现在写的是 \(new)",
          "had been public as of \(old) (commit \(commit.shortHash)), and now says \(new)"),
        help: Message(
          "请改回原来的日期；内容后来有更新的，写 updated",
          "put the old date back; what was changed later has `updated`"))
    }
    return nil
  }

  // MARK: Reviews

  private func unproved(_ subject: Subject, _ history: ArticleHistory) -> [Problem] {
    let settings = reviews.settings
    guard isWhole, settings.evidence != .frontMatter, !settings.required.isEmpty,
      settings.applies(to: subject.folder, on: subject.published.date),
      let first = history.commits.first, let last = history.commits.last
    else { return [] }
    let signed = first.reviewers + (history.commits.count > 1 ? last.reviewers : [])
    let commits = Set([first.shortHash, last.shortHash]).sorted().joined(separator: "、")
    return settings.evidence == .both
      ? contradictions(subject.review, signed, commits)
      : lacking(settings.required, on: last.time.date, signed, commits)
  }

  /// Those whom the article names and the commits do not.
  private func contradictions(
    _ review: Review?, _ signed: [CommitReviewer], _ commits: String
  ) -> [Problem] {
    guard let review else { return [] }
    var named = review.steps.compactMap { step in step.reviewer.map { (step.duty, $0) } }
    named += review.proof.map { (.proof, $0) }
    return named.compactMap { duty, reviewer in
      let entries = reviews.reviewers(named: reviewer.name)
      let isSigned = signed.contains { line in
        (line.duty == nil || line.duty == duty.rawValue) && entries.contains { $0.uses(line.email) }
      }
      guard !isSigned else { return nil }
      let hasAddress = entries.contains { !$0.emails.isEmpty }
      return Problem(
        code: .reviewUnproved, place: .bytes(reviewer.range),
        message: Message(
          "\(duty.rawValue)写的是“\(reviewer.name)”，提交 \(commits) 里没有这个人的审核",
          "`\(duty.key)` is “\(reviewer.name)”, of whom commit \(commits) has no review"),
        help: hasAddress
          ? Message(
            "请由本人在合并请求里批准，提交末尾要有 Reviewed-by 或 Approved-by",
            "let them approve it; the commit must end with Reviewed-by or Approved-by")
          : Message(
            "请把这个人的邮箱写进 \(reviewersPath)", "enter their address in \(reviewersPath)"))
    }
  }

  /// The steps that nobody who may do them did, by the commits alone.
  private func lacking(
    _ required: [Reviewer.Duty], on day: CivilDate, _ signed: [CommitReviewer], _ commits: String
  ) -> [Problem] {
    let able = required.map { duty in
      Set(
        signed.flatMap { line -> [String] in
          guard line.duty == nil || line.duty == duty.rawValue else { return [] }
          return reviews.identifiers { $0.uses(line.email) && $0.has(duty, on: day) }
        })
    }
    var lacking = zip(required, able).filter { $0.1.isEmpty }.map(\.0)
    if lacking.isEmpty, reviews.settings.isDistinct {
      let three = zip(required, able).filter { Reviewer.Duty.three.contains($0.0) }
      if !Self.canBeDistinct(three.map(\.1)) { lacking = three.map(\.0) }
    }
    guard !lacking.isEmpty else { return [] }
    let names = lacking.map(\.rawValue).joined(separator: "、")
    return [
      Problem(
        code: .reviewUnproved, place: .key("title"),
        message: Message(
          "提交 \(commits) 里看不出由几个人分别做了\(names)",
          "commit \(commits) does not show \(lacking.map(\.key).joined(separator: ", ")) by "
            + "different people who may"),
        help: Message(
          "提交末尾要有每个审核人的 Reviewed-by 或 Approved-by，邮箱登记在 \(reviewersPath)",
          "it must end with Reviewed-by or Approved-by of each, with addresses that are in "
            + "\(reviewersPath)"))
    ]
  }

  /// Whether each of a few sets can give one of its own; there are three at most.
  private static func canBeDistinct(_ sets: [Set<String>], without used: Set<String> = []) -> Bool {
    guard let first = sets.first else { return true }
    return first.subtracting(used).contains {
      canBeDistinct(Array(sets.dropFirst()), without: used.union([$0]))
    }
  }

  private func changed(_ subject: Subject, _ history: ArticleHistory) -> Problem? {
    let settings = reviews.settings
    let isAsked = !settings.required.isEmpty || subject.review != nil
    guard isAsked, settings.applies(to: subject.folder, on: subject.published.date) else {
      return nil
    }
    var offences: [ArticleHistory.Commit] = []
    var corrections: [ArticleHistory.Commit] = []
    var before: ArticleVersion?
    for commit in history.commits {
      guard let version = commit.version else { continue }
      defer { before = version }
      guard let former = before else { continue }
      if isReviewedAnew(commit, version, former) {
        offences = []
        corrections = []
      } else if !former.isDraft, version.text != former.text {
        if commit.isCorrection { corrections.append(commit) } else { offences.append(commit) }
      }
    }
    let found = offences.isEmpty ? corrections : offences
    guard let last = found.last else { return nil }
    let list = found.map { "\($0.shortHash)（\($0.time.date.string(.fullDate))）" }
      .joined(separator: "、")
    let place = Problem.Place.key(subject.review == nil ? "title" : "review")
    if offences.isEmpty {
      return Problem(
        code: .changedAfterReview, severity: .note, place: place,
        message: Message("审过以后改过错字：提交 \(list)", "slips were mended after the review: \(list)"),
        help: Message(
          "提交写明了 Correction，只列出来", "the commits say `Correction`, so this is only listed"))
    }
    return Problem(
      code: .changedAfterReview, place: place,
      message: Message(
        "审过以后又改了标题或正文，没有再审：提交 \(list)",
        "title or text were changed after the review, without a new one: \(list)"),
      help: Message(
        "请再审一遍，更新 review；\(last.shortHash) 只改错字的，以后在提交末尾写 Correction: 错字",
        "let it be reviewed again and update `review`; commits that only mend slips end with "
          + "`Correction: …`"))
  }

  private func isReviewedAnew(
    _ commit: ArticleHistory.Commit, _ version: ArticleVersion, _ former: ArticleVersion
  ) -> Bool {
    if commit.reviewers.contains(where: { line in
      !reviews.identifiers { $0.uses(line.email) }.isEmpty
    }) {
      return true
    }
    return reviews.settings.evidence == .frontMatter && version.review != former.review
      && !version.review.isEmpty
  }
}

extension Reviewer {
  /// Whether git knows them by an address.
  fileprivate func uses(_ email: String) -> Bool {
    emails.contains { WildcardPattern($0).matches(email) }
  }
}
