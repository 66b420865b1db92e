import Base
import Diagnostics
import Files
import Glibc

/// What writers of content ask of the store of a site's files.
extension FileStore {
  /// Writes a text that must not be there yet.
  ///
  /// - Parameters:
  ///   - path: the file, from the site's folder.
  ///   - text: the whole file.
  /// - Throws: what kept it from being written.
  func create(_ path: String, text: String) throws(Diagnostic) {
    if let unusable = Diagnostic.unusableName(in: path) { throw unusable }
    do throws(SystemError) {
      try create(path, Array(text.utf8))
    } catch {
      throw error.number == EEXIST ? .fileIsThere(path) : .cannotWrite(path, error)
    }
  }

  /// Writes a text, also over one that is there.
  ///
  /// - Throws: what kept it from being written.
  func replace(_ path: String, text: String) throws(Diagnostic) {
    do throws(SystemError) {
      try replace(path, with: Array(text.utf8))
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Writes an article and copies the files beside it, all of them or none.
  ///
  /// - Parameters:
  ///   - path: the article, from the site's folder.
  ///   - text: the whole file.
  ///   - copies: where the files are, and the names they get.
  ///   - refusal: why a file that could not be copied keeps the article out; nil where it does not.
  /// - Throws: what kept it from being written.
  func create(
    _ path: String, text: String, beside copies: [(source: String, name: String)],
    refusal: (_ name: String, _ error: SystemError) -> Diagnostic?
  ) throws(Diagnostic) {
    var made: [String] = []
    do throws(Diagnostic) {
      for file in copies {
        let target = ContentPath.folder(of: path) + "/" + file.name
        do throws(SystemError) {
          try copy(FilePlace(path: file.source), to: target)
          made.append(target)
        } catch {
          if let refusal = refusal(file.name, error) { throw refusal }
        }
      }
      try create(path, text: text)
    } catch {
      for path in made { remove(path) }
      throw error
    }
  }

  /// A path of a new article that no file has and nobody has taken, with a number where it must.
  ///
  /// - Parameters:
  ///   - path: the path that is wished for, below `content/`, without `.md`.
  ///   - taken: paths that will be written.
  /// - Returns: the path, in the same form.
  func freePath(_ path: String, taken: Set<String> = []) -> String {
    var free = path
    var number = 1
    while taken.contains(free) || contains("content/\(free).md") {
      number += 1
      free = "\(path)-\(number)"
    }
    return free
  }
}

extension Diagnostic {
  /// That the system does not let a file be written.
  static func cannotWrite(
    _ path: String, _ error: SystemError, help: Message? = nil
  ) -> Diagnostic {
    Diagnostic(
      .fileSystem, at: SourceLocation(path: path),
      Message("写不了这个文件：\(error.chinese)", "cannot write this file: \(error.english)"),
      help: help)
  }

  /// That a file must not be overwritten.
  static func fileIsThere(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileExists, at: SourceLocation(path: path),
      Message("已经有这个文件", "the file is there already"),
      help: Message("请换一个文件名，或直接修改它", "choose another name, or edit it"))
  }

  /// That a part of a path cannot be a file's name; nil where all can.
  static func unusableName(in path: String) -> Diagnostic? {
    for part in path.split(separator: "/") {
      // The files of CI are hidden ones: `.github/workflows`.
      guard let problem = PathComponentProblem(String(part)), problem != .hidden else { continue }
      return Diagnostic(
        .unusableFileName, at: SourceLocation(path: path),
        Message(
          "文件名“\(part)”不能用：\(problem.message.chinese)",
          "“\(part)” cannot be a file's name: \(problem.message.english)"),
        help: Message("请换一个名字", "choose another name"))
    }
    return nil
  }
}
