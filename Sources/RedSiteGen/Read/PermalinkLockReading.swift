import Base
import Diagnostics
import Files
import Glibc
import Metadata
import SiteModel

/// Reads `permalinks.lock`, if the site has one.
///
/// - Parameters:
///   - root: the absolute path of the site.
///   - diagnostics: receives lines that are none, and paths and slugs given twice.
/// - Returns: the paths that are recorded; none where the site has no such file.
package func readPermalinkLock(root: String, diagnostics: DiagnosticSink) -> PermalinkLock {
  let path = PermalinkLock.fileName
  var lock = PermalinkLock()
  var buffer = ByteBuffer()
  do throws(FileProblem) {
    try readFile(root + "/" + path, name: path, limit: Limits.assetBytes, into: &buffer)
  } catch {
    if case .system(let error) = error, error.number == ENOENT { return lock }
    diagnostics.report(error.diagnostic(path: path, limit: Limits.assetBytes))
    return lock
  }
  buffer.withBytes { bytes in
    guard diagnostics.gather({ SourceEncoding.check(bytes, path: path, into: &$0) }) != nil else {
      return
    }
    let places = FilePlaces(bytes, path: path)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[slice: start..<end]
      if line.last == 0x0D { line = line[slice: 0..<(line.count - 1)] }
      let range = start..<(start + line.count)
      start = end + 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let parts = line.string.split(separator: "\t", omittingEmptySubsequences: false)
      let isNew =
        parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
        && lock.slugs.updateValue(String(parts[1]), forKey: String(parts[0])) == nil
      guard !isNew else { continue }
      diagnostics.report(
        Diagnostic(
          .invalidLockLine, at: places.location(range),
          Message(
            "这一行不是“路径、制表符、网址”，或者这个路径已经写过",
            "the line is not a path, a tab and a slug, or its path is given twice"),
          help: Message(
            "请删去这一行，运行 redsite permalinks --write 重新记录",
            "remove the line and run `redsite permalinks --write`")))
    }
  }
  return lock
}
