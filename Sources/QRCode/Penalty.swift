/// How hard a code is to read: the smaller, the better (ISO/IEC 18004:2015, section 7.8.3.1).
///
/// Rows are numbers, so each rule looks at a whole row at once; and only every third row and column
/// is looked at. Readers take any mask, the standard wants a good one, and a third of a code tells
/// which that is well enough at a third of the cost: a site has a code on every page.
enum Penalty {
  private static let step = 3

  /// The sum of the four rules.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - limit: the score from which on the code is of no interest.
  /// - Returns: the score, or some number of at least `limit` where it is not below that.
  package static func score(_ code: borrowing BitMatrix, below limit: Int) -> Int {
    let size = code.rows.count
    return code.rows.withUnsafeBufferPointer { rows in
      code.columns.withUnsafeBufferPointer { score(rows: rows, columns: $0, size, below: limit) }
    }
  }

  private static func score(
    rows: UnsafeBufferPointer<UInt64>, columns: UnsafeBufferPointer<UInt64>, _ size: Int,
    below limit: Int
  ) -> Int {
    // Bit x where the modules x and x + 1 both exist.
    let pairs = (1 << UInt64(size - 1)) - 1 as UInt64
    var score = 0
    var dark = 0
    for index in stride(from: 0, to: size, by: step) {
      score += lineScore(rows[index], pairs) + lineScore(columns[index], pairs)
      dark += rows[index].nonzeroBitCount
      guard index + 1 < size, score < limit else { break }
      // Blocks of two by two.
      let (upper, lower) = (rows[index], rows[index + 1])
      let blocks = same(upper) & same(lower) & ~(upper ^ lower) & pairs
      score += 3 * blocks.nonzeroBitCount
    }
    let total = (size + step - 1) / step * size
    return score + 10 * (abs(dark * 20 - total * 10) / total)
  }

  /// Bit x is set where the modules x and x + 1 are alike.
  private static func same(_ line: UInt64) -> UInt64 { ~(line ^ line >> 1) }

  /// The rules about runs of one colour and about what looks like a finder pattern.
  private static func lineScore(_ line: UInt64, _ pairs: UInt64) -> Int {
    let alike = same(line) & pairs
    // Bit x is set where a run covers x to x + 4; a run of n has n - 4 of them and costs n - 2.
    let fives = alike & alike >> 1 & alike >> 2 & alike >> 3
    let starts = fives & ~(fives << 1)
    var score = fives.nonzeroBitCount + 2 * starts.nonzeroBitCount
    // 1011101 with four light modules before or after it; the quiet zone is light.
    let finder =
      line & ~(line >> 1) & line >> 2 & line >> 3 & line >> 4 & ~(line >> 5) & line >> 6
    if finder != 0 {
      let before = ~(line << 1 | line << 2 | line << 3 | line << 4)
      let after = ~(line >> 7 | line >> 8 | line >> 9 | line >> 10)
      score += 40 * ((finder & before).nonzeroBitCount + (finder & after).nonzeroBitCount)
    }
    return score
  }
}
