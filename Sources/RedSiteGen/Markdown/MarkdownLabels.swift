/// The words that the renderer writes around a document, in the language of the site.
public struct MarkdownLabels: Sendable {
  /// The title of `[!NOTE]`.
  public var note: StaticString
  /// The title of `[!TIP]`.
  public var tip: StaticString
  /// The title of `[!IMPORTANT]`.
  public var important: StaticString
  /// The title of `[!WARNING]`.
  public var warning: StaticString
  /// The title of `[!CAUTION]`.
  public var caution: StaticString
  /// What a screen reader calls a table that scrolls.
  public var table: StaticString
  /// What a screen reader calls the notes at the end; before a number, one of them.
  public var footnote: StaticString
  /// What a screen reader calls the way back from a note; a number follows.
  public var backToText: StaticString
  /// What a screen reader calls the box of a task without text.
  public var task: StaticString

  /// Simplified Chinese.
  public static let chinese = MarkdownLabels(
    note: "说明", tip: "提示", important: "重要", warning: "注意", caution: "警告",
    table: "表格", footnote: "脚注", backToText: "返回正文", task: "任务")

  /// English.
  public static let english = MarkdownLabels(
    note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution",
    table: "Table", footnote: "Footnote", backToText: "Back to text", task: "Task")
}
