import Base
import Jinja

/// A tiny site: a tree of columns, articles, and a count of what templates ask for.
struct FakeSite: TemplateHost {
  /// The kinds of objects, in the order of the schema.
  enum Kind: UInt16 {
    case site, column, article

    var id: ObjectType.ID { ObjectType.ID(rawValue: rawValue) }
  }

  enum SequenceTag: UInt32 {
    case columns, children, latest, tags
  }

  static let schema: Schema = {
    var schema = Schema()
    let site = schema.declareObject("site")
    let column = schema.declareObject("column")
    let article = schema.declareObject("article")
    schema.define(
      site,
      fields: [
        Field("name", .string), Field("url", .string), Field("columns", .list(.object(column))),
        Field("latest", .list(.object(article))), Field("has_search", .boolean),
      ])
    schema.define(
      column,
      fields: [
        Field("title", .string), Field("url", .string), Field("children", .list(.object(column))),
        Field("number", .integer),
      ])
    schema.define(
      article,
      fields: [
        Field("title", .string), Field("url", .string), Field("date", .date),
        Field("column", .object(column)), Field("content", .content), Field("source", .string),
        Field("topic", .optional(.object(column))), Field("tags", .list(.string)),
        Field("extra", .dynamic),
      ])
    schema.globals = [Field("site", .object(site))]
    schema.addFunction(
      "asset", parameters: [.init("path", .string)], returns: .string, isConstant: true)
    schema.addFunction("now", parameters: [], returns: .integer, isConstant: false)
    return schema
  }()

  static let article = Field("article", .object(Kind.article.id))
  static let column = Field("column", .object(Kind.column.id))

  /// How many times a template asked for something.
  private(set) var questions = 0
  private(set) var calls = 0

  static let extra = FrozenValue(
    .mapping([("mood", .string("<晴>")), ("list", .list([.integer(1), .integer(2)]))]))

  static func article(_ index: Int32) -> Value {
    .object(ObjectReference(type: Kind.article.id, index: index))
  }

  static func column(_ index: Int32) -> Value {
    .object(ObjectReference(type: Kind.column.id, index: index))
  }

  mutating func global(_ index: Int, in arena: ValueArena) -> Value {
    questions += 1
    return .object(ObjectReference(type: Kind.site.id, index: 0))
  }

  mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value {
    questions += 1
    let index = object.index
    switch (Kind(rawValue: object.type.rawValue), field) {
    case (.site, 0): return .text(Bytes("文化系统<党建>在线"))
    case (.site, 1): return .text(Bytes("https://dj.example.org/"))
    case (.site, 2):
      return .sequence(SequenceReference(tag: SequenceTag.columns.rawValue, count: 3))
    case (.site, 3):
      return .sequence(SequenceReference(tag: SequenceTag.latest.rawValue, start: 1, count: 8))
    case (.site, 4): return .boolean(true)
    case (.column, 0): return arena.text("栏目\(index)")
    case (.column, 1): return arena.text("/c\(index)/")
    case (.column, 2):
      return .sequence(
        SequenceReference(
          tag: SequenceTag.children.rawValue, start: index * 10, count: index < 10 ? 2 : 0))
    case (.column, 3): return .integer(Int(index))
    case (.article, 0): return arena.text("文章“\(index)”")
    case (.article, 1): return arena.text("/c1/\(index).html")
    case (.article, 2):
      guard let day = CivilDate(year: 2026, month: 7, day: 1 + Int(index)) else { return .none }
      return .date(DateTime(date: day, hour: 9, minute: 5), .china)
    case (.article, 3): return Self.column(1)
    case (.article, 5): return .text(Bytes("机关党委"))
    case (.article, 6): return index % 2 == 0 ? Self.column(2) : .none
    case (.article, 7):
      return .sequence(SequenceReference(tag: SequenceTag.tags.rawValue, count: 2))
    case (.article, 8): return Self.extra.value
    default: return .undefined
    }
  }

  mutating func element(
    of sequence: SequenceReference, at index: Int, in arena: ValueArena
  ) -> Value {
    questions += 1
    let number = sequence.start + Int32(index)
    switch SequenceTag(rawValue: sequence.tag) {
    case .columns: return Self.column(number + 1)
    case .children: return Self.column(number + 1)
    case .latest: return Self.article(number)
    case .tags: return arena.text("标签\(number)")
    case nil: return .undefined
    }
  }

  mutating func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem) {
    questions += 1
    page.append("<p>正文")
    page.append(decimal: Int(object.index))
    page.append("</p>")
  }

  mutating func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    calls += 1
    if function == 1 { return .integer(calls) }
    guard case .text(let path) = arguments[0] else { return .undefined }
    if path.string == "missing.css" {
      throw TemplateProblem(chinese: "没有这个文件", english: "no such file")
    }
    return arena.text("/assets/" + path.string)
  }
}
