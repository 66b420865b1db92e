import Base
import Files
import Glibc

/// What others have put into the output folder: kept through every build, never deleted.
struct ForeignFiles: Sendable {
  /// A folder without a file of ours.
  struct Folder: Sendable {
    /// Where it is.
    package let path: [UInt8]
    /// Its permissions.
    package let mode: mode_t
  }

  /// Files, links and everything else that is no folder.
  package private(set) var files = PathList()
  /// Folders without a file of ours, parents first.
  package private(set) var folders: [Folder] = []
  /// A folder of another file system, if one is mounted inside; it cannot be carried over.
  private(set) var mountPoint: String?

  /// Searches the release in `folder` for everything `ours` (sorted) does not list.
  init(in folder: borrowing Descriptor, ours: PathList) throws(SystemError) {
    var path: [UInt8] = []
    let device = try folder.status().identity.device
    try visit(folder, &path, ours: ours, part: 0..<ours.count, device: device)
  }

  private mutating func visit(
    _ folder: borrowing Descriptor, _ path: inout [UInt8], ours: PathList, part: Range<Int>,
    device: UInt64
  ) throws(SystemError) {
    let length = path.count
    let listing = try FolderListing(of: folder)
    for index in 0..<listing.count {
      try listing.withEntry(index) { (name, isFolder) throws(SystemError) in
        if length == 0, name.equals(Manifest.fileName) { return }
        if length > 0 { path.append(0x2F) }
        path.append(contentsOf: name)
        if isFolder {
          try visit(name, of: folder, &path, ours: ours, part: part, device: device)
        } else {
          path.withBytes { if !ours.contains($0, in: part) { files.append($0) } }
        }
        path.removeSubrange(length...)
      }
    }
  }

  private mutating func visit(
    _ name: Bytes, of folder: borrowing Descriptor, _ path: inout [UInt8], ours: PathList,
    part: Range<Int>, device: UInt64
  ) throws(SystemError) {
    let child = try folder.openBelow(name, O_RDONLY | O_DIRECTORY)
    let status = try child.status()
    if status.identity.device != device {
      mountPoint = mountPoint ?? String(decoding: path, as: UTF8.self)
      return
    }
    let part = path.withBytes { ours.files(below: $0, in: part) }
    if part.isEmpty {
      folders.append(Folder(path: path, mode: status.st_mode & 0o7777))
    }
    try visit(child, &path, ours: ours, part: part, device: device)
  }

  /// The places that both the new release (sorted) and a foreign file or folder need, in order.
  func conflicts(with release: PathList) -> [String] {
    var conflicts: [String] = []
    func check(_ path: Bytes, isFolder: Bool) {
      var blocks = release.contains(path) || (!isFolder && !release.files(below: path).isEmpty)
      var ancestor = path
      while let slash = ancestor.lastIndex(of: 0x2F) {
        ancestor = ancestor[slice: 0..<slash]
        blocks = blocks || release.contains(ancestor)
      }
      if blocks { conflicts.append(path.string) }
    }
    for index in 0..<files.count { files.withPath(index) { check($0, isFolder: false) } }
    for folder in folders { folder.path.withBytes { check($0, isFolder: true) } }
    return conflicts.sorted()
  }

  /// Gives everything its place in the new release.
  ///
  /// - Parameters:
  ///   - old: the release that was searched.
  ///   - new: the new one; what is already there stays as it is.
  ///   - restoresMode: whether the umask takes permissions from new folders.
  /// - Throws: the first refusal of the system.
  func carry(
    from old: borrowing Descriptor, into new: borrowing Descriptor, restoresMode: Bool
  ) throws(SystemError) {
    for folder in folders {
      try folder.path.withBytes { (path) throws(SystemError) in
        _ = try new.openFolder(making: path, restoresMode: restoresMode)
      }
    }
    for index in 0..<files.count {
      try files.withPath(index) { (path) throws(SystemError) in
        let (folderPath, name) = path.splitPath
        let source = try old.openBelow(folderPath, O_RDONLY | O_DIRECTORY)
        let target = try new.openFolder(making: folderPath, restoresMode: restoresMode)
        if try !target.contains(name) { try source.carry(name, into: target) }
      }
    }
    // Last, because a folder may be closed to writing; children before parents for the same reason.
    for folder in folders.reversed() where folder.mode != 0o755 {
      try folder.path.withBytes { (path) throws(SystemError) in
        try new.openBelow(path, O_RDONLY | O_DIRECTORY).setMode(folder.mode)
      }
    }
  }
}
