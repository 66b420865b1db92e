import Base
import Diagnostics
import Files
import Glibc

/// Somebody publishes to an object store: what `.redsite-lock` there says, from before the first
/// change until after the last.
struct StoreLock: Equatable {
  /// The object's name in the store.
  static let fileName = ".redsite-lock"
  /// After how many seconds without a word its process is taken to have ended.
  ///
  /// Whoever publishes says one before each part; the longest part is sending all files of a first
  /// publication.
  static let patience: Int64 = 600

  /// The process that has it: the start of its machine, its space of processes, its number there,
  /// and digits that no other process has.
  let process: String
  /// When it last said so, in seconds since 1970.
  var time: Int64
  /// Who publishes; may be empty.
  let who: String

  /// A lock of this process.
  init(_ who: String, at time: Int64) {
    process = Self.space + ":\(getpid()):" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    self.time = time
    self.who = who
  }

  /// Reads `text`; nil where it is none.
  init?(_ text: String) {
    guard text.hasSuffix("\n") else { return nil }
    let words = text.dropLast().split(
      separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count == 3, let time = Int64(words[0]) else { return nil }
    self.time = time
    process = String(words[1])
    who = String(words[2])
  }

  /// As it stands in the store.
  var text: String { "\(time) \(process) \(who)\n" }

  /// Whether nobody holds it any more: its process was one of this machine and has ended, or has
  /// said nothing for long.
  ///
  /// The clock of another machine may be wrong either way.
  func isLeft(at now: Int64) -> Bool {
    if abs(now - time) > Self.patience { return true }
    let parts = process.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] + ":" + parts[1] == Self.space, !parts[0].isEmpty,
      let number = pid_t(parts[2])
    else { return false }
    return kill(number, 0) != 0 && errno == ESRCH
  }

  /// The start of this machine and the space of processes that this one is in; a colon alone where
  /// the system does not tell.
  private static let space: String = {
    var buffer = ByteBuffer()
    guard
      (try? readFile("/proc/sys/kernel/random/boot_id", limit: 1 << 10, into: &buffer)) != nil
    else { return ":" }
    let start = buffer.makeString().filter { $0.isHexDigit }
    var room = [CChar](repeating: 0, count: 256)
    let count = readlink("/proc/self/ns/pid", &room, room.count)
    let space = room.prefix(max(count, 0)).map(UInt8.init(bitPattern:)).filter(Ascii.isDigit)
    return space.isEmpty ? ":" : start + ":" + String(decoding: space, as: UTF8.self)
  }()
}

/// Keeping two publications to one store apart.
///
/// A store makes no object only where there is none. So whoever finds no lock writes his own, waits
/// twice as long as that took, and has the store if his is still there (Fischer's algorithm). Should
/// one be much slower than another, both believe it; then the first of the two that looks again
/// before a part of its work finds the other's lock and ends.
extension ObjectDelivery {
  /// Does something while nobody else publishes here; `body` is lent the lock for `keep`.
  func locked<Result>(
    for options: PublicationOptions,
    _ body: (inout StoreLock?) throws(DeliveryProblem) -> Result
  ) throws(DeliveryProblem) -> Result {
    var lock: StoreLock? = try acquire(options)
    do throws(DeliveryProblem) {
      let result = try body(&lock)
      leave(lock)
      return result
    } catch {
      leave(lock)
      throw error
    }
  }

  /// Makes sure that the store is still ours, and says so to others.
  ///
  /// - Throws: that somebody else has it.
  func keep(_ lock: inout StoreLock?) throws(DeliveryProblem) {
    guard var mine = lock else { return }
    guard let found = try self.lock(), found.process == mine.process else {
      lock = nil
      throw DeliveryProblem(
        .passing,
        Message(
          "另一次发布中途接手了 \(remote)", "another publication took \(remote) over on the way"),
        help: Message("等它结束，再运行一次", "run it again when that one has ended"))
    }
    let now = Int64(time(nil))
    guard now - mine.time > StoreLock.patience / 10 else { return }
    mine.time = now
    try put(mine.text, as: StoreLock.fileName)
    lock = mine
  }

  private func acquire(_ options: PublicationOptions) throws(DeliveryProblem) -> StoreLock {
    let deadline = Int64(time(nil)) + Int64(options.wait)
    var mine = StoreLock(options.publisher, at: 0)
    var isTold = false
    while true {
      let begin = ContinuousClock.now
      let found = try lock()
      mine.time = Int64(time(nil))
      if found?.isLeft(at: mine.time) ?? true {
        try put(mine.text, as: StoreLock.fileName)
        let pause = max(.seconds(1), begin.duration(to: .now) * 2)
        usleep(UInt32(pause / .microseconds(1)))
        if try lock() == mine { return mine }
      } else if !isTold {
        isTold = true
        hear(.waiting(for: found?.who ?? ""))
      }
      guard mine.time < deadline else { throw .busy(after: options.wait) }
      usleep(1_500_000)
    }
  }

  /// Lets others publish; a lock that could not be removed is one that was left.
  private func leave(_ mine: StoreLock?) {
    guard let mine, let found = try? lock(), found.process == mine.process else { return }
    try? delete([StoreLock.fileName])
  }

  /// The lock that is there; one that is not whole is none.
  private func lock() throws(DeliveryProblem) -> StoreLock? {
    try text(of: StoreLock.fileName).flatMap(StoreLock.init)
  }
}
