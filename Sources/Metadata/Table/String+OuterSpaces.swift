extension String {
  /// The text without spaces of any width and line ends at both ends.
  package var withoutOuterSpaces: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    // U+3000 and U+00A0 are the only spaces beyond ASCII that keyboards and web pages bring.
    if Self.mayBeSpace(first) || Self.mayBeSpace(last) {
      var scalars = Substring(self).unicodeScalars
      while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
      while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
      return String(scalars)
    }
    return self
  }

  /// Whether a byte can begin or end a space: ASCII's, U+3000 (E3 80 80) or U+00A0 (C2 A0).
  private static func mayBeSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xE3 || byte == 0x80 || byte == 0xC2 || byte == 0xA0
  }
}
