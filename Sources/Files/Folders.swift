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
