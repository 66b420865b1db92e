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
