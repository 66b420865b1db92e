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
  let store: FileStore
  do throws(SystemError) {
    store = try FileStore(making: folder)
  } catch {
    return (paths, .cannotWrite(folder, error))
  }
  do throws(Diagnostic) {
    for schema in schemas {
      try store.replace(schema.fileName, text: schema.text)
      paths.append(folder + "/" + schema.fileName)
    }
  } catch {
    return (paths, error)
  }
  return (paths, nil)
}
