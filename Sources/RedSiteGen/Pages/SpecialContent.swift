import Base
import Diagnostics
import Jinja
import Kinds
import Records
import SiteModel

/// A page of a column of a special kind, besides the column itself.
struct SpecialContent: PageContent {
  let special: Identifier<SpecialPage>

  static let kind = PageKind.special
  static let name: StaticString = "special"
  static let chineseName = "统计表、一年的荣誉等，属于一个栏目的网页"
  static let variables = [
    PageVariable.page, PageVariable("special", .special, "这一页"), .column,
  ]

  static func plan(in planner: inout PagePlanner) { planner.planSpecialPages() }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.special.value(special),
      TemplateObject.column.value(page(in: site).column),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text(page(in: site).title) }

  private func page(in site: SiteView) -> SpecialPage {
    site.plan.pointee.special.pages[special.offset]
  }
}

extension SpecialContent: TaggedByColumn {
  func tagColumn(in site: SiteView) -> Column.ID? { page(in: site).column }

  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value {
    title(in: site, arena)
  }

  var standardColumnType: String { ColumnTypeName.overview }
}

extension PagePlanner {
  /// Plans the pages of columns of special kinds, and their tables as CSV files beside them.
  fileprivate mutating func planSpecialPages() {
    for index in site.columns.indices {
      let id = Column.ID(index)
      switch site.columns[index].kind {
      case .stats: planStatistics(of: id)
      case .honors: planHonors(of: id)
      case .terms:
        let report = site.kinds.offices.publicReport(asOf: site.now.date)
        special.reportOfColumn[Int32(index)] = addReport(report, of: id)
      case .exhibition: planPrintPage(of: id)
      case .papers: planPapers(of: id)
      case .guides: planGuides(of: id)
      case .activities: planActivities(of: id)
      case .videos: planLessons(of: id)
      default: break
      }
    }
  }

  // MARK: Statistics

  private mutating func planStatistics(of column: Column.ID) {
    let first = site.columns.firstIndex { $0.kind == .stats }
    let path = string(site.columns[column.offset].path)
    let tables = site.kinds.statistics.filter { table in
      table.column.map { $0.name == path } ?? (first == column.offset)
    }
    var reports: [KindReport] = []
    for table in tables {
      let report = table.report(smallest: site.configuration.kinds.smallestNumber)
      guard tables.count > 1 else {
        reports.append(report)
        continue
      }
      addPage(titled: table.title, report, of: column, name: table.name)
    }
    // A single table stands on the page of its column; of several there is a list.
    if let only = reports.first {
      special.reportOfColumn[Int32(column.offset)] = addReport(only, of: column)
    } else if !tables.isEmpty {
      special.reportOfColumn[Int32(column.offset)] = addReport(
        .statisticsList(tables) { index in
          let page = special.pages[special.pages.count - tables.count + index]
          return string(page.url)
        }, of: column, withTables: false)
    }
  }

  // MARK: Honours

  private mutating func planHonors(of column: Column.ID) {
    let units = site.units.indices.map { index in
      HonorBook.UnitLink(name: string(site.units[index].name), url: string(urls.units[index]))
    }
    let book = HonorBook(
      site.kinds.honors, levels: site.configuration.kinds.honorLevels, units: units)
    var pages: [Int: String] = [:]
    for year in book.years {
      var report = KindReport(.init("\(year)", title: "\(year)年荣誉"))
      report.report.tables = [book.table(of: year) { url(ofPicture: $0) }]
      pages[year] = addPage(
        titled: report.report.title, report, of: column, name: String(year))
    }
    special.reportOfColumn[Int32(column.offset)] = addReport(
      book.overview { pages[$0] ?? "" }, of: column)
  }

  /// The URL of a picture, which has none yet while pages are planned.
  private mutating func url(ofPicture picture: SourceFile.ID) -> String {
    string(url(ofPath: site.files[picture.offset].outputPath))
  }

  // MARK: Building blocks

  /// Plans a page beside the page of a column.
  ///
  /// - Returns: its URL, empty where somebody has the path.
  @discardableResult
  mutating func addPage(
    titled title: String, _ report: KindReport, of column: Column.ID, name: String
  ) -> String {
    let place = addReport(report, of: column)
    return addPage(
      SpecialPage(title: title, column: column, subject: .report(place)), name: name + ".html")
  }

  /// Plans a page beside the page of a column.
  @discardableResult
  mutating func addPage(_ page: SpecialPage, name: String) -> String {
    let id = Identifier<SpecialPage>(special.pages.count)
    let path = string(site.columns[page.column.offset].path) + "/" + name
    special.pages.append(page)
    let url = addPage(
      .special(id), path: path,
      owner: OutputOwner(
        file: site.columns[page.column.offset].file,
        description: Message("栏目自己的网页“\(page.title)”", "the page “\(page.title)” of a column")))
    special.pages[id.offset].url = url ?? .empty
    return url.map { string($0) } ?? ""
  }

  /// Keeps tables for a page, each with a CSV file beside the page of its column.
  ///
  /// - Returns: their place among `SpecialPages.reports`.
  mutating func addReport(
    _ report: KindReport, of column: Column.ID, withTables: Bool = true
  ) -> Int {
    let place = special.reports.count
    special.reports.append(PlannedReport(content: report))
    let folder = string(site.columns[column.offset].path) + "/"
    guard withTables else { return place }
    special.reports[place].tableURLs = report.report.tables.enumerated().map { index, table in
      addGeneratedFile(
        .kindTable, of: .kindReport(place, table: index), path: "\(folder)\(table.name).csv",
        Message("表格“\(table.title)”的 CSV", "the table “\(table.title)” as CSV"))
    }
    return place
  }
}

extension SiteView {
  /// The tables that a column of a special kind shows besides its articles; nil for all others.
  func report(ofColumn index: Int) -> PlannedReport? {
    let special = plan.pointee.special
    return special.reportOfColumn[Int32(index)].map { special.reports[$0] }
  }

  /// Appends tables.
  func append(_ planned: PlannedReport, to page: inout ByteBuffer) {
    let urls = planned.tableURLs.map { text[$0].string }
    planned.content.write(html: &page, csvURLs: urls)
    guard planned.calendarURL.count > 0 else { return }
    page.append("<p class=\"record-download\">")
    append(link: "把日程加进日历（iCalendar）", text[planned.calendarURL].string, to: &page)
    page.append("</p>\n")
  }
}
