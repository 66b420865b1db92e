import Base
import Glibc

/// Whether there is a folder at a path; where the system does not say, there is none.
package func isFolder(_ path: String) -> Bool { (try? isFolderThere(path)) ?? false }

/// Whether there is a folder at a path.
package func isFolderThere(_ path: String) throws(SystemError) -> Bool {
  var status = stat()
  do throws(SystemError) {
    _ = try SystemError.retrying { stat(path, &status) }
  } catch {
    if error.number == ENOENT || error.number == ENOTDIR { return false }
    throw error
  }
  return status.st_mode & S_IFMT == S_IFDIR
}

/// The names of the folders in a folder, hidden ones left out; none where it cannot be read.
package func folderNames(in path: String) -> [String] {
  ((try? entryNames(in: path)) ?? []).filter { !$0.hasPrefix(".") && isFolder(path + "/" + $0) }
}

/// The names of everything in a folder, sorted; none where there is no such folder.
package func entryNames(in path: String) throws(SystemError) -> [String] {
  let stream: OpaquePointer
  do throws(SystemError) { stream = try folderStream(at: path) } catch {
    if error.number == ENOENT { return [] }
    throw error
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = try nextEntry(of: stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// The absolute path of a folder that exists, links resolved; nil where there is none.
package func absolutePath(_ path: String) -> String? {
  var resolved: UnsafeMutablePointer<CChar>?
  repeat {
    resolved = realpath(path, nil)
  } while resolved == nil && errno == EINTR
  guard let resolved else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The path of a folder from the root of the repository that it is in.
///
/// - Parameter folder: the absolute path, links resolved. git need not be installed.
/// - Returns: the path, empty or ending in `/`; nil outside of any repository.
package func pathInRepository(ofFolder folder: String) -> String? {
  let names = folder.split(separator: "/")
  for count in (0...names.count).reversed() {
    let above = names[..<count].map { "/" + $0 }.joined()
    // A folder, or in a submodule or another work tree a file that says where that folder is.
    if access(above + "/.git", F_OK) == 0 { return names[count...].map { $0 + "/" }.joined() }
  }
  return nil
}

/// The folder of a file as a person named it: `.` or `/` where nothing else stands before its name.
package func folderOfFile(_ path: String) -> String {
  let folder = ContentPath.folder(of: path)
  return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
}

/// The absolute path of what a person named on the command line, which need not exist: it counts
/// from the working folder.
package func pathFromHere(_ path: String) -> String {
  if let path = absolutePath(path) { return path }
  guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
  defer { free(folder) }
  return String(cString: folder) + "/" + path
}

/// A path with every link resolved as far as it exists, and the folders it passes through.
package struct RealPath: Sendable {
  /// Names from the root of the file system down, `.`, `..` and links resolved.
  package let components: [String]
  /// How many of the names exist.
  let existingCount: Int
  /// Which folders the existing part passes through, from the root down, itself last.
  let identities: [FileIdentity]

  /// Whether the whole path exists.
  package var exists: Bool { existingCount == components.count }
  /// The path as text.
  package var string: String { "/" + components.joined(separator: "/") }

  /// Resolves `path`; `..` behind a name that does not exist is refused with `ENOENT`.
  package init(_ path: String) throws(SystemError) {
    var known = path.utf8.split(separator: 0x2F).map { String(Substring($0)) }
    known.removeAll { $0 == "." }
    let start = path.utf8.first == 0x2F ? "/" : "./"
    var missing: [String] = []
    while true {
      if let resolved = realpath(start + known.joined(separator: "/"), nil) {
        defer { free(resolved) }
        let real = String(cString: resolved).utf8.split(separator: 0x2F).map {
          String(Substring($0))
        }
        components = real + missing.reversed()
        existingCount = real.count
        break
      }
      let error = SystemError.current
      if error.number == EINTR { continue }
      guard error.number == ENOENT, let last = known.popLast(), last != ".." else { throw error }
      missing.append(last)
    }
    var identities: [FileIdentity] = []
    for length in 0...existingCount {
      var status = stat()
      let prefix = "/" + components.prefix(length).joined(separator: "/")
      _ = try SystemError.retrying { stat(prefix, &status) }
      identities.append(status.identity)
    }
    self.identities = identities
  }

  /// Whether this path is `folder` or lies below it, by name or by inode.
  ///
  /// Inodes see through bind mounts and file systems that do not tell upper from lower case; names
  /// see folders that do not exist yet.
  package func isInside(_ folder: RealPath) -> Bool {
    if components.starts(with: folder.components, by: { $0.utf8.elementsEqual($1.utf8) }) {
      return true
    }
    guard folder.exists, let identity = folder.identities.last else { return false }
    return identities.contains(identity)
  }
}
