import Base

/// Numbers over time, drawn as bars with each number above its bar.
package struct RecordTrend: Sendable, Equatable {
  /// What is counted, in Chinese: `每月发布篇数`.
  package var title: String
  /// The numbers, the oldest first.
  package var points: [Point]

  /// One number.
  package struct Point: Sendable, Equatable {
    /// What it is of: `7月`.
    package var label: String
    /// The number; nil where there is none, which is not 0.
    package var value: Int?

    package init(_ label: String, _ value: Int?) {
      self.label = label
      self.value = value
    }
  }

  package init(_ title: String, _ points: [Point]) {
    self.title = title
    self.points = points
  }
}

extension RecordTrend {
  /// The measures of the drawing, in its own units.
  private enum Measure {
    static let step = 56, bar = 32, height = 120, head = 20, foot = 24
  }

  /// The trend as a figure with an inline SVG, readable without colours and without the drawing.
  package func write(html output: inout ByteBuffer) {
    guard !points.isEmpty else { return }
    let most = max(points.compactMap(\.value).max() ?? 0, 1)
    let width = points.count * Measure.step
    let whole = Measure.head + Measure.height + Measure.foot
    output.append("<figure class=\"record-trend\">\n<figcaption>")
    output.append(escaping: title)
    output.append("</figcaption>\n")
    output.append(
      contentsOf: "<svg viewBox=\"0 0 \(width) \(whole)\" width=\"\(width)\" height=\"\(whole)\" ")
    output.append("role=\"img\" aria-label=\"")
    output.append(escaping: title + "：" + points.map(\.spoken).joined(separator: "，"))
    output.append("\">\n")
    for (index, point) in points.enumerated() {
      let middle = index * Measure.step + Measure.step / 2
      let height = max(point.value ?? 0, 0) * Measure.height / most
      let top = Measure.head + Measure.height - height
      if height > 0 {
        output.append(
          contentsOf: "<rect class=\"bar\" x=\"\(middle - Measure.bar / 2)\" y=\"\(top)\" "
            + "width=\"\(Measure.bar)\" height=\"\(height)\"/>")
      }
      output.append(contentsOf: "<text x=\"\(middle)\" y=\"\(top - 5)\">")
      output.append(escaping: point.value.map(String.init) ?? "—")
      output.append(contentsOf: "</text><text class=\"label\" x=\"\(middle)\" y=\"\(whole - 7)\">")
      output.append(escaping: point.label)
      output.append("</text>\n")
    }
    let line = Measure.head + Measure.height
    output.append(
      contentsOf: "<path d=\"M0 \(line)H\(width)\"/>\n</svg>\n</figure>\n")
  }
}

extension RecordTrend.Point {
  fileprivate var spoken: String { label + " " + (value.map(String.init) ?? "没有") }
}
