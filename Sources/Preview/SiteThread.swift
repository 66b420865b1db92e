import Base
import Diagnostics
import Dispatch
import Files
import RedSiteGen
import Synchronization

/// The one thread that owns the site: it renders what is asked for and takes up changes.
///
/// Nothing else touches the site, so nothing needs a lock, and a page is always one of a whole
/// state of the site.
struct SiteThread: Sendable {
  let options: BuildOptions
  let origin: String
  let inbox: Inbox
  let signal: ChangeSignal
  let report: @Sendable (PreviewEvent) -> Void

  /// Starts the thread; false where the system has none to give.
  func start() -> Bool { DetachedThread.start { run() } }

  private func run() {
    var site = PreviewSite(options, origin: origin)
    let watch = ChangeWatch { inbox.send(.changes($0)) }
    // Watched first: what changes while the site is read is read again.
    follow(site, watch)
    let start = ContinuousClock.now
    site.load()
    report(.ready(articles: site.articleCount, seconds: seconds(since: start), found(site)))
    follow(site, watch)
    Task { await signal.advance() }
    while true {
      let changes = site.withPages { pages in
        while true {
          switch inbox.take() {
          case .page(let path, let reply): reply(pages.answer(path))
          case .facts(let path, let reply): reply(pages.answer(path), pages.marks(most: 500))
          case .source(let path, let reply):
            reply(site.root.flatMap { pages.sourceFile(path, root: $0) })
          case .records(let name, let period, let reply): reply(pages.records(name, period))
          case .changes(let paths): return paths
          }
        }
      }
      let start = ContinuousClock.now
      guard site.apply(changes) else { continue }
      Task { await signal.advance() }
      follow(site, watch)
      let root = (site.root ?? "") + "/"
      let names = changes.sorted().map {
        $0.hasPrefix(root) ? String($0.dropFirst(root.count)) : $0
      }
      report(.changed(names, seconds: seconds(since: start), found(site)))
    }
  }

  private func follow(_ site: PreviewSite, _ watch: ChangeWatch) {
    let begins = watch.follow(root: site.root ?? options.site, folders: site.folders)
    if begins { report(.polling) }
  }

  private func found(_ site: PreviewSite) -> DiagnosticReport {
    DiagnosticReport(site.diagnostics, strict: options.isStrict)
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = start.duration(to: .now).components
    return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
  }
}

/// What others ask of the thread that owns the site.
enum Letter: Sendable {
  /// What stands at a path of the output.
  case page(String, reply: @Sendable (PreviewAnswer) -> Void)
  /// What stands there, and what is to be marked.
  case facts(String, reply: @Sendable (PreviewAnswer, [PreviewMark]) -> Void)
  /// Where a file of the site is.
  case source(String, reply: @Sendable (FilePlace?) -> Void)
  /// A file of the private records over a period; empty for the dashboard, and for this month.
  case records(String, period: String, reply: @Sendable ([UInt8]?) -> Void)
  /// These files changed.
  case changes(Set<String>)
}

/// The letters to the thread that owns the site, read in their order.
final class Inbox: Sendable {
  private let letters = Mutex<[Letter]>([])
  private let count = DispatchSemaphore(value: 0)

  func send(_ letter: Letter) {
    letters.withLock { $0.append(letter) }
    count.signal()
  }

  /// The next letter; waits for one.
  func take() -> Letter {
    count.wait()
    return letters.withLock { $0.removeFirst() }
  }
}

/// Tells those who wait that the site changed.
actor ChangeSignal {
  private(set) var version = 0
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiting = 0

  /// The site is another one now.
  func advance() {
    version += 1
    let all = waiting.values
    waiting = [:]
    for continuation in all { continuation.resume() }
  }

  /// Waits for a version other than one that is known, at most so long.
  ///
  /// - Returns: the version there is now.
  func wait(whileVersionIs known: Int, atMost limit: Duration) async -> Int {
    guard version == known else { return version }
    let number = nextWaiting
    nextWaiting += 1
    let timeout = Task {
      try await Task.sleep(for: limit)
      giveUp(number)
    }
    await withCheckedContinuation { waiting[number] = $0 }
    timeout.cancel()
    return version
  }

  private func giveUp(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }
}

/// What a person at the terminal is told.
package enum PreviewEvent: Sendable {
  /// The server answers; the site is still being read.
  case listening(url: String)
  /// The site was read for the first time.
  case ready(articles: Int, seconds: Double, DiagnosticReport)
  /// Files changed and the site with them.
  case changed([String], seconds: Double, DiagnosticReport)
  /// The system does not tell of all changes, so files are looked at again and again.
  case polling
}
