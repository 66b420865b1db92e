import Base
import Diagnostics
import Synchronization

/// How far a build is, for whoever shows it; written by the workers, read from any thread.
package final class BuildProgress: Sendable {
  private let stageNumber = Atomic<Int>(0)
  private let doneCount = Atomic<Int>(0)
  private let totalCount = Atomic<Int>(0)

  /// The stages in their order.
  package enum Stage: Int, Sendable, CaseIterable {
    case read, parse, organize, plan, render, pictures, publish
    /// Asking external links, which only a check does.
    case external

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
  }

  package func advance(by count: Int) { doneCount.add(count, ordering: .relaxed) }
}
