import Base

/// Who reviews what is published.
package struct Reviewer: Sendable {
  /// The name that front matter and data use.
  package var identifier: Reference
  /// What they are called.
  package var name: String
  /// What they do: 初审, 复审, 终审, 保密审查, 校对.
  package var duties: [Duty]
  /// The day from which they do it.
  package var since: CivilDate?
  /// The last day on which they did.
  package var until: CivilDate?
  /// The e-mail addresses that git knows them by, `*` for anything.
  package var emails: [String] = []

  package init(identifier: Reference, name: String, duties: [Duty]) {
    self.identifier = identifier
    self.name = name
    self.duties = duties
  }

  /// What a reviewer does.
  package enum Duty: String, Sendable, CaseIterable {
    case first = "初审"
    case second = "复审"
    case final = "终审"
    case secrecy = "保密审查"
    case proof = "校对"

    /// The key in front matter and settings: `first`.
    package var key: String { "\(self)" }

    /// The three that nobody may do two of, in their order.
    package static let three: [Duty] = [.first, .second, .final]
  }

  /// Whether they have a duty on a day; without a day, whether they ever had.
  package func has(_ duty: Duty, on day: CivilDate?) -> Bool {
    guard duties.contains(duty) else { return false }
    guard let day else { return true }
    return (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

/// 三审三校: what the front matter of an article says of who reviewed it, and when.
///
/// A statement, as all front matter is: nobody can see from it that anybody read anything.
package struct Review: Sendable {
  /// The bytes of its key.
  package var range: Range<Int>
  /// 初审, 复审, 终审 and 保密审查, as far as anything is said of them, in that order.
  package var steps: [Step] = []
  /// 校对: who read the proofs.
  package var proof: [Reference] = []

  /// One of the steps.
  package struct Step: Sendable {
    /// Which one.
    package var duty: Reviewer.Duty
    /// Who did it.
    package var reviewer: Reference?
    /// The day it was done.
    package var day: CivilDate?
    /// The bytes of the day.
    package var dayRange: Range<Int>

    package init(
      duty: Reviewer.Duty, reviewer: Reference?, day: CivilDate?, dayRange: Range<Int> = 0..<0
    ) {
      self.duty = duty
      self.reviewer = reviewer
      self.day = day
      self.dayRange = dayRange
    }
  }

  package init(range: Range<Int>) { self.range = range }

  /// What is said of one step; nil where nothing is.
  package subscript(duty: Reviewer.Duty) -> Step? { steps.first { $0.duty == duty } }
}

/// A step of a review that the page of an article shows (`review.public`).
package struct ShownReviewStep: Sendable {
  /// Which step.
  package var duty: Reviewer.Duty
  /// What who did it is called in the register.
  package var name: Text
  /// The day, where one is given.
  package var day: CivilDate?

  package init(duty: Reviewer.Duty, name: Text, day: CivilDate?) {
    self.duty = duty
    self.name = name
    self.day = day
  }
}
