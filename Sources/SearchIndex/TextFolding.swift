import Base

/// What texts and queries are compared by: UTF-16 code units of what is left when everything is gone
/// that people do not type alike.
///
/// Normalization Form KC, lower case, Traditional Han as Simplified; without white space, punctuation,
/// symbols and invisible characters. `search.js` of the themes folds in the same way.
///
/// One for each worker: a table of the characters met so far grows with them.
package struct TextFolding {
  /// What was folded since `removeAll`.
  package private(set) var units: [UInt16] = []

  /// The unit that stands between two blocks of a text, so that no match crosses from one to the next.
  package static let separator: UInt16 = 0

  /// For each code point of the basic plane its unit, or one of the values below.
  private var table = [UInt16](repeating: Self.unknown, count: 0x1_0000)
  /// The units of characters that have not exactly one.
  private var longForms: [UInt32: [UInt16]] = [:]
  /// Where the present block began.
  private var blockStart = 0
  /// Whether it holds what may be one with the character before it.
  private var hasMarks = false

  // No character folds to these: two are no characters, the third is a symbol.
  private static let none: UInt16 = 0
  private static let unknown: UInt16 = 0xFFFD
  private static let mark: UInt16 = 0xFFFE
  private static let long: UInt16 = 0xFFFF

  /// A folding that has met no character yet.
  package init() {}

  /// The units of a text by itself.
  package static func units(of text: String) -> [UInt16] {
    var folding = TextFolding()
    text.withBytes { folding.append($0) }
    folding.separate()
    return folding.units.last == separator ? folding.units.dropLast() : folding.units
  }

  /// Forgets the units and keeps the memory.
  package mutating func removeAll() {
    units.removeAll(keepingCapacity: true)
    blockStart = 0
    hasMarks = false
  }

  /// Ends a block: what follows is not joined to what came before.
  package mutating func separate() {
    if hasMarks { compose() }
    if units.count > blockStart { units.append(Self.separator) }
    blockStart = units.count
  }

  /// Folds text, which is valid UTF-8 and goes on where the last ended.
  package mutating func append(_ text: Bytes) {
    var place = 0
    let count = text.count
    while place < count {
      let first = text[place]
      var value = UInt32(first)
      if first < 0x80 {
        place += 1
      } else if first >= 0xE0, first < 0xF0, place + 2 < count {
        value =
          (value & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6
          | UInt32(text[place + 2] & 0x3F)
        place += 3
      } else if first >= 0xF0, place + 3 < count {
        value =
          (value & 0x07) << 18 | UInt32(text[place + 1] & 0x3F) << 12
          | UInt32(text[place + 2] & 0x3F) << 6 | UInt32(text[place + 3] & 0x3F)
        place += 4
      } else if place + 1 < count {
        value = (value & 0x1F) << 6 | UInt32(text[place + 1] & 0x3F)
        place += 2
      } else {
        return
      }
      append(value)
    }
  }

  /// Folds one character.
  @inline(__always)
  package mutating func append(_ value: UInt32) {
    let unit = value < 0x1_0000 ? table[Int(value)] : Self.long
    if unit < Self.unknown {
      if unit != Self.none { units.append(unit) }
    } else {
      appendUncommon(value, unit)
    }
  }

  private mutating func appendUncommon(_ value: UInt32, _ unit: UInt16) {
    switch unit {
    case Self.unknown:
      learn(value)
      append(value)
    case Self.mark:
      hasMarks = true
      units.append(UInt16(value))
    default:
      if longForms[value] == nil { longForms[value] = Self.fold(value).units }
      let form = longForms[value] ?? []
      hasMarks = hasMarks || form.contains { table[Int($0)] == Self.mark }
      units += form
    }
  }

  /// Fills the table for a character that was not met before.
  private mutating func learn(_ value: UInt32) {
    let (form, isMark) = Self.fold(value)
    if isMark {
      table[Int(value)] = Self.mark
    } else if form.isEmpty {
      table[Int(value)] = Self.none
    } else if form.count == 1, form[0] < Self.unknown,
      form[0] == UInt16(value) || !Self.fold(UInt32(form[0])).isMark
    {
      table[Int(value)] = form[0]
    } else {
      table[Int(value)] = Self.long
      longForms[value] = form
      for unit in form where table[Int(unit)] == Self.unknown { learn(UInt32(unit)) }
    }
  }

  /// Makes one character of letters and the marks that follow them, as Normalization Form C does.
  private mutating func compose() {
    let block = String(decoding: units[blockStart...], as: UTF16.self).inNormalizationFormC
    units.removeLast(units.count - blockStart)
    hasMarks = false
    for scalar in block.unicodeScalars { units += Self.fold(scalar.value).units }
  }

  /// What a character is folded to, and whether it may be one with what stands before it.
  private static func fold(_ value: UInt32) -> (units: [UInt16], isMark: Bool) {
    guard let scalar = Unicode.Scalar(value) else { return ([], false) }
    switch value {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return ([], false)  // which of two shapes is drawn
    case 0x1100...0x11FF: return ([UInt16(value)], true)  // Hangul by the letter
    default: break
    }
    var units: [UInt16] = []
    let form = CompatibleForms.all[scalar] ?? scalar.properties.lowercaseMapping
    for scalar in form.unicodeScalars where isKept(scalar) {
      let folded = scalar == "ς" ? "σ" : HanVariants.all[scalar] ?? scalar
      units += Array(String(folded).utf16)
    }
    let isMark =
      value < 0x1_0000 && units.count == 1 && UInt32(units[0]) == value
      && scalar.properties.canonicalCombiningClass != .notReordered
    return (units, isMark || isComposingVowel(value))
  }

  /// Marks of class 0 that canonical composition joins to a letter all the same, as in Indic writing.
  private static func isComposingVowel(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return value < 0x1_0000
    default: return false
    }
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
