import Base
import Files
import Glibc

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
    guard let paths = release.manifest?.paths else { return nil }
    var whole = SHA256()
    for (index, digest) in digests(of: paths, in: release.folder, jobs: jobs).enumerated() {
      guard let digest else { return nil }
      let line = SHA256.hexadecimal(digest) + "  " + paths.string(index) + "\n"
      line.withBytes { whole.add($0) }
    }
    return SHA256.hexadecimal(whole.finish())
  }

  /// The SHA-256 of each of these files.
  ///
  /// - Parameters:
  ///   - paths: the paths below the folder.
  ///   - folder: the folder.
  ///   - jobs: how many workers may read at once.
  /// - Returns: 32 bytes for each, in the order of the paths; nil for a file that cannot be read whole.
  package static func digests(
    of paths: PathList, in folder: borrowing Descriptor, jobs: Int
  ) -> [[UInt8]?] {
    let parts = withWorkers(count: paths.count, jobs: jobs, batch: 32) {
      _, queue -> [(index: Int, output: [UInt8]?)] in
      var digests: [(index: Int, output: [UInt8]?)] = []
      while let batch = queue.take() {
        for index in batch { digests.append((index, digest(of: paths, index, in: folder))) }
      }
      return digests
    }
    return arrange(parts, count: paths.count)
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
