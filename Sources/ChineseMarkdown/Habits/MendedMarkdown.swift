import Base

/// The places of a mended text in the text it was made of.
struct MendedPlaces {
  /// Runs that were copied: where they begin in the mended text and in the source, and how long
  /// they are; what lies between two of them was replaced.
  private var runs: [(mended: Int, source: Int, count: Int)] = []

  /// Nothing was mended.
  static let same = MendedPlaces()

  mutating func addRun(mended: Int, source: Int, count: Int) {
    runs.append((mended, source, count))
  }

  /// The bytes of the source that a range of the mended text stands for.
  func source(_ range: Range<Int>) -> Range<Int> {
    guard !runs.isEmpty else { return range }
    let lower = place(range.lowerBound, isEnd: false)
    return lower..<max(lower, place(range.upperBound, isEnd: true))
  }

  /// A place within a replacement is the begin or the end of what was replaced.
  private func place(_ mended: Int, isEnd: Bool) -> Int {
    var lower = 0
    var upper = runs.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if runs[middle].mended <= mended { lower = middle + 1 } else { upper = middle }
    }
    guard lower > 0 else { return runs.first?.source ?? 0 }
    let run = runs[lower - 1]
    let offset = mended - run.mended
    if offset <= run.count { return run.source + offset }
    return isEnd && lower < runs.count ? runs[lower].source : run.source + run.count
  }
}

/// A text in which habits are mended, with the way back to its source.
struct MendedMarkdown: ~Copyable {
  private(set) var bytes = ByteBuffer(capacity: 0)
  private(set) var places = MendedPlaces.same

  /// The text of `source` after `habits`, which are in their order; where two touch the same
  /// bytes, the earlier one is made.
  init(_ source: Bytes, _ habits: [WritingHabit]) {
    bytes.reserve(source.count + habits.count * 2)
    var copied = 0
    for habit in habits where habit.edit.range.lowerBound >= copied {
      copy(source, copied..<habit.edit.range.lowerBound)
      habit.edit.replacement.withBytes { bytes.append($0) }
      copied = habit.edit.range.upperBound
    }
    copy(source, copied..<source.count)
  }

  private mutating func copy(_ source: Bytes, _ range: Range<Int>) {
    places.addRun(mended: bytes.count, source: range.lowerBound, count: range.count)
    bytes.append(source[slice: range])
  }
}
