import Base

extension MarkdownProblem {
  /// The problem as it is shown to a person.
  ///
  /// - Parameters:
  ///   - path: the path of the file relative to the site's root.
  ///   - file: all bytes of the file.
  ///   - bodyOffset: where in the file the source that was rendered begins.
  /// - Returns: the diagnostic at its place in the file.
  public func diagnostic(path: String, file: Bytes, bodyOffset: Int) -> Diagnostic {
    let place = SourceLocation(
      path: path, file: file,
      range: (range.lowerBound + bodyOffset)..<(range.upperBound + bodyOffset))
    switch kind {
    case .unsafeLink(let destination):
      return Diagnostic(
        .unsafeLink, at: place,
        Message(
          "链接地址“\(Self.shown(destination))”不是允许的类型，已只显示文字",
          "the link to \"\(Self.shown(destination))\" is not of an allowed kind; only its text is shown"
        ),
        help: Message(
          "请改为 http://、https://、mailto:、tel: 开头的地址，或本站内的路径",
          "use an address that begins with http://, https://, mailto: or tel:, or a path of this site"
        ))
    case .rawHTML(let html):
      return Diagnostic(
        .rawHTML, at: place,
        Message(
          "正文里的 HTML“\(Self.shown(html))”按文字显示，不起作用",
          "the HTML \"\(Self.shown(html))\" is shown as text and has no effect"),
        help: Message(
          "请改用 Markdown 写法；如果要显示尖括号，请写成 `代码` 或 &lt;",
          "write it in Markdown; to show angle brackets use `code` or &lt;"))
    case .limit(let limit, let found, let allowed):
      return Diagnostic(
        .markdownLimit, at: place, limit.message(found: found, allowed: allowed),
        help: limit.help)
    }
  }

  private static func shown(_ text: String) -> String {
    text.count > 60 ? text.prefix(59) + "…" : text
  }
}
