import Base
import Files
import Glibc

/// The files that programs are handed during a publication: a folder that nobody else can read and
/// that goes away by itself.
struct PrivateFolder {
  /// Its absolute path.
  let path: String

  /// Writes a file of a name, for this account alone; gives its absolute path.
  @discardableResult
  func write(_ text: String, to name: String) throws(DeliveryProblem) -> String {
    do throws(SystemError) {
      try FileStore(path).replace(name, with: Array(text.utf8))
    } catch { throw .system(error, path) }
    chmod(path + "/" + name, 0o600)
    return path + "/" + name
  }
}
