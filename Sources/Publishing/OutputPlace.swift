import Base
import Files
import Glibc

/// Where the site is published: a name in a folder, shown not to hold anything but output.
package struct OutputPlace: Sendable {
  /// The path as the person wrote it, for messages.
  let given: String
  /// The real path of the folder around the output; its last parts may not exist yet.
  package let parent: String
  /// The output folder's own name.
  package let name: String

  /// Resolves the output and compares it with everything it must not touch.
  ///
  /// - Parameters:
  ///   - output: the output folder, below `siteRoot` unless absolute.
  ///   - siteRoot: the site's folder, which the output may lie in but must not be or hold.
  ///   - protected: content, themes, data …: the output must not be, hold or lie in them.
  ///   - home: the person's home folder, guarded like `siteRoot`.
  /// - Throws: a refusal naming the folder it overlaps.
  init(
    _ output: String, siteRoot: String, protected: [String], home: String?
  ) throws(PublishProblem) {
    func resolve(_ path: String) throws(PublishProblem) -> RealPath {
      let isAbsolute = path.utf8.first == 0x2F
      do throws(SystemError) {
        return try RealPath(isAbsolute ? path : (siteRoot.isEmpty ? "." : siteRoot) + "/" + path)
      } catch {
        throw .fileSystem(FileSystemFailure(.read, path, errorNumber: error.number))
      }
    }
    var parts = output.utf8.split(separator: 0x2F).map { String(Substring($0)) }
    parts.removeAll { $0 == "." }
    let place: RealPath
    if let last = parts.popLast(), last != ".." {
      // The last name is taken as it is: a symbolic link there is refused, not followed. Compared
      // is what it leads to, so that a link to `content` is called by its worse name.
      let start = output.utf8.first == 0x2F ? "/" : "./"
      let around = try resolve(start + parts.joined(separator: "/"))
      name = last
      parent = around.string
      place = try resolve(around.string + "/" + last)
    } else {
      place = try resolve(output.isEmpty ? "." : output)
      guard let last = place.components.last else {
        throw .overlapsSite(output: output, other: "/")
      }
      name = last
      parent = "/" + place.components.dropLast().joined(separator: "/")
    }
    given = output
    for other in [siteRoot, home, "/"] {
      guard let other, !other.isEmpty else { continue }
      let path = try resolve(other == siteRoot ? "." : other)
      if path.isInside(place) { throw .overlapsSite(output: output, other: other) }
    }
    for other in protected + [".git"] {
      let path = try resolve(other)
      if place.isInside(path) || path.isInside(place) {
        throw .overlapsSite(output: output, other: other)
      }
    }
  }

  /// The path of a file of the release, as a person would look for it.
  package func path(_ file: String) -> String { given + "/" + file }

  /// A file of the output, wherever the output was named from.
  package func file(_ path: String) -> FilePlace {
    FilePlace(path, below: (parent == "/" ? "" : parent) + "/" + name, name: self.path(path))
  }
}

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
