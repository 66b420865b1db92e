import Base
import Glibc

/// The output folder as the build finds it: a release of ours, or an empty folder.
struct CurrentRelease: ~Copyable, Sendable {
  /// More than a list of a million long paths; a larger file is not ours.
  private static let maxManifestBytes = 1 << 30

  /// The folder.
  let folder: Descriptor
  /// The files in it that are ours; nil where the folder is empty.
  let manifest: Manifest?

  /// What stands at the output's place.
  enum Finding: ~Copyable {
    /// Nothing.
    case nothing
    /// Something that must not be replaced.
    case obstacle(OutputObstacle)
    /// A folder that may be replaced.
    case release(CurrentRelease)
  }

  /// Looks at the output folder `name` of `parent`.
  static func find(
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
    if folder.contains(Bytes(".git")) { return .obstacle(.isGitWorkTree) }
    if try folder.status().st_dev != parent.status().st_dev { return .obstacle(.isMountPoint) }
    guard folder.contains(Manifest.fileName) else {
      if try FolderListing(of: folder).count > 0 { return .obstacle(.hasNoManifest) }
      return .release(CurrentRelease(folder: folder, manifest: nil))
    }
    do throws(Manifest.Flaw) {
      let manifest = try readManifest(in: folder)
      return .release(CurrentRelease(folder: folder, manifest: manifest))
    } catch {
      switch error {
      case .version(let version): return .obstacle(.hasForeignVersion(version))
      case .damaged: return .obstacle(.hasDamagedManifest)
      }
    }
  }

  private static func readManifest(
    in folder: borrowing Descriptor
  ) throws(Manifest.Flaw) -> Manifest {
    guard let file = try? folder.openBelow(Manifest.fileName, O_RDONLY | O_NONBLOCK),
      let status = try? file.status(), status.isRegularFile,
      status.st_size <= Self.maxManifestBytes
    else { throw .damaged }
    return try withUnsafeTemporaryAllocation(byteCount: Int(status.st_size), alignment: 1) {
      (room) throws(Manifest.Flaw) in
      guard let count = try? file.read(into: room), count == room.count else { throw .damaged }
      return try Manifest(Bytes(room.assumingMemoryBound(to: UInt8.self)))
    }
  }

  /// The file at `path`, if this release has one to compare with.
  borrowing func open(_ path: Bytes) -> Descriptor? {
    if manifest == nil { return nil }
    return try? folder.openBelow(path, O_RDONLY | O_NONBLOCK)
  }
}
