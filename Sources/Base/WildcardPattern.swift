/// A text in which `*` stands for any characters, as in `*.gov.cn`; case does not matter.
public struct WildcardPattern: Sendable {
  /// The text between the asterisks, in small letters.
  private let parts: [String]

  /// A pattern as people write it.
  public init(_ text: String) {
    parts = text.lowercased().split(separator: "*", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Whether all of `text` is as the pattern says.
  public func matches(_ text: String) -> Bool {
    var rest = Substring(text.lowercased())
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    guard parts.count > 1, let last = parts.last else { return rest.isEmpty }
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.ranges(of: part).first else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
