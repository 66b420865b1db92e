import Base
import Files
import Glibc

/// The output folder as the build finds it: a release of ours, or an empty folder.
package struct CurrentRelease: ~Copyable, Sendable {
  /// More than a list of a million long paths; a larger file is not ours.
  private static let maxManifestBytes = 1 << 30

  /// The folder.
  package let folder: Descriptor
  /// The files in it that are ours; nil where the folder is empty.
  let manifest: Manifest?

  /// What stands at the output's place.
  package enum Finding: ~Copyable {
    /// Nothing.
    case nothing
    /// Something that must not be replaced.
    case obstacle(OutputObstacle)
    /// A folder that may be replaced.
    case release(CurrentRelease)
  }

  /// Looks at the output folder `name` of `parent`.
  package static func find(
    _ name: Bytes, in parent: borrowing Descriptor
  ) throws(SystemError) -> Finding {
    let status: stat
    do throws(SystemError) { status = try parent.status(of: name) } catch {
      if error.number == ENOENT { return .nothing }
      throw error
    }
    if status.isSymbolicLink { return .obstacle(.isSymbolicLink) }
    if !status.isFolder { return .obstacle(.isNotFolder) }
    let folder = try parent.openBelow(name, O_RDONLY | O_DIRECTORY)
    let hasGit = try folder.contains(gitName)
    if try folder.status().st_dev != parent.status().st_dev { return .obstacle(.isMountPoint) }
    guard try folder.contains(Manifest.fileName) else {
      if hasGit { return .obstacle(.isGitWorkTree) }
      if try FolderListing(of: folder).count > 0 { return .obstacle(.hasNoManifest) }
      return .release(CurrentRelease(folder: folder, manifest: nil))
    }
    switch try readManifest(in: folder) {
    case .success(let manifest):
      if hasGit, try !isGitOurs(in: folder, by: manifest) { return .obstacle(.isGitWorkTree) }
      return .release(CurrentRelease(folder: folder, manifest: manifest))
    case .failure(let flaw):
      if hasGit { return .obstacle(.isGitWorkTree) }
      switch flaw {
      case .version(let version): return .obstacle(.hasForeignVersion(version))
      case .damaged: return .obstacle(.hasDamagedManifest)
      }
    }
  }

  private static var gitName: Bytes { Bytes(".git") }

  /// Whether the `.git` of the output is a page of ours, which an alias could once be, and not the
  /// mark of a work tree: that has a `HEAD`, or is a file.
  private static func isGitOurs(
    in folder: borrowing Descriptor, by manifest: Manifest
  ) throws(SystemError) -> Bool {
    if manifest.paths.contains(gitName) { return true }
    guard try folder.status(of: gitName).isFolder, !manifest.paths.files(below: gitName).isEmpty
    else { return false }
    let head = Bytes(".git/HEAD")
    if manifest.paths.contains(head) { return true }
    return try !folder.contains(head)
  }

  private static func readManifest(
    in folder: borrowing Descriptor
  ) throws(SystemError) -> Result<Manifest, Manifest.Flaw> {
    guard try folder.status(of: Manifest.fileName).isRegularFile else { return .failure(.damaged) }
    let file = try folder.openBelow(Manifest.fileName, O_RDONLY | O_NONBLOCK)
    let status = try file.status()
    guard status.isRegularFile, status.st_size <= Self.maxManifestBytes else {
      return .failure(.damaged)
    }
    return try withUnsafeTemporaryAllocation(byteCount: Int(status.st_size), alignment: 1) {
      (room) throws(SystemError) in
      guard try file.read(into: room) == room.count else { return .failure(.damaged) }
      return Result { () throws(Manifest.Flaw) in
        try Manifest(Bytes(UnsafeRawBufferPointer(room)))
      }
    }
  }

  /// The file at `path`, if this release has one to compare with.
  package borrowing func open(_ path: Bytes) -> Descriptor? {
    if manifest == nil { return nil }
    return try? folder.openBelow(path, O_RDONLY | O_NONBLOCK)
  }
}
