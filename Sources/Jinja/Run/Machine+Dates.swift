import Base

extension Machine {
  /// Prints a date in a format of the program; nothing where there is no date.
  mutating func appendDate(_ value: Value, format: Int) throws(TemplateProblem) {
    guard let (date, zone) = try dateTime(value) else { return }
    let range = program.dateFormats[format]
    let parts = DateParts(date, zone)
    for index in Int(range.start)..<Int(range.start + range.count) {
      appendPart(program.dateParts[index], parts, literals: program.literals)
    }
  }

  /// Prints a date in a format that was only known now.
  mutating func appendDate(_ value: Value, format: Bytes) throws(TemplateProblem) {
    guard let (date, zone) = try dateTime(value) else { return }
    let parts = DateParts(date, zone)
    do throws(DateFormat.UnknownLetter) {
      for part in try DateFormat.parse(format) {
        appendPart(part, parts, literals: format)
      }
    } catch {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "日期格式里没有“\(error.letter)”",
        english: "unknown date format “\(error.letter)”")
    }
  }

  /// The time that a value means: a date, text such as `2026-07-01 09:30`, or Unix seconds.
  private func dateTime(_ value: Value) throws(TemplateProblem) -> (DateTime, ZoneOffset)? {
    switch value {
    case .date(let date, let zone): return (date, zone)
    case .undefined, .none: return nil
    case .integer(let seconds):
      // The years 1 to 9999, as in Python.
      guard (-62_135_596_800..<253_402_300_800).contains(seconds) else {
        throw TemplateProblem(
          chinese: "\(seconds) 秒不在公元 1 年到 9999 年之间",
          english: "\(seconds) seconds are outside of the years 1 to 9999")
      }
      return (DateTime(unixSeconds: Int64(seconds), in: .utc), .utc)
    case .text(let bytes), .markup(let bytes):
      if let parsed = DateText.parse(bytes) { return parsed }
      throw TemplateProblem(
        chinese: "“\(bytes.string)”不是日期，应当像 2026-07-01 09:30",
        english: "“\(bytes.string)” is not a date such as 2026-07-01 09:30")
    default: break
    }
    throw TemplateProblem(
      chinese: "\(value.typeName) 不是日期", english: "a \(value.typeName) is not a date")
  }

  private mutating func appendPart(
    _ part: DateFormat.Part, _ parts: DateParts, literals: Bytes
  ) {
    switch part {
    case .literal(let start, let count):
      out.append(literals[slice: Int(start)..<(Int(start) + Int(count))])
    case .field(let field): out.append(field, of: parts)
    }
  }
}
