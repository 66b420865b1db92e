import Base
import Jinja
import SiteModel

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
