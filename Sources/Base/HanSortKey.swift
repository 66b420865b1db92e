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
