import Dispatch
import Files
import RedSiteGen
import Synchronization

/// What others ask of the thread that owns the site.
enum Letter: Sendable {
  /// What stands at a path of the output.
  case page(String, reply: @Sendable (PreviewAnswer) -> Void)
  /// What stands there, and what is to be marked.
  case facts(String, reply: @Sendable (PreviewAnswer, [PreviewMark]) -> Void)
  /// Where a file of the site is.
  case source(String, reply: @Sendable (FilePlace?) -> Void)
  /// These files changed.
  case changes(Set<String>)
}

/// The letters to the thread that owns the site, read in their order.
final class Mailbox: Sendable {
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
