import Jinja
import SiteModel

/// Everything that all templates can see, gathered from where it is declared.
///
/// What pages have besides, their variables, is said by their `PageContent`.
struct TemplateSchema: Sendable {
  /// The declaration that templates are checked against.
  let schema: Schema
  /// All fields, those of one object after those of the one before.
  let fields: [TemplateField]
  /// The place of each object's first field, by `TemplateObject`.
  let firstField: [Int]

  init() {
    var schema = Schema()
    var fields: [TemplateField] = []
    var firstField: [Int] = []
    let declarations = TemplateObject.allCases.map { ($0, $0.declaration) }
    for (object, declaration) in declarations {
      let id = schema.declareObject(object.name, declaration.documentation)
      precondition(id == object.id, "objects are declared in the order of their numbers")
    }
    for (object, declaration) in declarations {
      schema.define(object.id, fields: declaration.fields.map(\.field))
      firstField.append(fields.count)
      fields += declaration.fields
    }
    schema.globals = [Field("site", TemplateObject.site.type, "整个网站")]
    for function in TemplateFunction.all {
      schema.addFunction(
        function.name, parameters: function.parameters, returns: function.returns,
        isConstant: true, documentation: function.documentation)
    }
    self.schema = schema
    self.fields = fields
    self.firstField = firstField
  }
}
