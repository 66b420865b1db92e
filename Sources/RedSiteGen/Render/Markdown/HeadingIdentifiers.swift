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
    var index = 0
    while index < text.count {
      let (scalar, length) = ScalarReader.scalar(in: text, at: index)
      guard scalar < 0x80 || CJKCharacter.isHan(scalar), scalar < 0xF900 else {
        // Something that may have to be composed, or looked up.
        var composed = text.string.inNormalizationFormC
        return composed.withUTF8 { keep($0) }
      }
      index += length
    }
    return keep(text)
  }

  private static func keep(_ text: Bytes) -> String {
    let result = String(unsafeUninitializedCapacity: text.count) { slots in
      var length = 0
      var isSpacePending = false
      var index = 0
      while index < text.count {
        let start = index
        let (scalar, width) = ScalarReader.scalar(in: text, at: index)
        index += width
        if CJKCharacter.isSpace(scalar) {
          // A space is at least as long as the `-` that may take its place.
          isSpacePending = length > 0
          continue
        }
        guard isKept(scalar) else { continue }
        if isSpacePending {
          slots[length] = UInt8(ascii: "-")
          length += 1
          isSpacePending = false
        }
        for place in start..<index {
          let byte = text[place]
          slots[length] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          length += 1
        }
      }
      return length
    }
    return result.isEmpty ? "section" : result
  }

  private static func isKept(_ scalar: UInt32) -> Bool {
    if CJKCharacter.isHan(scalar) { return true }
    if scalar < 0x80 {
      let byte = UInt8(scalar)
      return Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard !CJKCharacter.isVariationSelector(scalar), let scalar = Unicode.Scalar(scalar) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
