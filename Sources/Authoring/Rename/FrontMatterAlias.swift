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
    guard let text = buffer.withBytes({ String(validating: $0, as: UTF8.self) }),
      let changed = adding(url, to: text)
    else { return byHand(url, path) }
    do throws(SystemError) {
      try replaceFile(root + "/" + path, with: Array(changed.utf8))
    } catch {
      return Diagnostic(
        .fileSystem, at: SourceLocation(path: path),
        Message("写不了这个文件：\(error.chinese)", "cannot write this file: \(error.english)"))
    }
    return nil
  }

  /// The file with the alias; nil where its list is written in a way that is left to a person.
  static func adding(_ url: String, to text: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let fence = lines.first.map(trimmed) ?? ""
    guard fence == "---" || fence == "+++" else { return nil }
    guard let end = lines.dropFirst().firstIndex(where: { trimmed($0) == fence }) else {
      return nil
    }
    let ending = lines[0].hasSuffix("\r") ? "\r" : ""
    let quoted = YAMLScalar.written(url)
    let item = fence == "---" ? quoted : JSONText.quoted(url)
    let separator = fence == "---" ? ":" : "="
    let place = lines[..<end].firstIndex {
      guard $0.hasPrefix("aliases") else { return false }
      return $0.dropFirst("aliases".count).drop { $0 == " " }.hasPrefix(separator)
    }
    guard let place else {
      // A key of TOML after a table would be the table's; before it, it is the file's.
      let before = fence == "---" ? end : lines[1..<end].firstIndex { $0.hasPrefix("[") } ?? end
      let line = separator == ":" ? "aliases: [\(item)]" : "aliases = [\(item)]"
      lines.insert(line + ending, at: before)
      return lines.joined(separator: "\n")
    }
    let line = trimmed(lines[place])
    if line.hasSuffix("]"), line.contains("[") {
      let isEmpty = line.drop { $0 != "[" }.dropFirst().dropLast().allSatisfy { $0 == " " }
      lines[place] = line.dropLast() + (isEmpty ? item : ", " + item) + "]" + ending
      return lines.joined(separator: "\n")
    }
    guard fence == "---", line == "aliases:" else { return nil }
    let next = place + 1
    guard next < end, trimmed(lines[next]).drop(while: { $0 == " " }).hasPrefix("- ") else {
      return nil
    }
    let indent = lines[next].prefix { $0 == " " }
    lines.insert("\(indent)- \(item)" + ending, at: next)
    return lines.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == "\r" || line.last == " " { line.removeLast() }
    return line
  }

  private static func byHand(_ url: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .invalidURL, at: SourceLocation(path: path),
      Message("旧网址没能写进 aliases", "the old URL could not be written into aliases"),
      help: Message("请在 aliases 里加上 \(url)", "add \(url) to aliases"), severity: .warning)
  }
}
