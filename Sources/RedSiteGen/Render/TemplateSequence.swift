import Base
import Jinja
import SiteModel

/// The lists that templates walk, by the array of the site that they are runs of.
///
/// Objects of consecutive numbers need none: `TemplateObject.run`.
enum TemplateSequence: UInt32 {
  // The numbers below are those of objects.
  case articleLists = 0x1_0000
  case columnLists, topicLists, contributorLists, unitLists, keywords, siteKeywords, unitGroups

  /// A run of the array.
  func run(_ range: IndexRange) -> Value {
    .sequence(SequenceReference(tag: rawValue, start: range.start, count: range.count))
  }

  // Inlined, so that the host's view is not copied for every element.

  /// The element at a place of the array.
  @inline(__always)
  private func element(at place: Int, in site: SiteView, _ arena: ValueArena) -> Value {
    switch self {
    case .articleLists: TemplateObject.article.value(site.articleLists[place])
    case .columnLists: TemplateObject.column.value(site.columnLists[place])
    case .topicLists: TemplateObject.topic.value(site.topicLists[place])
    case .contributorLists:
      TemplateObject.contributor.value(site.whole.pointee.contributorLists[place])
    case .unitLists: TemplateObject.unit.value(site.whole.pointee.unitLists[place])
    case .keywords: site.value(site.keywords[place])
    case .siteKeywords: arena.text(site.whole.pointee.configuration.keywords[place])
    case .unitGroups: site.value(site.whole.pointee.unitGroups[place])
    }
  }

  /// The element at `index` of a run, of objects or of one of the arrays.
  @inline(__always)
  static func element(
    of run: SequenceReference, at index: Int, in site: SiteView, _ arena: ValueArena
  ) -> Value {
    let place = Int(run.start) + index
    if let array = TemplateSequence(rawValue: run.tag) {
      return array.element(at: place, in: site, arena)
    }
    return .object(
      ObjectReference(
        type: ObjectType.ID(rawValue: UInt16(truncatingIfNeeded: run.tag)),
        index: Int32(truncatingIfNeeded: place)))
  }
}
