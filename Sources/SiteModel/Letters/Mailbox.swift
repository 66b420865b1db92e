import Base

/// 信箱: where people write to an office, and within what time it answers (`data/mailboxes.toml`).
package struct Mailbox: Sendable {
  /// Its place in `Site.mailboxes`.
  package typealias ID = Identifier<Mailbox>

  /// The name that data files use.
  package var identifier: String
  /// What it is called.
  package var name: String
  /// Whether it takes letters, or accusations, which are not letters and have no pages.
  package var kind = Kind.letters
  /// The unit that keeps it.
  package var owner: Unit.ID?
  /// The column with its letters; nil where there is none.
  package var column: Column.ID?
  /// The delegate it belongs to, one of a box for each of them.
  package var delegate: Delegate.ID?
  /// The box for each delegate that this one is of.
  package var collection: ID?
  /// Whether it stands for one box for each delegate, and takes no letters itself.
  package var isCollection = false
  /// Within what time a letter is answered.
  package var answer = TermLength(15, .workdays)
  /// Within what time it is handed to somebody; nil where nothing is promised.
  package var acknowledge: TermLength?
  /// By how much an answer may be put off; nil where it may not.
  package var extend: TermLength?
  /// Whether letters without a name are taken.
  package var isAnonymous = false
  /// Which letters are published.
  package var publish = Publish.answered
  /// The first number of a series, where that is not the first there can be.
  package var firstNumber = ""
  /// The last count of each series of numbers, also of drafts; series are what stands before it.
  package var lastNumbers: [String: Int] = [:]
  /// The first and the last day on which letters are taken.
  package var opens: CivilDate?
  package var closes: CivilDate?
  /// By which ways a letter comes in: who takes it, telephone, e-mail, postal address, hours.
  package var office = ""
  package var phone = ""
  package var email = ""
  package var address = ""
  package var hours = ""

  /// What a box is for.
  package enum Kind: String, Sendable, CaseIterable {
    /// 来信.
    case letters
    /// 举报: leads to 12388; what comes in is never part of the site.
    case report
  }

  /// Which letters of a box are published.
  package enum Publish: String, Sendable, CaseIterable {
    /// Those that have an answer.
    case answered
    /// All of them, the question before its answer.
    case received
    /// None: rows of `data/letters-private.csv` alone.
    case none
  }

  /// A box with what every box must have.
  package init(identifier: String, name: String) {
    self.identifier = identifier
    self.name = name
  }

  /// Why readers are not shown a letter; nil where they are.
  ///
  /// - Parameters:
  ///   - outcome: what ended it other than an answer.
  ///   - isAnswered: whether it was answered, and the answer can be read.
  /// - Returns: the reason.
  package func hides(_ outcome: LetterOutcome?, isAnswered: Bool) -> HiddenReason? {
    if outcome == .withdrawn || outcome == .petition || publish == .none { return .privateLetter }
    return publish == .answered && !isAnswered ? .unanswered : nil
  }

  /// Whether letters are taken on a day.
  package func isOpen(on day: CivilDate) -> Bool {
    opens.map { $0 <= day } ?? true && closes.map { day <= $0 } ?? true
  }
}

/// 党代表: somebody with a box of their own (`data/delegates.csv`).
package struct Delegate: Sendable {
  /// Its place in `Site.delegates`.
  package typealias ID = Identifier<Delegate>

  /// The name that folders use.
  package var identifier: String
  /// What they are called.
  package var name: String
  /// 代表团.
  package var delegation = ""
  /// 职务.
  package var role = ""
  /// The unit they come from.
  package var unit: Unit.ID?
  /// The days on which they became one, and stopped being one.
  package var since: CivilDate?
  package var until: CivilDate?

  package init(identifier: String, name: String) {
    self.identifier = identifier
    self.name = name
  }
}

/// The files about letters, for messages; the first may be CSV, the others TOML as well.
package let mailboxesPath = "data/mailboxes.toml"
package let delegatesPath = "data/delegates.csv"
package let privateLettersPath = "data/letters-private.csv"
