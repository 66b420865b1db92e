import Base
import Diagnostics
import Jinja
import SiteModel

/// All years of the archive of a column, or of the site.
struct ArchiveContent: PageContent {
  let column: Column.ID

  static let kind = PageKind.archive
  static let name: StaticString = "archive"
  static let chineseName = "归档"
  static let variables = [PageVariable.page, .archive]

  static func plan(in planner: inout PagePlanner) { planner.planArchives() }

  func subsite(in site: Site) -> Subsite.ID { site.columns[column.offset].subsite }
  func name(in site: Site) -> Text? { site.columns[column.offset].title }
  func section(in site: Site) -> Page.Section { site.archiveSection(of: column) }

  func values(in site: SiteView) -> [Value] {
    [TemplateObject.page.value(), TemplateObject.archive.value(column)]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.archiveTitle(column, "归档", in: arena)
  }
}

/// One year of an archive.
struct ArchiveYearContent: PageContent {
  let year: Identifier<ArchiveYear>

  static let kind = PageKind.archiveYear
  static let name: StaticString = "archive_year"
  static let chineseName = "归档的一年"
  static let variables = [
    PageVariable.page, .archive, PageVariable("year", .archiveYear, "归档的这一年"),
  ]

  func subsite(in site: Site) -> Subsite.ID { site.columns[column(in: site).offset].subsite }
  func name(in site: Site) -> Text? { site.columns[column(in: site).offset].title }
  func section(in site: Site) -> Page.Section { site.archiveSection(of: column(in: site)) }

  private func column(in site: Site) -> Column.ID { site.archiveYears[year.offset].column }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(),
      TemplateObject.archive.value(site.whole.pointee.archiveYears[year.offset].column),
      TemplateObject.archiveYear.value(year),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    let subject = site.whole.pointee.archiveYears[year.offset]
    return site.archiveTitle(subject.column, "\(subject.year)年", in: arena)
  }
}

/// One month of an archive.
struct ArchiveMonthContent: PageContent {
  let month: Identifier<ArchiveMonth>

  static let kind = PageKind.archiveMonth
  static let name: StaticString = "archive_month"
  static let chineseName = "归档的一个月"
  static let variables = [
    PageVariable.page, .archive, PageVariable("month", .archiveMonth, "归档的这个月"), .pagination,
  ]

  func subsite(in site: Site) -> Subsite.ID { site.columns[column(in: site).offset].subsite }
  func name(in site: Site) -> Text? { site.columns[column(in: site).offset].title }
  func section(in site: Site) -> Page.Section { site.archiveSection(of: column(in: site)) }

  private func column(in site: Site) -> Column.ID { site.archiveMonths[month.offset].column }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(),
      TemplateObject.archive.value(site.whole.pointee.archiveMonths[month.offset].column),
      TemplateObject.archiveMonth.value(month), TemplateObject.pagination.value(),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    let subject = site.whole.pointee.archiveMonths[month.offset]
    return site.archiveTitle(subject.column, "\(subject.year)年\(subject.month)月", in: arena)
  }
}

extension PageVariable {
  fileprivate static let archive = PageVariable("archive", .archive, "这个归档")
}

extension Site {
  /// The part of the site that an archive is in; that of the whole site is in none.
  fileprivate func archiveSection(of column: Column.ID) -> Page.Section {
    columns[column.offset].isHome ? .none : section(of: column)
  }
}

extension SiteView {
  /// The title of an archive, which begins with its column's where it is not the site's.
  fileprivate func archiveTitle(
    _ column: Column.ID, _ title: String, in arena: ValueArena
  ) -> Value {
    guard column.offset > 0 else { return arena.text(title) }
    return arena.text { buffer in
      buffer.append(text[columns[column.offset].title])
      buffer.append(contentsOf: title)
    }
  }
}

extension PagePlanner {
  /// Plans the archives of the site and of columns: all years, each year, each month.
  fileprivate mutating func planArchives() {
    for index in site.columns.indices where site.columns[index].archive.years.count > 0 {
      let column = site.columns[index]
      let owner = OutputOwner(
        file: index == 0 ? nil : column.file, description: Message("归档页", "an archive"))
      let path = site.texts.string(column.path)
      let folder = (path.isEmpty ? "" : path + "/") + FolderNames.archive + "/"
      urls.archives[index] =
        addPage(.archive(Column.ID(index)), path: folder + "index.html", owner: owner) ?? .empty
      for year in column.archive.years.indices {
        let number = site.archiveYears[year].year
        urls.archiveYears[year] =
          addPage(
            .archiveYear(Identifier(year)), path: "\(folder)\(number)/index.html", owner: owner)
          ?? .empty
        for month in site.archiveYears[year].months.indices {
          let name = site.archiveMonths[month].month
          urls.archiveMonths[month] =
            addListPages(
              .archiveMonth(Identifier(month)),
              folder: "\(folder)\(number)/\(name < 10 ? "0" : "")\(name)/", source: .articleLists,
              items: site.archiveMonths[month].articles,
              pageSize: site.configuration.build.pageSize, owner: owner)
            ?? .empty
        }
      }
    }
  }
}
