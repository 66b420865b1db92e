import Base
import Files
import Glibc

/// Which files differ between a release and the one before; paths below the output, in byte order.
package struct ReleaseChanges: Sendable, Hashable {
  /// The files that the release before does not have.
  package var added: [String] = []
  /// The files that have other bytes than before.
  package var changed: [String] = []
  /// The files that are gone.
  package var removed: [String] = []

  /// No difference.
  package init() {}

  /// Whether there is none.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// What differs between two sorted lists of files.
  init(from old: PathList, to new: PathList, unchanged: PathList) {
    for index in 0..<new.count {
      new.withPath(index) { path in
        if unchanged.contains(path) { return }
        if old.contains(path) { changed.append(path.string) } else { added.append(path.string) }
      }
    }
    for index in 0..<old.count {
      old.withPath(index) { path in
        if !new.contains(path) { removed.append(path.string) }
      }
    }
  }
}

/// The fingerprint of a whole release, by which two machines can be compared.
package enum ReleaseDigest {
  /// The digest of the release in a folder: the SHA-256 of what `sha256sum` prints for all of its
  /// files in byte order of their paths.
  ///
  /// What others put into the folder does not count, nor does the list of our files.
  ///
  /// - Parameters:
  ///   - folder: the absolute path of the output.
  ///   - jobs: how many workers may read at once.
  /// - Returns: 64 digits; nil where there is no release, or not all of it can be read.
  package static func digest(of folder: String, jobs: Int) -> String? {
    let (parent, name) = (ContentPath.folder(of: folder), ContentPath.name(of: folder))
    guard let around = try? Descriptor(path: parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY),
      let finding = try? name.withBytes({ (name) throws(SystemError) in
        try CurrentRelease.find(name, in: around)
      })
    else { return nil }
    switch consume finding {
    case .release(let release): return digest(of: release, jobs: jobs)
    default: return nil
    }
  }

  private static func digest(of release: borrowing CurrentRelease, jobs: Int) -> String? {
    guard let paths = release.manifest?.paths else {
      return nil
    }
    let parts = withWorkers(count: paths.count, jobs: jobs, batch: 32) {
      _, queue -> [(index: Int, output: [UInt8]?)] in
      var digests: [(index: Int, output: [UInt8]?)] = []
      while let batch = queue.take() {
        for index in batch { digests.append((index, digest(of: paths, index, in: release.folder))) }
      }
      return digests
    }
    var whole = SHA256()
    for (index, digest) in arrange(parts, count: paths.count).enumerated() {
      guard let digest else { return nil }
      let line = SHA256.hexadecimal(digest) + "  " + paths.string(index) + "\n"
      line.withBytes { whole.add($0) }
    }
    return SHA256.hexadecimal(whole.finish())
  }

  private static func digest(
    of paths: PathList, _ index: Int, in folder: borrowing Descriptor
  ) -> [UInt8]? {
    let file = try? paths.withPath(index) { (path) throws(SystemError) in
      try folder.openBelow(path, O_RDONLY | O_NONBLOCK)
    }
    guard let file else { return nil }
    var digest = SHA256()
    let isWhole = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { room in
      while let count = try? file.read(into: room) {
        digest.add(Bytes(UnsafeRawBufferPointer(rebasing: room[..<count])))
        if count < room.count { return true }
      }
      return false
    }
    return isWhole ? digest.finish() : nil
  }
}
