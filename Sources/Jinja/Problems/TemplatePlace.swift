/// A piece of a template's source.
package struct TemplatePlace: Sendable, Hashable {
  /// The template's name.
  package let template: String
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int
  /// The bytes within the template.
  package let bytes: Range<Int>

  /// A place in a template.
  package init(template: String, line: Int, column: Int, bytes: Range<Int>) {
    self.template = template
    self.line = line
    self.column = column
    self.bytes = bytes
  }

  /// The start of a template, for problems that concern it as a whole.
  package static func start(of template: String) -> TemplatePlace {
    TemplatePlace(template: template, line: 1, column: 1, bytes: 0..<0)
  }
}
