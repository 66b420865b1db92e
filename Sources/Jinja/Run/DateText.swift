import Base

/// Reads dates written as text: `2026-07-01`, `2026/7/1 09:30:00`, `2026-07-01T09:30:00+08:00`.
enum DateText {
  /// The time, in the zone that the text names or else in China's.
  static func parse(_ text: Bytes) -> (DateTime, ZoneOffset)? {
    var reader = Reader(bytes: text.trimmed)
    guard let year = reader.number(digits: 4...4), let separator = reader.take(anyOf: "-/."),
      let month = reader.number(digits: 1...2), reader.take(anyOf: separator) != nil,
      let day = reader.number(digits: 1...2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if reader.isAtEnd { return (DateTime(date: date), .china) }
    guard reader.take(anyOf: "T ") != nil, let hour = reader.number(digits: 1...2),
      reader.take(anyOf: ":") != nil, let minute = reader.number(digits: 2...2),
      hour < 24, minute < 60
    else { return nil }
    var second = 0
    if reader.take(anyOf: ":") != nil {
      guard let value = reader.number(digits: 2...2), value < 60 else { return nil }
      second = value
      if reader.take(anyOf: ".") != nil, reader.number(digits: 1...9) == nil { return nil }
    }
    guard let zone = reader.zone(), reader.isAtEnd else { return nil }
    return (DateTime(date: date, hour: hour, minute: minute, second: second), zone)
  }

  private struct Reader {
    let bytes: Bytes
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while position < bytes.count, count < digits.upperBound, Ascii.isDigit(bytes[position]) {
        value = value * 10 + Int(bytes[position] - 0x30)
        position += 1
        count += 1
      }
      return digits.contains(count) ? value : nil
    }

    mutating func take(anyOf characters: String) -> String? {
      guard position < bytes.count, characters.utf8.contains(bytes[position]) else { return nil }
      position += 1
      return String(UnicodeScalar(bytes[position - 1]))
    }

    mutating func zone() -> ZoneOffset? {
      if isAtEnd { return .china }
      if take(anyOf: "Zz") != nil { return .utc }
      guard let sign = take(anyOf: "+-"), let hours = number(digits: 2...2), hours < 24 else {
        return nil
      }
      _ = take(anyOf: ":")
      guard let minutes = number(digits: 2...2), minutes < 60 else { return nil }
      let seconds = Int32(hours * 3600 + minutes * 60)
      return ZoneOffset(seconds: sign == "-" ? -seconds : seconds)
    }
  }
}
