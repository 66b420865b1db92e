import Base
import Jinja
import SiteModel

/// The kinds of objects that templates see, in the order they are declared.
///
/// A new kind has its case and its line here; the rest of it is its `ObjectDeclaration`.
enum TemplateObject: UInt16, CaseIterable {
  case site, owner, page, pagination, article, column, topic, document, attachment, unit
  case contributor, archiveYear, archiveMonth, linkGroup, link, redirect, heading, block
  case archive, archiveWeek, archiveDay, term, video, leaving, ownLink, listPage
  case documentFilter, documentChoice, recordGroup, record, notice
  case letter, mailbox, delegate, review, commendation, commendedMember
  case interactive, wall, special

  /// What it is and what templates see of it.
  var declaration: ObjectDeclaration {
    switch self {
    case .site: .site
    case .owner: .owner
    case .page: .page
    case .pagination: .pagination
    case .article: .article
    case .column: .column
    case .topic: .topic
    case .document: .document
    case .attachment: .attachment
    case .unit: .unit
    case .contributor: .contributor
    case .archiveYear: .archiveYear
    case .archiveMonth: .archiveMonth
    case .linkGroup: .linkGroup
    case .link: .link
    case .redirect: .redirect
    case .heading: .heading
    case .block: .block
    case .archive: .archive
    case .archiveWeek: .archiveWeek
    case .archiveDay: .archiveDay
    case .term: .term
    case .video: .video
    case .leaving: .leaving
    case .ownLink: .ownLink
    case .listPage: .listPage
    case .documentFilter: .documentFilter
    case .documentChoice: .documentChoice
    case .recordGroup: .recordGroup
    case .record: .record
    case .notice: .notice
    case .letter: .letter
    case .mailbox: .mailbox
    case .delegate: .delegate
    case .review: .review
    case .commendation: .commendation
    case .commendedMember: .commendedMember
    case .interactive: .interactive
    case .wall: .wall
    case .special: .special
    }
  }

  /// The type's number in the schema.
  var id: ObjectType.ID { ObjectType.ID(rawValue: rawValue) }

  /// The declared type, for fields that hold such an object.
  var type: ValueType { .object(id) }

  /// The name that messages and the theme's documentation use, as in `archive_year`.
  var name: String {
    "\(self)".reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }

  /// The object of a number, as a value; 0 for those that there is one of.
  func value(_ index: Int32 = 0) -> Value { .object(ObjectReference(type: id, index: index)) }

  /// The object that stands for something of the site, as a value.
  func value<Subject>(_ subject: Identifier<Subject>) -> Value { value(subject.index) }

  /// The objects of consecutive numbers, as a value.
  func run(_ range: IndexRange) -> Value {
    .sequence(
      SequenceReference(tag: UInt32(rawValue), start: range.start, count: range.count))
  }
}

/// What templates see of objects of one kind.
struct ObjectDeclaration: Sendable {
  /// What such an object is, for the theme's documentation.
  let documentation: String
  /// Its fields, each with the code that reads it.
  let fields: [TemplateField]

  init(_ documentation: String, _ fields: [TemplateField]) {
    self.documentation = documentation
    self.fields = fields
  }
}
