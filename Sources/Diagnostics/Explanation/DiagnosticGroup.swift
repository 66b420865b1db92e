/// What a problem is about: the chapters of `docs/diagnostics.md`.
package enum DiagnosticGroup: Sendable, CaseIterable {
  /// The site as a whole and its settings.
  case site
  /// Files and folders, before anything in them is read.
  case files
  /// Front matter, `site.toml` and data files.
  case metadata
  /// Names and paths that lead to something else.
  case references
  /// The addresses of pages.
  case addresses
  /// The text of articles.
  case markdown
  /// Templates of a theme.
  case templates
  /// The folder that is published to.
  case publishing

  /// The heading of the chapter.
  package var title: Message {
    switch self {
    case .site: Message("网站和它的设置", "The site and its settings")
    case .files: Message("文件和文件夹", "Files and folders")
    case .metadata: Message("文章开头的设置、site.toml 和数据文件", "Front matter, site.toml and data files")
    case .references: Message("指向别处的名称和路径", "Names and paths that lead elsewhere")
    case .addresses: Message("网页的地址", "Addresses of pages")
    case .markdown: Message("正文", "The text of articles")
    case .templates: Message("主题模板", "Templates")
    case .publishing: Message("发布", "Publishing")
    }
  }

  /// The codes of the chapter, in the order in which they are declared.
  package var codes: [DiagnosticCode] { DiagnosticCode.allCases.filter { $0.group == self } }
}
