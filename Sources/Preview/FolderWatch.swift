import Base
import Files
import Glibc
import Synchronization

/// Reports files that change below folders, by inotify(7).
final class FolderWatch: Sendable {
  private let descriptor: Int32
  private let folders = Mutex<[Int32: String]>([:])
  private let report: @Sendable (Set<String>) -> Void

  /// Programs write in several steps; what follows within this time is one change.
  private static let quietMilliseconds: Int32 = 8
  /// A file that is written without end is reported all the same.
  private static let mostRounds = 20

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF)

  /// Starts a thread that calls `report` with the absolute paths of what changed.
  init(report: @escaping @Sendable (Set<String>) -> Void) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    self.report = report
    guard descriptor >= 0 else { return }
    _ = DetachedThread.start { [self] in watch() }
  }

  /// Watches the files in `root` and everything below the folders; those watched already stay.
  ///
  /// - Returns: whether the system allowed it.
  func follow(root: String, folders: [String]) -> Bool {
    guard descriptor >= 0 else { return false }
    return folders.reduce(add(root)) { add(tree: $1) && $0 }
  }

  private func add(_ folder: String) -> Bool {
    let number = inotify_add_watch(descriptor, folder, Self.events | UInt32(IN_ONLYDIR))
    // A folder that is not there (any more) is seen when its parent gets it.
    guard number >= 0 else { return Self.isGone(SystemError.current) }
    folders.withLock { $0[number] = folder }
    return true
  }

  private func add(tree folder: String) -> Bool {
    let stream: OpaquePointer
    do throws(SystemError) { stream = try folderStream(at: folder) } catch {
      return Self.isGone(error)
    }
    defer { closedir(stream) }
    var isComplete = add(folder)
    do throws(SystemError) {
      while let entry = try nextEntry(of: stream) {
        // Some file systems do not say what an entry is; a file among them is refused when opened.
        guard [UInt8(DT_DIR), UInt8(DT_UNKNOWN)].contains(entry.pointee.d_type) else { continue }
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        isComplete = add(tree: folder + "/" + name) && isComplete
      }
    } catch {
      return false
    }
    return isComplete
  }

  private static func isGone(_ error: SystemError) -> Bool {
    error.number == ENOENT || error.number == ENOTDIR
  }

  private func watch() {
    while true {
      guard wait(-1) else { continue }
      var changes: Set<String> = []
      var rounds = 0
      repeat {
        take(into: &changes)
        rounds += 1
      } while rounds < Self.mostRounds && wait(Self.quietMilliseconds)
      if !changes.isEmpty { report(changes) }
    }
  }

  private func wait(_ milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, milliseconds) > 0
  }

  private func take(into changes: inout Set<String>) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    var offset = 0
    let head = MemoryLayout<inotify_event>.size
    while offset + head <= count {
      let (number, mask, length) = buffer.withUnsafeBytes { bytes in
        (
          bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self),
          bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self),
          Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        )
      }
      let name = String(
        decoding: buffer[(offset + head)..<(offset + head + length)].prefix { $0 != 0 },
        as: UTF8.self)
      offset += head + length
      note(number, mask, name, into: &changes)
    }
  }

  private func note(
    _ number: Int32, _ mask: UInt32, _ name: String, into changes: inout Set<String>
  ) {
    let all = folders.withLock { $0 }
    if mask & UInt32(IN_Q_OVERFLOW) != 0 {
      // Something was lost: the folders themselves are named, so all is read again.
      changes.formUnion(all.values)
      return
    }
    guard let folder = all[number] else { return }
    if mask & UInt32(IN_IGNORED) != 0 {
      folders.withLock { _ = $0.removeValue(forKey: number) }
      return
    }
    guard !name.isEmpty else { return }
    let path = folder + "/" + name
    let isFolder = mask & UInt32(IN_ISDIR) != 0
    if isFolder, mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { _ = add(tree: path) }
    // An ordinary file that was only made is reported when it has been written.
    if !isFolder, mask & UInt32(IN_CREATE) != 0 { return }
    changes.insert(path)
  }
}
