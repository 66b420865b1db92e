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
  private let start = Stopwatch()

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
      if !isFinished { writeToStandardError("\r\u{1B}[K" + line(progress)) }
      return !isFinished
    }
  }

  /// The stage, how much of it is done where that is counted, and the seconds since the start, which
  /// move also where nothing else does.
  private func line(_ progress: BuildProgress) -> String {
    let stage = progress.stage
    let number = "\(stage.rawValue + 1)/\(BuildProgress.Stage.publish.rawValue + 1)"
    let name = stage.name.text(in: language)
    let beginning =
      stage.rawValue > BuildProgress.Stage.publish.rawValue ? name : "[\(number)] \(name)"
    let count = progress.count.map { " \($0.done)/\($0.total)" } ?? "…"
    let seconds = Int(start.seconds)
    return beginning + count + (seconds == 0 ? "" : localized(" \(seconds) 秒", " \(seconds) s"))
  }

  /// Removes the line; nothing is written after this returns.
  func finish() {
    isFinished.withLock { isFinished in
      isFinished = true
      if isShown { writeToStandardError("\r\u{1B}[K") }
    }
  }
}
