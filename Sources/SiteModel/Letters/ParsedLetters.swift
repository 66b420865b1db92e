import Base
import Metadata

/// The `letter` block of an article, before its names are resolved.
package struct ParsedLetter: Sendable {
  /// The article's file.
  package var file: SourceFile.ID
  /// Where the block is.
  package var range: Range<Int>
  /// Where the day it came in is; the block where that is missing.
  package var receivedRange: Range<Int>
  /// Each key of the block as written; nil where it is missing or empty.
  package var number: Reference?
  package var topic: Reference?
  package var sender: Reference?
  package var unit: Reference?
  package var extendedBy: Reference?
  package var answeredBy: Reference?
  package var answer: Reference?
  package var forwardedOn: Located<CivilDate>?
  package var due: Located<CivilDate>?
  package var extendedTo: Located<CivilDate>?
  package var extendedOn: Located<CivilDate>?
  package var answeredOn: Located<CivilDate>?
  package var outcome: Located<LetterOutcome>?
  /// Whether who wrote it agreed to being named.
  package var hasConsent = false
  /// Its text.
  package var sections = LetterSections()
  /// Whether all of the block could be read.
  package var isWhole = true

  /// A block without any key.
  package init(file: SourceFile.ID, range: Range<Int>) {
    self.file = file
    self.range = range
    receivedRange = range
  }
}

/// Where in its file a letter has its question and its answer.
package struct LetterSections: Sendable {
  /// The headings `## 来信`.
  package var questions: [Range<Int>] = []
  /// The headings `## 答复`.
  package var answers: [Range<Int>] = []
  /// Whether there is text below the first heading of the answer.
  package var hasAnswer = false

  package init() {}
}

/// An entry of `data/mailboxes.toml`, before its names are resolved.
package struct ParsedMailbox: Sendable {
  /// What needs no resolving.
  package var mailbox: Mailbox
  /// Its keys with their places.
  package var identifier: Reference
  package var owner: Reference?
  package var column: Reference?
  package var forEach: Reference?
  package var firstNumber: Reference?
  package var form: Reference?

  package init(mailbox: Mailbox, identifier: Reference) {
    self.mailbox = mailbox
    self.identifier = identifier
  }
}

/// A row of `data/delegates.csv`, before its unit is resolved.
package struct ParsedDelegate: Sendable {
  /// What needs no resolving.
  package var delegate: Delegate
  /// Its keys with their places.
  package var identifier: Reference
  package var unit: Reference?

  package init(delegate: Delegate, identifier: Reference) {
    self.delegate = delegate
    self.identifier = identifier
  }
}

/// A row of `data/letters-private.csv`: a letter that is counted and not published.
package struct PrivateLetter: Sendable {
  /// Its cells with their places.
  package var number: Reference
  package var mailbox: Reference
  package var received: Located<DateTime>
  package var topic: Reference?
  package var unit: Reference?
  package var forwardedOn: Located<CivilDate>?
  package var extendedTo: Located<CivilDate>?
  package var extendedOn: Located<CivilDate>?
  package var extendedBy: Reference?
  package var answeredOn: Located<CivilDate>?
  package var outcome: Located<LetterOutcome>?

  package init(number: Reference, mailbox: Reference, received: Located<DateTime>) {
    self.number = number
    self.mailbox = mailbox
    self.received = received
  }
}
