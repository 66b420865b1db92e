import Diagnostics
import Files
import RedSiteGen
import Schemas
import SiteModel

/// The files with which an editor knows those of a site.
package struct EditorSettings: Sendable {
  /// An editor.
  package enum Editor: String, Sendable, CaseIterable { case vscode }

  /// The folder of the schemas, from the site's own; what is in it is ours to renew.
  static let schemaFolder = ".vscode/redsite"

  /// The files that people change afterwards: the path of each from the site's folder, and its
  /// text.
  static var files: [(path: String, text: String)] {
    [
      (".vscode/settings.json", settings), (".vscode/extensions.json", extensions),
      (".vscode/tasks.json", tasks), (".vscode/markdown.code-snippets", snippets),
    ]
  }

  static func schemaPath(_ schema: Schema) -> String {
    schemaFolder + "/" + schema.fileName
  }

  // Even Better TOML takes `evenBetterToml.schema.associations` from the folder above the one
  // that is open (taplo, issue 479); the paths of its rules start from the open one.
  private static var settings: String {
    let rules = Schema.all.filter(\.isTOML).map { schema in
      """
          { "include": ["\(schema.files)"], "schema": { "path": "\(schemaPath(schema))" } }
      """
    }
    let frontMatter = Schema.all.filter(\.kind.isFrontMatter).map { schema in
      """
          "./\(schemaPath(schema))": "\(schema.files)"
      """
    }
    return """
      // redsite new editor vscode 写的，可以改。说明：docs/zh/bianjiqi.md。
      {
        "files.encoding": "utf8",
        "files.eol": "\\n",
        "[markdown]": {
          "editor.wordWrap": "on",
          // 打几个字母就列出片段：wz 文章、gw 公文、bg 表格、fj 附件、tp 图片。
          "editor.quickSuggestions": { "other": "on", "comments": "off", "strings": "off" },
          "editor.wordBasedSuggestions": "off",
          "editor.snippetSuggestions": "top",
          // 全角标点在中文里是对的，不要框起来。
          "editor.unicodeHighlight.ambiguousCharacters": false
        },
        // site.toml、theme.toml 和数据文件：扩展 Even Better TOML 一边写一边提示、检查。
        "evenBetterToml.rules": [
      \(rules.joined(separator: ",\n"))
        ],
        // Markdown 开头的设置：YAML 扩展还不看 Markdown 文件（redhat-developer/vscode-yaml 的
        // 问题 207），以后看了就按这里。现在用任务“redsite：检查”。
        "yaml.schemas": {
      \(frontMatter.joined(separator: ",\n"))
        }
      }

      """
  }

  private static let extensions = """
    {
      "recommendations": ["tamasfe.even-better-toml"]
    }

    """

  private static var tasks: String {
    #"""
    // redsite new editor vscode 写的，可以改。
    {
      "version": "2.0.0",
      "tasks": [
        {
          "label": "redsite：检查",
          "detail": "检查全站，问题列在“问题”里",
          "type": "process",
          "command": "redsite",
          "args": ["check", ".", "--all", "--lang", "zh"],
          "options": { "cwd": "${workspaceFolder}" },
          "group": { "kind": "build", "isDefault": true },
          "presentation": { "reveal": "silent", "clear": true, "showReuseMessage": false },
          "problemMatcher": [
    \#(matchers)
          ]
        },
        {
          "label": "redsite：预览",
          "detail": "在 http://127.0.0.1:8000/ 看网站，文件一存就刷新",
          "type": "process",
          "command": "redsite",
          "args": ["serve", ".", "--lang", "zh", "--editor", "vscode://file{path}:{line}"],
          "options": { "cwd": "${workspaceFolder}" },
          "isBackground": true,
          "problemMatcher": []
        }
      ]
    }

    """#
  }

  /// What the editor takes for a problem: the first line of each; what follows it begins with
  /// spaces.
  ///
  /// One for each severity, which VS Code reads only where the word is English, and for a place
  /// with and without a line.
  private static var matchers: String {
    let severities: [(Severity, String)] = [
      (.error, "error"), (.warning, "warning"), (.note, "info"),
    ]
    return severities.flatMap { severity, word in
      let labels = Language.allCases.map { severity.name.text(in: $0) + $0.colon }
      let rest = #"(?:\#(labels.joined(separator: "|")))(.*) \\[([a-z0-9-]+)\\]$"#
      return [
        matcher(
          "redsite-\(word)", word, #"^([^\\s:][^:]*):(\\d+):(\\d+): "# + rest,
          #""file": 1, "line": 2, "column": 3, "message": 4, "code": 5"#),
        matcher(
          "redsite-\(word)-file", word, #"^([^\\s:][^:]*): "# + rest,
          #""kind": "file", "file": 1, "message": 2, "code": 3"#),
      ]
    }.joined(separator: ",\n")
  }

  private static func matcher(
    _ owner: String, _ severity: String, _ pattern: String, _ groups: String
  ) -> String {
    """
            {
              "owner": "\(owner)",
              "source": "redsite",
              "severity": "\(severity)",
              "fileLocation": ["relative", "${workspaceFolder}"],
              "pattern": {
                "regexp": "\(pattern)",
                \(groups)
              }
            }
    """
  }

  private static var snippets: String {
    let states = OfficialDocument.Status.allCases.map(\.rawValue).joined(separator: ",")
    let now = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE} ${CURRENT_HOUR}:${CURRENT_MINUTE}"
    return """
      // redsite new editor vscode 写的，可以改、可以加。
      {
        "文章": {
          "prefix": ["wz", "文章"],
          "description": "一篇文章开头的设置",
          "body": [
            "---", "title: ${1:标题}", "date: \(now)", "source: ${2:来源}",
            "keywords: [${3:关键词}]", "draft: ${4|false,true|}", "---", "", "$0"
          ]
        },
        "公文": {
          "prefix": ["gw", "公文"],
          "description": "一篇公文开头的设置",
          "body": [
            "---", "title: ${1:关于……的通知}", "date: \(now)", "document:",
            "  number: ${2:某党}〔${CURRENT_YEAR}〕${3:1}号", "  issuer: ${4:发文机关}",
            "  signed_on: ${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}",
            "  status: ${5|\(states)|}", "---", "", "$0"
          ]
        },
        "表格": {
          "prefix": ["bg", "表格"],
          "description": "三列的表格",
          "body": [
            "| ${1:序号} | ${2:项目} | ${3:说明} |", "|---|---|---|", "| ${4:1} | ${5:项目} | ${6:说明} |", "$0"
          ]
        },
        "附件": {
          "prefix": ["fj", "附件"],
          "description": "开头的设置里的附件：文件放在文章旁边",
          "body": ["attachments:", "  - { file: ${1:fujian.pdf}, title: ${2:附件的标题} }", "$0"]
        },
        "图片": {
          "prefix": ["tp", "图片"],
          "description": "正文里的图片：文件放在文章旁边",
          "body": ["![${1:图片里有什么}](${2:tupian.jpg})", "$0"]
        }
      }

      """
  }
}

extension EditorSettings {
  /// Writes the settings of an editor into the site's folder.
  ///
  /// - Parameters:
  ///   - site: the site's folder.
  ///   - isUpdate: whether settings that are there are kept and only the schemas renewed;
  ///     otherwise none may be there yet.
  /// - Returns: the paths of the files that were written, from the site's folder, and what kept
  ///   one of them from being so.
  package static func write(
    intoSite site: String, isUpdate: Bool
  ) -> (paths: [String], result: BuildResult) {
    let diagnostics = DiagnosticSink()
    guard let root = readSetUp(BuildOptions(site: site), diagnostics: diagnostics)?.root else {
      return ([], BuildResult(diagnostics.diagnostics, isStrict: false))
    }
    let store = FileStore(root)
    var settings = Self.files
    if isUpdate {
      settings.removeAll { store.contains($0.path) }
    } else if let first = settings.first(where: { store.contains($0.path) }) {
      return ([], BuildResult(refusal: settingsAreThere(first.path)))
    }
    let schemas = Schema.all.map { (path: schemaPath($0), text: $0.text) }
    do throws(Diagnostic) {
      for file in settings { try store.create(file.path, text: file.text) }
      for file in schemas { try store.replace(file.path, text: file.text) }
    } catch {
      return ([], BuildResult(refusal: error))
    }
    return ((settings + schemas).map(\.path), BuildResult([], isStrict: false))
  }

  private static func settingsAreThere(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileExists, at: SourceLocation(path: path),
      Message("已经有编辑器的设置", "the editor has settings here already"),
      help: Message(
        "加上 --update：已有的设置不动，只更新 \(schemaFolder)/ 里的文件",
        "add --update: settings stay as they are, the files in \(schemaFolder)/ are renewed"
      ))
  }
}
