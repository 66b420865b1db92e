import Base
import Diagnostics
import Files
import Schemas

/// Writes JSON Schemas into a folder, over those that are there.
///
/// - Parameters:
///   - schemas: what to write.
///   - folder: the folder; it need not exist.
/// - Returns: the files that were written, and what kept the next one from being so.
package func writeSchemas(
  _ schemas: [Schema], to folder: String
) -> (paths: [String], problem: Diagnostic?) {
  var paths: [String] = []
  do throws(SystemError) {
    let root = try RealPath(folder).string
    for schema in schemas {
      switch writeNewFile(schema.text, to: schema.fileName, root: root, isReplacing: true) {
      case .success(let path): paths.append(folder + "/" + path)
      case .failure(let problem): return (paths, problem)
      }
    }
  } catch {
    let problem = Diagnostic(
      .fileSystem, at: SourceLocation(path: folder),
      Message("进不了这个文件夹：\(error.chinese)", "cannot enter this folder: \(error.english)"))
    return (paths, problem)
  }
  return (paths, nil)
}
