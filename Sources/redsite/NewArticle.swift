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
        "特殊的文章：\(Self.kinds)；不写就看栏目的 kind",
        "What is special about it: \(Self.kinds); as its column's kind says unless given")))
  var kind: String?

  private static let kinds = ArticleForm.allCases.map(\.rawValue).joined(separator: ", ")

  @OptionGroup var target: NewTarget

  func run() throws {
    var article = NewArticle(path: path, column: column, title: title, pictures: pictures)
    if let kind {
      guard let form = ArticleForm(rawValue: kind) else {
        throw ValidationError(
          localized("--kind 可以写：\(Self.kinds)", "--kind is one of: \(Self.kinds)"))
      }
      article.form = form
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
