import Base
import Diagnostics

extension MarkdownProblem {
  /// The problem as it is shown to a person.
  ///
  /// - Parameter place: where it is in its file.
  /// - Returns: the diagnostic.
  package func diagnostic(at place: SourceLocation) -> Diagnostic {
    let (code, message, help) = kind.words
    // The fix counts from the start of the source, the place from that of the file.
    let offset = place.bytes.lowerBound - range.lowerBound
    let fix = fix.map { Diagnostic.Fix(bytes: $0.range + offset, replacement: $0.replacement) }
    return Diagnostic(code, at: place, message, help: help, fix: fix, severity: kind.severity)
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
    case .habit(let kind, let line, let isCertain, _):
      (kind.code, kind.message, kind.help(Self.shown(line), isCertain: isCertain))
    case .emptyLink(let isImage):
      (
        .emptyLink,
        isImage
          ? Message("图片没有写文件名，不会显示", "the picture names no file and is not shown")
          : Message("链接没有写地址，只显示文字", "the link has no address; only its text is shown"),
        isImage
          ? Message("请在圆括号里写文件名，或删去这几个符号", "write the file's name in the brackets, or remove it")
          : Message(
            "请在圆括号里写文件名或网址，或去掉括号",
            "write a file's name or an address in the brackets, or remove them")
      )
    case .missingDescription:
      (
        .missingDescription,
        Message(
          "图片没有写说明，看不见图片的人不知道是什么", "the picture has no description for those who cannot see it"),
        Message(
          "请在方括号里写图里是什么，如 ![全体党员合影](a.jpg)",
          "write what it shows in the brackets, as in ![All members](a.jpg)")
      )
    }
  }

  /// The severity where it is not the code's own.
  var severity: Severity? {
    guard case .habit(_, _, _, isError: true) = self else { return nil }
    return .error
  }

  private static func shown(_ text: String) -> String {
    // Counting all characters of a destination of a megabyte for each link to it would be dear.
    text.utf8.count > 60 && text.dropFirst(60).first != nil ? text.prefix(59) + "…" : text
  }
}
