import Base

/// A run of metadata after its mends, and the way back to the places of the original.
struct MendedText {
  /// The mended bytes.
  package let bytes: [UInt8]
  /// Runs that were copied: where they begin in the mended text and in the file, in order.
  private let runs: [(mended: Int, original: Int)]
  private let end: Int

  /// The bytes `block` of a file after `mends`, in their order.
  ///
  /// A mend that reaches out of the block or into the one before it is left out: the text keeps
  /// that fault, and the parser names it.
  init(_ file: Bytes, _ block: Range<Int>, mends: [LineMend]) {
    var bytes: [UInt8] = []
    var runs: [(mended: Int, original: Int)] = []
    var place = block.lowerBound
    for mend in mends
    where mend.range.lowerBound >= place && mend.range.upperBound <= block.upperBound {
      runs.append((bytes.count, place))
      bytes += file[slice: place..<mend.range.lowerBound]
      // A replacement stands, as a whole, where the replaced bytes began.
      runs.append((bytes.count, mend.range.lowerBound))
      bytes += mend.replacement.utf8
      place = mend.range.upperBound
    }
    runs.append((bytes.count, place))
    bytes += file[slice: place..<block.upperBound]
    self.bytes = bytes
    self.runs = runs
    self.end = block.upperBound
  }

  /// The place in the file that a place in the mended text stands for.
  func original(_ place: Int) -> Int {
    var index = runs.count - 1
    while index > 0, runs[index].mended > place { index -= 1 }
    let limit = index + 1 < runs.count ? runs[index + 1].original : end
    return min(runs[index].original + place - runs[index].mended, limit)
  }

  func original(_ range: Range<Int>) -> Range<Int> {
    let lower = original(range.lowerBound)
    return lower..<max(lower, original(range.upperBound))
  }

  /// The same value with the places of the file.
  func original(_ value: LocatedValue) -> LocatedValue {
    let range = original(value.range)
    switch value.kind {
    case .list(let items): return LocatedValue(.list(items.map { original($0) }), range: range)
    case .table(let entries):
      let moved = entries.map {
        LocatedValue.Entry(
          key: $0.key, keyRange: original($0.keyRange), value: original($0.value))
      }
      return LocatedValue(.table(moved), range: range)
    default: return LocatedValue(value.kind, range: range)
    }
  }
}
