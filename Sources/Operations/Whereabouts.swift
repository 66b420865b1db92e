import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// Says why an article or another file of `content/` is or is not on a site, and which pages show
/// it.
package struct Whereabouts {
  private let plan: SitePlan
  private let meantFiles: Set<SourceFile.ID>?
  private var site: Site { plan.site }

  private init(_ plan: SitePlan, meantFiles: Set<SourceFile.ID>?) {
    self.plan = plan
    self.meantFiles = meantFiles
  }

  /// What there is to say of a file.
  ///
  /// - Parameters:
  ///   - path: from the site's folder, or from `content/`.
  ///   - look: the site, checked as a whole.
  /// - Returns: a line each, nil where there is no such file; and what is wrong with that file.
  package static func lines(
    of path: String, in look: SiteLook
  ) -> (lines: [Message]?, result: BuildResult) {
    guard let plan = look.draft?.plan else { return (nil, look.result) }
    let found = look.result.report.diagnostics
    var parts = path.split(separator: "/").filter { $0 != "." }
    if parts.first == "content" { parts.removeFirst() }
    let content = parts.joined(separator: "/")
    // A file that could not be read leads nowhere, and is known by what is wrong with it.
    let faultyPaths = Set(found.map(\.location.path))
    let file = [content, content + ".md", content + "/index.md"].first {
      plan.site.targets[$0] != nil || faultyPaths.contains("content/" + $0)
    }
    guard let file else {
      return (nil, BuildResult([noFile(path, in: plan.site)], isStrict: false))
    }
    let own = found.filter { $0.location.path == "content/" + file }
    let errors = own.count { $0.severity == .error }
    // What an article with an error is planned to be is of no use: nobody will see it.
    let lines =
      errors > 0
      ? [faulty(errors)]
      : Whereabouts(plan, meantFiles: look.meantFiles?.files).lines(of: plan.site.targets[file])
    return (lines, BuildResult(own, isStrict: false))
  }

  private static func noFile(_ path: String, in site: Site) -> Diagnostic {
    let near = nearestName(to: path, among: site.targets.keys)
    return Diagnostic(
      .unreadableFile, at: SourceLocation(path: path),
      Message("网站里没有这个文件，或者它有错误没有读进来", "the site has no such file, or could not read it"),
      help: near.map { Message("是不是“content/\($0)”？", "did you mean “content/\($0)”?") })
  }

  private static func faulty(_ errors: Int) -> Message {
    Message(
      "不在网站上：它有 \(errors) 个错误，改正之前整个网站都不会发布",
      "not on the site: it has \(errors.counted("error")), "
        + "and nothing of the site is published before that is mended")
  }

  private func lines(of target: LinkTarget?) -> [Message] {
    switch target {
    case nil: return []
    case .article(let id): return published(id)
    case .hidden(let reason):
      return [
        Message(
          "不在网站上：\(reason.message.chinese)", "not on the site: \(reason.message.english)"),
        mend(reason),
      ]
    case .withheld:
      return [
        Message(
          "不在网站上：用到它的文章都不在网站上，或者这个文件有问题",
          "not on the site: the articles that use it are not, or there is something wrong with it")
      ]
    case .unpublished:
      return [
        Message(
          "不在网站上：它不是给读者的文件，从不发布",
          "not on the site: it is not a file for readers, and is never published")
      ]
    case .asset(let file) where meantFiles?.contains(file) == false:
      return [unnamed(file)]
    case .asset(let file): return [onSite(plan.urls.assets[file.offset])]
    case .column(let column): return [onSite(plan.urls.columns[column.offset])]
    case .topic(let topic): return [onSite(plan.urls.topics[topic.offset])]
    case .topicsIndex: return [onSite(plan.urls.topicList)]
    }
  }

  private func onSite(_ url: Text) -> Message {
    let url = plan.texts.string(url)
    return Message("在网站上：\(url)", "on the site: \(url)")
  }

  /// Why a file stays behind that could go out.
  private func unnamed(_ file: SourceFile.ID) -> Message {
    let index = PublishingFolder.indexPath(of: site.files[file.offset].contentPath, in: site)
    return Message(
      "不在网站上：没有网页用到它；只有草稿、未到时间或过期的文章用到的，随文章一起发布；"
        + "要发布整个文件夹，在 content/\(index) 开头写 publish: true",
      "not on the site: no page names it; what only drafts, later or expired articles name goes "
        + "out with them; `publish: true` in content/\(index) publishes all of the folder")
  }

  private func mend(_ reason: HiddenReason) -> Message {
    switch reason {
    case .draft: Message("要发布，删去 draft: true", "to publish it, remove `draft: true`")
    case .future:
      Message(
        "到了 date 写的时间，下一次生成网站时出现；要提前，改 date",
        "it comes with the first build after its `date`; change that to have it earlier")
    case .expired: Message("要再显示，改掉或删去 expires", "to show it again, change or remove `expires`")
    case .unanswered:
      Message(
        "写上答复和 answered_on 就公开；要先公开来信，信箱写 publish = \"received\"",
        "an answer with `answered_on` publishes it; `publish = \"received\"` of its mailbox shows "
          + "letters before")
    case .privateLetter:
      Message(
        "撤回、转信访的来信不公开，信箱写了不公开的也是（docs/letters.md）",
        "letters that were taken back or sent elsewhere are not public, nor those of a box that "
          + "says so (docs/letters.md)")
    }
  }

  private func published(_ id: Article.ID) -> [Message] {
    let own = plan.urls.articles[id.offset]
    let address = plan.texts.string(own)
    var lines = [
      site.articles[id.offset].hasPage
        ? onSite(own)
        : Message(
          "没有自己的网页，列表里的条目指向 \(address)",
          "it has no page; entries of lists lead to \(address)")
    ]
    for page in plan.pages {
      guard let listPage = page.listPage, listPage.source == .articleLists,
        site.articleLists[listPage.items.indices].contains(id)
      else { continue }
      let address = plan.texts.string(page.url)
      let name = page.listName(in: site)
      lines.append(
        Message("列在\(name.chinese)：\(address)", "listed by \(name.english): \(address)"))
    }
    lines += blocks(showing: id)
    if lines.count == 1 {
      lines.append(
        Message("没有任何列表列出它", "no list shows it"))
    }
    return lines
  }

  private func blocks(showing id: Article.ID) -> [Message] {
    func shown(_ blocks: IndexRange) -> [String] {
      blocks.indices.flatMap { [$0] + Array(site.blocks[$0].parts.indices) }.filter {
        site.articleLists[site.blocks[$0].articles.indices].contains(id)
      }.map { site.texts.string(site.blocks[$0].title) }
    }
    let homes = site.subsites.flatMap { subsite in
      shown(subsite.blocks).map { title in
        let home = plan.texts.string(plan.urls.columns[subsite.column.offset])
        return Message("在首页的“\(title)”一块：\(home)", "in “\(title)” of the home page: \(home)")
      }
    }
    let topics = zip(site.topics, plan.urls.topics).flatMap { topic, url in
      shown(topic.blocks).map { title in
        let url = plan.texts.string(url)
        return Message("在专题的“\(title)”一块：\(url)", "in “\(title)” of the topic: \(url)")
      }
    }
    return homes + topics
  }
}
