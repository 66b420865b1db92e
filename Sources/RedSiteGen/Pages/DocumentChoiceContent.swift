import Base
import Diagnostics
import Jinja
import SiteModel

/// The documents of a column that fall under one choice of a filter: those of a year, say.
///
/// A page of its own with a URL of its own, for readers without scripts and for links from outside.
/// Search engines are not told of it: each document is on the column's pages already.
struct DocumentChoiceContent: PageContent {
  let choice: DocumentChoice.ID

  static let kind = PageKind.documentChoice
  static let name: StaticString = "document_choice"
  static let chineseName = "公文栏目按年份、有效性、发文机关或单位选出的一部分"
  static let template = ColumnContent.template
  static let variables = [
    PageVariable.page, .column, .pagination,
    PageVariable("choice", .documentChoice, "选的是哪一项"),
  ]
  static let isInSiteMap = false

  static func plan(in planner: inout PagePlanner) { planner.planDocumentChoices() }

  private func column(in site: Site) -> Column.ID {
    site.documentFilters[site.documentChoices[choice.offset].filter.offset].column
  }

  func subsite(in site: Site) -> Subsite.ID { site.columns[column(in: site).offset].subsite }
  func section(in site: Site) -> Page.Section { site.section(of: column(in: site)) }
  func name(in site: Site) -> Text? { site.columns[column(in: site).offset].title }

  func listName(in site: Site) -> Message {
    let column = site.texts.string(site.columns[column(in: site).offset].title)
    let name = site.texts.string(site.documentChoices[choice.offset].name)
    return Message("栏目“\(column)”的“\(name)”", "“\(name)” of the column “\(column)”")
  }

  func sourcePath(in site: Site) -> String? {
    site.columns[column(in: site).offset].file.map { site.files[$0.offset].path }
  }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.column.value(column(in: site.whole.pointee)),
      TemplateObject.pagination.value(), TemplateObject.documentChoice.value(choice),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    let whole = site.whole.pointee
    return arena.text { buffer in
      buffer.append(site.text[site.columns[column(in: whole).offset].title])
      buffer.append(contentsOf: "：")
      buffer.append(site.text[whole.documentChoices[choice.offset].name])
    }
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.columns[column(in: site.whole.pointee).offset].description)
  }
}

extension DocumentChoiceContent: TaggedByColumn {
  func tagColumn(in site: SiteView) -> Column.ID? { column(in: site.whole.pointee) }

  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value {
    title(in: site, arena)
  }

  var standardColumnType: String { ColumnTypeName.news }
}

extension PagePlanner {
  /// Plans the pages of every choice of every filter.
  fileprivate mutating func planDocumentChoices() {
    for index in site.documentChoices.indices {
      let choice = site.documentChoices[index]
      let column = site.columns[site.documentFilters[choice.filter.offset].column.offset]
      let folder = "\(string(column.path))/\(string(choice.folder))/"
      urls.documentChoices[index] =
        addListPages(
          .documentChoice(DocumentChoice.ID(index)), folder: folder, source: .articleLists,
          items: choice.articles, pageSize: Int(column.pageSize),
          owner: OutputOwner(
            file: column.file, description: Message("公文栏目的筛选页", "a filter of a column")))
        ?? .empty
    }
  }
}
