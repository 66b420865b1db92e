/// A square of up to 64 modules a side, by rows and by columns.
struct BitMatrix {
  /// The rows, the module of column x as bit x.
  var rows: [UInt64]
  /// The columns, the module of row y as bit y.
  package var columns: [UInt64]

  /// The matrix of rows.
  init(rows: [UInt64]) {
    self.rows = rows
    columns = Self.transposed(rows)
  }

  /// The rows of the matrix with rows and columns exchanged.
  ///
  /// Blocks of 32, 16, … 1 modules change places across the diagonal (H. S. Warren, Hacker's
  /// Delight, section 7-3): six passes, whatever is set.
  static func transposed(_ rows: [UInt64]) -> [UInt64] {
    var square = rows + repeatElement(0, count: 64 - rows.count)
    square.withUnsafeMutableBufferPointer { square in
      var width = 32
      var mask: UInt64 = 0x0000_0000_FFFF_FFFF
      while width > 0 {
        var row = 0
        while row < 64 {
          let shift = UInt64(width)
          let moved = (square[row] >> shift ^ square[row + width]) & mask
          square[row] ^= moved << shift
          square[row + width] ^= moved
          row = (row + width + 1) & ~width
        }
        width >>= 1
        mask ^= mask << UInt64(width)
      }
    }
    return Array(square.prefix(rows.count))
  }

  /// Becomes `code` with the modules turned over that `mask`, of the same size, has set.
  package mutating func assign(_ code: borrowing BitMatrix, turnedBy mask: borrowing BitMatrix) {
    for index in rows.indices {
      rows[index] = code.rows[index] ^ mask.rows[index]
      columns[index] = code.columns[index] ^ mask.columns[index]
    }
  }

  /// Sets a module.
  mutating func set(_ row: Int, _ column: Int) {
    rows[row] |= 1 << UInt64(column)
    columns[column] |= 1 << UInt64(row)
  }
}
