import Base
import Jinja

/// A host that answers as a real one does: plain references into memory that is only read.
struct BenchmarkSite: TemplateHost {
  static let schema: Schema = {
    var schema = Schema()
    let site = schema.declareObject("site")
    let link = schema.declareObject("link")
    let article = schema.declareObject("article")
    schema.define(
      site, fields: [Field("name", .string), Field("links", .list(.object(link)))])
    schema.define(link, fields: [Field("title", .string), Field("url", .string)])
    schema.define(
      article,
      fields: [
        Field("title", .string), Field("url", .string), Field("date", .date),
        Field("source", .string), Field("trail", .list(.object(link))),
        Field("related", .list(.object(article))), Field("column", .object(link)),
      ])
    schema.globals = [Field("site", .object(site))]
    return schema
  }()

  static let template = """
    <!DOCTYPE html><html><head><title>{{ article.title }}_{{ site.name }}</title></head><body>
    <nav>{% for link in site.links %}<a href="{{ link.url }}">{{ link.title }}</a>{% endfor %}</nav>
    <ol>{% for step in article.trail %}<li><a href="{{ step.url }}">{{ step.title }}</a></li>
    {% endfor %}</ol>
    <h1>{{ article.title }}</h1>
    <p>{{ article.column.title }} <time>{{ article.date | date("%Y-%m-%d %H:%M") }}</time>
    来源：{{ article.source }}</p>
    <ul>{% for other in article.related %}<li><a href="{{ other.url }}">{{ other.title }}</a>
    <span>{{ other.date | date("%m-%d") }}</span></li>
    {% endfor %}</ul>
    <footer>{{ site.name }}</footer></body></html>
    """

  static func program() throws -> Program {
    let template = template
    let environment = TemplateEnvironment(schema: schema) { _ in Array(template.utf8) }
    let article = ObjectType.ID(rawValue: 2)
    let program = try environment.compile("page", variables: [Field("article", .object(article))])
    var host = BenchmarkSite()
    return program.specialized(host: &host)
  }

  static func article(_ index: Int32) -> Value {
    .object(ObjectReference(type: ObjectType.ID(rawValue: 2), index: index))
  }

  mutating func global(_ index: Int, in arena: ValueArena) -> Value {
    .object(ObjectReference(type: ObjectType.ID(rawValue: 0), index: 0))
  }

  mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value {
    switch (object.type.rawValue, field) {
    case (0, 0): .text(Bytes("文化系统党建在线"))
    case (0, 1): .sequence(SequenceReference(tag: 0, count: 70))
    case (1, 0): .text(Bytes("党的二十大精神学习"))
    case (1, 1): .text(Bytes("/xuexi/jingshen/"))
    case (2, 0): .text(Bytes("机关党委召开“两学一做”学习教育常态化制度化工作推进会"))
    case (2, 1): .text(Bytes("/xuexi/dangke/20260701-shuji.html"))
    case (2, 2): .date(DateTime(wallSeconds: 1_782_900_000 + Int64(object.index)), .china)
    case (2, 3): .text(Bytes("文化系统机关党委"))
    case (2, 4): .sequence(SequenceReference(tag: 1, count: 3))
    case (2, 5): .sequence(SequenceReference(tag: 2, count: 8))
    case (2, 6): .object(ObjectReference(type: ObjectType.ID(rawValue: 1), index: 0))
    default: .undefined
    }
  }

  mutating func element(
    of sequence: SequenceReference, at index: Int, in arena: ValueArena
  ) -> Value {
    let type = ObjectType.ID(rawValue: sequence.tag == 2 ? 2 : 1)
    return .object(ObjectReference(type: type, index: sequence.start + Int32(index)))
  }

  mutating func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem) {}

  mutating func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value { .undefined }
}
