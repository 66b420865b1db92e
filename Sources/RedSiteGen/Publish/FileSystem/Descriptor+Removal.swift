import Base
import Glibc

/// Removing whole folders.
extension Descriptor {
  /// Removes the folder `name` of this folder with everything in it, following no link and
  /// entering no other file system.
  ///
  /// Callers pass only names this program has made or found marked as its own. The marks go last,
  /// so that a removal cut short can be recognised and finished by the next build.
  borrowing func removeTree(_ name: Bytes) throws(SystemError) {
    let folder = try openBelow(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    try folder.removeContents(device: folder.status().identity.device)
    try removeFolder(name)
  }

  private borrowing func removeContents(device: UInt64) throws(SystemError) {
    let status = try status()
    guard status.identity.device == device else { throw SystemError(number: EXDEV) }
    if status.st_mode & 0o700 != 0o700 { try setMode(0o700) }
    let listing = try FolderListing(of: self)
    var marks: [Bytes] = []
    try listing.forEach { (name, isFolder) throws(SystemError) in
      if isFolder {
        let child = try openBelow(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        try child.removeContents(device: device)
        try removeFolder(name)
      } else if name.equals(Manifest.fileName) {
        marks.append(Manifest.fileName)
      } else if name.equals(StagingFolder.marker) {
        marks.append(StagingFolder.marker)
      } else {
        try removeFile(name)
      }
    }
    for mark in marks { try removeFile(mark) }
  }
}
