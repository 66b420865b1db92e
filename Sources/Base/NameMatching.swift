/// The name among `candidates` that a mistyped `name` most likely means, or nil.
///
/// By edit distance with transpositions (optimal string alignment), at most a third of the
/// name's length and at least one; ties go to the first in plain order, so the answer does not
/// depend on the order of a set.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(wanted.count, scalars.count) / 3)
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= limit else { continue }
    if let known = best, (known.distance, known.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The names among `candidates`, the nearest to a mistyped `name` first, equal ones in plain order.
///
/// Of more than 500 names the plain order is taken: to compare all of them would be dear, and
/// nobody reads them.
public func namesByDistance(to name: String, among candidates: some Collection<String>) -> [String]
{
  guard candidates.count <= 500 else { return candidates.sorted() }
  let wanted = Array(name.lowercased().unicodeScalars)
  return candidates.map { (editDistance(wanted, Array($0.lowercased().unicodeScalars)), $0) }
    .sorted { $0 < $1 }.map(\.1)
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 1...left.count {
    var current = [row]
    current.reserveCapacity(right.count + 1)
    for column in 1...right.count {
      let same = left[row - 1] == right[column - 1]
      var cost = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2],
        left[row - 2] == right[column - 1]
      {
        cost = min(cost, beforePrevious[column - 2] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}

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
