import Base
import Foundation
import Jinja
import Testing

/// How long an article page takes; run by hand, as the numbers are the machine's:
/// `REDSITE_BENCHMARK=1 swift test -c release --filter BenchmarkTests`.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["REDSITE_BENCHMARK"] != nil,
    "REDSITE_BENCHMARK is not set"))
struct BenchmarkTests {
  private static let pages = 200_000

  /// Seconds of processor time, which other programs on the machine do not add to.
  private var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Processor seconds for `pages` pages on each of `jobs` workers that share one program.
  private func seconds(jobs: Int, _ program: Program) -> Double {
    let start = processorSeconds
    let written = withWorkers(count: jobs, jobs: jobs, batch: 1) { _, queue in
      var host = BenchmarkSite()
      var renderer = Renderer()
      var page = ByteBuffer(capacity: 1 << 16)
      var bytes = 0
      while let batch = queue.take() {
        for _ in batch {
          for index in 0..<Self.pages {
            page.removeAll()
            try? renderer.render(
              program, host: &host, variables: [BenchmarkSite.article(Int32(index))],
              into: &page)
            bytes += page.count
          }
        }
      }
      return bytes
    }
    #expect(written.allSatisfy { $0 > 0 })
    return processorSeconds - start
  }

  @Test func articlePage() throws {
    let program = try BenchmarkSite.program()
    _ = seconds(jobs: 1, program)
    let one = (0..<3).map { _ in seconds(jobs: 1, program) }.min() ?? 0
    let two = (0..<3).map { _ in seconds(jobs: 2, program) }.min() ?? 0
    let micro = one / Double(Self.pages) * 1_000_000
    // What two workers cost beyond twice one is what they lose to each other.
    print("one worker: \(micro) µs a page; two workers: \(4 * one / two) times as fast")
    #expect(one > 0 && two > 0)
  }
}
