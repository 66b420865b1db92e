/// A sentence for people in both languages the program speaks.
///
/// Both are written where the problem is found, side by side, so that neither can be forgotten.
/// Problems are rare; making the sentence nobody reads costs nothing that matters.
public struct Message: Sendable, Hashable {
  /// The Chinese sentence, without a full stop at its end.
  public var chinese: String
  /// The English sentence, without a full stop at its end.
  public var english: String

  /// A sentence in Chinese and English.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The sentence in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
