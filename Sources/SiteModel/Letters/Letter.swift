import Base

/// 来信: a letter to a mailbox, with what became of it.
///
/// Of letters that are not published only what is counted is here.
package struct Letter: Sendable {
  /// Its place in `Site.letters`.
  package typealias ID = Identifier<Letter>

  /// 编号, as in `2026-0012`.
  package var number: String
  /// The box it came to.
  package var mailbox: Mailbox.ID
  /// When it came in.
  package var received: DateTime
  /// Whether it is only seen by those who write; it is not counted.
  package var isDraft = false
  /// 标题; empty for rows of `data/letters-private.csv`.
  package var title = Text.empty
  /// 主题类, as in 建议.
  package var topic = ""
  /// Who wrote it, as far as that may be said.
  package var sender = ""
  /// The unit that answers.
  package var unit: Unit.ID?
  /// The day it was handed to that unit.
  package var forwardedOn: CivilDate?
  /// Until when the answer was put off.
  package var extendedTo: CivilDate?
  /// The day that was decided on.
  package var extendedOn: CivilDate?
  /// The day it was answered.
  package var answeredOn: CivilDate?
  /// The unit that answered.
  package var answeredBy: Unit.ID?
  /// What ended it other than an answer.
  package var outcome: LetterOutcome?
  /// Its page; nil where it is not on the site.
  package var article: Article.ID?
  /// The article that answers it; nil where the answer stands below the letter.
  package var answer: Article.ID?
  /// The file that it is registered in.
  package var file: SourceFile.ID
  /// What is known of its terms as of the day of the build.
  package var standing = LetterStanding(state: .pending, timing: .running)

  /// A letter with what every letter must have.
  package init(
    number: String, mailbox: Mailbox.ID, received: DateTime, file: SourceFile.ID
  ) {
    self.number = number
    self.mailbox = mailbox
    self.received = received
    self.file = file
  }
}

/// What ends a letter other than an answer: it is then not counted among those that were taken on.
package enum LetterOutcome: String, Sendable, CaseIterable {
  /// It is not for this box.
  case refused = "不予受理"
  /// Who wrote it took it back.
  case withdrawn = "撤回"
  /// It went to the bureau of letters and calls.
  case petition = "转信访"
}

/// The state of a letter, in the words that pages print.
package enum LetterState: String, Sendable, CaseIterable {
  case pending = "待办"
  case forwarded = "转办"
  case answered = "已答复"
  case overdue = "逾期"
  case answeredLate = "逾期已答复"
  case refused = "不予受理"
  case withdrawn = "撤回"
  case petition = "转信访"

  /// The state that an outcome puts a letter into.
  package init(_ outcome: LetterOutcome) {
    switch outcome {
    case .refused: self = .refused
    case .withdrawn: self = .withdrawn
    case .petition: self = .petition
    }
  }
}

/// How a letter stands to its term, in the words that tables print.
package enum LetterTiming: String, Sendable, CaseIterable {
  /// Answered within the term.
  case onTime = "按期"
  /// Answered after it.
  case late = "逾期已答复"
  /// Not answered, and the term is over.
  case overdue = "逾期"
  /// Not answered, and the term is not over.
  case running = "办理中"
  /// Its end depends on holidays that are not known, and so does whether it was kept.
  case unknown = "期限未定"
  /// Ended other than by an answer.
  case notCounted = "不计"
}

/// How a letter stands on a day.
package struct LetterStanding: Sendable, Equatable {
  /// Its state.
  package var state: LetterState
  /// How it stands to its term.
  package var timing: LetterTiming
  /// The last day for an answer; nil where holidays are missing.
  package var due: CivilDate?
  /// The last day without an extension; nil as above.
  package var firstDue: CivilDate?
  /// The day from which four fifths of the term are over.
  package var soonFrom: CivilDate?
  /// The last day for handing it on; nil where the box promises none, or holidays are missing.
  package var acknowledgeBy: CivilDate?
  /// Whether that day has passed and it was neither handed on nor answered.
  package var isAcknowledgementLate = false
  /// Whether its term is nearly over.
  package var isSoon = false
  /// The year whose holidays are missing.
  package var missingYear: Int?

  package init(state: LetterState, timing: LetterTiming) {
    self.state = state
    self.timing = timing
  }
}
