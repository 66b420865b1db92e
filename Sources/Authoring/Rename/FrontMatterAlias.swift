import Base
import Diagnostics
import Files

/// Writes an old URL into the front matter of a file.
enum FrontMatterAlias {
  /// Adds an alias.
  ///
  /// - Parameters:
  ///   - url: the old URL, from `/` on.
  ///   - path: the file, from `root`.
  ///   - root: the absolute path of the site.
  /// - Returns: why a person has to write it; nil where it was written.
  static func add(_ url: String, to path: String, root: String) -> Diagnostic? {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(FilePlace(path, below: root), limit: Limits.textFileBytes, into: &buffer)
    } catch {
      return error.diagnostic(path: path, limit: Limits.textFileBytes)
    }
    // Text that is not UTF-8 would come back from a string as something else.
    guard buffer.withBytes({ String(validating: $0, as: UTF8.self) }) != nil,
      let changed = FrontMatterEditor(buffer.makeArray())?.appending(url, to: "aliases")
    else { return byHand(url, path) }
    do throws(SystemError) {
      try FileStore(root).replace(path, with: changed)
    } catch {
      return .cannotWrite(path, error)
    }
    return nil
  }

  private static func byHand(_ url: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .invalidURL, at: SourceLocation(path: path),
      Message("旧网址没能写进 aliases", "the old URL could not be written into aliases"),
      help: Message("请在 aliases 里加上 \(url)", "add \(url) to aliases"), severity: .warning)
  }
}
