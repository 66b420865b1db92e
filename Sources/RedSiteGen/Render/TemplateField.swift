import Base
import Jinja
import SiteModel

/// A field that templates see, with the code that reads it: declared and done in one line.
struct TemplateField: Sendable {
  /// What reads a field of object number `index`.
  typealias Reader = @Sendable (_ site: SiteView, _ index: Int, _ arena: ValueArena) -> Value

  /// The name, the type and the documentation.
  let field: Field
  /// What reads it; fields of type `content` are written by `SiteHost` instead.
  let read: Reader

  init(_ name: String, _ type: ValueType, _ documentation: String, _ read: @escaping Reader) {
    field = Field(name, type, documentation)
    self.read = read
  }

  /// A field whose HTML the host writes straight into the page.
  static func content(_ documentation: String) -> TemplateField {
    TemplateField("content", .content, documentation) { _, _, _ in .undefined }
  }
}

/// The sequences that templates walk, by the array they are runs of.
enum TemplateSequence: UInt32 {
  case articleLists, columnLists, topics, topicLists, contributorLists, keywords
  case siteKeywords, attachments, archiveYears, archiveMonths, linkGroups, links, headings, sites,
    blocks, archiveWeeks, archiveDays, terms, unitLists, unitGroups

  /// A run of the array.
  func run(_ range: IndexRange) -> Value {
    .sequence(SequenceReference(tag: rawValue, start: range.start, count: range.count))
  }
}
