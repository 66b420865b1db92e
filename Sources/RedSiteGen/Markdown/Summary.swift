/// Shortens a text at the end of a sentence.
enum Summary {
  private static let ends: Set<Character> = ["。", "！", "？", "；", "!", "?", ";"]
  private static let closers: Set<Character> = ["”", "’", "」", "』", "）", "》", "】", ")", "\""]
  /// What looks lost before `…`.
  private static let pauses: Set<Character> = ["，", "、", "：", "；", ",", ":", "（", "“", "《"]

  /// The text if it has at most `limit` characters, else its beginning.
  ///
  /// - Parameters:
  ///   - text: plain text; spaces and ideographic spaces at its ends and runs of them go.
  ///   - limit: the most characters of the result, `…` included, at least 1.
  /// - Returns: at most `limit` characters.
  static func cut(_ text: String, to limit: Int) -> String {
    var characters: [Character] = []
    characters.reserveCapacity(limit + 1)
    var isSpacePending = false
    for character in text {
      if character.isWhitespace {
        isSpacePending = !characters.isEmpty
        continue
      }
      if isSpacePending { characters.append(" ") }
      isSpacePending = false
      characters.append(character)
      if characters.count > limit { break }
    }
    guard characters.count > limit else { return String(characters) }
    if var end = characters[..<limit].lastIndex(where: ends.contains) {
      while end + 1 < limit, closers.contains(characters[end + 1]) { end += 1 }
      return String(characters[...end])
    }
    var kept = characters[..<(limit - 1)]
    while let last = kept.last, last.isWhitespace || pauses.contains(last) { kept.removeLast() }
    return String(kept) + "…"
  }
}
