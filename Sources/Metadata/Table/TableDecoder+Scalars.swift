import Base
import Diagnostics

/// Reading single values.
extension TableDecoder {
  /// Text without spaces and line ends around it, or nil where the key is missing or empty.
  ///
  /// YAML without quotes is text whatever it looks like: `title: 2026` is the title "2026".
  package mutating func string(_ key: String) -> Located<String>? {
    guard let value = value(key) else { return missing(key, .text) }
    return string(from: value, key: key)
  }

  /// Text that must be there and not be empty.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - example: what the message suggests as a value.
  /// - Returns: the text, or nil after a problem has been reported.
  package mutating func requiredString(_ key: String, example: String) -> Located<String>? {
    guard let value = value(key) else {
      reportMissing(key, example: quoted(example))
      return missing(key, .text)
    }
    guard let text = string(from: value, key: key) else { return nil }
    if text.value.isEmpty {
      reportMissing(key, example: quoted(example))
      return nil
    }
    return text
  }

  /// `true` or `false`; YAML may also say 是 or 否.
  package mutating func boolean(_ key: String) -> Located<Bool>? {
    guard let value = value(key) else { return missing(key, .boolean) }
    if case .scalar(let text, let style) = value.kind {
      switch (text, style) {
      case ("true", .plain), ("是", .plain), ("true", .boolean):
        return Located(true, range: value.range)
      case ("false", .plain), ("否", .plain), ("false", .boolean):
        return Located(false, range: value.range)
      default: break
      }
    }
    reportWrongType(value, key: key, wanted: .boolean)
    return nil
  }

  /// A whole number of the given range.
  package mutating func integer(
    _ key: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) -> Located<Int>? {
    guard let value = value(key) else { return missing(key, .integer(range)) }
    guard let number = integer(from: value, key: key, in: range) else { return nil }
    return Located(number, range: value.range)
  }

  /// The whole number of the given range in a value, or nil after its fault has been reported.
  mutating func integer(
    from value: LocatedValue, key: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard case .scalar(let text, let style) = value.kind, style == .plain || style == .integer,
      let number = Int(text), text.utf8.first != UInt8(ascii: "+")
    else {
      reportWrongType(value, key: key, wanted: .integer)
      return nil
    }
    guard range.contains(number) else {
      report(
        .invalidValue, at: value.range,
        Message(
          "“\(key)”应\(Self.chinese(range))，这里是 \(number)",
          "`\(key)` must be \(Self.english(range)), not \(number)"),
        help: Message("请改成范围内的数", "write a number within these bounds"))
      return nil
    }
    return number
  }

  /// A number of at most two decimals, in hundredths: 250 for `2.5`.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - range: what it may be, in whole numbers.
  /// - Returns: the number times 100, or nil where the key is missing or its fault was reported.
  package mutating func hundredths(
    _ key: String, in range: ClosedRange<Int>
  ) -> Located<Int>? {
    guard let value = value(key) else { return missing(key, .decimal(range)) }
    guard case .scalar(let text, let style) = value.kind,
      style == .plain || style == .integer || style == .float, let number = hundredths(in: text)
    else {
      reportWrongType(value, key: key, wanted: .decimal)
      return nil
    }
    guard (range.lowerBound * 100...range.upperBound * 100).contains(number) else {
      report(
        .invalidValue, at: value.range,
        Message(
          "“\(key)”应\(Self.chinese(range))，这里是 \(text)",
          "`\(key)` must be \(Self.english(range)), not \(text)"),
        help: Message("请改成范围内的数", "write a number within these bounds"))
      return nil
    }
    return Located(number, range: value.range)
  }

  /// The hundredths that a text of at most seven digits before and two after the point says.
  private func hundredths(in text: String) -> Int? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...7).contains(parts[0].utf8.count),
      parts.count == 1 || (1...2).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(parts[0])
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] + (parts[1].utf8.count == 1 ? "0" : "") : "00"
    let number = whole * 100 + (Int(decimals) ?? 0)
    return isNegative ? -number : number
  }

  /// The digits of a number with or without decimals, as written.
  package mutating func decimal(_ key: String) -> Located<String>? {
    guard let value = value(key) else { return missing(key, .number) }
    guard case .scalar(let text, let style) = value.kind,
      [.plain, .string, .integer, .float].contains(style)
    else {
      reportWrongType(value, key: key, wanted: .text)
      return nil
    }
    return Located(text.withoutOuterSpaces, range: value.range)
  }

  /// Text as it stands in a value, or nil after a wrong type has been reported.
  package mutating func string(from value: LocatedValue, key: String) -> Located<String>? {
    if case .scalar(let text, let style) = value.kind, style == .plain || style == .string {
      return Located(text.withoutOuterSpaces, range: value.range)
    }
    reportWrongType(value, key: key, wanted: .text)
    return nil
  }

  /// A text as this format must write it.
  package func quoted(_ text: String) -> String { format == .toml ? "\"\(text)\"" : text }

  private static func chinese(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "不小于 \(range.lowerBound)" }
    if range.lowerBound == .min { return "不大于 \(range.upperBound)" }
    return "在 \(range.lowerBound)–\(range.upperBound) 之间"
  }

  private static func english(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "at least \(range.lowerBound)" }
    if range.lowerBound == .min { return "at most \(range.upperBound)" }
    return "between \(range.lowerBound) and \(range.upperBound)"
  }
}

