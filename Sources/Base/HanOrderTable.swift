/// The place of each common Han character in the order of its reading.
///
/// Covers GB 2312 and the 通用规范汉字表 of 2013 (8,230 characters together), a line for each
/// syllable, tones apart by spaces, equal readings by code point; ü follows u, the neutral tone
/// comes last. A character whose place is wrong is moved to its line by hand.
///
/// Readings are those of the 通用规范汉字字典 (Unihan's kTGHZ2013); among several, the most
/// frequent one. Where that one is frequent only inside words, the reading at the beginning
/// counts, as that is what lists go by: 长 cháng as in 长征, 都 dū as in 都江堰, 率 shuài as in
/// 率先, 地 dì, 得 dé, 著 zhù, and 曾 zēng, the surname.
enum HanOrderTable {
  /// The place of a character among all of the table, from 0, or nil for others.
  static func rank(of scalar: Unicode.Scalar) -> UInt16? {
    let value = scalar.value
    guard value >= 0x3400 else { return nil }
    guard ideographs.contains(value) else { return rare[value] }
    let rank = ranks[Int(value - ideographs.lowerBound)]
    return rank == absent ? nil : rank
  }

  /// The block CJK Unified Ideographs; what lies outside is rare enough for a dictionary.
  private static let ideographs: ClosedRange<UInt32> = 0x4E00...0x9FFF
  private static let absent = UInt16.max

  /// The table: a line for each syllable, longer ones going on in lines that begin with spaces.
  static var parts: [String] { [aToG, hToM, nToS, tToZ] }

  /// The characters of the table in their order.
  private static var characters: some Sequence<Unicode.Scalar> {
    parts.lazy.flatMap { $0.unicodeScalars }.filter { $0.value >= 0x3400 }
  }

  private static let ranks: [UInt16] = {
    var ranks = [UInt16](repeating: absent, count: ideographs.count)
    for (rank, scalar) in characters.enumerated() where ideographs.contains(scalar.value) {
      ranks[Int(scalar.value - ideographs.lowerBound)] = UInt16(rank)
    }
    return ranks
  }()

  private static let rare: [UInt32: UInt16] = {
    var ranks: [UInt32: UInt16] = [:]
    for (rank, scalar) in characters.enumerated() where !ideographs.contains(scalar.value) {
      ranks[scalar.value] = UInt16(rank)
    }
    return ranks
  }()
}
