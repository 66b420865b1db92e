// The standard library composes for its own comparisons and exports the result only as SPI;
// Foundation, the public way, would triple the program's start-up time.
@_spi(_Unicode) import Swift

extension String {
  /// The text in Normalization Form C (Unicode Standard Annex #15).
  ///
  /// Swift compares NFC and NFD as equal, file systems and browsers do not; names that become
  /// URLs or identifiers go through here.
  public var inNormalizationFormC: String {
    if unicodeScalars.allSatisfy({ $0.isSurelyInNormalizationFormC }) { return self }
    var composed = ""
    composed.reserveCapacity(utf8.count)
    for scalar in _nfc { composed.unicodeScalars.append(scalar) }
    return composed
  }
}

extension Unicode.Scalar {
  /// Whether neither this scalar nor one before it changes when composed; false where unsure.
  fileprivate var isSurelyInNormalizationFormC: Bool {
    switch value {
    case 0..<0x300, 0x2010...0x2027, 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x312F,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF00...0xFFEF:
      true
    default: false
    }
  }
}
