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
