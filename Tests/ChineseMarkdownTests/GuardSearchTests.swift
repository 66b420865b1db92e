import Base
import ChineseMarkdown
import RedSiteGen
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks for documents that the guard lets through and should not.
///
/// In the suite a few small ones; `REDSITE_GUARD_SEARCH=5000 swift test -c release --filter
/// GuardSearch` looks at that many of 1 MiB and prints the worst.
@Suite struct GuardSearchTests {
  @Test func findsNothing() {
    let wanted = getenv("REDSITE_GUARD_SEARCH").flatMap { Int(String(cString: $0)) }
    let size = wanted == nil ? 16 << 10 : (1 << 20) - 9000
    let seed = getenv("REDSITE_GUARD_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1
    var generator = PatternGenerator(seed: seed)
    var renderer = MarkdownRenderer(options: .site)
    var worst: [(time: Duration, start: String)] = []
    var refused = 0
    for _ in 0..<(wanted ?? 150) {
      let markdown = generator.document(size: size)
      let start = Self.processorTime()
      let isComplete = renderDiscarding(markdown, &renderer)
      let time = Self.processorTime() - start
      if !isComplete { refused += 1 }
      // A debug build of ours is ten times slower; the limit that matters is the deep run's.
      #expect(time < .seconds(wanted == nil ? 3 : 1), "\(markdown.prefix(60).debugDescription)")
      if wanted != nil {
        worst.append((time, String(markdown.prefix(40)) + " … " + String(markdown.suffix(20))))
        worst.sort { $0.time > $1.time }
        worst = Array(worst.prefix(10))
      }
    }
    if let wanted {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      print("guard search: \(wanted) documents, \(refused) refused, \(usage.ru_maxrss >> 10) MiB")
      for (time, start) in worst { print(time, start.debugDescription) }
    }
  }

  /// The time this thread has had a processor, which other programs do not lengthen.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private func renderDiscarding(_ markdown: String, _ renderer: inout MarkdownRenderer) -> Bool {
    var document = StandaloneDocument()
    var output = ByteBuffer()
    return markdown.withBytes { renderer.render($0, document: &document, into: &output) }
  }
}
