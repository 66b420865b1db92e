import Base
import Glibc
import SiteModel
import Synchronization

/// How long each page takes to be rendered, for whoever makes a theme.
///
/// Measured is the time of the processor that a page takes for its template and its texts, which
/// does not depend on what else the machine does. Where there is no profile nothing is measured.
package final class BuildProfile: Sendable {
  /// A page or a template with its time.
  package struct Entry: Sendable, Hashable {
    /// The path in the output, or the name of the template.
    package var name: String
    /// How many pages were rendered.
    package var count: Int
    /// How long they took together, in nanoseconds.
    package var nanoseconds: Int64
  }

  private let entries = Mutex<(pages: [Entry], templates: [String: Entry])>(([], [:]))

  /// A profile of nothing yet.
  package init() {}

  /// The pages that took longest, the slowest first.
  package func slowestPages(_ most: Int) -> [Entry] {
    Self.slowest(entries.withLock { $0.pages }, most)
  }

  /// The templates whose pages took longest together, the slowest first.
  package func slowestTemplates(_ most: Int) -> [Entry] {
    Self.slowest(Array(entries.withLock { $0.templates }.values), most)
  }

  private static func slowest(_ entries: [Entry], _ most: Int) -> [Entry] {
    let sorted = entries.sorted { ($1.nanoseconds, $0.name) < ($0.nanoseconds, $1.name) }
    return Array(sorted.prefix(most))
  }

  /// Adds what workers measured.
  func add(_ times: [PageTime], of plan: SitePlan) {
    entries.withLock { entries in
      for time in times {
        let page = plan.pages[time.page]
        let template =
          page.template.isEmpty
          ? type(of: page.content).template : plan.texts.string(page.template)
        entries.pages.append(
          Entry(name: plan.texts.string(page.path), count: 1, nanoseconds: time.nanoseconds))
        var entry = entries.templates[template] ?? Entry(name: template, count: 0, nanoseconds: 0)
        entry.count += 1
        entry.nanoseconds += time.nanoseconds
        entries.templates[template] = entry
      }
    }
  }
}

/// How long one page took.
struct PageTime: Sendable {
  /// Its place in the plan.
  var page: Int
  /// The time of the processor, in nanoseconds.
  var nanoseconds: Int64
}

/// Measures pages for one worker.
struct PageTimer {
  private(set) var times: [PageTime] = []

  /// The time of the processor that this thread has taken so far, in nanoseconds.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Notes that a page took the time from `start` until now.
  mutating func note(_ page: Int, since start: Int64) {
    times.append(PageTime(page: page, nanoseconds: Self.now - start))
  }
}
