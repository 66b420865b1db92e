import Base
import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of an archive, by the number of its column.
  static let archive = ObjectDeclaration(
    "全站或一个栏目的归档",
    [
      .init("url", .string, "网址") { site, index, _ in site.value(site.urls.pointee.archives[index])
      },
      .init("column", .optional(TemplateObject.column.type), "哪个栏目的归档，全站的没有") { site, index, _ in
        site.value(.column, index == 0 ? nil : Column.ID(index))
      },
      .init("years", .list(TemplateObject.archiveYear.type), "有文章的年份，新的在前") { site, index, _ in
        TemplateObject.archiveYear.run(site.columns[index].archive.years)
      },
      .init("article_count", .integer, "文章数") { site, index, _ in
        .integer(Int(site.columns[index].archive.articleCount))
      },
    ])

  /// What templates see of a year of an archive.
  static let archiveYear = ObjectDeclaration(
    "归档的一年",
    [
      .init("year", .integer, "年") { site, index, _ in
        .integer(Int(site.whole.pointee.archiveYears[index].year))
      },
      .init("url", .string, "网址") { site, index, _ in
        site.value(site.urls.pointee.archiveYears[index])
      },
      .init("archive", TemplateObject.archive.type, "所在的归档") { site, index, _ in
        site.value(.archive, site.whole.pointee.archiveYears[index].column)
      },
      .init("months", .list(TemplateObject.archiveMonth.type), "有文章的月份，新的在前") {
        site, index, _ in
        TemplateObject.archiveMonth.run(site.whole.pointee.archiveYears[index].months)
      },
      .init("article_count", .integer, "文章数") { site, index, _ in
        .integer(Int(site.whole.pointee.archiveYears[index].articleCount))
      },
    ])

  /// What templates see of a month of an archive.
  static let archiveMonth = ObjectDeclaration(
    "归档的一个月",
    [
      .init("year", .integer, "年") { site, index, _ in
        .integer(Int(site.whole.pointee.archiveMonths[index].year))
      },
      .init("month", .integer, "月") { site, index, _ in
        .integer(Int(site.whole.pointee.archiveMonths[index].month))
      },
      .init("url", .string, "网址") { site, index, _ in
        site.value(site.urls.pointee.archiveMonths[index])
      },
      .init("archive", TemplateObject.archive.type, "所在的归档") { site, index, _ in
        site.value(.archive, site.whole.pointee.archiveMonths[index].column)
      },
      .init("articles", .list(TemplateObject.article.type), "文章，新的在前") { site, index, _ in
        TemplateSequence.articleLists.run(site.whole.pointee.archiveMonths[index].articles)
      },
      .init("article_count", .integer, "文章数") { site, index, _ in
        .integer(Int(site.whole.pointee.archiveMonths[index].articles.count))
      },
      .init("weeks", .list(TemplateObject.archiveWeek.type), "月历的各周，从星期一到星期日") { site, index, _ in
        let month = site.whole.pointee.archiveMonths[index]
        return TemplateObject.archiveWeek.run(
          IndexRange(
            start: index * ArchiveCell.weeks, count: (month.blankCells + month.dayCount + 6) / 7))
      },
    ])

  /// What templates see of a week of a month's calendar.
  static let archiveWeek = ObjectDeclaration(
    "月历的一周",
    [
      .init("days", .list(TemplateObject.archiveDay.type), "七天") { _, index, _ in
        TemplateObject.archiveDay.run(IndexRange(start: index * 7, count: 7))
      }
    ])

  /// What templates see of a day of a month's calendar.
  static let archiveDay = ObjectDeclaration(
    "月历的一天",
    [
      .init("day", .integer, "几号，不在这个月的为 0") { site, index, _ in
        .integer(ArchiveCell(index, in: site).day)
      },
      .init("count", .integer, "这一天的文章数") { site, index, _ in
        let cell = ArchiveCell(index, in: site)
        return .integer(
          cell.day == 0
            ? 0 : Int(site.whole.pointee.archiveDayCounts[cell.month * 31 + cell.day - 1]))
      },
      .init("url", .string, "这一天的第一篇文章在哪里：月份页的网址加 #day-几号，没有文章时为空") { site, index, arena in
        ArchiveCell(index, in: site).url(in: site, arena)
      },
    ])

  /// What templates see of a keyword or source.
  static let term = ObjectDeclaration(
    "一个关键词或来源",
    [
      .init("name", .string, "名称") { site, index, _ in
        site.value(index < 0 ? .empty : site.whole.pointee.terms[index].name)
      },
      .init("url", .string, "网址") { site, index, _ in
        site.value(site.urls.pointee.terms[index])
      },
      .init("articles", .list(TemplateObject.article.type), "文章，新的在前") { site, index, _ in
        TemplateSequence.articleLists.run(site.whole.pointee.terms[index].articles)
      },
      .init("article_count", .integer, "文章数") { site, index, _ in
        .integer(Int(site.whole.pointee.terms[index].articles.count))
      },
    ])

  /// What templates see of an article's video.
  static let video = ObjectDeclaration(
    "文章的视频",
    [
      .init("url", .string, "视频的网址") { site, index, _ in
        let video = site.whole.pointee.videos[index]
        return video.file.map { site.value(image: $0) } ?? site.value(video.address)
      },
      .init("is_external", .boolean, "是否在别的网站") { site, index, _ in
        .boolean(site.whole.pointee.videos[index].file == nil)
      },
      .init("poster", .string, "封面的网址，没有时为空") { site, index, _ in
        site.value(image: site.whole.pointee.videos[index].poster)
      },
      .init("duration", .string, "时长，如 12:30，没有时为空") { site, index, _ in
        site.value(site.whole.pointee.videos[index].duration)
      },
      .init("captions", .string, "字幕（.vtt）的网址，没有时为空") { site, index, _ in
        site.value(image: site.whole.pointee.videos[index].captions)
      },
    ])
}

/// One cell of a month's calendar: six weeks of seven days for each month.
private struct ArchiveCell {
  static let weeks = 6

  let month: Int
  /// 0 for a cell before or after the month.
  let day: Int

  init(_ index: Int, in site: SiteView) {
    month = index / (Self.weeks * 7)
    let place = site.whole.pointee.archiveMonths[month]
    let day = index % (Self.weeks * 7) - place.blankCells + 1
    self.day = (1...place.dayCount).contains(day) ? day : 0
  }

  /// The page of the month that has the newest article of the day, and the day's mark on it.
  ///
  /// Pages are cut as `PagePlanner.addListPages` cuts them.
  func url(in site: SiteView, _ arena: ValueArena) -> Value {
    let whole = site.whole.pointee
    let counts = whole.archiveDayCounts[month * 31..<(month + 1) * 31]
    guard day > 0, counts[month * 31 + day - 1] > 0 else { return .text(.empty) }
    let newer = Int(counts.dropFirst(day).reduce(0, +))
    let pageSize = max(whole.configuration.build.pageSize, 1)
    let total = Int(whole.archiveMonths[month].articles.count)
    let newest = ListPage.newestCount(of: total, pageSize: pageSize)
    let older = (total - newest) / pageSize
    return arena.text { buffer in
      buffer.append(site.text[site.urls.pointee.archiveMonths[month]])
      if newer >= newest {
        buffer.append("page-")
        buffer.append(decimal: older - (newer - newest) / pageSize)
        buffer.append(".html")
      }
      buffer.append("#day-")
      buffer.append(decimal: day)
    }
  }
}
