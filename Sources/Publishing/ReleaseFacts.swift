/// What the list of a release says besides its files, for whoever carries it to a server.
///
/// A line each, beginning with a slash, as no path below the output does.
package struct ReleaseFacts: Sendable, Equatable {
  /// People of a public notice, on a page until a day.
  package struct ShownPeople: Sendable, Equatable {
    /// The path of the page below the output.
    package var path: String
    /// From when on the page must not show them, in seconds since 1970.
    package var end: Int64

    /// The people on a page.
    package init(path: String, end: Int64) {
      self.path = path
      self.end = end
    }
  }

  /// The address of the site, ending in `/`; empty where nobody said.
  package var base = ""
  /// The pages that show the people of a notice.
  package var people: [ShownPeople] = []

  /// Nothing said.
  package init() {}

  /// The lines as they stand in the list.
  package var lines: [String] {
    (base.isEmpty ? [] : ["/base \(base)"]) + people.map { "/people \($0.end) \($0.path)" }
  }

  /// Takes over what a line says.
  ///
  /// - Returns: whether it says anything that this program knows.
  package mutating func take(_ line: String) -> Bool {
    let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    switch words.first {
    case "/base" where words.count == 2: base = String(words[1])
    case "/people" where words.count == 3:
      guard let end = Int64(words[1]) else { return false }
      people.append(ShownPeople(path: String(words[2]), end: end))
    default: return false
    }
    return true
  }
}
