import CCrash
import Glibc
import Synchronization

/// What the program is working on, told so that the message of a crash can name it.
///
/// Costs a copy of the path and no lock: each thread has a place of its own, which only the
/// handler of a crash on that thread reads.
public enum WorkInFlight {
  /// Catches crashes from here on: a message with the file and the stage, and exit status 70.
  ///
  /// - Parameters:
  ///   - stages: the names of the stages, by number.
  ///   - version: the version of the program.
  public static func reportCrashes(stages: [String], version: String) {
    // Kept to the end of the process: the handler may not allocate.
    let names = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: stages.count)
    for (index, stage) in stages.enumerated() {
      (names + index).initialize(to: UnsafePointer(strdup(stage)))
    }
    ccrash_install(names, Int32(stages.count), strdup(version))
  }

  /// Tells which stage has begun, by its number.
  public static func enter(stage: Int) {
    ccrash_enter_stage(Int32(truncatingIfNeeded: stage))
    #if DEBUG
      CrashWish.stage.store(stage, ordering: .relaxed)
    #endif
  }

  /// Tells which file or page this thread turns to.
  public static func begin(_ path: Bytes) {
    ccrash_begin(path.start, path.count)
    #if DEBUG
      CrashWish.shared?.fulfil(at: path)
    #endif
  }

  /// Tells which file this thread turns to.
  public static func begin(_ path: String) {
    path.withBytes { begin($0) }
  }
}

#if DEBUG
  /// A crash on demand, for tests of the message; release builds have none.
  ///
  /// `REDSITE_CRASH=trap:content/a.md` in the environment crashes where that path is first worked
  /// on, `trap@1:content/a.md` in the stage of that number.
  private struct CrashWish {
    static let shared = CrashWish(environmentVariable("REDSITE_CRASH"))
    static let stage = Atomic(-1)

    private let kind: String
    private let stage: Int?
    private let path: String

    init?(_ wish: String?) {
      let parts = (wish ?? "").split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      let when = parts[0].split(separator: "@").map(String.init)
      guard let kind = when.first else { return nil }
      (self.kind, path) = (kind, parts[1])
      stage = when.count > 1 ? Int(when[1]) : nil
    }

    func fulfil(at path: Bytes) {
      guard path.string == self.path,
        stage == nil || stage == Self.stage.load(ordering: .relaxed)
      else { return }
      switch kind {
      case "trap": preconditionFailure("crash on demand")
      case "overflow": _ = Self.deep(0)
      case "segment": raise(SIGSEGV)
      default: abort()
      }
    }

    private static func deep(_ depth: Int) -> Int {
      let lengths = (depth, depth, depth, depth)
      return depth == .max ? 0 : deep(depth + 1) + lengths.3
    }
  }
#endif
