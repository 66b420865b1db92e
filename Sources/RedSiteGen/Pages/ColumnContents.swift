import Base
import Diagnostics
import Jinja
import SiteModel

/// The home page of the site, or of a column that is a site of its own.
struct HomeContent: PageContent {
  let column: Column.ID

  static let kind = PageKind.home
  static let name: StaticString = "home"
  static let chineseName = "首页"
  static let variables = [PageVariable.page, .column]
  static let templateOwner: TemplateUse.Owner? = .home

  static func plan(in planner: inout PagePlanner) { planner.planColumns() }

  func subsite(in site: Site) -> Subsite.ID { site.columns[column.offset].subsite }
  func template(in site: Site) -> Text { site.columns[column.offset].template }
  func name(in site: Site) -> Text? { site.columns[column.offset].title }
  func section(in site: Site) -> Page.Section { site.section(of: column) }

  func sourcePath(in site: Site) -> String? {
    site.columns[column.offset].file.map { site.files[$0.offset].path }
  }

  func values(in site: SiteView) -> [Value] {
    [TemplateObject.page.value(), TemplateObject.column.value(column)]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.subsite == 0
      ? arena.text(site.whole.pointee.configuration.name)
      : site.value(site.whole.pointee.subsites[site.subsite].name)
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    site.subsite == 0
      ? arena.text(site.whole.pointee.configuration.description)
      : site.value(site.columns[column.offset].description)
  }

  func body(in site: SiteView) -> LinkedText? { site.introduction(of: column) }

  func appendStructuredData(in site: SiteView, to page: inout ByteBuffer) {
    page.appendOrganization(of: site)
  }

  func lastChange(of listPage: ListPage?, in site: SiteView) -> DateTime? {
    let subsite = site.whole.pointee.subsites[site.columns[column.offset].subsite.offset]
    return subsite.latest.indices.first.map {
      site.articles[site.articleLists[$0].offset].lastChange
    }
  }
}

extension HomeContent: TaggedByColumn {
  func tagColumn(in site: SiteView) -> Column.ID? { column.offset == 0 ? nil : column }

  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value {
    arena.text("首页")
  }

  var standardColumnType: String { ColumnTypeName.home }
}

/// A column, which is planned with the home pages.
struct ColumnContent: PageContent {
  let column: Column.ID

  static let kind = PageKind.column
  static let name: StaticString = "column"
  static let chineseName = "栏目"
  static let variables = [PageVariable.page, .column, .pagination]
  static let templateOwner: TemplateUse.Owner? = .column

  func subsite(in site: Site) -> Subsite.ID { site.columns[column.offset].subsite }
  func template(in site: Site) -> Text { site.columns[column.offset].template }
  func name(in site: Site) -> Text? { site.columns[column.offset].title }
  func section(in site: Site) -> Page.Section { site.section(of: column) }

  func listName(in site: Site) -> Message {
    site.message(naming: site.columns[column.offset].title, "栏目", "column")
  }

  func sourcePath(in site: Site) -> String? {
    site.columns[column.offset].file.map { site.files[$0.offset].path }
  }

  func contentPath(in site: Site) -> String? {
    site.texts.string(site.columns[column.offset].path)
  }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.column.value(column),
      TemplateObject.pagination.value(),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.columns[column.offset].title)
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.columns[column.offset].description)
  }

  func body(in site: SiteView) -> LinkedText? { site.introduction(of: column) }

  func appendStructuredData(in site: SiteView, to page: inout ByteBuffer) {
    var trail = BreadcrumbList(from: site, to: &page)
    trail.append(columnsTo: column, in: site, to: &page)
    trail.close(&page)
  }
}

extension ColumnContent: TaggedByColumn {
  func tagColumn(in site: SiteView) -> Column.ID? { column }

  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value {
    title(in: site, arena)
  }

  var standardColumnType: String { ColumnTypeName.news }
}

/// A page whose meta tags speak of a column, and of the site outside of all columns.
protocol TaggedByColumn: PageContent {
  /// The column that the page is, or that its article lives in; nil for pages of no column.
  func tagColumn(in site: SiteView) -> Column.ID?
  /// ColumnName where there is no column.
  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value
  /// ColumnType where the column says none.
  var standardColumnType: String { get }
}

extension TaggedByColumn {
  func ownPictures(in site: SiteView) -> [SourceFile.ID] {
    site.pictures(ofColumn: tagColumn(in: site))
  }

  func columnName(in site: SiteView, _ arena: ValueArena) -> Value {
    tagColumn(in: site).map { site.value(site.columns[$0.offset].title) }
      ?? columnName(outsideColumnsOf: site, arena)
  }

  func columnDescription(in site: SiteView, _ arena: ValueArena) -> Value {
    guard let column = tagColumn(in: site), site.columns[column.offset].description.count > 0
    else { return arena.text(site.whole.pointee.configuration.description) }
    return site.value(site.columns[column.offset].description)
  }

  func columnKeywords(in site: SiteView) -> Value {
    guard let column = tagColumn(in: site), site.columns[column.offset].keywords.count > 0
    else { return site.siteKeywords }
    return TemplateSequence.keywords.run(site.columns[column.offset].keywords)
  }

  func columnType(in site: SiteView, _ arena: ValueArena) -> Value {
    guard let column = tagColumn(in: site), site.columns[column.offset].type.count > 0
    else { return arena.text(standardColumnType) }
    return site.value(site.columns[column.offset].type)
  }
}

extension PageVariable {
  static let column = PageVariable("column", .column, "这个栏目，或这篇文章的栏目")
}

extension SiteView {
  /// The introduction of a column, which a folder without `_index.md` does not have.
  func introduction(of column: Column.ID) -> LinkedText? {
    columns[column.offset].file.map { LinkedText(file: $0, body: columns[column.offset].body) }
  }
}

extension BreadcrumbList {
  /// Appends the columns from the home page to `column`, itself included.
  mutating func append(
    columnsTo column: Column.ID, in site: SiteView, to page: inout ByteBuffer
  ) {
    for ancestor in site.columns[column.offset].ancestors.indices {
      append(column: site.columnLists[ancestor], in: site, to: &page)
    }
    if !site.columns[column.offset].isHome { append(column: column, in: site, to: &page) }
  }

  private mutating func append(
    column: Column.ID, in site: SiteView, to page: inout ByteBuffer
  ) {
    append(
      site.text[site.columns[column.offset].title], site.columnURLs[column.offset], in: site,
      to: &page)
  }
}

extension PagePlanner {
  /// Plans the home page and the pages of every column.
  fileprivate mutating func planColumns() {
    for index in site.columns.indices {
      let column = site.columns[index]
      let path = site.texts.string(column.path)
      let owner = OutputOwner(file: column.file, description: Message("一个栏目", "a column"))
      let url: Text?
      if column.isHome {
        url = addPage(
          .home(Column.ID(index)), path: path.isEmpty ? "index.html" : path + "/index.html",
          owner: owner)
      } else {
        url = addListPages(
          .column(Column.ID(index)), folder: path + "/", source: .articleLists,
          items: column.listed, firstItems: column.firstPage, pageSize: Int(column.pageSize),
          owner: owner)
      }
      urls.columns[index] = url ?? .empty
    }
  }
}

extension SiteView {
  /// The pictures of a column and of those above it.
  func pictures(ofColumn column: Column.ID?) -> [SourceFile.ID] {
    var pictures: [SourceFile.ID] = []
    var next = column
    while let column = next {
      if let image = columns[column.offset].image { pictures.append(image) }
      next = columns[column.offset].parent
    }
    return pictures
  }
}
