import Base
import Diagnostics
import Glibc
import RedSiteGen
import SiteModel
import Synchronization

/// A line on the terminal that says which stage a build is in, from half a second on.
final class ProgressLine: Sendable {
  private let isFinished = Mutex(false)
  private let isShown: Bool

  /// Shows progress until `finish`, if it is shown at all.
  init(_ progress: BuildProgress, isShown: Bool) {
    self.isShown = isShown
    guard isShown else { return }
    _ = DetachedThread.start { [self] in
      usleep(500_000)
      while showsNext(progress) { usleep(100_000) }
    }
  }

  private func showsNext(_ progress: BuildProgress) -> Bool {
    isFinished.withLock { isFinished in
      if !isFinished { writeToStandardError("\r\u{1B}[K" + Self.line(progress)) }
      return !isFinished
    }
  }

  private static func line(_ progress: BuildProgress) -> String {
    let stage = progress.stage
    let number = "\(stage.rawValue + 1)/\(BuildProgress.Stage.publish.rawValue + 1)"
    let name = stage.name.text(in: language)
    let beginning = stage == .external ? name : "[\(number)] \(name)"
    guard let (done, total) = progress.count else { return beginning + "…" }
    return "\(beginning) \(done)/\(total)"
  }

  /// Removes the line; nothing is written after this returns.
  func finish() {
    isFinished.withLock { isFinished in
      isFinished = true
      if isShown { writeToStandardError("\r\u{1B}[K") }
    }
  }
}
