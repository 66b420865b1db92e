/// One problem, with everything a person or a machine needs to mend it.
///
/// Diagnostics are values: stages return or collect them, nobody prints where a problem is found.
public struct Diagnostic: Sendable, Error, Hashable {
  /// The stable name of the kind of problem.
  public var code: DiagnosticCode
  /// Whether it keeps the site from being published.
  public var severity: Severity
  /// Where it is.
  public var location: SourceLocation
  /// What is wrong.
  public var message: Message
  /// What to do about it.
  public var help: Message?
  /// Other places and facts that belong to it.
  public var notes: [Note]
  /// The correction, only where it is certain.
  public var fix: Fix?

  /// Another place, or a fact without one.
  public struct Note: Sendable, Hashable {
    /// The other place, if the note is about one.
    public var location: SourceLocation?
    /// What is to be said about it.
    public var message: Message

    /// A note at a place, or without one.
    public init(_ message: Message, at location: SourceLocation? = nil) {
      self.location = location
      self.message = message
    }
  }

  /// Replaces some bytes of the file the diagnostic is about.
  public struct Fix: Sendable, Hashable {
    /// The bytes to replace, from the start of the file.
    public var bytes: Range<Int>
    /// What stands there afterwards.
    public var replacement: String

    /// Replaces `bytes` by `replacement`.
    public init(bytes: Range<Int>, replacement: String) {
      self.bytes = bytes
      self.replacement = replacement
    }
  }

  /// A problem at a place; the severity is the code's own unless given.
  public init(
    _ code: DiagnosticCode, at location: SourceLocation, _ message: Message,
    help: Message? = nil, notes: [Note] = [], fix: Fix? = nil, severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.location = location
    self.message = message
    self.help = help
    self.notes = notes
    self.fix = fix
  }

  /// The order of printing, the same whatever the threads: by path, place, code and text.
  public static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let leftKey = (left.location.path, left.location.line, left.location.column)
    let rightKey = (right.location.path, right.location.line, right.location.column)
    if leftKey != rightKey { return leftKey < rightKey }
    let leftRest = (left.code.rawValue, left.message.english, left.message.chinese)
    return leftRest < (right.code.rawValue, right.message.english, right.message.chinese)
  }
}
