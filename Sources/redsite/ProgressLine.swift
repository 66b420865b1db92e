import Diagnostics
import Dispatch
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
    if isShown { scheduleNext(progress, after: 0.5) }
  }

  private func scheduleNext(_ progress: BuildProgress, after seconds: Double) {
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
      let goesOn = isFinished.withLock { isFinished in
        if !isFinished { writeToStandardError("\r\u{1B}[K" + Self.line(progress)) }
        return !isFinished
      }
      if goesOn { scheduleNext(progress, after: 0.1) }
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
