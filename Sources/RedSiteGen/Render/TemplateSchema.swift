import Base
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

/// A field that templates see, with the code that reads it: declared and done in one line.
struct TemplateField: Sendable {
  /// What reads a field of object number `index`.
  typealias Reader = @Sendable (_ site: SiteView, _ index: Int, _ arena: ValueArena) -> Value
  /// What writes a field of type `content` of object number `index`, HTML already, into the page.
  typealias Writer =
    @Sendable (_ host: inout SiteHost, _ index: Int, _ page: inout ByteBuffer) -> Void

  /// The name, the type and the documentation.
  let field: Field
  /// What reads it.
  let read: Reader
  /// What writes it where it is not read.
  let write: Writer?

  /// A field that is read.
  init(_ name: String, _ type: ValueType, _ documentation: String, _ read: @escaping Reader) {
    field = Field(name, type, documentation)
    self.read = read
    write = nil
  }

  private init(content field: Field, _ write: @escaping Writer) {
    self.field = field
    read = { _, _, _ in .undefined }
    self.write = write
  }

  /// A field that is written straight into the page.
  static func content(
    _ name: String, _ documentation: String, _ write: @escaping Writer
  ) -> TemplateField {
    TemplateField(content: Field(name, .content, documentation), write)
  }
}
