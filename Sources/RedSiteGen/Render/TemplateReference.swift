import Jinja
import SiteModel

/// What templates can use, as a page for theme authors, made from the declarations themselves.
package enum TemplateReference {
  /// `docs/template-variables.md`.
  package static func markdown() -> String {
    let schema = TemplateSchema().schema
    var text = """
      # 模板里能用的变量

      这一页由程序的声明生成：`redsite theme reference > docs/template-variables.md`。写错的名称在\
      生成网页之前就会报错，并提示最接近的名称。

      ## 每种网页的变量

      所有网页都有 `site`（整个网站）。此外：

      | 网页 | 模板 | 变量 |
      |---|---|---|

      """
    for kind in PageKind.allCases {
      let content = kind.content
      let variables = content.variables.map(\.field)
        .map { "`\($0.name)`（\(name(of: $0.type, in: schema))）" }
        .joined(separator: "、")
      text += "| \(content.chineseName) | `\(content.template)` | \(variables) |\n"
    }
    text += "\n## 函数\n\n| 函数 | 结果 | 说明 |\n|---|---|---|\n"
    for function in schema.functions {
      let parameters = function.parameters.map {
        "\($0.name): \(name(of: $0.type, in: schema))"
      }.joined(separator: ", ")
      text += "| `\(function.name)(\(parameters))` | \(name(of: function.returns, in: schema)) "
      text += "| \(function.documentation) |\n"
    }
    for object in schema.objects {
      text += "\n## \(object.name)：\(object.documentation)\n\n| 名称 | 类型 | 说明 |\n|---|---|---|\n"
      for field in object.fields {
        text += "| `\(field.name)` | \(name(of: field.type, in: schema)) "
        text += "| \(field.documentation) |\n"
      }
    }
    return text
  }

  private static func name(of type: ValueType, in schema: Schema) -> String {
    switch type {
    case .string: "文字"
    case .markup, .content: "HTML"
    case .integer: "整数"
    case .float: "小数"
    case .boolean: "真假"
    case .date: "日期"
    case .none: "无"
    case .dynamic: "任意"
    case .list(let element): "\(name(of: element, in: schema)) 的列表"
    case .object(let id): "`\(schema[id].name)`"
    case .optional(let wrapped): "\(name(of: wrapped, in: schema))，可能没有"
    }
  }
}
