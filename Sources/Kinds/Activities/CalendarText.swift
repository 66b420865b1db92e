import Base

/// Activities as a calendar that other programs subscribe to: iCalendar (RFC 5545), whole days.
package struct CalendarText {
  /// One activity.
  package struct Event {
    /// What names it for ever: its URL.
    package var identifier: String
    /// When it was last changed, in UTC.
    package var changed: DateTime
    /// The first and the last day.
    package var days: ClosedRange<CivilDate>
    /// What it is called.
    package var title: String
    /// Where; empty where that is not said.
    package var place: String
    /// What it is about; may be empty.
    package var description: String

    package init(
      identifier: String, changed: DateTime, days: ClosedRange<CivilDate>, title: String,
      place: String, description: String
    ) {
      self.identifier = identifier
      self.changed = changed
      self.days = days
      self.title = title
      self.place = place
      self.description = description
    }
  }

  /// Writes a calendar.
  ///
  /// - Parameters:
  ///   - name: what it is called.
  ///   - events: the activities.
  ///   - output: receives the text, each line of at most 75 octets and ended by CR LF.
  package static func write(name: String, _ events: [Event], to output: inout ByteBuffer) {
    func line(_ name: String, _ value: String) { append(name + ":" + value, to: &output) }
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//redsite//activities//ZH")
    line("CALSCALE", "GREGORIAN")
    line("X-WR-CALNAME", escaped(name))
    for event in events {
      line("BEGIN", "VEVENT")
      line("UID", event.identifier)
      line("DTSTAMP", stamp(event.changed))
      line("DTSTART;VALUE=DATE", day(event.days.lowerBound))
      // The end of whole days is the day after the last one.
      line("DTEND;VALUE=DATE", day(event.days.upperBound.advanced(by: 1)))
      line("SUMMARY", escaped(event.title))
      if !event.place.isEmpty { line("LOCATION", escaped(event.place)) }
      if !event.description.isEmpty { line("DESCRIPTION", escaped(event.description)) }
      line("URL", event.identifier)
      line("END", "VEVENT")
    }
    line("END", "VCALENDAR")
  }

  private static func day(_ day: CivilDate) -> String { day.string(.compactDate) }

  private static func stamp(_ time: DateTime) -> String {
    let (hour, minute, second) = time.time
    let digits = [hour, minute, second].map { ($0 < 10 ? "0" : "") + String($0) }.joined()
    return day(time.date) + "T" + digits + "Z"
  }

  /// A text value (RFC 5545, section 3.3.11).
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case _ where character.isNewline: escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A line, folded before the 76th octet and never within a character (section 3.1).
  private static func append(_ line: String, to output: inout ByteBuffer) {
    var count = 0
    for scalar in line.unicodeScalars where scalar.value >= 0x20 {
      let bytes = UTF8.encode(scalar).map { Array($0) } ?? []
      if count + bytes.count > 75 {
        output.append("\r\n ")
        count = 1
      }
      for byte in bytes { output.append(byte) }
      count += bytes.count
    }
    output.append("\r\n")
  }
}
