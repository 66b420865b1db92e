/// How the years of a site are divided into the segments of its index.
///
/// The newest segment is this year, and last year where that is not large: most readers find what they
/// look for there. What is published today changes its files and no others. The years before are put
/// together from the oldest on while there are at most `mostArticles` of them, so that a search of
/// everything needs few requests. How many articles this year has decides nothing, so no article of
/// this year moves another; the end of a year moves one year to the older ones.
package enum YearSegments {
  /// The most articles of years that are put together; one year may have more.
  ///
  /// So many that a site of 20,000 articles has two segments: a word that hardly any article has is
  /// looked for in all of them, and each costs a request for every pair of characters. Not more,
  /// as an article that is changed changes all files of its segment.
  package static let mostArticles = 20_000
  /// The most articles of last year that are put together with this year's.
  package static let mostOfLastYear = 4000

  /// Divides years.
  ///
  /// - Parameter years: how many articles each year has, the oldest first.
  /// - Returns: ranges of places in `years`, the oldest first.
  package static func divide(_ years: [Int]) -> [Range<Int>] {
    guard let last = years.indices.last else { return [] }
    let newest = last > 0 && years[last - 1] <= mostOfLastYear ? last - 1 : last
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
    segments.append(newest..<years.count)
    return segments
  }
}
