import Base
import Jinja

/// Renders one template with data from a JSON file, without a site.
public struct TemplateTrial {
  private let template: String
  private let data: String

  /// A trial.
  ///
  /// - Parameters:
  ///   - template: the template's path; what it includes is looked for in the same folder.
  ///   - data: the path of a JSON object, whose members are the template's variables.
  public init(template: String, data: String) {
    self.template = template
    self.data = data
  }

  /// Reads both files and renders the template.
  public func run() -> DocumentResult {
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
      let location = json.withUnsafeBufferPointer {
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
      return DocumentResult(error.problems.map { $0.diagnostic(in: theme) })
    }
  }
}
