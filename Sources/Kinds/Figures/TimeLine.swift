import Base

/// Spans of days below one axis of years: who held an office, one after the other.
package struct TimeLine: Sendable, Equatable {
  /// What is shown.
  package var title: String
  /// The spans, from the top.
  package var spans: [Span]

  /// One span.
  package struct Span: Sendable, Equatable {
    /// What it is of.
    package var name: String
    /// The first and the last day.
    package var days: ClosedRange<CivilDate>
    /// Whether it goes on.
    package var isOpen: Bool

    package init(name: String, days: ClosedRange<CivilDate>, isOpen: Bool) {
      self.name = name
      self.days = days
      self.isOpen = isOpen
    }
  }

  package init(title: String, spans: [Span]) {
    self.title = title
    self.spans = spans
  }

  /// The measures of the drawing, in its own units.
  private enum Measure {
    static let width = 640, row = 40, head = 24, bar = 10
  }

  /// The line as a figure with an inline SVG; the days stand in the table beside it, too.
  package func write(html output: inout ByteBuffer) {
    guard let first = spans.map(\.days.lowerBound).min(),
      let last = spans.map(\.days.upperBound).max(),
      let start = CivilDate(year: first.components.year, month: 1, day: 1)
    else { return }
    let end = CivilDate(year: last.components.year, month: 12, day: 31) ?? last
    let length = max(start.distance(to: end) + 1, 1)
    func place(_ day: CivilDate) -> Int { start.distance(to: day) * Measure.width / length }
    let height = Measure.head + spans.count * Measure.row
    output.append("<figure class=\"time-line\" tabindex=\"0\">\n<figcaption>")
    output.append(escaping: title)
    output.append("</figcaption>\n")
    output.append(
      contentsOf: "<svg viewBox=\"0 0 \(Measure.width) \(height)\" role=\"img\" aria-label=\"")
    output.append(escaping: title + "：" + spans.map(\.spoken).joined(separator: "，"))
    output.append("\">\n")
    let years = first.components.year...last.components.year
    // At most ten years are named, so that they never stand on each other.
    let step = (years.count + 9) / 10
    for year in years where (year - years.lowerBound) % step == 0 {
      guard let day = CivilDate(year: year, month: 1, day: 1) else { continue }
      let x = place(day)
      output.append(contentsOf: "<path d=\"M\(x) \(Measure.head - 4)V\(height)\"/>")
      output.append(contentsOf: "<text class=\"label\" x=\"\(x + 2)\" y=\"14\">\(year)</text>\n")
    }
    for (index, span) in spans.enumerated() {
      let top = Measure.head + index * Measure.row
      let x = place(span.days.lowerBound)
      let width = max(place(span.days.upperBound) - x, 4)
      output.append(contentsOf: "<rect class=\"bar\(span.isOpen ? " open" : "")\" ")
      output.append(
        contentsOf: "x=\"\(x)\" y=\"\(top + 20)\" width=\"\(width)\" height=\"\(Measure.bar)\"/>")
      // Names near the right edge end there instead of beginning at their bar.
      let isLate = x > Measure.width * 2 / 3
      output.append(
        contentsOf: "<text x=\"\(isLate ? Measure.width : x)\" y=\"\(top + 15)\"")
      output.append(isLate ? " class=\"end\">" : ">")
      output.append(escaping: span.name)
      output.append("</text>\n")
    }
    output.append("</svg>\n</figure>\n")
  }
}

extension TimeLine.Span {
  fileprivate var spoken: String {
    name + " " + days.lowerBound.string(.fullDate) + " 至 "
      + (isOpen ? "今" : days.upperBound.string(.fullDate))
  }
}
