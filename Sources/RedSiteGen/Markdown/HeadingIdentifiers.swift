import Base

/// Makes the `id` of headings: readable, Chinese kept, unique in their document.
///
/// Han and other letters and digits stay (NFC), ASCII letters become small, runs of spaces become
/// `-`, punctuation goes; `-` and `_` stay. A second heading of the same text gets `-2`. Adding
/// other headings changes nothing. A heading without letters is `section`.
struct HeadingIdentifiers {
  /// The number tried last for a text.
  private var numbers: [String: Int] = [:]

  /// Starts a new document.
  mutating func removeAll() {
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
  }

  /// The identifier for a heading with the given text.
  mutating func identifier(for text: Bytes) -> String {
    let base = Self.base(for: text)
    guard numbers[base] != nil else {
      numbers[base] = 1
      return base
    }
    while true {
      let number = (numbers[base] ?? 1) + 1
      numbers[base] = number
      let candidate = "\(base)-\(number)"
      if numbers[candidate] == nil {
        numbers[candidate] = 1
        return candidate
      }
    }
  }

  private static func base(for text: Bytes) -> String {
    var result = ""
    var isSpacePending = false
    for scalar in text.string.inNormalizationFormC.unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpacePending = true
        continue
      }
      guard isKept(scalar) else { continue }
      if isSpacePending, !result.isEmpty { result.append("-") }
      isSpacePending = false
      if scalar.value >= 0x41, scalar.value <= 0x5A {
        result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result.isEmpty ? "section" : result
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar == "_" { return true }
    if scalar.isASCII { return Ascii.isAlphanumeric(UInt8(scalar.value)) }
    if CJKCharacter.isVariationSelector(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
