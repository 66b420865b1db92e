import Diagnostics

/// One line of `redsite doctor`.
package struct Checkup: Sendable {
  /// How it is.
  package var state: State
  /// What was looked at.
  package var subject: Message
  /// What to do where it is not fine.
  package var help: Message?

  /// How something is.
  package enum State: Sendable {
    /// As it should be.
    case fine
    /// Something that the site can do without.
    case advice
    /// Something that keeps the site from being published.
    case missing
  }

  static func fine(_ chinese: String, _ english: String) -> Checkup {
    Checkup(state: .fine, subject: Message(chinese, english))
  }

  static func advice(_ chinese: String, _ english: String, _ help: Message) -> Checkup {
    Checkup(state: .advice, subject: Message(chinese, english), help: help)
  }
}
