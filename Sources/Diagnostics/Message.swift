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

  /// The sentence in one language.
  package func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
