import Base
import Diagnostics

extension MarkdownProblem {
  /// The problem as it is shown to a person.
  ///
  /// - Parameter place: where it is in its file.
  /// - Returns: the diagnostic.
  package func diagnostic(at place: SourceLocation) -> Diagnostic {
    let (code, message, help) = kind.words
    return Diagnostic(code, at: place, message, help: help)
  }
}

extension MarkdownProblem.Kind {
  /// The code of the problem, what is wrong and what to do.
  var words: (code: DiagnosticCode, message: Message, help: Message?) {
    switch self {
    case .unsafeLink(let destination):
      (
        .unsafeLink,
        Message(
          "链接地址“\(Self.shown(destination))”不是允许的类型，已只显示文字",
          "the link to \"\(Self.shown(destination))\" is not of an allowed kind; only its text is shown"
        ),
        Message(
          "请改为 http://、https://、mailto:、tel: 开头的地址，或本站内的路径",
          "use an address that begins with http://, https://, mailto: or tel:, or a path of this site"
        )
      )
    case .rawHTML(let html):
      (
        .rawHTML,
        Message(
          "正文里的 HTML“\(Self.shown(html))”按文字显示，不起作用",
          "the HTML \"\(Self.shown(html))\" is shown as text and has no effect"),
        Message(
          "请改用 Markdown 写法；如果要显示尖括号，请写成 `代码` 或 &lt;",
          "write it in Markdown; to show angle brackets use `code` or &lt;")
      )
    case .limit(let limit, let found, let allowed):
      (.markdownLimit, limit.message(found: found, allowed: allowed), limit.help)
    }
  }

  private static func shown(_ text: String) -> String {
    // Counting all characters of a destination of a megabyte for each link to it would be dear.
    text.utf8.count > 60 && text.dropFirst(60).first != nil ? text.prefix(59) + "…" : text
  }
}
