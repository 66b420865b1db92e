import ArgumentParser
import Authoring
import RedSiteGen

/// `redsite new topic`.
struct NewTopic: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topic", abstract: localized("新建一个专题", "Make a topic"))

  @Argument(
    help: ArgumentHelp(
      localized("专题的标识，也是网址的一段，如 dushuyue", "The name in URLs, as in dushuyue")))
  var slug: String

  @Option(help: ArgumentHelp(localized("专题名称", "The name of the topic")))
  var title: String?

  @OptionGroup var target: NewTarget

  func run() throws {
    try target.create(
      .topic(slug: slug, title: title),
      next: localized(
        "接下来：把 description 和 keywords 改成自己的话；文章里写 topics: [\(slug)] 就进这个专题",
        "Next: put `description` and `keywords` into words of your own; "
          + "articles name it under `topics: [\(slug)]`"))
  }
}
