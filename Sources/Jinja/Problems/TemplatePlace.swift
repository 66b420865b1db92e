/// A piece of a template's source.
public struct TemplatePlace: Sendable, Hashable {
  /// The template's name.
  public let template: String
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// The bytes within the template.
  public let bytes: Range<Int>

  /// A place in a template.
  public init(template: String, line: Int, column: Int, bytes: Range<Int>) {
    self.template = template
    self.line = line
    self.column = column
    self.bytes = bytes
  }

  /// The start of a template, for problems that concern it as a whole.
  public static func start(of template: String) -> TemplatePlace {
    TemplatePlace(template: template, line: 1, column: 1, bytes: 0..<0)
  }
}
