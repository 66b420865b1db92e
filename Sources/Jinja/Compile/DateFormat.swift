import Base

/// A format of the `date` filter, cut into its parts.
struct DateFormat: Sendable {
  enum Part: Sendable {
    /// Bytes of the format that stand for themselves.
    case literal(start: Int32, count: Int32)
    case field(DateField)
  }

  /// What applies where a template names no format.
  static let standard = "%Y-%m-%d %H:%M"

  let text: [UInt8]
  let parts: [Part]

  /// Reads a format; `unknown` is the first letter that means nothing.
  init(_ text: [UInt8]) throws(UnknownLetter) {
    self.text = text
    parts = try text.withBytes { (bytes) throws(UnknownLetter) in
      try Self.parse(bytes)
    }
  }

  /// Whether it can be printed without escaping.
  var isPlain: Bool { !text.contains { Array("<>&'\"".utf8).contains($0) } }

  struct UnknownLetter: Error {
    let letter: String
  }

  /// The parts of a format.
  static func parse(_ bytes: Bytes) throws(UnknownLetter) -> [Part] {
    var parts: [Part] = []
    var literalStart = 0
    var position = 0
    func endLiteral(at end: Int) {
      guard end > literalStart else { return }
      parts.append(.literal(start: Int32(literalStart), count: Int32(end - literalStart)))
    }
    while let percent = bytes.firstIndex(of: UInt8(ascii: "%"), from: position) {
      endLiteral(at: percent)
      var letter = percent + 1
      let isPlain = letter < bytes.count && bytes[letter] == UInt8(ascii: "-")
      // `%:z`, the zone with a colon, is the only letter of its kind (Python 3.12, GNU date).
      let isZone = bytes[slice: letter..<bytes.count].begins(with: ":z")
      if isPlain || isZone { letter += 1 }
      guard letter < bytes.count else { throw UnknownLetter(letter: "%") }
      let end = Utf8.next(after: letter, in: bytes)
      if isZone {
        parts.append(.field(.zoneWithColon))
        literalStart = end
      } else if bytes[letter] == UInt8(ascii: "%"), !isPlain {
        literalStart = letter
      } else if let field = field(bytes[letter], isPlain: isPlain) {
        parts.append(.field(field))
        literalStart = end
      } else {
        throw UnknownLetter(letter: bytes[slice: percent..<end].string)
      }
      position = end
    }
    endLiteral(at: bytes.count)
    return parts
  }

  private static func field(_ letter: UInt8, isPlain: Bool) -> DateField? {
    if isPlain {
      switch letter {
      case UInt8(ascii: "m"): return .plainMonth
      case UInt8(ascii: "d"): return .plainDay
      case UInt8(ascii: "H"): return .plainHour
      case UInt8(ascii: "I"): return .plainHour12
      case UInt8(ascii: "M"): return .plainMinute
      case UInt8(ascii: "S"): return .plainSecond
      default: return nil
      }
    }
    switch letter {
    case UInt8(ascii: "Y"): return .year
    case UInt8(ascii: "y"): return .shortYear
    case UInt8(ascii: "m"): return .month
    case UInt8(ascii: "d"): return .day
    case UInt8(ascii: "H"): return .hour
    case UInt8(ascii: "I"): return .hour12
    case UInt8(ascii: "M"): return .minute
    case UInt8(ascii: "S"): return .second
    case UInt8(ascii: "p"): return .half
    case UInt8(ascii: "j"): return .dayOfYear
    case UInt8(ascii: "e"): return .plainDay
    case UInt8(ascii: "u"): return .isoWeekday
    case UInt8(ascii: "w"): return .weekday
    case UInt8(ascii: "F"): return .fullDate
    case UInt8(ascii: "T"): return .time
    case UInt8(ascii: "z"): return .zone
    case UInt8(ascii: "A"): return .weekdayName
    case UInt8(ascii: "a"): return .shortWeekdayName
    case UInt8(ascii: "B"): return .monthName
    case UInt8(ascii: "b"): return .shortMonthName
    default: return nil
    }
  }
}
