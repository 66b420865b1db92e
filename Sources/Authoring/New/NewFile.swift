import Base
import Diagnostics
import Files
import Glibc
import RedSiteGen

/// Writes a file that must not be there yet, unless it is to be replaced.
///
/// - Parameters:
///   - text: the whole file.
///   - path: its path from `root`.
///   - root: the absolute path of a folder.
///   - isReplacing: whether a file that is there is replaced instead.
/// - Returns: `path`, or what kept it from being written.
func writeNewFile(
  _ text: String, to path: String, root: String, isReplacing: Bool = false
) -> Result<String, Diagnostic> {
  let location = SourceLocation(path: path)
  if let unusable = unusableName(in: path) { return .failure(unusable) }
  do throws(SystemError) {
    try makeFolders(above: root + "/" + path)
    if isReplacing, fileExists(root + "/" + path) {
      try replaceFile(root + "/" + path, with: Array(text.utf8))
    } else {
      try writeBytes(Array(text.utf8), to: root + "/" + path)
    }
  } catch {
    if error.number == EEXIST { return .failure(fileIsThere(path)) }
    return .failure(
      Diagnostic(
        .fileSystem, at: location,
        Message("写不了这个文件：\(error.chinese)", "cannot write this file: \(error.english)")))
  }
  return .success(path)
}

/// That a file must not be overwritten.
func fileIsThere(_ path: String) -> Diagnostic {
  Diagnostic(
    .fileExists, at: SourceLocation(path: path),
    Message("已经有这个文件", "the file is there already"),
    help: Message("请换一个文件名，或直接修改它", "choose another name, or edit it"))
}

/// That a part of a path cannot be a file's name; nil where all can.
func unusableName(in path: String) -> Diagnostic? {
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
