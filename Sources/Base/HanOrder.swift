/// The order in which Chinese readers look for a name: the same on every machine, in any locale.
///
/// For lists of units, keywords and titles. Character by character:
///
/// 1. spaces, punctuation and symbols, by code point;
/// 2. numbers by value, however long: 第2支部 before 第10支部. Chinese numerals count as numbers
///    after 第, where branches and chapters are numbered: 第九 before 第十;
/// 3. letters, without regard to case; full-width forms (Ａ, ２) count as their ASCII ones;
/// 4. Han by reading and tone (`HanOrderTable`), 文 wén before 问 wèn;
/// 5. everything else by code point, rare Han included.
///
/// A text that ends first comes first. Texts equal in all this (党建A, 党建a) follow by code
/// point, so that no two different texts ever change places.
///
/// A character has one place, whatever it sounds like in a word: 重庆 stands with 重要 (zhòng),
/// 朝阳 with 朝鲜 (cháo). A dictionary of words would be larger than this program; who needs
/// another place gives the entry a `weight`.
public enum HanOrder {
  /// Whether `left` comes before `right`; for sorting many texts make a key for each instead.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    HanSortKey(left) < HanSortKey(right)
  }

  /// What stands for `text` in comparisons: make it once for a text that is compared often.
  public static func sortKey(_ text: String) -> HanSortKey { HanSortKey(text) }
}

/// A text's place in `HanOrder`: keys compare as the texts do.
public struct HanSortKey: Sendable, Hashable, Comparable {
  /// Weights of the characters, an end mark, then the text itself for ties.
  private let weights: [UInt32]

  /// The kinds of characters in their order; a weight is its kind above what orders the kind.
  private enum Kind: UInt32 {
    case end, symbol, number, letter, han, other
    func weight(_ value: UInt32) -> UInt32 { rawValue << 24 | value }
  }

  /// The key of a text.
  public init(_ text: String) {
    let scalars = text.unicodeScalars
    var weights: [UInt32] = []
    weights.reserveCapacity(2 * scalars.count + 1)
    var place = scalars.startIndex
    var followsOrdinalMark = false
    while place < scalars.endIndex {
      if let number = HanNumber(in: scalars, at: place, isOrdinal: followsOrdinalMark) {
        Self.append(number, to: &weights)
        place = number.end
        followsOrdinalMark = false
      } else {
        weights.append(Self.weight(scalars[place]))
        followsOrdinalMark = scalars[place] == "第"
        place = scalars.index(after: place)
      }
    }
    weights.append(Kind.end.weight(0))
    weights += scalars.lazy.map(\.value)
    self.weights = weights
  }

  /// How many digits, then the digits: the longer number is the greater one.
  private static func append(_ number: HanNumber, to weights: inout [UInt32]) {
    weights.append(Kind.number.weight(UInt32(min(number.digits.count, 0xFF_FFFF))))
    for digit in number.digits { weights.append(Kind.number.weight(UInt32(digit))) }
  }

  private static func weight(_ scalar: Unicode.Scalar) -> UInt32 {
    if let rank = HanOrderTable.rank(of: scalar) { return Kind.han.weight(UInt32(rank)) }
    let value = HanNumber.halfWidth(scalar)
    switch value {
    case 0x41...0x5A: return Kind.letter.weight(value + 0x20)
    case 0x61...0x7A: return Kind.letter.weight(value)
    case 0..<0x80: return Kind.symbol.weight(value)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
      .otherSymbol:
      return Kind.symbol.weight(value)
    default: return Kind.other.weight(value)
    }
  }

  /// Whether the text of one key comes before the other's.
  public static func < (left: HanSortKey, right: HanSortKey) -> Bool {
    left.weights.lexicographicallyPrecedes(right.weights)
  }
}

/// The reading of Chinese characters in plain letters, for URLs.
public enum Pinyin {
  /// The syllable of a character without its tone, ü as `v` as people type it; nil for a character
  /// the table does not have.
  ///
  /// A character has one reading, the one it is looked up by (`HanOrderTable`): 长 is `chang`, 都
  /// `du`.
  public static func syllable(of scalar: Unicode.Scalar) -> Substring? {
    guard let rank = HanOrderTable.rank(of: scalar) else { return nil }
    return syllables[Int(rank)]
  }

  /// The syllable of each character of the table, in its order.
  private static let syllables: [Substring] = {
    var all: [Substring] = []
    for part in HanOrderTable.parts {
      var syllable: Substring = ""
      for line in part.split(separator: "\n") {
        if line.first != " " {
          let written = line.prefix { $0 != " " }
          syllable = written.contains("ü") ? Substring(written.replacing("ü", with: "v")) : written
        }
        for scalar in line.unicodeScalars where scalar.value >= 0x3400 { all.append(syllable) }
      }
    }
    return all
  }()

  /// A text as part of a URL: syllables, letters and digits in small letters, parted by hyphens.
  ///
  /// What has no reading and is no letter or digit parts words; a character without a reading
  /// stays as it is.
  public static func slug(_ text: String) -> String {
    var slug = ""
    var isWordOpen = false
    func part() { if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" } }
    for scalar in text.unicodeScalars {
      if let syllable = syllable(of: scalar) {
        part()
        slug += syllable
        isWordOpen = false
      } else if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        if !isWordOpen { part() }
        slug.unicodeScalars.append(scalar)
        isWordOpen = true
      } else if scalar.properties.isAlphabetic {
        part()
        slug.unicodeScalars.append(scalar)
        isWordOpen = false
      } else {
        isWordOpen = false
      }
    }
    return slug.lowercased()
  }
}
