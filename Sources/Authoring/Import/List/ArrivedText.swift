import Base

/// Whether the words of a source are in what was written of it.
///
/// Letters and figures are compared, without regard to their widths and to case: signs differ, as one
/// system escapes what another does not. What stands elsewhere has arrived too, as notes at the end
/// and titles at the beginning do.
struct ArrivedText {
  /// How many letters are looked for as one: so many in a row are hardly somewhere by accident.
  private static let length = 4

  private let letters: [UInt32]
  private let listed: [String]

  /// What was written.
  ///
  /// - Parameters:
  ///   - text: the file.
  ///   - listed: what is named on the list of what was not taken, piece by piece.
  init(_ text: String, listed: [String]) {
    letters = Self.letters(of: text)
    self.listed = listed
  }

  /// What of a source is not there; nil where hardly anything is missing.
  struct Missing: Equatable {
    /// How many letters are missing, and how many there are.
    var count: Int
    var total: Int
    /// The first letters that are missing, at most 40.
    var beginning: String
  }

  /// Looks for the words of a source, in a time linear in both texts.
  func missing(of source: String) -> Missing? {
    let wanted = Self.letters(of: source)
    guard !isThere(wanted) else { return nil }
    var known: Set<UInt64> = []
    for letters in [letters] + listed.map(Self.letters) {
      Self.visitRuns(of: letters) { _, run in known.insert(run) }
    }
    var arrived = [Bool](repeating: false, count: wanted.count)
    Self.visitRuns(of: wanted) { place, run in
      guard known.contains(run) else { return }
      for offset in 0..<min(Self.length, wanted.count - place) { arrived[place + offset] = true }
    }
    // Single letters are lost where a reference or number between words is written in another way.
    var count = 0
    var first: Int?
    var start = 0
    for place in 0...arrived.count where place == arrived.count || arrived[place] {
      if place - start >= Self.length {
        count += place - start
        first = first ?? start
      }
      start = place + 1
    }
    guard let first, count * 200 >= wanted.count || count >= 20 else { return nil }
    let end = arrived[first...].firstIndex(of: true) ?? wanted.count
    let beginning = wanted[first..<min(end, first + 40)].compactMap(Unicode.Scalar.init)
    return Missing(
      count: count, total: wanted.count,
      beginning: String(String.UnicodeScalarView(beginning)))
  }

  /// Whether all letters are there in their order, others between them.
  private func isThere(_ wanted: [UInt32]) -> Bool {
    var place = 0
    for letter in letters {
      guard place < wanted.count else { break }
      if letter == wanted[place] { place += 1 }
    }
    return place == wanted.count
  }

  /// Calls `body` with each run of letters and its place; a text that is shorter is one run.
  private static func visitRuns(of letters: [UInt32], _ body: (Int, UInt64) -> Void) {
    for place in 0..<max(letters.count - length + 1, min(letters.count, 1)) {
      // A scalar has 21 bits; four of them are mixed into one number, and so found by accident once
      // in many millions.
      var run: UInt64 = 0
      for letter in letters[place..<min(place + length, letters.count)] {
        run = (run &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(letter)
      }
      body(place, run)
    }
  }

  /// The letters and figures of a text, small, on the line and of the usual width.
  static func letters(of text: String) -> [UInt32] {
    var letters: [UInt32] = []
    letters.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars {
      let value = scalar.value
      switch value {
      case 0x30...0x39, 0x61...0x7A, 0x4E00...0x9FFF: letters.append(value)
      case 0x41...0x5A: letters.append(value + 0x20)
      case 0...0x7F, 0x3000...0x303F: break
      case 0xB2, 0xB3: letters.append(value - 0x80)
      case 0xB9: letters.append(0x31)
      case 0x2070...0x2079, 0x2080...0x2089: letters.append(0x30 + value & 0xF)
      case 0xFF10...0xFF19, 0xFF41...0xFF5A: letters.append(value - 0xFEE0)
      case 0xFF21...0xFF3A: letters.append(value - 0xFEE0 + 0x20)
      default:
        let properties = scalar.properties
        guard properties.isAlphabetic, properties.numericType == nil else { break }
        letters.append(properties.lowercaseMapping.unicodeScalars.first?.value ?? value)
      }
    }
    return letters
  }
}
