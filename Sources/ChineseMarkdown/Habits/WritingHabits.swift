import Base

/// What a text's place tells about the files around it.
package protocol MarkdownPlace {
  /// Whether a path, as a link beside the text has it (percent-encoding resolved), is a file.
  func holdsFile(_ path: String) -> Bool
}

/// The writing habits of a document, and the text that is parsed in place of it.
///
/// The one entrance: whoever parses a document of a site parses what `mended` gives, so that its
/// summary, its headings, its links and its page are made of the same text.
struct WritingHabits {
  /// What was found, in the order of the document.
  let all: [WritingHabit]
  private let policy: HabitPolicy

  /// Reads a document; nil where it has none, which is known after a quick look.
  ///
  /// - Parameters:
  ///   - source: valid UTF-8.
  ///   - policy: what is done about what is found.
  ///   - place: knows the files beside the document.
  init?(in source: Bytes, policy: HabitPolicy, place: some MarkdownPlace) {
    guard source.count <= MarkdownLimit.documentBytes.allowed else { return nil }
    let candidates = HabitCandidates(in: source)
    guard candidates.hasAny else { return nil }
    var scanner = HabitScanner(source, readsInlines: candidates.hasInlines)
    var found = scanner.scan()
    guard !found.isEmpty else { return nil }
    for index in found.indices {
      if let file = found[index].file { found[index].isCertain = place.holdsFile(file) }
    }
    // A broken link is told as one.
    found.removeAll { $0.isReadable && !$0.isCertain }
    guard !found.isEmpty else { return nil }
    found.sort {
      ($0.edit.range.lowerBound, $0.edit.range.upperBound)
        < ($1.edit.range.lowerBound, $1.edit.range.upperBound)
    }
    all = found
    self.policy = policy
  }

  /// The text to parse in place of the source; nil where that is the source itself.
  func mended(_ source: Bytes) -> MendedMarkdown? {
    guard policy == .mend else { return nil }
    let rendered = all.filter { $0.isCertain && $0.kind.isRendered }
    guard !rendered.isEmpty else { return nil }
    let text = MendedMarkdown(source, rendered)
    // A text that was small enough is not refused for what was put into it.
    guard text.bytes.count <= MarkdownLimit.documentBytes.allowed else { return nil }
    return text
  }

  /// Tells a document all that was found.
  func report(_ source: Bytes, to document: inout some MarkdownDocument) {
    for habit in all {
      var problem = MarkdownProblem(
        .habit(
          habit.kind, line: Self.line(source, habit), isCertain: habit.isCertain,
          isError: policy == .strict),
        at: habit.place)
      if habit.isCertain {
        problem.fix = (habit.edit.range, String(decoding: habit.edit.replacement, as: UTF8.self))
      }
      document.report(problem)
    }
  }

  /// The mended line, cut where it is long; of a table its head.
  private static func line(_ source: Bytes, _ habit: WritingHabit) -> String {
    let (range, most) = (habit.edit.range, 96)
    var start = range.lowerBound
    // A little of what stands before is enough to know the place.
    while start > 0, range.lowerBound - start < most / 3, !Ascii.endsLine(source[start - 1]) {
      start -= 1
    }
    while start > 0, start < range.lowerBound, source[start] & 0xC0 == 0x80 { start += 1 }
    var end = range.upperBound
    while end < source.count, end - range.upperBound < most, !Ascii.endsLine(source[end]) {
      end += 1
    }
    while end < source.count, end > range.upperBound, source[end] & 0xC0 == 0x80 { end -= 1 }
    let text =
      Array(source[slice: start..<range.lowerBound]) + habit.edit.replacement
      + Array(source[slice: range.upperBound..<end])
    let lines = text.split(whereSeparator: Ascii.endsLine)
    let shown = lines.first { $0.contains { $0 != 0x20 && $0 != UInt8(ascii: ">") } }
    return String(decoding: shown ?? [], as: UTF8.self)
  }
}

extension Ascii {
  /// Whether a byte ends a line.
  fileprivate static func endsLine(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }
}
