/// The words that the renderer writes around a document, in the language of the site.
package struct MarkdownLabels: Sendable {
  /// The title of `[!NOTE]`.
  package var note: StaticString
  /// The title of `[!TIP]`.
  package var tip: StaticString
  /// The title of `[!IMPORTANT]`.
  package var important: StaticString
  /// The title of `[!WARNING]`.
  package var warning: StaticString
  /// The title of `[!CAUTION]`.
  package var caution: StaticString
  /// What a screen reader calls a table that scrolls.
  package var table: StaticString
  /// What a screen reader calls the notes at the end; before a number, one of them.
  package var footnote: StaticString
  /// What a screen reader calls the way back from a note; a number follows.
  package var backToText: StaticString
  /// What a screen reader calls the box of a task without text.
  package var task: StaticString

  /// Simplified Chinese.
  package static let chinese = MarkdownLabels(
    note: "说明", tip: "提示", important: "重要", warning: "注意", caution: "警告",
    table: "表格", footnote: "脚注", backToText: "返回正文", task: "任务")

  /// English.
  package static let english = MarkdownLabels(
    note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution",
    table: "Table", footnote: "Footnote", backToText: "Back to text", task: "Task")
}
