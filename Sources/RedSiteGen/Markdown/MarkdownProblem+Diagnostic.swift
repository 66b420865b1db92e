extension MarkdownProblem {
  /// The problem as a diagnostic at its place.
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    switch kind {
    case .unsafeLink(let address):
      Diagnostic(
        .unsafeLink, at: location,
        Message("不允许的链接“\(address)”", "the link “\(address)” is not allowed"),
        help: Message(
          "链接只能是 http、https、mailto、tel 或站内路径",
          "links are http, https, mailto, tel or paths of this site"))
    case .rawHTML(let beginning):
      Diagnostic(
        .rawHTML, at: location,
        Message("HTML 代码“\(beginning)”会当作文字显示", "the HTML “\(beginning)” is shown as text"),
        help: Message(
          "请改用 Markdown；确实要显示这段代码，请放进反引号里",
          "use Markdown; if the code itself is to be shown, put it in backticks"))
    case .limit(let limit, let found, let allowed):
      Diagnostic(
        .markdownLimit, at: location,
        Message(
          "\(limit.name.chinese)太多：\(found)，上限 \(allowed)",
          "too many \(limit.name.english): \(found), the limit is \(allowed)"),
        help: Message(
          "这会让解析器耗尽时间或内存；请把文章拆开或简化",
          "this would exhaust the parser; split the document or make it simpler"))
    }
  }
}

extension MarkdownLimit {
  /// What is counted, in words.
  var name: Message {
    switch self {
    case .documentBytes: Message("全文的字节", "bytes in the document")
    case .tableColumns: Message("表格的列", "columns in a table")
    case .tableCells: Message("表格的单元格", "cells in tables")
    case .tableRereading: Message("像表格分隔线的行", "lines that look like a table's rule")
    case .declarations: Message("一段里的“<?”和“<!”", "“<?” and “<!” in a paragraph")
    case .brackets: Message("一段里的“[”", "“[” in a paragraph")
    case .referenceExpansion: Message("引用链接展开后的字节", "bytes that reference links expand to")
    case .autolinkRereading: Message("一段里的裸网址", "bare addresses in a paragraph")
    case .markersOfLine: Message("行首的列表和引用记号", "list and quote markers at the start of a line")
    case .indentation: Message("行首缩进的列", "columns of indentation")
    case .depth: Message("引用、列表和强调的嵌套层数", "levels of quotes, lists and emphasis")
    case .outputBytes: Message("生成的 HTML 的字节", "bytes of HTML")
    }
  }
}
