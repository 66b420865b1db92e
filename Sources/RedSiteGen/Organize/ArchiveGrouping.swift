import Base

/// Groups the articles by year and month; numbered by date, each group is a run of numbers.
func organizeArchive(_ site: inout Site) {
  guard site.configuration.archive.isEnabled else { return }
  var monthStart = 0
  var yearStart = 0
  var yearMonths = 0
  func yearAndMonth(_ index: Int) -> (year: Int, month: Int) {
    let (year, month, _) = site.articles[index].published.date.components
    return (year, month)
  }
  for index in site.articles.indices {
    let here = yearAndMonth(index)
    let isLast = index + 1 == site.articles.count
    let after = isLast ? (year: -1, month: -1) : yearAndMonth(index + 1)
    guard after != here else { continue }
    site.archiveMonths.append(
      ArchiveMonth(
        year: here.year, month: here.month,
        articles: IndexRange(start: monthStart, count: index + 1 - monthStart)))
    monthStart = index + 1
    yearMonths += 1
    guard after.year != here.year else { continue }
    site.archiveYears.append(
      ArchiveYear(
        year: here.year,
        months: IndexRange(start: site.archiveMonths.count - yearMonths, count: yearMonths),
        articles: IndexRange(start: yearStart, count: index + 1 - yearStart)))
    yearStart = index + 1
    yearMonths = 0
  }
}
