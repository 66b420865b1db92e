import SensitiveText

/// One problem, with everything a person or a machine needs to mend it.
///
/// Diagnostics are values: stages return or collect them, nobody prints where a problem is found.
package struct Diagnostic: Sendable, Error, Hashable {
  /// The stable name of the kind of problem.
  package var code: DiagnosticCode
  /// Whether it keeps the site from being published.
  package var severity: Severity
  /// Whether it is a warning that counts as an error in this run.
  var isPromoted = false

  /// Where it is.
  package var location: SourceLocation {
    get { details.location }
    set { details.location = newValue }
  }
  /// What is wrong.
  package var message: Message {
    get { details.message }
    set { details.message = newValue }
  }
  /// What to do about it.
  package var help: Message? {
    get { details.help }
    set { details.help = newValue }
  }
  /// Other places and facts that belong to it.
  package var notes: [Note] {
    get { details.notes }
    set { details.notes = newValue }
  }
  /// The correction, only where it is certain.
  package var fix: Fix? {
    get { details.fix }
    set { details.fix = newValue }
  }

  /// Apart from the diagnostic itself: a file can have hundreds of thousands, and lists of them
  /// are sorted, joined and copied.
  private struct Details: Sendable, Hashable {
    var location: SourceLocation
    var message: Message
    var help: Message?
    var notes: [Note]
    var fix: Fix?
  }

  private indirect enum Box: Sendable, Hashable { case details(Details) }

  private var box: Box

  private var details: Details {
    get {
      switch box {
      case .details(let details): details
      }
    }
    set { box = .details(newValue) }
  }

  /// Another place, or a fact without one.
  package struct Note: Sendable, Hashable {
    /// The other place, if the note is about one.
    package var location: SourceLocation?
    /// What is to be said about it.
    package var message: Message

    /// A note at a place, or without one.
    package init(_ message: Message, at location: SourceLocation? = nil) {
      self.location = location
      self.message = message
    }
  }

  /// Replaces some bytes of the file the diagnostic is about.
  package struct Fix: Sendable, Hashable {
    /// The bytes to replace, from the start of the file.
    package var bytes: Range<Int>
    /// What stands there afterwards.
    package var replacement: String

    /// Replaces `bytes` by `replacement`.
    package init(bytes: Range<Int>, replacement: String) {
      self.bytes = bytes
      self.replacement = replacement
    }
  }

  /// A problem at a place; the severity is the code's own unless given.
  package init(
    _ code: DiagnosticCode, at location: SourceLocation, _ message: Message,
    help: Message? = nil, notes: [Note] = [], fix: Fix? = nil, severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    box = .details(
      Details(location: location, message: message, help: help, notes: notes, fix: fix))
  }

  /// The order of printing, the same whatever the threads: by path, place, code and text.
  package static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (here, there) = (left.location, right.location)
    if here.path != there.path { return here.path < there.path }
    if here.line != there.line { return here.line < there.line }
    if here.column != there.column { return here.column < there.column }
    let leftRest = (left.code.name, left.message.english, left.message.chinese)
    return leftRest < (right.code.name, right.message.english, right.message.chinese)
  }
}

/// How much a problem matters: an error keeps the site from being published.
package enum Severity: String, Sendable, Comparable {
  /// Nothing is published.
  case error
  /// Published, but somebody should look; an error with `--strict`.
  case warning
  /// Worth knowing.
  case note

  /// The word for it before a message.
  package var name: Message {
    switch self {
    case .error: Message("错误", "error")
    case .warning: Message("警告", "warning")
    case .note: Message("说明", "note")
    }
  }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  /// Whether one matters more than the other.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// A sentence for people in both languages the program speaks.
///
/// Both are written where the problem is found, side by side, so that neither can be forgotten.
/// Problems are rare; making the sentence nobody reads costs nothing that matters.
package struct Message: Sendable, Hashable {
  /// The Chinese sentence, without a full stop at its end.
  package var chinese: String
  /// The English sentence, without a full stop at its end.
  package var english: String

  /// A sentence in Chinese and English.
  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The first of some names, at most five, and how many there are.
  package static func names(_ names: [String]) -> Message {
    let shown = names.prefix(5)
    let rest = names.count - shown.count
    return Message(
      shown.joined(separator: "、") + (rest > 0 ? " 等 \(names.count) 个" : ""),
      shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
  }

  /// Two sentences one after the other.
  package func and(_ other: Message) -> Message {
    Message(chinese + "；" + other.chinese, english + "; " + other.english)
  }

  /// The sentence in one language.
  package func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}

extension Diagnostic {
  /// What is wrong, as people and programs are shown it: what it quotes has stars in the middle of
  /// numbers and addresses of persons.
  package func shownMessage(in language: Language) -> String { shown(message, in: language) }

  /// What to do, as it is shown; nil where there is nothing to say.
  package func shownHelp(in language: Language) -> String? {
    help.map { shown($0, in: language) }
  }

  /// What a note says, as it is shown.
  func shown(_ note: Note, in language: Language) -> String { shown(note.message, in: language) }

  /// The correction as it is shown; nil where it would show a number or address of a person.
  ///
  /// A program that wrote stars into a file would do harm; `redsite fix` writes the whole.
  var shownFix: Fix? { fix.flatMap { Mask.hides(in: $0.replacement) ? nil : $0 } }

  private func shown(_ message: Message, in language: Language) -> String {
    // Whose commit it was is what this one is about; it is nobody's text.
    Mask.text(message.text(in: language), keepsAddresses: code == .unknownAuthor)
  }
}

/// The language that messages are printed in.
package enum Language: String, Sendable, CaseIterable {
  /// Simplified Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"

  /// What stands between a label and its text: a full-width colon takes no space.
  package var colon: String {
    switch self {
    case .chinese: "："
    case .english: ": "
    }
  }
}
