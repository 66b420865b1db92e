import Base
import SiteModel

extension LetterRules {
  /// How a letter stands at the end of a day, by what had happened until then.
  ///
  /// What happens later is not known yet. Where holidays are missing the term is not guessed at;
  /// but it ends no earlier than the day that is not covered, so a letter answered before that was
  /// answered in time.
  package func standing(
    of letter: Letter, in mailbox: Mailbox, asOf day: CivilDate
  ) -> LetterStanding {
    func past(_ date: CivilDate?) -> CivilDate? { date.flatMap { $0 <= day ? $0 : nil } }
    let (answered, forwarded) = (past(letter.answeredOn), past(letter.forwardedOn))
    var standing = LetterStanding(state: .pending, timing: .running)
    var uncovered: UncoveredDay?
    do throws(UncoveredDay) {
      standing.firstDue = try end(of: mailbox.answer, from: letter.received)
    } catch {
      uncovered = error
    }
    standing.due = standing.firstDue
    if let extended = letter.extendedTo, past(letter.extendedOn ?? letter.received.date) != nil {
      standing.due = extended
      uncovered = nil
    }
    standing.missingYear = uncovered?.year
    if let outcome = letter.outcome {
      standing.state = LetterState(outcome)
      standing.timing = .notCounted
      return standing
    }
    if let answered {
      standing.timing = timing(answered, standing.due, uncovered, inTime: .onTime, after: .late)
      standing.state = standing.timing == .late ? .answeredLate : .answered
    } else {
      standing.timing = timing(day, standing.due, uncovered, inTime: .running, after: .overdue)
      standing.state =
        standing.timing == .overdue ? .overdue : forwarded == nil ? .pending : .forwarded
      standing.soonFrom = standing.due.flatMap { try? soonDay(from: letter.received, due: $0) }
      standing.isSoon =
        standing.timing == .running && standing.soonFrom.map { $0 <= day } ?? false
    }
    if let term = mailbox.acknowledge {
      standing.acknowledgeBy = try? end(of: term, from: letter.received)
      standing.isAcknowledgementLate =
        answered == nil && forwarded == nil && standing.acknowledgeBy.map { $0 < day } ?? false
    }
    return standing
  }

  private func timing(
    _ day: CivilDate, _ due: CivilDate?, _ uncovered: UncoveredDay?, inTime: LetterTiming,
    after: LetterTiming
  ) -> LetterTiming {
    if let due { return day <= due ? inTime : after }
    guard let uncovered else { return .unknown }
    return day < uncovered.day ? inTime : .unknown
  }
}
