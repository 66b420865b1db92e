import Base

/// A QR code: square, its modules dark or light.
package struct QRCode: Sendable {
  /// The modules on a side, without the quiet zone.
  package var size: Int { rows.count }
  /// The rows from the top, the module of column x as bit x; dark ones are set.
  package let rows: [UInt64]

  /// The modules of the light border that a code needs (ISO/IEC 18004:2015, section 6.3.8).
  package static let quietZone = 4

  package init(rows: [UInt64]) { self.rows = rows }

  /// Whether a module is dark.
  package subscript(column column: Int, row row: Int) -> Bool {
    rows[row] >> UInt64(column) & 1 == 1
  }

  /// Appends the `d` of an SVG path whose stroke, one wide, draws the dark modules.
  ///
  /// One module is one unit; the quiet zone is part of the picture, whose view box is
  /// `0 0 n n` with n = `size` + 8.
  package func append(pathTo buffer: inout ByteBuffer) {
    for (place, row) in rows.enumerated() {
      guard row != 0 else { continue }
      var rest = row
      var column = rest.trailingZeroBitCount
      buffer.append("M")
      buffer.append(small: column + Self.quietZone)
      buffer.append(" ")
      buffer.append(small: place + Self.quietZone)
      buffer.append(".5")
      while true {
        let run = (~(rest >> UInt64(column))).trailingZeroBitCount
        buffer.append("h")
        buffer.append(small: run)
        column += run
        rest = column < 64 ? (rest >> UInt64(column)) << UInt64(column) : 0
        guard rest != 0 else { break }
        let next = rest.trailingZeroBitCount
        buffer.append("m")
        buffer.append(small: next - column)
        buffer.append(" 0")
        column = next
      }
    }
  }
}

extension ByteBuffer {
  /// Appends a number below 100: there are hundreds of them in a path.
  fileprivate mutating func append(small number: Int) {
    if number >= 10 { append(UInt8(truncatingIfNeeded: 0x30 + number / 10)) }
    append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
  }
}
