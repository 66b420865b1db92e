import Base
import Diagnostics
import Jinja
import SiteModel
import Synchronization

/// A program among those of the site: which kind of page of which subsite, and the template where
/// the front matter names one.
struct ProgramName: Hashable, Sendable {
  var place: Int
  var template: String
}

/// The programs that used up their steps, shared by all workers.
///
/// Such a program would take as long on the next page. A page before the one where it happened is
/// rendered all the same, so that it does not depend on the workers which page is named.
package final class ExhaustedPrograms: Sendable {

  package init() {
  }
  private let firstPages = Mutex<[ProgramName: Int]>([:])
  private let hasAny = Atomic(false)

  /// Whether there is one at all: no page is looked up without need.
  var isEmpty: Bool { !hasAny.load(ordering: .relaxed) }

  /// Whether a page comes after one on which its program used up its steps.
  func skips(_ page: Int, of program: ProgramName) -> Bool {
    firstPages.withLock { $0[program].map { $0 < page } ?? false }
  }

  /// Notes that a program used up its steps on a page.
  func add(_ program: ProgramName, on page: Int) {
    firstPages.withLock { $0[program] = min($0[program] ?? page, page) }
    hasAny.store(true, ordering: .relaxed)
  }
}

/// What failed while templates ran, gathered so that each place is told of once.
package struct TemplateFailures: Sendable {
  /// A place where a program failed.
  private struct Place: Hashable {
    var program: ProgramName
    var template: String
    var start: Int
    var code: TemplateProblem.Code
  }

  private struct Failure: Sendable {
    var problem: TemplateProblem
    var subsite: Int
    /// The pages, as places in the plan.
    var pages: [Int]
  }

  private var failures: [Place: Failure] = [:]

  var isEmpty: Bool { failures.isEmpty }

  /// Notes that a page failed.
  mutating func add(_ problem: TemplateProblem, on page: Int, of program: ProgramName, subsite: Int)
  {
    let place = Place(
      program: program, template: problem.place.template, start: problem.place.bytes.lowerBound,
      code: problem.code)
    failures[place, default: Failure(problem: problem, subsite: subsite, pages: [])]
      .pages.append(page)
  }

  /// What all workers found, each place once, with the number of pages and two of them.
  ///
  /// Pages after the one on which a program used up its steps do not count: only some workers
  /// still rendered them.
  package static func diagnostics(
    of parts: [TemplateFailures], pages: [Page], text: (Text) -> String, catalogs: SubsiteCatalogs
  ) -> [Diagnostic] {
    var ends: [ProgramName: Int] = [:]
    for (place, failure) in parts.flatMap({ $0.failures }) where place.code == .stepLimit {
      let first = failure.pages.min() ?? .max
      ends[place.program] = min(ends[place.program] ?? .max, first)
    }
    var merged: [Place: Failure] = [:]
    for (place, failure) in parts.flatMap({ $0.failures }) {
      let end = ends[place.program] ?? .max
      let kept = failure.pages.filter { $0 <= end }
      guard let first = kept.min() else { continue }
      var shared = place
      // One place of a parent or an include fails in many programs.
      shared.program = ProgramName(place: 0, template: "")
      if var known = merged[shared] {
        if first < known.pages.min() ?? .max {
          known.problem = failure.problem
          known.subsite = failure.subsite
        }
        known.pages += kept
        merged[shared] = known
      } else {
        merged[shared] = Failure(problem: failure.problem, subsite: failure.subsite, pages: kept)
      }
    }
    return merged.values.map { failure in
      var diagnostic = failure.problem.diagnostic(
        in: catalogs.theme(ofSubsite: failure.subsite))
      let urls = failure.pages.sorted().prefix(2).map { text(pages[$0].url) }
      diagnostic.notes.append(Diagnostic.Note(note(failure.pages.count, urls)))
      if failure.problem.code == .stepLimit {
        diagnostic.notes.append(
          Diagnostic.Note(
            Message("用同一模板的其他网页没有再试", "other pages of the same template were not tried")))
      }
      return diagnostic
    }
  }

  private static func note(_ count: Int, _ urls: [String]) -> Message {
    if count == 1 {
      return Message("出错的网页：\(urls[0])", "the page was \(urls[0])")
    }
    return Message(
      "出错的网页有 \(count) 个，如 \(urls.joined(separator: "、"))",
      "\(count.counted("page")) failed here, such as \(urls.joined(separator: " and "))")
  }
}
