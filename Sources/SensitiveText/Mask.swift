import Base

/// Hides numbers and addresses of persons in what is shown of a text.
package enum Mask {
  /// What is hidden in every excerpt, whatever a site looks for: all that is a value and no mark.
  private static let kinds = Set(SensitiveKind.allCases).subtracting([
    .secretMark, .restrictedMark,
  ])

  /// A part of a text as people may see it.
  ///
  /// Every value that lies in it, or reaches into it, has stars in its middle. Characters and bytes
  /// stay as many as they are.
  ///
  /// - Parameters:
  ///   - range: the part.
  ///   - bytes: the text.
  /// - Returns: the part.
  package static func excerpt(_ range: Range<Int>, of bytes: Bytes) -> String {
    let part = bytes[slice: range]
    guard mayHoldValue(part) else { return part.string }
    // A value that the cut goes through is recognized by what stands beyond it.
    let reach = 96
    let wide = max(0, range.lowerBound - reach)..<min(bytes.count, range.upperBound + reach)
    var search = SensitiveText(kinds)
    let around = bytes[slice: wide]
    let found = search.find(in: around, bodyStart: nil)
    guard !found.isEmpty else { return part.string }
    var text = Array(part)
    for finding in found {
      for place in hiddenBytes(finding, in: around) {
        let own = place.lowerBound + wide.lowerBound - range.lowerBound
        // U+FF0A is as wide, and as many bytes, as what it stands for.
        let star = place.count == 3 ? Array("＊".utf8) : [UInt8](repeating: 0x2A, count: place.count)
        for (offset, byte) in star.enumerated() where text.indices.contains(own + offset) {
          text[own + offset] = byte
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A sentence or a line as people may see it.
  ///
  /// - Parameters:
  ///   - text: the whole of it.
  ///   - keepsAddresses: whether e-mail addresses are what it is about.
  /// - Returns: the text with stars in the middle of each value.
  package static func text(_ text: String, keepsAddresses: Bool = false) -> String {
    guard text.withBytes(mayHoldValue) else { return text }
    return text.withBytes { bytes in
      guard keepsAddresses else { return excerpt(0..<bytes.count, of: bytes) }
      // Addresses keep their places; the pieces around them are hidden.
      var search = SensitiveText([.emailAddress])
      var shown = ""
      var place = 0
      for address in search.find(in: bytes, bodyStart: nil) {
        shown += excerpt(place..<address.range.lowerBound, of: bytes)
        shown += bytes[slice: address.range].string
        place = address.range.upperBound
      }
      return shown + excerpt(place..<bytes.count, of: bytes)
    }
  }

  /// Whether a text has anything in it that would be hidden.
  package static func hides(in text: String) -> Bool {
    text.withBytes { bytes in
      var search = SensitiveText(kinds)
      return mayHoldValue(bytes) && !search.find(in: bytes, bodyStart: nil).isEmpty
    }
  }

  /// Whether there are five digits or an at-sign, which most sentences do not have.
  private static func mayHoldValue(_ bytes: Bytes) -> Bool {
    var digits = 0
    var previous: UInt8 = 0
    for byte in bytes {
      // U+FF10–FF19 and U+FF20 are EF BC 90–99 and EF BC A0.
      let isWide = previous == 0xBC && (byte == 0xA0 || (0x90...0x99).contains(byte))
      if byte == UInt8(ascii: "@") || isWide && byte == 0xA0 { return true }
      if Ascii.isDigit(byte) || isWide {
        digits += 1
        if digits >= 5 { return true }
      }
      previous = byte
    }
    return false
  }

  /// The bytes of each character of a finding that is hidden.
  private static func hiddenBytes(_ finding: SensitiveFinding, in text: Bytes) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var signs: [Character] = []
    var place = finding.range.lowerBound
    while place < finding.range.upperBound {
      let length = length(ofCharacterAt: place, in: text)
      let range = place..<min(place + length, finding.range.upperBound)
      place = range.upperBound
      if finding.kind != .emailAddress, finding.kind != .licencePlate {
        guard let atom = Atom.read(text, at: range.lowerBound) else { continue }
        signs.append(Character(atom.shown))
      } else {
        let character = text[slice: range].string.first ?? " "
        if character == "·" { continue }
        signs.append(character == "＠" ? "@" : character)
      }
      places.append(range)
    }
    return Array(places[SensitiveFinding.hidden(finding.kind, signs)])
  }

  private static func length(ofCharacterAt place: Int, in text: Bytes) -> Int {
    switch text[place] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
