import ArgumentParser
import Authoring
import Glibc
import RedSiteGen
import SiteModel

/// `redsite new article`.
struct NewArticleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article",
    abstract: localized(
      "新建一篇文章；什么都不写就逐项询问", "Make an article; asks for what it needs on a terminal"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "文件的路径，从 content 算起；不写就用日期和标题的拼音",
        "The file below content/; made from date and title unless given"
      )))
  var path: String?

  @Option(help: ArgumentHelp(localized("栏目的文件夹，如 xuexi/dangke", "The folder of the column")))
  var column: String?

  @Option(help: ArgumentHelp(localized("标题", "The title")))
  var title: String?

  @Option(
    name: .customLong("picture"),
    help: ArgumentHelp(
      localized(
        "要放进文章的图片，可以写几次；复制到文章旁边，改成短名字",
        "A picture to show, may be given several times; copied beside the article under a short name"
      ), valueName: "FILE"))
  var pictures: [String] = []

  @Option(
    help: ArgumentHelp(
      localized(
        "文章的种类：notice 是公示，旁边另建一份名单；letter 是信箱的来信，编号接着编；"
          + "\(Self.kinds) 连同要用的表格",
        "The kind of article: notice is a public notice, with a list of people beside it; letter is "
          + "one to the mailbox of the column; \(Self.kinds) come with their tables"),
      valueName: "KIND"))
  var kind: NewArticleKind?

  @Option(
    help: ArgumentHelp(
      localized(
        "公示什么：jiji、fazhan、jieshou、zhuanzheng、renqian、pingyou 或 other",
        "What a notice is about: jiji, fazhan, jieshou, zhuanzheng, renqian, pingyou or other"),
      valueName: "NOTICE"))
  var notice: NoticeKind?

  private static let kinds = NewArticleKind.names.dropFirst(2).joined(separator: "、")

  @OptionGroup var target: NewTarget

  func run() throws {
    var article = NewArticle(path: path, column: column, title: title, pictures: pictures)
    article.kind = kind
    article.notice = notice ?? (kind == .notice ? .fazhan : nil)
    if article.notice != nil, !pictures.isEmpty {
      throw ValidationError(
        localized("公示不配图片", "a public notice has no pictures"))
    }
    if path == nil, column == nil || title == nil {
      guard isatty(STDIN_FILENO) == 1 else {
        throw ValidationError(
          localized(
            "请写文件的路径，或者 --column 和 --title", "name the file, or give --column and --title"))
      }
      if column == nil { article.column = try askForColumn() }
      if title == nil { article.title = try ask(localized("标题：", "Title: ")) }
    }
    if article.notice != nil {
      return try target.create(
        .article(article),
        next: localized(
          "接下来：填好 notice 各项和名单（docs/notices.md），写正文；写好了，删去 draft: true 那一行",
          "Next: fill in `notice` and the list (docs/notices.md) and write the text; then take out "
            + "the line `draft: true`"))
    }
    try target.create(
      .article(article),
      next: localized(
        "接下来：写正文，用 redsite serve 边写边看；写好了，删去 draft: true 那一行",
        "Next: write the text, which redsite serve shows; then take out the line `draft: true`"))
  }

  private func askForColumn() throws -> String {
    let look = SiteBuilder(BuildOptions(site: target.site)).planned()
    let columns = NewArticle.columns(of: try target.messages.draft(of: look).plan.site)
    for (number, column) in columns.enumerated() {
      say("\(number + 1). \(column.title)（\(column.path)）")
    }
    while true {
      let answer = try ask(localized("放在哪个栏目？写编号：", "In which column? Its number: "))
      if let number = Int(answer), columns.indices.contains(number - 1) {
        return columns[number - 1].path
      }
      if columns.contains(where: { $0.path == answer }) { return answer }
      say(localized("请写 1 到 \(columns.count) 的编号", "a number from 1 to \(columns.count)"))
    }
  }

  /// Asks until there is an answer; the end of the input ends the command.
  private func ask(_ question: String) throws -> String {
    while true {
      print(question, terminator: "")
      fflush(nil)
      guard let line = readLine() else { throw ExitCode(64) }
      let answer = line.split(separator: " ").joined(separator: " ")
      if !answer.isEmpty { return answer }
    }
  }
}

extension NoticeKind: ExpressibleByArgument {}

extension NewArticleKind: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
