import Publishing
import Synchronization

/// The first failure of several workers; those after it are most often its echo.
final class FirstFailure: Sendable {
  private let isSet = Atomic<Bool>(false)
  private let failure = Mutex<PublishProblem?>(nil)

  /// Whether any worker has failed.
  var hasHappened: Bool { isSet.load(ordering: .relaxed) }

  /// Keeps a failure unless there is one already.
  func note(_ problem: PublishProblem) {
    failure.withLock { if $0 == nil { $0 = problem } }
    isSet.store(true, ordering: .relaxed)
  }

  /// Throws the failure that was kept, if any.
  func rethrow() throws(PublishProblem) {
    if let problem = failure.withLock({ $0 }) { throw problem }
  }
}
