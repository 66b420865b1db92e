import Diagnostics
import Metadata
import SiteModel

/// Why a path leads nowhere, in words.
struct LinkProblem: Error {
  var code: DiagnosticCode
  var message: Message
  var help: Message?
  /// The path as it should be written, only where that is certain.
  var spelling: String?

  /// Nothing is there.
  static func missing(_ path: String, nearest: String?) -> LinkProblem {
    if let address = WebSlip.address(in: path) { return .slip(path, address) }
    return LinkProblem(
      code: .brokenLink,
      message: Message("链接“\(path)”找不到对应的文件", "nothing is at the link “\(path)”"),
      help: nearest.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
        ?? Message(
          "站内链接写 .md 文件的路径，如 ../tongzhi/20260701-a.md",
          "link to the .md file, as in ../tongzhi/20260701-a.md"))
  }

  /// The address of another site was meant.
  private static func slip(_ path: String, _ address: WebSlip) -> LinkProblem {
    LinkProblem(
      code: .brokenLink,
      message: Message(
        "链接“\(path)”找不到对应的文件", "nothing is at the link “\(path)”"),
      help: address.help, spelling: address.isCertain ? address.meant : nil)
  }

  /// No picture or attachment of that name is there.
  ///
  /// - Parameters:
  ///   - path: as written.
  ///   - isPicture: whether it should be a picture.
  ///   - folder: the folder within `content/` where it would be; nil where the path leads out of it.
  ///   - nearest: the name that was probably meant.
  ///   - lying: the files of its kind in that folder, the nearest name first.
  /// - Returns: the problem.
  static func missingFile(
    _ path: String, isPicture: Bool, folder: String?, nearest: String?, lying: [String]
  ) -> LinkProblem {
    let place = "content/" + (folder.map { $0.isEmpty ? "" : $0 + "/" } ?? "")
    let kind = isPicture ? Message("图片", "picture") : Message("文件", "file")
    var help =
      nearest.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
      ?? Message(
        "请把\(kind.chinese)放到 \(place)，名字要一模一样", "put the \(kind.english) into \(place)")
    if folder != nil, nearest == nil {
      let names = Message.names(lying)
      help = help.and(
        lying.isEmpty
          ? Message("那里现在没有\(kind.chinese)", "there is no \(kind.english) now")
          : Message("那里现有 \(names.chinese)", "what lies there: \(names.english)"))
    }
    return LinkProblem(
      code: isPicture ? .missingImage : .missingAttachment,
      message: Message(
        "找不到\(kind.chinese)“\(path)”", "there is no \(kind.english) “\(path)”"),
      help: help)
  }

  /// The path leads into somebody's own machine.
  static func local(_ path: LocalPath) -> LinkProblem {
    LinkProblem(code: .localPath, message: path.message, help: path.help)
  }

  /// Something is there under a name in another case.
  ///
  /// Windows and macOS do not care, so the writer sees nothing wrong; the web server does.
  static func differsInCase(_ path: String, spelling: String) -> LinkProblem {
    LinkProblem(
      code: .linkDiffersInCase,
      message: Message(
        "“\(path)”的大小写和实际的文件不一致", "“\(path)” differs from the file's name in case"),
      help: Message("请改成“\(spelling)”", "write “\(spelling)”"), spelling: spelling)
  }

  /// The article is there and not on the site.
  static func hidden(_ path: String, _ reason: HiddenReason) -> LinkProblem {
    LinkProblem(
      code: .linkToHiddenArticle,
      message: Message(
        "链接指向的文章“\(path)”不在网站上：\(reason.message.chinese)",
        "the article “\(path)” is not on the site: \(reason.message.english)"),
      help: Message(
        "请去掉链接，或等那篇文章发布后再加", "remove the link, or add it once that article is published")
    )
  }

  /// The file is there and belongs to articles that are not on the site.
  static func withheld(_ path: String) -> LinkProblem {
    LinkProblem(
      code: .linkToHiddenArticle,
      message: Message(
        "文件“\(path)”不在网站上：它属于一篇没有发布的文章",
        "the file “\(path)” is not on the site: it belongs to an article that is not published"),
      help: Message("请把文件放到这篇文章旁边，或去掉链接", "put the file beside this article, or remove the link"))
  }

  /// The file is there and never goes out.
  static func unpublished(_ path: String) -> LinkProblem {
    LinkProblem(
      code: .linkToHiddenArticle,
      message: Message(
        "文件“\(path)”不会发布，读者打不开", "the file “\(path)” is never published, so readers cannot open it"),
      help: Message(
        "它是给程序或编辑用的；要给读者的，另存一份放进文章的文件夹",
        "it is for the program or for editors; put a copy for readers beside the article"))
  }

  /// Following the `link` of one article after the other comes to no end.
  static func circle(_ path: String) -> LinkProblem {
    LinkProblem(
      code: .brokenLink,
      message: Message(
        "沿着“\(path)”一篇篇的 link 走下去，又回到走过的文章",
        "following “\(path)” from `link` to `link` leads round in a circle"),
      help: Message(
        "请让其中一篇的 link 指向有正文的文章", "let one of them lead to an article with a text"))
  }

  /// The target has nothing of that name.
  ///
  /// - Parameters:
  ///   - fragment: the name as written, without `#`.
  ///   - path: the target as written; empty for the text itself.
  ///   - nearest: the name that was probably meant.
  /// - Returns: the problem.
  static func missingHeading(
    _ fragment: String, in path: String, nearest: String?
  ) -> LinkProblem {
    LinkProblem(
      code: .missingHeading,
      message: path.isEmpty
        ? Message("本文没有“#\(fragment)”这个标题", "this text has no heading “#\(fragment)”")
        : Message("“\(path)”没有“#\(fragment)”这个标题", "“\(path)” has no heading “#\(fragment)”"),
      help: nearest.map { Message("是不是“#\($0)”？", "did you mean “#\($0)”?") }
        ?? Message(
          "# 后面写标题的文字，去掉标点，空格写成 -",
          "after # comes the heading's text without punctuation, - for spaces"))
  }

  /// A place within an article that has no page of its own.
  static func noPage(_ path: String) -> LinkProblem {
    LinkProblem(
      code: .missingHeading,
      message: Message(
        "“\(path)”没有自己的网页（它写了 link），不能指向其中的标题",
        "“\(path)” has no page of its own (it has `link`), so no heading to lead to"),
      help: Message("请去掉 # 和它后面的文字", "remove # and what follows it"))
  }

  /// The problem at its place, with the correction where the place holds just the path.
  ///
  /// - Parameters:
  ///   - written: the destination as the file gives it.
  ///   - location: its place; quotation marks around it may belong to the place.
  /// - Returns: the diagnostic.
  func diagnostic(_ written: String, at location: SourceLocation) -> Diagnostic {
    var fix: Diagnostic.Fix?
    let count = written.utf8.count
    // A quoted value with escapes in it is longer than its text and two quotation marks.
    let quotes = location.bytes.count - count
    let end = written.utf8.prefix { $0 != 0x3F && $0 != 0x23 }.count
    if let spelling, quotes == 0 || quotes == 2, !written.utf8.contains(0x25) {
      let start = location.bytes.lowerBound + quotes / 2
      fix = Diagnostic.Fix(bytes: start..<(start + end), replacement: spelling)
    }
    return Diagnostic(code, at: location, message, help: help, fix: fix)
  }
}
