/// Shortens a text at the end of a sentence.
enum Summary {
  private static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: true
    default: false
    }
  }

  /// Quotation marks and brackets that still belong to the sentence before them.
  private static func closes(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x300B, 0x3011, 0x29, 0x22: true
    default: false
    }
  }

  /// What looks lost before `…`: ，、：；（“《 and their ASCII forms.
  private static func pauses(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF08, 0x201C, 0x300A, 0x2C, 0x3A, 0x3B: true
    default: false
    }
  }

  /// The text if it has at most `limit` characters, else its beginning.
  ///
  /// - Parameters:
  ///   - text: plain text; spaces and ideographic spaces at its ends and runs of them go.
  ///   - limit: the most characters of the result, `…` included, at least 1.
  /// - Returns: at most `limit` characters.
  static func cut(_ text: String, to limit: Int) -> String {
    var result = ""
    result.reserveCapacity(limit * 4)
    var count = 0
    var endOfSentence: Int?
    var endOfWord = 0
    var isSpacePending = false
    for character in text {
      // A character of several scalars is a letter with marks or an emoji.
      let first = character.unicodeScalars.first?.value ?? 0
      if CJKCharacter.isSpace(first) {
        isSpacePending = count > 0
        continue
      }
      let needed = isSpacePending ? 2 : 1
      if count + needed > limit {
        if let endOfSentence { return prefix(of: result, endOfSentence) }
        return prefix(of: result, endOfWord) + "…"
      }
      if isSpacePending { result += " " }
      let follows = endOfSentence == result.utf8.count
      isSpacePending = false
      result.append(character)
      count += needed
      if endsSentence(first) || (follows && closes(first)) {
        endOfSentence = result.utf8.count
      }
      // One character must be left for `…`.
      if count < limit, !pauses(first) { endOfWord = result.utf8.count }
    }
    return result
  }

  private static func prefix(of text: String, _ length: Int) -> String {
    String(text[..<text.utf8.index(text.startIndex, offsetBy: length)])
  }
}
