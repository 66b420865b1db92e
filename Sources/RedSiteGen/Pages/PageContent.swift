import Base
import ChineseMarkdown
import Diagnostics
import Jinja
import SiteModel

/// What pages of one kind are: all that is known about the kind, in one value.
///
/// `Page.Subject.content` is the only way from a page to it. Most of it has a default, so a kind
/// says only what is particular about it.
protocol PageContent: Sendable {
  // MARK: What all pages of the kind have in common

  static var kind: PageKind { get }
  /// What templates know the kind by, as `page.kind`.
  static var name: StaticString { get }
  /// What people call such pages, for the documentation of themes.
  static var chineseName: String { get }
  /// The template; by default called as the kind.
  static var template: String { get }
  /// The variables besides `site`, in the order of `values`; by default `page` alone.
  static var variables: [PageVariable] { get }
  /// Whether search engines are told of such pages: all that readers look for.
  static var isInSiteMap: Bool { get }
  /// Whether such pages hold what the site's profile promises of every page.
  static var keepsPromises: Bool { get }
  /// The front matter that may name another template, if one may.
  static var templateOwner: TemplateUse.Owner? { get }

  /// Plans all pages of the kind, in the order of `PageKind`; those of kinds that stand between
  /// each other are planned by the first of them.
  static func plan(in planner: inout PagePlanner)

  // MARK: What is decided when the page is planned

  /// The site that the page belongs to; by default the main one.
  func subsite(in site: Site) -> Subsite.ID
  /// The template that front matter names, empty for the theme's own.
  func template(in site: Site) -> Text
  /// The part of the site that navigation marks; by default none.
  func section(in site: Site) -> Page.Section

  // MARK: What people who keep the site ask

  /// What it is called where an old URL leads to it; nil for its URL.
  func name(in site: Site) -> Text?
  /// What the list that it shows is called.
  func listName(in site: Site) -> Message
  /// The file that is edited to change it; nil where there is none.
  func sourcePath(in site: Site) -> String?
  /// The path within `content/` that links to it may name; nil where there is none.
  func contentPath(in site: Site) -> String?

  // MARK: What the page says

  /// The values of `variables`.
  func values(in site: SiteView) -> [Value]
  /// `page.title`.
  func title(in site: SiteView, _ arena: ValueArena) -> Value
  /// `page.description`; by default the site's.
  func description(in site: SiteView, _ arena: ValueArena) -> Value
  /// The meta tag ColumnName; by default the title.
  func columnName(in site: SiteView, _ arena: ValueArena) -> Value
  /// The meta tag ColumnDescription; by default the site's description.
  func columnDescription(in site: SiteView, _ arena: ValueArena) -> Value
  /// The meta tag ColumnKeywords; by default the site's.
  func columnKeywords(in site: SiteView) -> Value
  /// The meta tag ColumnType; by default that of news.
  func columnType(in site: SiteView, _ arena: ValueArena) -> Value
  /// Further meta tags that the site's profile promises.
  func promisedTags(in site: SiteView) -> [String]
  /// The text that it is about, if it is about one.
  func body(in site: SiteView) -> LinkedText?
  /// What is known of the 落款 of its text; nil, by default, where none is looked for.
  func signature(in site: SiteView) -> SignatureRequest?
  /// The pictures that may stand for the page where a link to it is shown, the best first; by
  /// default none.
  func ownPictures(in site: SiteView) -> [SourceFile.ID]
  /// Appends what search engines are told in JSON-LD; by default nothing.
  func appendStructuredData(in site: SiteView, to page: inout ByteBuffer)
  /// When what it shows was last changed; by default the last change of the articles it lists.
  func lastChange(of listPage: ListPage?, in site: SiteView) -> DateTime?
}

extension PageContent {
  static var template: String { name.description + ".html" }
  static var variables: [PageVariable] { [.page] }
  static var isInSiteMap: Bool { true }
  static var keepsPromises: Bool { true }
  static var templateOwner: TemplateUse.Owner? { nil }

  static func plan(in planner: inout PagePlanner) {}

  func subsite(in site: Site) -> Subsite.ID { .main }
  func template(in site: Site) -> Text { .empty }
  func section(in site: Site) -> Page.Section { .none }

  func name(in site: Site) -> Text? { nil }
  func listName(in site: Site) -> Message { Message("归档", "the archive") }
  func sourcePath(in site: Site) -> String? { nil }
  func contentPath(in site: Site) -> String? { nil }

  func values(in site: SiteView) -> [Value] { [TemplateObject.page.value()] }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    arena.text(site.whole.pointee.configuration.description)
  }

  func columnName(in site: SiteView, _ arena: ValueArena) -> Value { title(in: site, arena) }

  func columnDescription(in site: SiteView, _ arena: ValueArena) -> Value {
    arena.text(site.whole.pointee.configuration.description)
  }

  func columnKeywords(in site: SiteView) -> Value { site.siteKeywords }

  func columnType(in site: SiteView, _ arena: ValueArena) -> Value {
    arena.text(ColumnTypeName.news)
  }

  func promisedTags(in site: SiteView) -> [String] { [] }
  func body(in site: SiteView) -> LinkedText? { nil }
  func signature(in site: SiteView) -> SignatureRequest? { nil }
  func ownPictures(in site: SiteView) -> [SourceFile.ID] { [] }
  func appendStructuredData(in site: SiteView, to page: inout ByteBuffer) {}

  func lastChange(of listPage: ListPage?, in site: SiteView) -> DateTime? {
    guard let listPage, listPage.source == .articleLists else { return nil }
    return listPage.items.indices.map { site.articles[site.articleLists[$0].offset].lastChange }
      .max()
  }
}

/// A variable of pages, as templates are checked against it.
struct PageVariable: Sendable {
  let field: Field

  /// A variable of any type.
  init(_ name: String, _ type: ValueType, _ documentation: String) {
    field = Field(name, type, documentation)
  }

  /// A variable that holds an object.
  init(_ name: String, _ object: TemplateObject, _ documentation: String) {
    self.init(name, object.type, documentation)
  }

  static let page = PageVariable("page", .page, "正在生成的这一页")
  static let pagination = PageVariable("pagination", .pagination, "列表分页")
}

extension PageContent {
  /// Whether `values` are what `variables` declares, which the compiler does not see.
  static func declares(_ values: [Value]) -> Bool {
    values.count == variables.count
      && zip(values, variables).allSatisfy { value, variable in
        guard case .object(let type) = variable.field.type else { return true }
        guard case .object(let object) = value else { return false }
        return object.type == type
      }
  }
}

extension Site {
  /// The part of the site that a column is in; none where navigation does not show it.
  func section(of column: Column.ID) -> Page.Section {
    let here = columns[column.offset]
    if here.isHome { return .home }
    let top = here.ancestors.count > 0 ? columnLists[Int(here.ancestors.start)] : column
    return columns[top.offset].isInNavigation ? .column(top) : .none
  }

  /// What a thing of the site is called, with its name.
  func message(naming name: Text, _ chinese: String, _ english: String) -> Message {
    let name = texts.string(name)
    return Message("\(chinese)“\(name)”", "the \(english) “\(name)”")
  }
}

extension Article {
  /// When it was changed, or came out.
  var lastChange: DateTime { updated ?? published }
}
