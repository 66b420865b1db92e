import Base
import Diagnostics
import Synchronization

/// How far a build is, for whoever shows it; written by the workers, read from any thread.
package final class BuildProgress: Sendable {
  private let stageNumber = Atomic<Int>(0)
  private let doneCount = Atomic<Int>(0)
  private let totalCount = Atomic<Int>(0)
  /// When each stage began, in the order they did.
  private let beginnings = Mutex<[(stage: Stage, time: ContinuousClock.Instant)]>([])

  /// The stages in their order.
  package enum Stage: Int, Sendable, CaseIterable {
    case read, parse, organize, plan, render, pictures, publish
    /// Asking external links, which only a check does.
    case external
    /// Bringing the lists of other sites.
    case fetch

    /// The name for programs, as in reports and metrics.
    package var identifier: String { "\(self)" }

    /// The name for people.
    package var name: Message {
      switch self {
      case .read: Message("读取文件", "reading")
      case .parse: Message("解析文章", "parsing")
      case .organize: Message("整理栏目", "organizing")
      case .plan: Message("规划网页", "planning")
      case .render: Message("生成网页", "rendering")
      case .pictures: Message("制作各种大小的图片", "making the sizes of pictures")
      case .publish: Message("发布", "publishing")
      case .external: Message("检查外部链接", "asking external links")
      case .fetch: Message("取来别站的文章目录", "fetching the lists of other sites")
      }
    }
  }

  /// Progress that stands at the beginning.
  package init() {}

  /// The stage being worked on.
  package var stage: Stage {
    Stage(rawValue: stageNumber.load(ordering: .relaxed)) ?? .read
  }

  /// How much of the stage is done, and of how much; nil where that is not counted.
  package var count: (done: Int, total: Int)? {
    let total = totalCount.load(ordering: .relaxed)
    return total > 0 ? (doneCount.load(ordering: .relaxed), total) : nil
  }

  package func begin(_ stage: Stage, total: Int = 0) {
    WorkInFlight.enter(stage: stage.rawValue)
    totalCount.store(0, ordering: .relaxed)
    doneCount.store(0, ordering: .relaxed)
    stageNumber.store(stage.rawValue, ordering: .relaxed)
    totalCount.store(total, ordering: .relaxed)
    beginnings.withLock { $0.append((stage, .now)) }
  }

  /// How long each stage took that began, until the next one did or now, in seconds.
  package var stageSeconds: [(stage: Stage, seconds: Double)] {
    let beginnings = beginnings.withLock { $0 }
    let ends = beginnings.dropFirst().map(\.time) + [.now]
    return zip(beginnings, ends).map { beginning, end in
      (beginning.stage, beginning.time.duration(to: end) / .seconds(1))
    }
  }

  /// Tells how much there is to do in the stage that has begun.
  package func expect(_ total: Int) { totalCount.store(total, ordering: .relaxed) }

  package func advance(by count: Int) { doneCount.add(count, ordering: .relaxed) }
}