/// Reading one of a few names.
extension TableDecoder {
  /// One of the given names, or nil where the key is missing or says something else.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - cases: the names and what they stand for.
  /// - Returns: what the written name stands for.
  package mutating func oneOf<Value>(
    _ key: String, _ cases: [(name: String, value: Value)]
  ) -> Located<Value>? {
    guard let text = string(key) else {
      return missing(key, .choice(cases.map { $0.name }))
    }
    for (name, value) in cases where name == text.value {
      return Located(value, range: text.range)
    }
    let names = cases.map { $0.name }
    let nearest = nearestName(to: text.value, among: names)
    let fix = nearest.flatMap { name in
      name == text.value.lowercased()
        ? Diagnostic.Fix(bytes: text.range, replacement: quoted(name)) : nil
    }
    report(
      .invalidValue, at: text.range,
      Message(
        "“\(key)”不能是“\(text.value)”", "`\(key)` cannot be `\(text.value)`"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "可以写：\(names.joined(separator: "、"))",
        (nearest.map { "did you mean `\($0)`? " } ?? "")
          + "one of: \(names.joined(separator: ", "))"),
      fix: fix)
    return nil
  }

  /// One of the cases of an enumeration, by raw value.
  package mutating func oneOf<Value>(_ key: String, _ type: Value.Type) -> Located<Value>?
  where Value: CaseIterable & RawRepresentable<String> {
    oneOf(key, type.allCases.map { ($0.rawValue, $0) })
  }
}

/// Reading dates.
extension TableDecoder {
  /// A date with or without a time (see `parseDateTime`).
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - zone: the site's zone.
  ///   - years: the years that are believed.
  /// - Returns: the time on the zone's wall and whether a time of day was given, or nil.
  package mutating func dateTime(
    _ key: String, zone: ZoneOffset, years: ClosedRange<Int> = articleYears
  ) -> Located<(DateTime, hasTime: Bool)>? {
    guard let value = value(key) else { return missing(key, .dateTime) }
    guard case .scalar(let text, let style) = value.kind,
      style == .plain || style == .string || style == .date
    else {
      reportWrongType(value, key: key, wanted: .date)
      return nil
    }
    switch parseDateTime(text, zone: zone, years: years) {
    case .success(let date): return Located(date, range: value.range)
    case .failure(let problem):
      report(
        problem.code, at: place(of: problem.part, of: text, in: value.range),
        problem.message, help: problem.help)
      return nil
    }
  }

  /// A date that must be there.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - zone: the site's zone.
  ///   - years: the years that are believed.
  /// - Returns: as `dateTime`, or nil after a problem has been reported.
  package mutating func requiredDateTime(
    _ key: String, zone: ZoneOffset, years: ClosedRange<Int> = articleYears
  ) -> Located<(DateTime, hasTime: Bool)>? {
    if let found = value(key) {
      guard case .scalar(let text, _) = found.kind, text.withoutOuterSpaces.isEmpty else {
        return dateTime(key, zone: zone, years: years)
      }
    }
    reportMissing(key, example: "2026-07-01")
    return missing(key, .dateTime)
  }

  /// A day; a time after it is refused.
  package mutating func date(
    _ key: String, years: ClosedRange<Int> = articleYears
  ) -> Located<CivilDate>? {
    guard let found = dateTime(key, zone: .utc, years: years) else { return missing(key, .day) }
    if found.value.hasTime {
      report(
        .dateFormat, at: found.range,
        Message("“\(key)”只写日期，不写时间", "`\(key)` is a day without a time"),
        help: Message(
          "例如：\(format.line(key, "2026-07-01"))",
          "for example: \(format.line(key, "2026-07-01"))"))
      return nil
    }
    return found.map { $0.0.date }
  }

  /// The bytes of a part of a scalar's text, where the text stands in the file letter by letter.
  func place(of part: Range<Int>, of text: String, in range: Range<Int>) -> Range<Int> {
    let length = text.utf8.count
    for margin in 0...3 where range.count == length + 2 * margin {
      let start = range.lowerBound + margin
      let written = file[slice: start..<(start + length)]
      if written.elementsEqual(text.utf8) {
        return (start + part.lowerBound)..<(start + part.upperBound)
      }
    }
    return range
  }
}
