import Jinja
import SiteModel

/// Everything that templates can see, declared once: objects, globals, functions, page kinds.
struct TemplateSchema: Sendable {
  /// The declaration that templates are checked against.
  let schema: Schema
  /// The readers of all fields, those of one object after those of the one before.
  let readers: [TemplateField.Reader]
  /// The place of each object's first reader, by `TemplateObject`.
  let firstReader: [Int]

  /// The number of `asset` among the functions.
  static let assetFunction = 0
  /// The number of `leaving` among the functions.
  static let leavingFunction = 1
  /// The number of `integrity` among the functions.
  static let integrityFunction = 2
  /// The number of `has_asset` among the functions.
  static let hasAssetFunction = 3

  init() {
    var schema = Schema()
    var readers: [TemplateField.Reader] = []
    var firstReader: [Int] = []
    for object in TemplateObject.allCases {
      let id = schema.declareObject(object.name, object.documentation)
      precondition(id == object.id, "objects are declared in the order of their numbers")
    }
    for object in TemplateObject.allCases {
      schema.define(object.id, fields: object.fields.map(\.field))
      firstReader.append(readers.count)
      readers += object.fields.map(\.read)
    }
    schema.globals = [Field("site", TemplateObject.site.type, "整个网站")]
    schema.addFunction(
      "asset", parameters: [.init("path", .string)], returns: .string, isConstant: true,
      documentation: "主题或网站 assets 里一个文件的网址，如 asset(\"style.css\")")
    schema.addFunction(
      "leaving", parameters: [.init("url", .string)], returns: .string, isConstant: true,
      documentation: "网址要先经过离站提示页的，是提示页的网址，否则就是它自己，如 leaving(friend.url)")
    schema.addFunction(
      "integrity", parameters: [.init("path", .string)], returns: .string, isConstant: true,
      documentation: "样式或脚本的校验值，写在 link 和 script 的 integrity 里，如 integrity(\"style.css\")")
    schema.addFunction(
      "has_asset", parameters: [.init("path", .string)], returns: .boolean, isConstant: true,
      documentation: "主题或网站的 assets 里有没有这个文件，如 has_asset(\"site.css\")")
    self.schema = schema
    self.readers = readers
    self.firstReader = firstReader
  }

  /// The variables of pages of a kind, besides `site`.
  static func variables(of kind: PageKind) -> [TemplateVariable] {
    switch kind {
    case .home: [.page, .column]
    case .column: [.page, .column, .pagination]
    case .article: [.page, .article, .column]
    case .topics: [.page, .pagination]
    case .topic: [.page, .topic, .pagination]
    case .links, .siteMap, .notFound, .keywords, .sources, .units, .search: [.page]
    case .unit: [.page, .unit, .pagination]
    case .leaving: [.page, .leaving]
    case .keyword, .source: [.page, .term, .pagination]
    case .archive: [.page, .archive]
    case .archiveYear: [.page, .archive, .year]
    case .archiveMonth: [.page, .archive, .month, .pagination]
    case .redirect: [.page, .redirect]
    }
  }
}

/// A variable that pages of some kinds have.
enum TemplateVariable: String, CaseIterable {
  case page, pagination, article, column, topic, unit, archive, year, month, term, redirect,
    leaving

  /// The declaration.
  var field: Field {
    switch self {
    case .page: Field(rawValue, TemplateObject.page.type, "正在生成的这一页")
    case .pagination: Field(rawValue, TemplateObject.pagination.type, "列表分页")
    case .article: Field(rawValue, TemplateObject.article.type, "这篇文章")
    case .column: Field(rawValue, TemplateObject.column.type, "这个栏目，或这篇文章的栏目")
    case .topic: Field(rawValue, TemplateObject.topic.type, "这个专题")
    case .unit: Field(rawValue, TemplateObject.unit.type, "这个单位")
    case .archive: Field(rawValue, TemplateObject.archive.type, "这个归档")
    case .term: Field(rawValue, TemplateObject.term.type, "这个关键词或来源")
    case .year: Field(rawValue, TemplateObject.archiveYear.type, "归档的这一年")
    case .month: Field(rawValue, TemplateObject.archiveMonth.type, "归档的这个月")
    case .redirect: Field(rawValue, TemplateObject.redirect.type, "旧网址的转向")
    case .leaving: Field(rawValue, TemplateObject.leaving.type, "要离开本站的链接")
    }
  }

  /// The value on a page.
  func value(on page: Page, in site: SiteView) -> Value {
    let subject = page.subject
    switch self {
    case .page: return Self.object(.page, 0)
    case .pagination: return Self.object(.pagination, 0)
    case .article: return Self.object(.article, subject)
    case .column:
      return Self.object(
        .column,
        page.kind == .article ? site.articles[Int(subject)].column.index : subject)
    case .topic: return Self.object(.topic, subject)
    case .archive:
      let site = site.whole
      switch page.kind {
      case .archiveYear:
        return Self.object(.archive, site.pointee.archiveYears[Int(subject)].column.index)
      case .archiveMonth:
        return Self.object(.archive, site.pointee.archiveMonths[Int(subject)].column.index)
      default: return Self.object(.archive, subject)
      }
    case .unit: return Self.object(.unit, subject)
    case .term: return Self.object(.term, subject)
    case .year: return Self.object(.archiveYear, subject)
    case .month: return Self.object(.archiveMonth, subject)
    case .redirect: return Self.object(.redirect, subject)
    case .leaving: return Self.object(.leaving, subject)
    }
  }

  private static func object(_ object: TemplateObject, _ index: Int32) -> Value {
    .object(ObjectReference(type: object.id, index: index))
  }
}
