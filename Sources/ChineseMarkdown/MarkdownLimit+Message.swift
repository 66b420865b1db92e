import Diagnostics

extension MarkdownLimit {
  /// What is wrong where the limit is exceeded.
  package func message(found: Int, allowed: Int) -> Message {
    let (chinese, english) = names
    return Message(
      "\(chinese)：\(found)，最多 \(allowed)", "\(english): \(found), at most \(allowed)")
  }

  /// What to do about it.
  package var help: Message {
    switch self {
    case .documentBytes, .outputBytes:
      Message("请把文件拆成几篇", "split the file into several")
    case .tableColumns, .tableCells, .tableRereading:
      Message(
        "请拆成几张小表，或把大表做成附件", "split it into smaller tables or attach it as a file")
    case .indentation, .markersOfLine, .depth:
      Message("请减少列表和引用的层次", "use fewer levels of lists and quotes")
    case .autolinkRereading:
      Message("请把这一行分成几行", "divide the line into several")
    case .brackets, .declarations:
      Message("请用空行把这一段分成几段", "divide the paragraph by blank lines")
    case .referenceExpansion:
      Message(
        "请缩短这条链接定义，或改用 [文字](地址)", "shorten the definition or write [text](address)")
    }
  }

  private var names: (String, String) {
    switch self {
    case .documentBytes: ("正文太长（字节）", "the document is too long (bytes)")
    case .tableColumns: ("表格的列太多", "the table has too many columns")
    case .tableCells: ("表格的单元格太多", "there are too many cells of tables")
    case .tableRereading:
      ("一段里像表头分隔线（|---|）的行太多", "too many lines of the paragraph look like |---|")
    case .declarations: ("一段里的 <? 和 <! 太多", "the paragraph has too many <? and <!")
    case .brackets: ("一段里的 [ 太多", "the paragraph has too many [")
    case .referenceExpansion:
      ("链接定义展开后太长（字节）", "the reference definition expands to too much (bytes)")
    case .autolinkRereading:
      (
        "很长的行里网址和邮箱太多（重读的字节）",
        "there are too many addresses in very long lines (bytes read again)"
      )
    case .markersOfLine:
      ("一行开头的列表和引用标记太多", "the line begins with too many list and quote markers")
    case .indentation: ("缩进太深（列）", "the line is indented too far (columns)")
    case .depth: ("层次太深", "there are too many levels inside each other")
    case .outputBytes: ("生成的网页太长（字节）", "the HTML is too long (bytes)")
    }
  }
}
