import Base
import Files
import Glibc
import Synchronization

/// Reports files that change below folders: told by the system where it tells, otherwise by looking
/// at all of them again and again.
final class ChangeWatch: Sendable {
  private let events: FolderWatch?
  private let poll: FolderPoll
  private let isPolling = Mutex(false)

  /// Starts to report the absolute paths of what changed.
  ///
  /// - Parameters:
  ///   - asksSystem: whether the system is asked to tell; false in tests of systems that do not.
  ///   - report: receives paths, on a thread of its own.
  init(asksSystem: Bool = true, report: @escaping @Sendable (Set<String>) -> Void) {
    events = asksSystem ? FolderWatch(report: report) : nil
    poll = FolderPoll(report: report)
  }

  /// Watches the files in `root` and everything below the folders; those watched already stay.
  ///
  /// - Returns: whether looking again and again begins with this: once at most.
  func follow(root: String, folders: [String]) -> Bool {
    let isTold = events?.follow(root: root, folders: folders) ?? false
    let mounts = Self.mounts
    let isRemote = ([root] + folders).contains {
      Self.isShared(Self.fileSystem(of: $0, in: mounts))
    }
    return isPolling.withLock { isPolling in
      let begins = !isPolling && (!isTold || isRemote)
      isPolling = isPolling || begins
      if isPolling { poll.follow(root: root, folders: folders) }
      return begins
    }
  }

  /// The table of mounts; empty where there is none to read.
  private static var mounts: String {
    var table = ByteBuffer()
    guard (try? readTable("/proc/self/mountinfo", into: &table)) != nil else { return "" }
    return table.makeString()
  }

  /// The type of the file system of a folder, by a table of mounts (proc_pid_mountinfo(5)); empty
  /// where it is not told.
  static func fileSystem(of folder: String, in table: String) -> String {
    var best = (length: -1, type: "")
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        continue
      }
      // A space of a name is written as `\040`.
      let point = fields[4].replacing("\\040", with: " ")
      let isAbove = point == "/" || folder == point || folder.hasPrefix(point + "/")
      // Of two at one place the later one is seen.
      if isAbove, point.utf8.count >= best.length {
        best = (point.utf8.count, String(fields[dash + 1]))
      }
    }
    return best.type
  }

  /// Whether files of such a file system are changed by others without the system hearing of it:
  /// shares of a network, of the host of a virtual machine, of Windows.
  static func isShared(_ type: String) -> Bool {
    type.hasPrefix("fuse.") || shared.contains(type)
  }

  private static let shared: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "afs",
    "ceph", "glusterfs", "fuse",
  ]

  /// Reads a table of the kernel, which has no size.
  private static func readTable(_ path: String, into buffer: inout ByteBuffer) throws(SystemError) {
    let file = try Descriptor(path: path, O_RDONLY)
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) {
      (room) throws(SystemError) in
      while true {
        let count = try file.read(into: room)
        buffer.append(Bytes(UnsafeRawBufferPointer(rebasing: room[..<count])))
        if count < room.count { return }
      }
    }
  }
}

/// Looks at files again and again.
final class FolderPoll: Sendable {
  /// What of a file differs once it was written.
  struct Stamp: Hashable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
    var inode: UInt64
  }

  private struct State {
    var root = ""
    var folders: [String] = []
    var seen: [String: Stamp] = [:]
    var isRunning = false
  }

  private let state = Mutex(State())
  private let report: @Sendable (Set<String>) -> Void

  /// The least time between two looks, in microseconds.
  private static let pause: UInt32 = 1_000_000
  /// A look takes at most one part in so many of the time.
  private static let share = 20.0

  init(report: @escaping @Sendable (Set<String>) -> Void) { self.report = report }

  /// Looks at the files in `root` and everything below the folders, from now on; what is there
  /// already has not changed.
  func follow(root: String, folders: [String]) {
    state.withLock { state in
      let isNew = !state.isRunning
      let added = folders.filter { isNew || !state.folders.contains($0) }
      if isNew { Self.look(into: root, isDeep: false, &state.seen) }
      for folder in added { Self.look(into: folder, isDeep: true, &state.seen) }
      state.root = root
      state.folders = folders
      state.isRunning = true
      if isNew { _ = DetachedThread.start { [self] in run() } }
    }
  }

  private func run() {
    while true {
      let start = ContinuousClock.now
      let changes = changes()
      if !changes.isEmpty { report(changes) }
      let seconds = start.duration(to: .now) / .seconds(1)
      usleep(max(Self.pause, UInt32(min(seconds * Self.share, 60) * 1_000_000)))
    }
  }

  /// What differs from the look before.
  private func changes() -> Set<String> {
    state.withLock { state in
      var found: [String: Stamp] = [:]
      Self.look(into: state.root, isDeep: false, &found)
      for folder in state.folders { Self.look(into: folder, isDeep: true, &found) }
      var changes = Set(found.keys.filter { state.seen[$0] != found[$0] })
      changes.formUnion(state.seen.keys.filter { found[$0] == nil })
      state.seen = found
      return changes
    }
  }

  /// Notes every file in a folder, also those of the folders below it where it `isDeep`.
  private static func look(
    into folder: String, isDeep: Bool, _ found: inout [String: Stamp]
  ) {
    for name in (try? entryNames(in: folder)) ?? [] where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: if isDeep { look(into: path, isDeep: true, &found) }
      case S_IFREG:
        found[path] = Stamp(
          seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
          size: Int(status.st_size), inode: UInt64(status.st_ino))
      default: break
      }
    }
  }
}
