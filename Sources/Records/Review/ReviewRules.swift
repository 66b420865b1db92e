import Base
import Diagnostics
import SiteModel

/// The rules for what an article says of its review: whole, by three people, by those who may, in
/// order.
///
/// That anybody read anything cannot be seen from it; these rules only find what contradicts
/// itself, the register or the settings.
package struct ReviewRules: Sendable {
  /// What `[review]` says.
  package let settings: SiteConfiguration.ReviewSettings
  private let reviewers: [String: [Reviewer]]
  private let isRegisterWhole: Bool

  /// The rules of a site, and its register of reviewers.
  package init(
    _ settings: SiteConfiguration.ReviewSettings, _ register: ParsedRegister<Reviewer>
  ) {
    self.settings = settings
    reviewers = Dictionary(grouping: register.entries) { $0.identifier.name }
    isRegisterWhole = register.isWhole
  }

  /// What an article is to the rules.
  package struct Subject: Sendable {
    /// The folder of its column within `content/`.
    package var folder: String
    /// The day of its publication.
    package var day: CivilDate
    /// Whether it is still being written.
    package var isDraft: Bool

    package init(folder: String, day: CivilDate, isDraft: Bool) {
      self.folder = folder
      self.day = day
      self.isDraft = isDraft
    }
  }

  /// Something that is wrong with a review.
  package struct Problem: Sendable {
    /// The kind.
    package var code: DiagnosticCode
    /// The bytes it is about; nil for the article as a whole.
    package var range: Range<Int>?
    /// What is wrong, in a sentence.
    package var message: Message
    /// What to do.
    package var help: Message
  }

  /// The entries of the register under an identifier: one for each time somebody was appointed.
  package func reviewers(named name: String) -> [Reviewer] { reviewers[name] ?? [] }

  /// The identifiers of those for whom something holds.
  func identifiers(where holds: (Reviewer) -> Bool) -> [String] {
    reviewers.values.joined().filter(holds).map(\.identifier.name)
  }

  /// What who goes by an identifier is called; the identifier where nobody does.
  package func name(of identifier: String) -> String {
    reviewers[identifier]?.first?.name ?? identifier
  }

  /// Whether an article must say who reviewed it.
  package func asks(_ subject: Subject) -> Bool {
    !settings.required.isEmpty && settings.evidence != .trailers && !subject.isDraft
      && settings.applies(to: subject.folder, on: subject.day)
  }

  /// What is wrong with the review of an article, by the order of the steps.
  ///
  /// - Parameters:
  ///   - review: what it says; nil where it says nothing.
  ///   - subject: the article.
  /// - Returns: the problems; none for articles that the settings leave out.
  package func problems(of review: Review?, _ subject: Subject) -> [Problem] {
    guard settings.applies(to: subject.folder, on: subject.day) else { return [] }
    var problems = missing(review, subject)
    guard let review else { return problems }
    let repeated = samePerson(review)
    problems += repeated
    let known = Set(repeated.compactMap(\.range))
    problems += notAuthorized(review, subject).filter { problem in
      // Another person is needed there anyway.
      problem.range.map { !known.contains($0) } ?? true
    }
    problems += order(review, subject)
    return problems
  }

  // MARK: Whole

  /// The steps that must be there and are not, or lack their day.
  private func missing(_ review: Review?, _ subject: Subject) -> [Problem] {
    var problems: [Problem] = []
    if asks(subject) {
      let lacking = settings.required.filter { duty in
        duty == .proof ? review?.proof.isEmpty ?? true : review?[duty]?.reviewer == nil
      }
      if !lacking.isEmpty {
        let names = lacking.map(\.rawValue).joined(separator: "、")
        let keys = lacking.map(\.key).joined(separator: ", ")
        problems.append(
          Problem(
            code: .reviewMissing, range: review?.range,
            message: Message("没有写明\(names)", "the review lacks \(keys)"),
            help: Message(
              "审过的，写明谁、哪天：\(Self.example(lacking))；没审的先审，或写 draft: true",
              "where it was done, say by whom and when: \(Self.example(lacking)); otherwise let "
                + "it be done, or write `draft: true`")))
      }
    }
    for step in review?.steps ?? [] {
      guard let reviewer = step.reviewer else {
        problems.append(
          Problem(
            code: .reviewMissing, range: step.dayRange,
            message: Message(
              "写了\(step.duty.rawValue)的日期，没有写是谁",
              "`\(step.duty.key)_on` has no `\(step.duty.key)` beside it"),
            help: Message(
              "请写上审核人的标识：\(step.duty.key): …", "add who did it: `\(step.duty.key): …`")))
        continue
      }
      guard step.day == nil, asks(subject), settings.required.contains(step.duty) else { continue }
      problems.append(
        Problem(
          code: .reviewMissing, range: reviewer.range,
          message: Message(
            "没有写\(step.duty.rawValue)是哪天做的", "`\(step.duty.key)` has no day beside it"),
          help: Message(
            "请写上日期：\(step.duty.key)_on: 2026-07-01",
            "add the day: `\(step.duty.key)_on: 2026-07-01`")))
    }
    return problems
  }

  private static func example(_ duties: [Reviewer.Duty]) -> String {
    // A person of its own for each step: three steps by one person are the next error.
    let people: [Reviewer.Duty: String] = [
      .first: "zhang", .second: "li", .final: "wang", .secrecy: "zhao",
    ]
    let keys = duties.map { duty in
      people[duty].map { "\(duty.key): \($0), \(duty.key)_on: 2026-07-01" } ?? "proof: [qian]"
    }
    return "review: { \(keys.joined(separator: ", ")) }"
  }

  // MARK: Three people

  private func samePerson(_ review: Review) -> [Problem] {
    guard settings.isDistinct else { return [] }
    var seen: [String: Reviewer.Duty] = [:]
    var problems: [Problem] = []
    for duty in Reviewer.Duty.three {
      guard let reviewer = review[duty]?.reviewer else { continue }
      guard let other = seen[reviewer.name] else {
        seen[reviewer.name] = duty
        continue
      }
      problems.append(
        Problem(
          code: .reviewSamePerson, range: reviewer.range,
          message: Message(
            "\(other.rawValue)与\(duty.rawValue)是同一人“\(reviewer.name)”",
            "`\(other.key)` and `\(duty.key)` are the same person, “\(reviewer.name)”"),
          help: Message(
            "三审中任何两个环节不能由一人担任，请由另一个人审；不这样要求的网站在 site.toml 写 [review] distinct = \"none\"",
            "nobody may do two of the three: let somebody else review it; a site without that "
              + "rule has `distinct = \"none\"` in [review] of site.toml")))
    }
    return problems
  }

  // MARK: Those who may

  private func notAuthorized(_ review: Review, _ subject: Subject) -> [Problem] {
    guard isRegisterWhole else { return [] }
    var named = review.steps.compactMap { step in
      step.reviewer.map {
        (duty: step.duty, reviewer: $0, day: step.day ?? subject.day as CivilDate?)
      }
    }
    // Proofs are read before the day that is known.
    named += review.proof.map { (.proof, $0, nil) }
    return named.compactMap { duty, reviewer, day in
      let entries = reviewers(named: reviewer.name)
      guard !entries.contains(where: { $0.has(duty, on: day) }) else { return nil }
      let able = reviewers.values.joined().filter { $0.has(duty, on: day) }
        .map(\.identifier.name)
      return Problem(
        code: .reviewNotAuthorized, range: reviewer.range,
        message: entries.isEmpty
          ? Message(
            "审核人员表里没有“\(reviewer.name)”", "there is no “\(reviewer.name)” among the reviewers")
          : Message(
            "“\(reviewer.name)”\(day == nil ? "" : "这一天")没有“\(duty.rawValue)”的职责",
            "“\(reviewer.name)” had no duty “\(duty.rawValue)”" + (day == nil ? "" : " on that day")
          ),
        help: Message(
          able.isEmpty
            ? "请在 \(reviewersPath) 里登记，职责写“\(duty.rawValue)”"
            : "有这项职责的：\(Set(able).sorted().joined(separator: "、"))",
          able.isEmpty
            ? "enter them in \(reviewersPath) with the duty “\(duty.rawValue)”"
            : "who has it: \(Set(able).sorted().joined(separator: ", "))"))
    }
  }

  // MARK: In order

  private func order(_ review: Review, _ subject: Subject) -> [Problem] {
    var problems: [Problem] = []
    let dated = Reviewer.Duty.three.compactMap { duty in
      review[duty].flatMap { step in step.day.map { (step: step, day: $0) } }
    }
    for (former, latter) in zip(dated, dated.dropFirst()) where latter.day < former.day {
      let (first, second) = (former.step.duty, latter.step.duty)
      problems.append(
        Problem(
          code: .reviewOrder, range: latter.step.dayRange,
          message: Message(
            "\(second.rawValue)（\(latter.day.string(.fullDate))）比"
              + "\(first.rawValue)（\(former.day.string(.fullDate))）还早",
            "`\(second.key)` (\(latter.day.string(.fullDate))) is before "
              + "`\(first.key)` (\(former.day.string(.fullDate)))"),
          help: Message(
            "先初审、再复审、后终审；请核对日期", "the three come one after the other; check the days")))
    }
    guard !subject.isDraft else { return problems }
    let latest = review.steps.compactMap { step in step.day.map { (step: step, day: $0) } }
      .max { $0.day < $1.day }
    if let latest, latest.day > subject.day {
      let (duty, date) = (latest.step.duty, subject.day.string(.fullDate))
      problems.append(
        Problem(
          code: .reviewOrder, range: latest.step.dayRange,
          message: Message(
            "\(duty.rawValue)（\(latest.day.string(.fullDate))）在发布日期 \(date) 以后",
            "`\(duty.key)` (\(latest.day.string(.fullDate))) is after the publication on \(date)"),
          help: Message(
            "要先审后发；请核对审核日期和 date", "what is published was reviewed before; check both days")))
    }
    return problems
  }
}
