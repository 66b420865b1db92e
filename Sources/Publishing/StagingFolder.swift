import Base
import Files
import Glibc

/// The folder beside the output in which a release grows until it is whole.
///
/// It is open to this user alone and carries a marker until it takes the output's place, so that
/// what a killed build leaves can be told from folders of other people.
package struct StagingFolder: ~Copyable, Sendable {
  /// The file that marks a staging folder.
  static var marker: Bytes { Bytes(".redsite-staging") }

  /// Its name beside the output.
  package let name: String
  /// The name the old release gets for a moment where names cannot be swapped in one step.
  let previousName: String
  /// The folder itself.
  package let folder: Descriptor
  /// Whether the umask takes away permissions that published files need.
  let restoresMode: Bool

  /// Makes an empty staging folder for `output` in `parent`.
  init(for output: String, in parent: borrowing Descriptor) throws(SystemError) {
    var digits = String(UInt32.random(in: .min ... .max), radix: 16)
    digits = String(repeating: "0", count: 8 - digits.count) + digits
    let name = ".\(output).staging-\(digits)"
    let folder = try name.withBytes { (name) throws(SystemError) in
      try Self.make(name, in: parent)
    }
    // Asking for the umask means setting it, for all threads; a file shows it as well, and default
    // access lists with it.
    let mark = try folder.status(of: Self.marker)
    self.name = name
    self.previousName = ".\(output).previous-\(digits)"
    self.folder = folder
    self.restoresMode = mark.st_mode & 0o777 != 0o755
  }

  private static func make(
    _ name: Bytes, in parent: borrowing Descriptor
  ) throws(SystemError) -> Descriptor {
    do throws(SystemError) {
      try parent.makeFolder(name, mode: 0o700, restoresMode: true)
    } catch {
      // Made, and then its permissions could not be set.
      if error.number != EEXIST { try? parent.removeFolder(name) }
      throw error
    }
    do throws(SystemError) {
      let folder = try parent.openBelow(name, O_RDONLY | O_DIRECTORY)
      _ = try folder.openBelow(marker, O_WRONLY | O_CREAT | O_EXCL, mode: 0o755)
      return folder
    } catch {
      try? parent.removeTree(name)
      throw error
    }
  }

  /// Removes what killed builds left beside `output`, and puts an old release back that a build
  /// was killed in the middle of replacing.
  ///
  /// The lock must be held: without it these could be the folders of a running build.
  ///
  /// - Returns: the folders that cannot be removed; they are in nobody's way.
  /// - Throws: where an old release cannot be put back, or the folders not be listed.
  static func recover(
    _ place: OutputPlace, in parent: borrowing Descriptor
  ) throws(PublishProblem) -> [FileSystemFailure] {
    let output = place.name
    let listing = try PublishProblem.naming(.read, place.parent) { () throws(SystemError) in
      try FolderListing(of: parent)
    }
    var leftovers: [String] = []
    for index in 0..<listing.count {
      listing.withEntry(index) { (name, isFolder) throws(Never) in
        let isOurs = output.withBytes {
          isName(name, of: $0, "staging") || isName(name, of: $0, "previous")
        }
        if isFolder, isOurs { leftovers.append(name.string) }
      }
    }
    // `previous` sorts before `staging`: an old release is put back before anything is removed.
    var failures: [FileSystemFailure] = []
    for name in leftovers.sorted() {
      do throws(SystemError) {
        try name.withBytes { (name) throws(SystemError) in
          try recover(name, of: output, in: parent)
        }
      } catch {
        let path = place.parent + "/" + name
        let hasOutput = try PublishProblem.naming(.read, place.given) { () throws(SystemError) in
          try output.withBytes { (output) throws(SystemError) in try parent.contains(output) }
        }
        // It may be the site itself: a new one without it would lose what others put there.
        if !hasOutput, name.hasPrefix(".\(output).previous-") {
          throw .fileSystem(FileSystemFailure(.publish, place.given, errorNumber: error.number))
        }
        failures.append(FileSystemFailure(.remove, path, errorNumber: error.number))
      }
    }
    return failures
  }

  private static func recover(
    _ name: Bytes, of output: String, in parent: borrowing Descriptor
  ) throws(SystemError) {
    let folder = try parent.openBelow(name, O_RDONLY | O_DIRECTORY)
    let isRelease = try folder.contains(Manifest.fileName)
    if !isRelease, try !folder.contains(marker) {
      // Without a mark it is ours only if the kill came before the first file.
      guard try FolderListing(of: folder).count == 0 else { return }
    }
    try output.withBytes { (output) throws(SystemError) in
      if isRelease, isName(name, of: output, "previous"), try !parent.contains(output) {
        try parent.rename(name, to: output)
      } else {
        try parent.removeTree(name)
      }
    }
  }

  private static func isName(_ name: Bytes, of output: Bytes, _ kind: String) -> Bool {
    let prefix = Array(".".utf8) + output + Array(".\(kind)-".utf8)
    return name.count == prefix.count + 8 && name.starts(with: prefix)
      && name.suffix(8).allSatisfy { Ascii.isDigit($0) || (0x61...0x66).contains($0) }
  }
}

/// Removing whole folders.
extension Descriptor {
  /// Removes the folder `name` of this folder with everything in it, following no link and
  /// entering no other file system.
  ///
  /// Callers pass only names this program has made or found marked as its own. The marks go last,
  /// so that a removal cut short can be recognised and finished by the next build.
  ///
  /// - Parameters:
  ///   - name: the folder to remove.
  ///   - jobs: how many workers may remove its folders at once. Removing a release is most of what
  ///     replacing it costs: 110 ms of 190 for 22,000 files.
  /// - Throws: the first refusal; everything else that could be removed is gone then.
  borrowing func removeTree(_ name: Bytes, jobs: Int = 1) throws(SystemError) {
    let folder = try openBelow(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    let device = try folder.status().identity.device
    // What a worker could not remove is tried again, and reported, by the walk that follows.
    if jobs > 1 { try folder.removeFolders(device: device, jobs: jobs) }
    try folder.removeContents(device: device)
    try removeFolder(name)
  }

  private borrowing func removeFolders(device: UInt64, jobs: Int) throws(SystemError) {
    let listing = try FolderListing(of: self)
    _ = withWorkers(count: listing.count, jobs: jobs, batch: 1) { _, queue in
      while let batch = queue.take() {
        for index in batch {
          listing.withEntry(index) { (name, isFolder) throws(Never) in
            if isFolder { try? removeFolder(name, device: device) }
          }
        }
      }
    }
  }

  private borrowing func removeContents(device: UInt64) throws(SystemError) {
    let status = try status()
    guard status.identity.device == device else { throw SystemError(number: EXDEV) }
    if status.st_mode & 0o700 != 0o700 { try setMode(0o700) }
    let listing = try FolderListing(of: self)
    var marks: [Bytes] = []
    var failure: SystemError?
    for index in 0..<listing.count {
      do throws(SystemError) {
        try listing.withEntry(index) { (name, isFolder) throws(SystemError) in
          if isFolder {
            try removeFolder(name, device: device)
          } else if name.equals(Manifest.fileName) {
            marks.append(Manifest.fileName)
          } else if name.equals(StagingFolder.marker) {
            marks.append(StagingFolder.marker)
          } else {
            try removeFile(name)
          }
        }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    for mark in marks { try removeFile(mark) }
  }

  private borrowing func removeFolder(_ name: Bytes, device: UInt64) throws(SystemError) {
    try openBelow(name, O_RDONLY | O_DIRECTORY).removeContents(device: device)
    try removeFolder(name)
  }
}
