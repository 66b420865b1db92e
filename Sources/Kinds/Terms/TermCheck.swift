import Base
import Diagnostics
import SiteModel

/// Looks for what terms of office cannot be: two at once in an office for one, gaps, numbers of
/// sessions that fall.
package struct TermCheck {
  private let rules: [BodyRules]
  private let location: (Range<Int>) -> SourceLocation
  private var diagnostics: [Diagnostic] = []

  /// Checks the rows of a file.
  ///
  /// - Parameters:
  ///   - terms: the rows.
  ///   - rules: what is known of bodies, `[[bodies]]`.
  ///   - location: the place of a row.
  /// - Returns: what is wrong.
  package static func check(
    _ terms: [OfficeTerm], rules: [BodyRules], location: @escaping (Range<Int>) -> SourceLocation
  ) -> [Diagnostic] {
    var check = TermCheck(rules: rules, location: location)
    for body in terms.bodies {
      check.checkSessions(of: body)
      for office in body.offices where check.rules.rules(of: body.name).hasOneSeat(office.name) {
        check.checkHolders(of: office, in: body.name)
      }
    }
    return check.diagnostics
  }

  private init(rules: [BodyRules], location: @escaping (Range<Int>) -> SourceLocation) {
    self.rules = rules
    self.location = location
  }

  private mutating func checkHolders(of office: TermBody.Office, in body: String) {
    for (before, after) in zip(office.terms, office.terms.dropFirst()) {
      // One person who is elected again has two rows that touch.
      guard let end = before.to ?? (before.name == after.name ? after.from : nil) else {
        report(
          .termOverlap, after,
          Message(
            "\(body)\(office.name)：上一任没有写“止”，这一任从 \(after.from.string(.fullDate)) 起，同时有两个人",
            "\(body), \(office.name): the term before has no end, and this one begins on "
              + after.from.string(.fullDate)),
          help: Message("请补上前一任的“止”", "add the end of the term before"), before)
        continue
      }
      if after.from <= end, before.name != after.name || after.from < end {
        let last = min(end, after.to ?? end)
        report(
          .termOverlap, after,
          Message(
            "\(body)\(office.name)：\(after.from.string(.fullDate)) 至 \(last.string(.fullDate)) 同时有两个人",
            "\(body), \(office.name): two at once from \(after.from.string(.fullDate)) to "
              + last.string(.fullDate)),
          help: Message(
            "请核对起止日期；这个职务本来不止一个人的，写进 [[bodies]] 的 several",
            "check the dates; an office of more than one goes under `several` of [[bodies]]"),
          before)
      } else if end.distance(to: after.from) > 1 {
        let (first, last) = (end.advanced(by: 1), after.from.advanced(by: -1))
        report(
          .termGap, after,
          Message(
            "\(body)\(office.name)：\(first.string(.fullDate)) 至 \(last.string(.fullDate)) 没有人",
            "\(body), \(office.name): nobody from \(first.string(.fullDate)) to "
              + last.string(.fullDate)),
          help: Message("空缺属实就不用改", "nothing need be done if the office was vacant"), before)
      }
    }
  }

  private mutating func checkSessions(of body: TermBody) {
    var last: OfficeTerm?
    for term in body.terms {
      if let last, term.session < last.session {
        report(
          .termSession, term,
          Message(
            "\(body.name)的第 \(term.session) 届比第 \(last.session) 届还晚",
            "session \(term.session) of \(body.name) begins after session \(last.session)"),
          help: Message("请核对届次和日期", "check the session and the dates"), last)
        return
      }
      last = term
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ term: OfficeTerm, _ message: Message, help: Message,
    _ other: OfficeTerm
  ) {
    var diagnostic = Diagnostic(code, at: location(term.range), message, help: help)
    diagnostic.notes = [
      Diagnostic.Note(Message("前一任在这里", "the one before is here"), at: location(other.range))
    ]
    diagnostics.append(diagnostic)
  }
}

extension [BodyRules] {
  /// What is known of a body; what holds of all where nothing is.
  package func rules(of body: String) -> BodyRules {
    first { $0.name == body } ?? BodyRules(name: body)
  }
}

extension BodyRules {
  /// Whether an office has one holder at a time: all but those of deputies and members, and those
  /// that settings name.
  package func hasOneSeat(_ office: String) -> Bool {
    if several.contains(office) { return false }
    return !["副", "委员", "成员", "代表", "干事"].contains { office.contains($0) }
  }
}

/// A body with its terms of office.
package struct TermBody {
  /// What it is called.
  package var name: String
  /// Its terms, by their first days, then as in the file.
  package var terms: [OfficeTerm]

  /// An office of it.
  package struct Office {
    /// What it is called.
    package var name: String
    /// Who held it, by their first days.
    package var terms: [OfficeTerm]
  }

  /// Its offices, in the order of the file.
  package var offices: [Office] {
    terms.sorted { $0.range.lowerBound < $1.range.lowerBound }.grouped(by: \.office)
      .map { Office(name: $0.text, terms: $0.elements.sorted(by: TermBody.isBefore)) }
  }

  fileprivate static func isBefore(_ first: OfficeTerm, _ second: OfficeTerm) -> Bool {
    (first.from, first.range.lowerBound) < (second.from, second.range.lowerBound)
  }
}

extension [OfficeTerm] {
  /// The bodies, in the order of the file.
  package var bodies: [TermBody] {
    grouped(by: \.body)
      .map { TermBody(name: $0.text, terms: $0.elements.sorted(by: TermBody.isBefore)) }
  }
}
