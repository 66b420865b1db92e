import Base

/// Numbers beside each other as bars, each under its name: it needs no colours and no wide screen.
package struct BarChart: Sendable, Equatable {
  /// What is shown.
  package var title: String
  /// The bars, from the top.
  package var bars: [Bar]

  /// One bar.
  package struct Bar: Sendable, Equatable {
    /// What it is of.
    package var name: String
    /// How long it is; nil where the number is not shown.
    package var length: Int?
    /// The number as people read it.
    package var text: String

    package init(name: String, length: Int?, text: String) {
      self.name = name
      self.length = length
      self.text = text
    }
  }

  package init(title: String, bars: [Bar]) {
    self.title = title
    self.bars = bars
  }

  /// The measures of the drawing, in its own units.
  private enum Measure {
    static let width = 320, row = 46, bar = 14, numbers = 70
  }

  /// The chart as a figure with an inline SVG; the numbers stand in the table beside it, too.
  package func write(html output: inout ByteBuffer) {
    guard !bars.isEmpty else { return }
    let most = max(bars.compactMap(\.length).max() ?? 0, 1)
    let height = bars.count * Measure.row
    output.append("<figure class=\"bar-chart\">\n<figcaption>")
    output.append(escaping: title)
    output.append("</figcaption>\n")
    output.append(
      contentsOf: "<svg viewBox=\"0 0 \(Measure.width) \(height)\" role=\"img\" aria-label=\"")
    output.append(
      escaping: title + "：" + bars.map { $0.name + " " + $0.text }.joined(separator: "，"))
    output.append("\">\n")
    for (place, bar) in bars.enumerated() {
      let top = place * Measure.row
      // Multiplied as floating point: lengths are as large as numbers can be.
      let share = Double(max(bar.length ?? 0, 0)) / Double(most)
      let length = Int((share * Double(Measure.width - Measure.numbers)).rounded())
      output.append(contentsOf: "<text x=\"0\" y=\"\(top + 16)\">")
      output.append(escaping: bar.name)
      output.append("</text>")
      if length > 0 {
        output.append(
          contentsOf: "<rect class=\"bar\" x=\"0\" y=\"\(top + 22)\" width=\"\(length)\" "
            + "height=\"\(Measure.bar)\"/>")
      }
      output.append(contentsOf: "<text class=\"number\" x=\"\(length + 6)\" y=\"\(top + 34)\">")
      output.append(escaping: bar.text)
      output.append("</text>\n")
    }
    output.append("</svg>\n</figure>\n")
  }
}
