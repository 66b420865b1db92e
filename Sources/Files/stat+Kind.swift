import Glibc

/// What a file is, and which one.
extension stat {
  /// Whether it is a plain file.
  package var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
  /// Whether it is a folder.
  package var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether it is a symbolic link.
  package var isSymbolicLink: Bool { st_mode & S_IFMT == S_IFLNK }
  /// Which file it is, whatever the path that led to it.
  package var identity: FileIdentity { FileIdentity(device: UInt64(st_dev), inode: UInt64(st_ino)) }
}

/// The file system and the number in it by which the kernel knows a file.
package struct FileIdentity: Hashable, Sendable {
  /// The file system.
  package let device: UInt64
  /// The number in it.
  let inode: UInt64
}
