import Base
import Diagnostics
import Files
import SiteModel

extension PermalinkLock {
  /// Writes the record into a site's folder.
  ///
  /// - Returns: what kept it from being written, or nil.
  package func write(toSite site: String) -> Diagnostic? {
    do throws(SystemError) {
      try write(to: FileStore(site))
      return nil
    } catch {
      return .cannotWrite(site + "/" + Self.fileName, error)
    }
  }

  /// Writes the record among the files of a site.
  func write(to files: FileStore) throws(SystemError) {
    try files.replace(Self.fileName, with: Array(text.utf8))
  }
}
