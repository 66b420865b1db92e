import Base
import SiteModel

/// Groups the articles of the site, and of the columns that ask for it, by year and month.
func organizeArchive(_ site: inout Site) {
  guard site.configuration.archive.isEnabled else { return }
  for index in site.columns.indices where index == 0 || site.columns[index].hasArchive {
    var list = index == 0 ? site.subsites[0].latest : site.columns[index].allArticles
    if index > 0, site.columns[index].sort != .newestFirst {
      // Articles are numbered from the newest on.
      list = site.addArticleList(site.articleLists[list.indices].sorted())
    }
    site.columns[index].archive = group(list, of: Column.ID(index), in: &site)
  }
}

private func group(_ list: IndexRange, of column: Column.ID, in site: inout Site) -> Archive {
  var archive = Archive()
  archive.articleCount = list.count
  let firstYear = site.archiveYears.count
  var place = list.indices.lowerBound
  while place < list.indices.upperBound {
    let year = site.date(at: place).year
    let firstMonth = site.archiveMonths.count
    let yearStart = place
    while place < list.indices.upperBound, site.date(at: place).year == year {
      let month = site.date(at: place).month
      let monthStart = place
      var days = [Int32](repeating: 0, count: 31)
      while place < list.indices.upperBound, site.date(at: place) == (year, month) {
        days[site.articles[site.articleLists[place].offset].published.date.components.day - 1] += 1
        place += 1
      }
      site.archiveMonths.append(
        ArchiveMonth(
          column: column, year: year, month: month,
          articles: IndexRange(start: monthStart, count: place - monthStart)))
      site.archiveDayCounts += days
    }
    site.archiveYears.append(
      ArchiveYear(
        column: column, year: year,
        months: IndexRange(start: firstMonth, count: site.archiveMonths.count - firstMonth),
        articleCount: place - yearStart))
  }
  archive.years = IndexRange(start: firstYear, count: site.archiveYears.count - firstYear)
  return archive
}

extension Site {
  fileprivate func date(at place: Int) -> (year: Int, month: Int) {
    let (year, month, _) = articles[articleLists[place].offset].published.date.components
    return (year, month)
  }
}
