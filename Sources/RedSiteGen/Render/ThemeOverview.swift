import Base

/// What a theme consists of, as a page for those who change it: made from its templates.
package enum ThemeOverview {
  /// `docs/theme-templates.md` for the templates of one theme, by name.
  ///
  /// - Parameters:
  ///   - theme: the theme's name.
  ///   - templates: the text of each template by its name, as in `base.html`.
  /// - Returns: each template with what its first comment says, its parent, blocks and macros.
  package static func markdown(theme: String, templates: [String: String]) -> String {
    var text = """
      # \(theme) 主题的模板

      这一页由模板生成：`redsite theme reference --theme \(theme) > docs/theme-templates.md`。子主题和\
      网站的 `templates/` 里同名的模板代替整个文件；`block` 是继承它的模板可以改写的地方。

      | 模板 | 继承 | 可以改写的 block | 宏 |
      |---|---|---|---|

      """
    for (name, source) in templates.sorted(by: { $0.key < $1.key }) {
      let statements = Self.statements(of: source)
      let parent = statements.first { $0.first == "extends" }?.dropFirst().first ?? ""
      let blocks = names(after: "block", in: statements)
      let macros = names(after: "macro", in: statements)
      text += "| `\(name)` | \(parent.isEmpty ? "" : "`\(parent.filter { $0 != "\"" })`") | "
      text += "\(blocks.joined(separator: "、")) | \(macros.joined(separator: "、")) |\n"
    }
    return text
  }

  private static func names(after word: String, in statements: [[String]]) -> [String] {
    var seen: Set<String> = []
    return statements.filter { $0.first == word && $0.count > 1 }
      .map { String($0[1].prefix { $0 != "(" }) }
      .filter { seen.insert($0).inserted }.map { "`\($0)`" }
  }

  /// The words of each `{% … %}`, in order.
  private static func statements(of source: String) -> [[String]] {
    var statements: [[String]] = []
    var rest = Substring(source)
    while let open = rest.ranges(of: "{%").first {
      rest = rest[open.upperBound...]
      guard let close = rest.ranges(of: "%}").first else { break }
      let inner = rest[..<close.lowerBound].drop { $0 == "-" }
      statements.append(
        inner.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
          .filter { $0 != "-" })
      rest = rest[close.upperBound...]
    }
    return statements
  }
}
