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

/// Where everything stands in codes of one version (ISO/IEC 18004:2015, sections 6.3 and 7.7–7.10).
///
/// A row is one number, the module of column x its bit x; so codes are at most 64 modules wide,
/// which is version 11.
struct Layout {
  /// The modules on a side.
  package let size: Int
  /// The dark modules of the fixed patterns, by row.
  private(set) var patterns: [UInt64]
  /// The modules that hold no data, by row.
  private(set) var reserved: [UInt64]
  /// The row and column of each bit of the data, in the order of the codewords.
  private(set) var places: [(row: UInt8, column: UInt8)] = []
  /// The modules that each of the eight masks turns over.
  private(set) var masks: [BitMatrix] = []

  init(version: Int) {
    size = 17 + 4 * version
    patterns = Array(repeating: 0, count: size)
    reserved = patterns
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { addFinder(row, column) }
    for place in 0..<size {
      add(6, place, isDark: place % 2 == 0)
      add(place, 6, isDark: place % 2 == 0)
    }
    addAlignment(version)
    reserveFormat()
    if version >= 7 { addVersion(version) }
    findPlaces()
    masks = (0..<8).map { mask in
      BitMatrix(
        rows: (0..<size).map { row in
          (0..<size).reduce(0) { bits, column in
            Self.isTurned(mask, row, column) ? bits | 1 << UInt64(column) : bits
          } & ~reserved[row]
        })
    }
  }

  /// The codewords that codes of each version have room for, correction included (table 9).
  static let codewords = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346, 404]

  /// Sets a module of a pattern, unless another pattern has it.
  private mutating func add(_ row: Int, _ column: Int, isDark: Bool) {
    guard row >= 0, row < size, column >= 0, column < size else { return }
    let bit = UInt64(1) << UInt64(column)
    guard reserved[row] & bit == 0 else { return }
    reserved[row] |= bit
    if isDark { patterns[row] |= bit }
  }

  private mutating func addFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for right in -4...4 {
        let distance = max(abs(down), abs(right))
        add(row + down, column + right, isDark: distance != 2 && distance != 4)
      }
    }
  }

  private mutating func addAlignment(_ version: Int) {
    guard version > 1 else { return }
    let count = version / 7 + 2
    let step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    let centers = [6] + (0..<(count - 1)).reversed().map { size - 7 - $0 * step }
    for row in centers {
      for column in centers
      where !(row == 6 && column == 6) && !(row == 6 && column == size - 7)
        && !(row == size - 7 && column == 6)
      {
        for down in -2...2 {
          for right in -2...2 {
            // Alignment patterns lie over the timing patterns, which agree with them.
            add(row + down, column + right, isDark: max(abs(down), abs(right)) != 1)
          }
        }
      }
    }
  }

  private mutating func reserveFormat() {
    for place in 0..<9 {
      add(8, place, isDark: false)
      add(place, 8, isDark: false)
    }
    for place in 0..<8 { add(8, size - 1 - place, isDark: false) }
    for place in 0..<7 { add(size - 1 - place, 8, isDark: false) }
    add(size - 8, 8, isDark: true)
  }

  private mutating func addVersion(_ version: Int) {
    var remainder = UInt32(version)
    for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
    let bits = UInt32(version) << 12 | remainder
    for place in 0..<18 {
      let isDark = bits >> UInt32(place) & 1 == 1
      add(place / 3, size - 11 + place % 3, isDark: isDark)
      add(size - 11 + place % 3, place / 3, isDark: isDark)
    }
  }

  /// Two columns at a time, up and down, from the right; the column of the timing pattern is none.
  private mutating func findPlaces() {
    var right = size - 1
    var goesUp = true
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<size {
        let row = goesUp ? size - 1 - step : step
        for column in [right, right - 1] where reserved[row] >> UInt64(column) & 1 == 0 {
          places.append((UInt8(row), UInt8(column)))
        }
      }
      goesUp.toggle()
      right -= 2
    }
  }

  /// The conditions of table 10.
  private static func isTurned(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }
}
