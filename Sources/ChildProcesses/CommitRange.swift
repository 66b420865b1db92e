/// Commits as `BASE..HEAD` names them: those that the second has and the first has not.
///
/// git takes `..HEAD` for `HEAD..HEAD`, which is empty: a variable of CI that is not set would pass
/// every check. Here both sides must be named.
package struct CommitRange: Sendable, Equatable {
  /// The range as git reads it.
  package let text: String

  /// The range that a text names; nil where a side is missing, or it is no range.
  package init?(_ text: String) {
    guard let dots = text.firstRange(of: ".."), !text.hasPrefix("-"),
      !text[..<dots.lowerBound].isEmpty
    else { return nil }
    let end = text[dots.upperBound...]
    guard !end.isEmpty, !end.hasPrefix("."), !end.contains("..") else { return nil }
    self.text = text
  }
}
