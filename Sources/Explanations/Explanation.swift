import Diagnostics

/// What a kind of problem means, for somebody who meets it for the first time.
///
/// The message of a diagnostic has room for one sentence; this is the page behind it, printed by
/// `redsite explain` and in `docs/diagnostics.md`. The example really causes the problem and the
/// mended one does not: a test builds both, and another finds every code explained once.
package struct Explanation: Sendable {
  /// What is explained.
  package let code: DiagnosticCode
  /// The problem in a few words.
  package let title: Message
  /// What is wrong, how it usually comes about, and why it matters.
  package let meaning: Message
  /// The smallest thing that causes it, in the order in which it is done.
  package let example: [ExampleInput]
  /// What to do about it.
  package let mend: Message
  /// The example put right: files in place of those above, then commands.
  package let mended: [ExampleInput]

  init(
    _ code: DiagnosticCode, title: Message, meaning: Message, example: [ExampleInput],
    mend: Message, mended: [ExampleInput]
  ) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.example = example
    self.mend = mend
    self.mended = mended
  }

  /// Every explanation, in the order in which they are printed.
  package static let all = Chapter.all.flatMap(\.explanations)
}

/// What problems are about, as `docs/diagnostics.md` arranges them.
package struct Chapter: Sendable {
  /// The heading.
  package let title: Message
  /// The explanations under it, in the order in which they are printed.
  package let explanations: [Explanation]

  /// The whole page.
  package static let all = [
    Chapter(
      title: Message("网站和它的设置", "The site and its settings"),
      explanations: Explanation.site + Explanation.versions),
    Chapter(
      title: Message("文件和文件夹", "Files and folders"),
      explanations: Explanation.files + Explanation.folders + Explanation.pictures
        + Explanation.meant),
    Chapter(
      title: Message(
        "文章开头的设置、site.toml 和数据文件", "Front matter, site.toml and data files"),
      explanations: Explanation.frontMatter + Explanation.keys),
    Chapter(
      title: Message("指向别处的名称和路径", "Names and paths that lead elsewhere"),
      explanations: Explanation.names + Explanation.links + Explanation.registers
        + Explanation.calendar + Explanation.letters + Explanation.reports
        + Explanation.interactive + Explanation.aggregates + Explanation.externalLinks),
    Chapter(title: Message("正在运行的服务器", "The running server"), explanations: Explanation.liveSite),
    Chapter(
      title: Message("更新要求和积分", "Cadence and points"),
      explanations: Explanation.cadence + Explanation.points),
    Chapter(
      title: Message("特殊栏目", "Columns of special kinds"),
      explanations: Explanation.kinds + Explanation.articleKinds),
    Chapter(title: Message("网页的地址", "Addresses of pages"), explanations: Explanation.addresses),
    Chapter(
      title: Message("正文", "The text of articles"),
      explanations: Explanation.markdown + Explanation.habits),
    Chapter(title: Message("公示", "Public notices"), explanations: Explanation.notices),
    Chapter(
      title: Message("不该公开的内容和用语", "What is not for the public, and words"),
      explanations: Explanation.scan + Explanation.scannedFiles),
    Chapter(
      title: Message("审核和日期", "Reviews and dates"), explanations: Explanation.review),
    Chapter(
      title: Message("主题模板", "Templates"),
      explanations: Explanation.templates + Explanation.rendering),
    Chapter(title: Message("发布", "Publishing"), explanations: Explanation.publishing),
  ]
}
