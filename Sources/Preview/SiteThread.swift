import Base
import Diagnostics
import RedSiteGen

/// The one thread that owns the site: it renders what is asked for and takes up changes.
///
/// Nothing else touches the site, so nothing needs a lock, and a page is always one of a whole
/// state of the site.
struct SiteThread: Sendable {
  let options: BuildOptions
  let origin: String
  let mailbox: Mailbox
  let signal: ChangeSignal
  let report: @Sendable (PreviewEvent) -> Void

  /// Starts the thread; false where the system has none to give.
  func start() -> Bool { DetachedThread.start { run() } }

  private func run() {
    var site = PreviewSite(options, origin: origin)
    let watch = FolderWatch { mailbox.send(.changes($0)) }
    // Watched first: what changes while the site is read is read again.
    _ = follow(site, watch)
    let start = ContinuousClock.now
    site.load()
    report(.ready(articles: site.articleCount, seconds: seconds(since: start), found(site)))
    if !follow(site, watch) { report(.blind) }
    Task { await signal.advance() }
    while true {
      let changes = site.withPages { pages in
        while true {
          switch mailbox.take() {
          case .page(let path, let reply): reply(pages.answer(path))
          case .facts(let path, let reply): reply(pages.answer(path), pages.marks(most: 500))
          case .source(let path, let reply):
            reply(site.root.flatMap { pages.sourceFile(path, root: $0) })
          case .changes(let paths): return paths
          }
        }
      }
      let start = ContinuousClock.now
      guard site.apply(changes) else { continue }
      Task { await signal.advance() }
      if !follow(site, watch) { report(.blind) }
      let root = (site.root ?? "") + "/"
      let names = changes.sorted().map {
        $0.hasPrefix(root) ? String($0.dropFirst(root.count)) : $0
      }
      report(.changed(names, seconds: seconds(since: start), found(site)))
    }
  }

  private func follow(_ site: PreviewSite, _ watch: FolderWatch) -> Bool {
    watch.follow(root: site.root ?? options.site, folders: site.folders)
  }

  private func found(_ site: PreviewSite) -> DiagnosticReport {
    DiagnosticReport(site.diagnostics, strict: options.isStrict)
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = start.duration(to: .now).components
    return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
  }
}
