/// How the years of a site are divided into the segments of its index.
///
/// The newest year is always by itself: what is published today changes its files and no others. The
/// years before it are put together from the oldest on while there are at most `mostArticles` of them,
/// so that a search of everything needs few requests. An article added to a year changes that year's
/// segment alone, and the end of a year at most the newest of the old ones.
package enum YearSegments {
  /// The most articles of years that are put together; one year may have more.
  package static let mostArticles = 8000

  /// Divides years.
  ///
  /// - Parameter years: how many articles each year has, the oldest first.
  /// - Returns: ranges of places in `years`, the oldest first.
  package static func divide(_ years: [Int]) -> [Range<Int>] {
    guard let newest = years.indices.last else { return [] }
    var segments: [Range<Int>] = []
    var start = 0
    var sum = 0
    for place in 0..<newest {
      if sum > 0, sum + years[place] > mostArticles {
        segments.append(start..<place)
        start = place
        sum = 0
      }
      sum += years[place]
    }
    if start < newest { segments.append(start..<newest) }
    segments.append(newest..<(newest + 1))
    return segments
  }
}
