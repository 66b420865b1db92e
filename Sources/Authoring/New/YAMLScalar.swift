/// Text as a value of front matter.
enum YAMLScalar {
  /// The text as it is where YAML reads it as that text, otherwise between double quotes.
  static func written(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Whether a plain scalar says the same (YAML 1.2.2, section 7.3.3), with room to spare.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.value > 0x20, last.value > 0x20
    else { return false }
    // Indicators, quotes of all widths, and what would be a number, a date, true or null.
    let isWord = first.properties.isAlphabetic || first.value >= 0x2E80
    guard isWord, !"“‘「『＂＇".unicodeScalars.contains(first) else { return false }
    guard !["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
    else { return false }
    return !text.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || ":#：,[]{}&*!|>'\"%@`".unicodeScalars.contains($0)
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
