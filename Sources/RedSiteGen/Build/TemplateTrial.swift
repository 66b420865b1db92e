import Base
import Diagnostics
import Files
import Glibc
import Jinja
import SiteModel

/// Renders one template with data from a JSON file, without a site.
package struct TemplateTrial {
  private let template: String
  private let data: String

  /// A trial.
  ///
  /// - Parameters:
  ///   - template: the template's path; what it includes is looked for in the same folder.
  ///   - data: the path of a JSON object, whose members are the template's variables.
  package init(template: String, data: String) {
    self.template = template
    self.data = data
  }

  /// Reads both files and renders the template.
  package func run() -> DocumentResult {
    var buffer = ByteBuffer()
    for path in [template, data] {
      buffer.removeAll()
      do throws(FileProblem) {
        try readFile(path, limit: Limits.textFileBytes, into: &buffer)
      } catch {
        return DocumentResult(
          [error.diagnostic(path: path, limit: Limits.textFileBytes)],
          exitStatus: error.isSystem ? 74 : 1)
      }
    }
    let json = buffer.makeArray()
    let value: DynamicValue
    do throws(JSONProblem) {
      value = try JSONParser.parse(json)
    } catch {
      let location = json.withBytes {
        SourceLocation(path: data, file: $0, range: error.offset..<error.offset)
      }
      return DocumentResult([
        Diagnostic(.jsonSyntax, at: location, Message(error.chinese, error.english))
      ])
    }
    return render(with: value)
  }

  private func render(with value: DynamicValue) -> DocumentResult {
    let folder = ContentPath.folder(of: template)
    var theme = ThemeFiles()
    do throws(TemplateProblems) {
      let page = try renderDynamic(ContentPath.name(of: template), data: value) { name in
        guard Self.isBelowFolder(name, folder: folder) else { return nil }
        let path = folder.isEmpty ? name : folder + "/" + name
        var buffer = ByteBuffer()
        do throws(FileProblem) {
          try readFile(path, limit: Limits.textFileBytes, into: &buffer)
        } catch {
          return nil
        }
        theme.templates[name] = ThemeFiles.Template(path: path, bytes: buffer.makeArray())
        return buffer.makeArray()
      }
      return DocumentResult([], html: page)
    } catch {
      return DocumentResult(
        error.problems.map { problem in
          var diagnostic = problem.diagnostic(in: theme)
          if problem.code == .missingTemplate, problem.nearest == nil {
            diagnostic.help = Message(
              "只能用这个模板所在文件夹以内的模板，不跟随符号链接",
              "only templates below the folder of this one can be used, without symbolic links")
          }
          return diagnostic
        })
    }
  }

  /// Whether a name means a file below the folder: no way up, and no symbolic link on the way.
  ///
  /// A theme to try out may come from anybody, and what it includes is printed.
  private static func isBelowFolder(_ name: String, folder: String) -> Bool {
    let components = name.split(separator: "/", omittingEmptySubsequences: false)
    guard
      components.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) })
    else { return false }
    var path = folder.isEmpty ? "." : folder
    for component in components.dropLast() {
      path += "/" + component
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    }
    return true
  }
}
