import Base
import CSystem
import Glibc

/// A file by a folder and the path below it.
///
/// The folder is what the user named (the site, a theme) and may be reached through links; below it
/// no link is followed in any part of the path, so that content cannot lead out of the site.
package struct FilePlace: Sendable, Hashable {
  /// The absolute path of the folder.
  package var folder: String
  /// The path below it.
  package var path: String
  /// The path that messages name, which counts from the site where the file is in it.
  package var name: String

  /// A file at a path below a folder; `name` where messages name it by another path.
  package init(_ path: String, below folder: String, name: String? = nil) {
    self.folder = folder
    self.path = path
    self.name = name ?? path
  }

  /// A file at a path of the outside world: its folder may be reached through links.
  package init(path: String) {
    let folder = ContentPath.folder(of: path)
    self.init(
      ContentPath.name(of: path),
      below: !folder.isEmpty ? folder : path.hasPrefix("/") ? "/" : ".", name: path)
  }

  /// The absolute path, for messages.
  package var absolutePath: String { folder == "/" ? "/" + path : folder + "/" + path }
}

/// A folder held open, for opening what lies below it without following a link.
package struct FolderReach: ~Copyable {
  private let folder: Int32
  /// Why the folder cannot be opened, to be said of whatever is asked for below it.
  private let failure: SystemError?

  /// Opens a folder, following links to it as every program does.
  package init(_ path: String) {
    do throws(SystemError) {
      folder = try SystemError.retrying {
        Glibc.open(path, CSYSTEM_PATH_ONLY | O_DIRECTORY | O_CLOEXEC)
      }
      failure = nil
    } catch {
      folder = -1
      failure = error
    }
  }

  deinit { if folder >= 0 { close(folder) } }

  /// Opens a path below the folder; the caller closes it.
  ///
  /// - Throws: `ELOOP` or `ENOTDIR` where any part of the path is a link, `EXDEV` where it leads
  ///   out of the folder.
  package borrowing func open(_ path: String, _ flags: Int32) throws(SystemError) -> Int32 {
    if let failure { throw failure }
    do throws(SystemError) {
      return try SystemError.retrying { csystem_open_below(folder, path, flags, 0) }
    } catch {
      // Kernels before 5.6 lack the call, some sandboxes forbid it. A file that may not be read
      // is EACCES.
      guard error.number == ENOSYS || error.number == EPERM else { throw error }
    }
    return try openByWalking(path, flags)
  }

  /// Does what `open` does with one plain call for each part of the path.
  package borrowing func openByWalking(_ path: String, _ flags: Int32) throws(SystemError) -> Int32
  {
    if let failure { throw failure }
    var parts = path.utf8.split(separator: 0x2F).map { String(Substring($0)) }
    guard !parts.contains("..") else { throw SystemError(number: EXDEV) }
    let name = parts.popLast() ?? "."
    var current = folder
    defer { if current != folder { close(current) } }
    for part in parts {
      let parent = current
      let next = try SystemError.retrying {
        openat(parent, part, CSYSTEM_PATH_ONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      }
      if current != folder { close(current) }
      current = next
    }
    let parent = current
    return try SystemError.retrying { openat(parent, name, flags | O_NOFOLLOW | O_CLOEXEC) }
  }
}

extension FilePlace {
  /// Opens the file for reading, no link followed below its folder; the caller closes it.
  ///
  /// - Throws: why it cannot be opened, `EINVAL` where it is not a regular file.
  package func open() throws(SystemError) -> Int32 {
    let descriptor = try FolderReach(folder).open(path, O_RDONLY | O_NONBLOCK)
    var status = stat()
    do throws(SystemError) {
      _ = try SystemError.retrying { fstat(descriptor, &status) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(number: EINVAL) }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }
}
