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
}
