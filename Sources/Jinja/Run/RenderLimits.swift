/// How much one page may take before it is given up.
public struct RenderLimits: Sendable {
  /// Instructions and loop elements.
  public var steps = 10_000_000
  /// Bytes of the page.
  public var pageBytes = 64 << 20
  /// Bytes of values made along the way.
  public var arenaBytes = 256 << 20

  /// The limits that fit any page a person would read.
  public init() {}
}

extension Machine {
  var stepProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "这个页面超过 \(limits.steps) 步还没有完成，请检查循环",
      english: "the page took more than \(limits.steps) steps; look for runaway loops")
  }

  var pageProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "这个页面超过 \(limits.pageBytes >> 20) MiB",
      english: "the page grew beyond \(limits.pageBytes >> 20) MiB")
  }

  var memoryProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "这一步需要的内存太多", english: "this step needs too much memory")
  }

  var recursionProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "宏的调用超过 \(Machine.maxFrames) 层",
      english: "macros call each other more than \(Machine.maxFrames) levels deep")
  }
}
