import Diagnostics

/// What people are told of their habits.
extension WritingHabit.Kind {
  /// The code.
  var code: DiagnosticCode {
    switch self {
    case .wideIndent: .wideIndent
    case .indentedParagraph: .indentedParagraph
    case .joinedParagraphs: .joinedParagraphs
    case .headingSpace: .headingSpace
    case .wideMark: .wideMark
    case .linkForm: .linkForm
    case .pastedTable: .pastedTable
    }
  }

  /// What is wrong.
  var message: Message {
    switch self {
    case .wideIndent:
      Message("行首用全角空格缩进", "the line is indented with full-width spaces")
    case .indentedParagraph:
      Message(
        "行首的四个空格或 Tab 在 Markdown 里表示代码，这里像是一段文字",
        "four spaces or a tab mean code in Markdown; this looks like a paragraph")
    case .joinedParagraphs:
      Message(
        "只换了一行，会和上一行连成一段", "one line end does not begin a paragraph; the lines will be joined")
    case .headingSpace:
      Message("标题的 # 号写法不对", "the # of the heading is not written as Markdown wants it")
    case .wideMark:
      Message("全角的符号不起作用，会原样显示", "full-width marks have no effect and are shown as they are")
    case .linkForm:
      Message("链接或图片的写法不对", "the link or picture is not written as Markdown wants it")
    case .pastedTable:
      Message("这几行像表格，但会连成一段", "these lines look like a table, but will be joined")
    }
  }

  /// What to do about it.
  ///
  /// - Parameters:
  ///   - line: the mended line.
  ///   - isCertain: whether `redsite fix` makes the mend.
  /// - Returns: the help.
  func help(_ line: String, isCertain: Bool) -> Message {
    let fix =
      isCertain
      ? Message("；redsite fix --apply 可以自动改", "; `redsite fix --apply` does it")
      : Message("，并检查文件在不在", ", and see that the file is there")
    let advice = advice(line)
    return Message(advice.chinese + fix.chinese, advice.english + fix.english)
  }

  private func advice(_ line: String) -> Message {
    guard !line.isEmpty else { return Message("请删去这一行的空格", "remove the spaces of the line") }
    return switch self {
    case .wideIndent, .indentedParagraph:
      Message(
        "段落之间空一行，行首不用缩进（网页会自动缩进），改成“\(line)”",
        "put a blank line between paragraphs and do not indent them (the page does): “\(line)”")
    case .joinedParagraphs:
      Message(
        "请在“\(line)”前面空一行", "put a blank line before “\(line)”")
    case .headingSpace:
      Message("# 用半角，后面空一格，改成“\(line)”", "write half-width # and a space: “\(line)”")
    case .wideMark: Message("请用半角符号，改成“\(line)”", "write half-width marks: “\(line)”")
    case .linkForm:
      Message(
        "括号用半角，地址里有空格时加尖括号，改成“\(line)”", "write half-width brackets, <> around spaces: “\(line)”")
    case .pastedTable:
      Message(
        "用竖线分格，第一行改成“\(line)”，下面加一行分隔线",
        "part the cells with | as in “\(line)” and put a line |---| below the first")
    }
  }
}
