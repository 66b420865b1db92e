import Base
import ChineseMarkdown
import RedSiteGen
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The canary for cmark's process-wide tables.
///
/// With them as Debian ships them, 6 % of renders on two threads are wrong.
/// `REDSITE_THREADS_ROUNDS=2000` runs it long.
@Suite struct ParallelRenderingTests {
  private static let documents: [String] = (0..<12).map { number in
    """
    # 题\(number) ~~旧~~ www.example.com/a_b

    ~~删**除**~~ https://example.com/\(number)，a@example.com *w:w* ~x~ http://b.cn [^n] www.a.cn

    | 单位 | ~~数~~ |
    |:--|--:|
    | www.a.cn | **“甲”**乙 |

    - [x] 完成 ~~a~~ww:w
    - [ ] 未完成 [链接](/a "t")

    > [!TIP]
    > wwwww::::~~~~ \(String(repeating: "w: ~~x~~ ", count: number))

    [^n]: 注 ~~http://c.cn~~
    """
  }

  @Test func twoThreadsWriteWhatOneWrites() {
    let rounds = getenv("REDSITE_THREADS_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 40
    for options in [MarkdownOptions.site, .gfm] {
      let expected = Self.documents.map { Rendering($0, options: options).html }
      let count = rounds * Self.documents.count
      let wrong = withWorkers(count: count, jobs: 4, batch: 1) { _, queue in
        var renderer = MarkdownRenderer(options: options)
        var wrong = 0
        while let batch = queue.take() {
          for index in batch {
            let place = index % Self.documents.count
            if Rendering(Self.documents[place], with: &renderer).html != expected[place] {
              wrong += 1
            }
          }
        }
        return wrong
      }
      #expect(wrong.reduce(0, +) == 0)
    }
  }
}
