import Base

/// Prints diagnostics for people: place, sentence, the line with a caret, what to do.
struct TextDiagnosticWriter {
  let language: Language

  func write(_ report: DiagnosticReport) -> String {
    let (printed, left) = report.printed
    var text = printed.map(write).joined()
    if left > 0 {
      text += Message("……还有 \(left) 个问题没有列出\n", "… and \(left) more problems\n").text(in: language)
    }
    return text
  }

  private func write(_ diagnostic: Diagnostic) -> String {
    var text =
      "\(place(diagnostic.location)): \(diagnostic.severity.rawValue): "
      + "\(diagnostic.message.text(in: language)) [\(diagnostic.code.rawValue)]\n"
    text += excerpt(diagnostic.location)
    if let help = diagnostic.help { text += labelled("help", help) }
    for note in diagnostic.notes {
      let place = note.location.map { "\(self.place($0)): " } ?? ""
      text += "  note: \(place)\(note.message.text(in: language))\n"
    }
    return text
  }

  private func place(_ location: SourceLocation) -> String {
    location.line == 0
      ? location.path : "\(location.path):\(location.line):\(location.column)"
  }

  private func labelled(_ label: String, _ message: Message) -> String {
    let lines = message.text(in: language).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      index == 0 ? "  \(label): \(line)\n" : "        \(line)\n"
    }.joined()
  }

  /// The line and a caret under the place.
  ///
  /// What stands before the place is repeated as blanks of the same width (U+3000 for a wide
  /// character, a tab for a tab), so the caret lines up in any font that lines up the text. A
  /// long line is cut around the place.
  private func excerpt(_ location: SourceLocation) -> String {
    guard location.line > 0, !location.excerpt.isEmpty else { return "" }
    let characters = Array(location.excerpt)
    let column = min(location.column - 1, characters.count)
    let start = column > 60 ? column - 40 : 0
    let end = min(characters.count, max(start + 100, column + 20))
    let number = String(location.line)
    let gutter = String(repeating: " ", count: number.count)
    let blanks = characters[start..<column].map { character -> String in
      character == "\t" ? "\t" : character.displayWidth == 2 ? "\u{3000}" : " "
    }.joined()
    let marked = characters[column..<min(column + location.highlightedCharacters, end)]
    let carets = marked.map { $0.displayWidth == 2 ? "^^" : "^" }.joined()
    let line =
      (start > 0 ? "…" : "") + printable(characters[start..<end])
      + (end < characters.count ? "…" : "")
    return "  \(number) | \(line)\n"
      + "  \(gutter) | \(start > 0 ? " " : "")\(blanks)\(carets.isEmpty ? "^" : carets)\n"
  }

  /// Control characters and invisible directional ones as U+FFFD: a message must not be able to
  /// steer the terminal it is printed on.
  private func printable(_ characters: ArraySlice<Character>) -> String {
    var text = String.UnicodeScalarView()
    for character in characters {
      for scalar in character.unicodeScalars {
        switch scalar.value {
        case 0..<0x09, 0x0A..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
          text.append("\u{FFFD}")
        default: text.append(scalar)
        }
      }
    }
    return String(text)
  }
}
