import Base

/// Texts as JSON writes them.
package enum JSONText {
  /// A JSON string (RFC 8259 §7).
  package static func quoted(_ value: String) -> String {
    var text = ""
    append(value, to: &text)
    return text
  }

  /// Appends a JSON string.
  ///
  /// Characters that nobody sees are escaped too: the file may be shown in a terminal or a log.
  package static func append(_ value: String, to text: inout String) {
    text += "\""
    if isPlain(value) {
      text += value
    } else {
      for scalar in value.unicodeScalars { append(scalar, to: &text) }
    }
    text += "\""
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.isUnseen:
      for unit in String(scalar).utf16 {
        let hexadecimal = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      }
    default: text.unicodeScalars.append(scalar)
    }
  }

  /// Whether nothing is escaped.
  private static func isPlain(_ value: String) -> Bool {
    !value.unicodeScalars.contains { $0 == "\"" || $0 == "\\" || $0.isUnseen }
  }
}
