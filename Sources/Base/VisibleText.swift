extension Unicode.Scalar {
  /// Whether nobody sees the character while it changes what is seen: control characters, marks
  /// of direction, line separators, characters without width.
  ///
  /// A terminal obeys some of them, the log of a CI service takes others for its own lines, and
  /// the rest make a name look like another.
  public var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Whether the character may stand before the joiner that makes one picture of several emoji.
  fileprivate var joinsEmoji: Bool {
    value == 0xFE0F || (value > 0xFF && properties.isEmoji)
  }
}

extension String {
  /// The text as it may be shown to a person: characters that nobody sees are written out, as in
  /// `<U+202E>`.
  ///
  /// All that is printed for people passes through this, where it is printed; what was written
  /// into a message stays as it is until then, so that JSON has it unchanged.
  public var visible: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      let isJoiner = scalar.value == 0x200D && previous?.joinsEmoji == true
      if scalar.isUnseen, !isJoiner {
        let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - hexadecimal.count))
        text.append(contentsOf: "<U+\(zeros)\(hexadecimal)>".unicodeScalars)
      } else {
        text.append(scalar)
      }
      previous = scalar
    }
    return String(text)
  }

  /// `visible` for texts of several lines or columns: line feeds and tabs stay.
  ///
  /// Only for what this program laid out itself; a name within it is made visible before.
  public var visibleLines: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).visible }.joined(separator: "\t")
    }.joined(separator: "\n")
  }
}
