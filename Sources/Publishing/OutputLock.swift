import Base
import Files
import Glibc

/// Keeps two builds of one output apart.
///
/// A lock of the kernel on a file beside the output: it ends with the process, however that ends,
/// so nothing is ever left locked. The process number in the file is for people only.
package struct OutputLock: ~Copyable, Sendable {
  private let parent: Descriptor
  private let file: Descriptor
  private let name: String

  /// Takes the lock or fails at once.
  init(_ place: OutputPlace, in parent: borrowing Descriptor) throws(PublishProblem) {
    let name = ".\(place.name).lock"
    do throws(SystemError) {
      let folder = try parent.openBelow(Bytes("."), O_RDONLY | O_DIRECTORY)
      let file = try Self.take(name, in: parent)
      self.init(parent: folder, file: file, name: name)
    } catch {
      if error.number == EWOULDBLOCK {
        throw .buildInProgress(output: place.given, process: Self.holder(of: name, in: parent))
      }
      throw .fileSystem(
        FileSystemFailure(.lock, place.parent + "/" + name, errorNumber: error.number))
    }
  }

  private init(parent: consuming Descriptor, file: consuming Descriptor, name: String) {
    self.parent = parent
    self.file = file
    self.name = name
  }

  private static func take(
    _ name: String, in parent: borrowing Descriptor
  ) throws(SystemError) -> Descriptor {
    while true {
      let file = try name.withBytes { (name) throws(SystemError) in
        try parent.openBelow(name, O_RDWR | O_CREAT | O_NONBLOCK, mode: 0o644)
      }
      let opened = try file.status()
      guard opened.isRegularFile else { throw SystemError(number: EEXIST) }
      _ = try SystemError.retrying { flock(file.number, LOCK_EX | LOCK_NB) }
      // The holder before removes the file while it still holds it; a lock on a file that has lost
      // its name keeps nobody out.
      let named: FileIdentity?
      do throws(SystemError) {
        named = try name.withBytes { (name) throws(SystemError) in
          try parent.status(of: name).identity
        }
      } catch {
        guard error.number == ENOENT else { throw error }
        named = nil
      }
      guard named == opened.identity else { continue }
      _ = try SystemError.retrying { ftruncate(file.number, 0) }
      try "\(getpid())\n".withBytes { (line) throws(SystemError) in try file.write(line) }
      return file
    }
  }

  private static func holder(of name: String, in parent: borrowing Descriptor) -> Int? {
    try? name.withBytes { (name) throws(SystemError) in
      let file = try parent.openBelow(name, O_RDONLY | O_NONBLOCK)
      return try withUnsafeTemporaryAllocation(byteCount: 24, alignment: 1) {
        (room) throws(SystemError) in
        let count = try file.read(into: room)
        let text = Bytes(UnsafeRawBufferPointer(room))[slice: 0..<count]
        let end = text.firstIndex(of: Ascii.lineFeed, from: 0) ?? count
        return Int(text[slice: 0..<end].string)
      }
    }
  }

  deinit {
    // Removed while it is still locked. One that stays behind is harmless: the next build locks it.
    name.withBytes { name in try? parent.removeFile(name) }
  }
}
