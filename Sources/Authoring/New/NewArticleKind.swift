/// What a new article can begin as, besides a text with a title.
package enum NewArticleKind: Sendable, Equatable {
  /// A public notice.
  case notice
  /// A letter to the mailbox of its column.
  case letter
  /// Something that readers take part in.
  case interactive(InteractiveForm)
  /// One of the special kinds; what the kind of a column says unless given.
  case special(ArticleForm)

  /// Their names, in the order in which they are told.
  package static let names =
    ["notice", "letter"] + InteractiveForm.allCases.map(\.rawValue)
    + ArticleForm.allCases.map(\.rawValue)

  /// A kind by its name.
  package init?(_ name: String) {
    switch name {
    case "notice": self = .notice
    case "letter": self = .letter
    default:
      if let form = InteractiveForm(rawValue: name) {
        self = .interactive(form)
      } else if let form = ArticleForm(rawValue: name) {
        self = .special(form)
      } else {
        return nil
      }
    }
  }
}
