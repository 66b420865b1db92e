import Base
import Diagnostics
import Files
import Glibc
import SiteModel

extension PermalinkLock {
  /// Writes the record into a site's folder.
  ///
  /// - Returns: what kept it from being written, or nil.
  package func write(toSite site: String) -> Diagnostic? {
    let path = site + "/" + Self.fileName
    do throws(SystemError) {
      if access(path, F_OK) != 0 {
        close(try SystemError.retrying { open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) })
      }
      try replaceFile(path, with: Array(text.utf8))
      return nil
    } catch {
      return Diagnostic(
        .fileSystem, at: SourceLocation(path: path),
        Message("写不了这个文件：\(error.chinese)", "cannot write this file: \(error.english)"))
    }
  }
}
