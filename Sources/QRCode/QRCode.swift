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

/// How much of a code may be damaged and still be read (ISO/IEC 18004:2015, section 7.5.1).
package enum Correction: Int, Sendable, CaseIterable {
  /// About 7 %.
  case low
  /// About 15 %.
  case medium

  /// The bits that name the level in the format information (table 12).
  var formatBits: UInt32 { self == .low ? 1 : 0 }

  /// The error correction codewords of each block, by version from 1 on (table 9).
  private var codewordsPerBlock: [Int] {
    switch self {
    case .low: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20]
    case .medium: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30]
    }
  }

  /// The number of blocks, by version from 1 on (table 9).
  private var blocks: [Int] {
    switch self {
    case .low: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4]
    case .medium: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5]
    }
  }

  /// How the codewords of a version are parted.
  package func blocks(ofVersion version: Int) -> (count: Int, correction: Int) {
    (blocks[version - 1], codewordsPerBlock[version - 1])
  }
}
