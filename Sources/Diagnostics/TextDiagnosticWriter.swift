import Base

/// Prints diagnostics for people: place, sentence, the line with a caret, what to do.
struct TextDiagnosticWriter {
  package let language: Language

  package func write(_ selection: DiagnosticSelection, to sink: (String) -> Void) {
    for entry in selection.entries { sink(text(of: entry)) }
    if let remainder = selection.remainder(in: language) { sink(remainder + "\n") }
  }

  private func text(of entry: DiagnosticSelection.Entry) -> String {
    let diagnostic = entry.diagnostic
    var text =
      "\(diagnostic.location.shown): " + label(diagnostic.severity.name)
      + "\(entry.message(in: language)) [\(diagnostic.code.name)]\n"
    text += excerpt(diagnostic.location)
    if let help = diagnostic.shownHelp(in: language) {
      text += labelled(Message("修改", "help"), help)
    }
    for note in diagnostic.notes {
      let place = note.location.map { "\($0.shown): " } ?? ""
      text +=
        "  \(label(Severity.note.name))\(place)\(diagnostic.shown(note, in: language).visible)\n"
    }
    return text
  }

  /// A word for what follows it.
  private func label(_ name: Message) -> String { name.text(in: language) + language.colon }

  /// A label and its text.
  ///
  /// A further line never begins with what was quoted: a CI service takes `::error` for a command
  /// also after spaces.
  private func labelled(_ name: Message, _ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let text = String(line).visible
      return index == 0 ? "  \(label(name))\(text)\n" : "      | \(text)\n"
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
    let column = min(location.charactersBefore, characters.count)
    let start = column > 60 ? column - 40 : 0
    let end = min(characters.count, max(start + 100, column + 20))
    let isCut = start > 0 || location.cutBefore > 0
    let number = String(location.line)
    let gutter = String(repeating: " ", count: number.count)
    let blanks = characters[start..<column].map { character -> String in
      character == "\t"
        ? "\t" : shown(character).map { $0.displayWidth == 2 ? "\u{3000}" : " " }.joined()
    }.joined()
    let marked = characters[column..<min(column + location.highlightedCharacters, end)]
    let carets = marked.flatMap { shown($0).map { $0.displayWidth == 2 ? "^^" : "^" } }.joined()
    let line =
      (isCut ? "…" : "") + characters[start..<end].map(shown).joined()
      + (end < characters.count || location.isCutAfter ? "…" : "")
    return "  \(number) | \(line)\n"
      + "  \(gutter) | \(isCut ? " " : "")\(blanks)\(carets.isEmpty ? "^" : carets)\n"
  }

  private func shown(_ character: Character) -> String {
    character == "\t" ? "\t" : String(character).visible
  }
}
