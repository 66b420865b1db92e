/// Characters that stand for others: full-width letters, ligatures, circled numbers, units.
enum CompatibleForms {
  /// The folded form of each such character, empty where nothing of it is a letter, number or mark.
  static let all: [Unicode.Scalar: String] = {
    var forms: [Unicode.Scalar: String] = [:]
    forms.reserveCapacity(5000)
    // Taken apart by code points: a form may begin with a mark, which belongs to the space before it
    // for Swift's characters.
    for line in table.unicodeScalars.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      guard let first = words.first.flatMap({ UInt32(String($0), radix: 16) }) else { continue }
      for (place, word) in words.dropFirst().enumerated() {
        guard let scalar = Unicode.Scalar(first + UInt32(place)) else { continue }
        forms[scalar] = word.first == "-" ? "" : String(word)
      }
    }
    return forms
  }()
}
