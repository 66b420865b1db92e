import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// Says why an article is or is not on a site, and which pages show it.
struct Whereabouts {
  private let plan: SitePlan
  private var site: Site { plan.site }

  init(_ plan: SitePlan) { self.plan = plan }

  /// What there is to say of a file; nil where the site has none of that path.
  ///
  /// - Parameter path: from the site's folder, or from `content/`.
  /// - Returns: a line each.
  func lines(of path: String) -> [Message]? {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if parts.first == "content" { parts.removeFirst() }
    let content = parts.joined(separator: "/")
    guard
      let target = [content, content + ".md", content + "/index.md"]
        .lazy.compactMap({ site.targets[$0] }).first
    else { return nil }
    switch target {
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
    case .asset(let file):
      return [url(site.texts.string(site.assetURLs[file.offset]))]
    case .column(let column):
      return [url(site.texts.string(site.columns[column.offset].url))]
    case .topic(let topic): return [url(site.texts.string(site.topics[topic.offset].url))]
    case .topicsIndex: return [url(site.texts.string(site.topicsURL))]
    }
  }

  private func url(_ url: String) -> Message {
    Message("在网站上：\(url)", "on the site: \(url)")
  }

  private func mend(_ reason: HiddenReason) -> Message {
    switch reason {
    case .draft: Message("要发布，删去 draft: true", "to publish it, remove `draft: true`")
    case .future:
      Message(
        "到了 date 写的时间，下一次生成网站时出现；要提前，改 date",
        "it comes with the first build after its `date`; change that to have it earlier")
    case .expired: Message("要再显示，改掉或删去 expires", "to show it again, change or remove `expires`")
    }
  }

  private func published(_ id: Article.ID) -> [Message] {
    let article = site.articles[id.offset]
    var lines = [
      article.hasPage
        ? url(site.texts.string(article.url))
        : Message(
          "没有自己的网页，列表里的条目指向 \(site.texts.string(article.url))",
          "it has no page; entries of lists lead to \(site.texts.string(article.url))")
    ]
    for page in plan.pages {
      guard let listing = page.listing, listing.source == .articleLists,
        site.articleLists[listing.items.indices].contains(id)
      else { continue }
      let address = site.texts.string(page.url)
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
      blocks.indices.filter {
        site.articleLists[site.blocks[$0].articles.indices].contains(id)
      }.map { site.texts.string(site.blocks[$0].title) }
    }
    let homes = site.subsites.flatMap { subsite in
      shown(subsite.blocks).map { title in
        let home = site.texts.string(site.columns[subsite.column.offset].url)
        return Message("在首页的“\(title)”一块：\(home)", "in “\(title)” of the home page: \(home)")
      }
    }
    let topics = site.topics.flatMap { topic in
      shown(topic.blocks).map { title in
        let url = site.texts.string(topic.url)
        return Message("在专题的“\(title)”一块：\(url)", "in “\(title)” of the topic: \(url)")
      }
    }
    return homes + topics
  }
}
