/// Makes documents from short patterns, the same ones for the same seed.
package struct PatternGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    // SplitMix64 (Steele, Lea, Flood 2014).
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// What hostile documents are made of.
  package static let tokens = [
    "a", " ", "\n", "\n\n", "*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "(", ")", "!",
    "![", "](", "[a]", "[a]: ", "[^a]", "[^a]: ", "<", ">", "<a ", "<a href=\"", "<!--", "-->",
    "<?", "<!A ", "<![CDATA[", "]]>", "</a>", "&", "&amp;", "&#", "\\", "|", "|-|\n", "|a|\n",
    "-", "- ", "1. ", "1) ", "> ", "    ", "\t", "#", "# ", "```\n", "~~~\n", "---\n", "===\n",
    "www.", "http://a", "a@b.cc", ":", "\"", "'", "- [ ] ", "[!NOTE]\n", "“", "党", "，", "\r",
  ]

  /// A document of about `size` bytes: a pattern repeated, or one repeated before another.
  package mutating func document(size: Int) -> String {
    let first = pattern()
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return String(repeating: first, count: size / first.utf8.count + 1)
    case 1:
      let second = pattern()
      return String(repeating: first, count: size / 2 / first.utf8.count + 1)
        + String(repeating: second, count: size / 2 / second.utf8.count + 1)
    case 2:
      let head = pattern()
      return head + String(repeating: first, count: size / first.utf8.count + 1)
    default:
      // Growing runs: the i-th line has i patterns.
      var lines = ""
      var count = 1
      while lines.utf8.count < size {
        lines += String(repeating: first, count: min(count, 2000)) + "\n"
        count += 1
      }
      return lines
    }
  }

  private mutating func pattern() -> String {
    (0..<Int.random(in: 1...4, using: &self))
      .map { _ in Self.tokens.randomElement(using: &self) ?? "a" }.joined()
  }
}
