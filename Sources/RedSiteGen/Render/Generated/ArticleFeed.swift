import Base
import SiteModel

/// What a feed is a feed of, whatever its format.
struct ArticleFeed {
  /// The name of the site or column.
  let title: String
  /// What it is about.
  let description: String
  /// The URL of its page.
  let page: Text
  /// The newest articles.
  let articles: ArraySlice<Article.ID>

  init(_ subject: GeneratedFile.Subject, in view: SiteView, most: Int) {
    let site = view.whole
    let listed: IndexRange
    switch subject {
    case .site(let id):
      let subsite = site.pointee.subsites[id.offset]
      let home = view.columns[subsite.column.offset]
      let configuration = site.pointee.configuration
      title = id == .main ? configuration.name : view.text[subsite.name].string
      description =
        id == .main ? configuration.description : view.text[home.description].string
      page = view.columnURLs[subsite.column.offset]
      listed = subsite.latest
    case .column(let id):
      let column = view.columns[id.offset]
      title = view.text[column.title].string + " - " + site.pointee.configuration.name
      description = view.text[column.description].string
      page = view.columnURLs[id.offset]
      listed = column.allArticles
    case .unit(let id):
      let unit = site.pointee.units[id.offset]
      title = view.text[unit.name].string + " - " + site.pointee.configuration.name
      description = view.text[unit.description].string
      page = view.urls.pointee.units[id.offset]
      listed = unit.articles
    case .topic(let id):
      let topic = view.topics[id.offset]
      title = view.text[topic.title].string + " - " + site.pointee.configuration.name
      description = view.text[topic.description].string
      page = view.topicURLs[id.offset]
      listed = topic.articles
    case .record, .kindReport, .volume:
      // Tables and books are planned as such, never as a feed.
      (title, description, page, listed) = ("", "", .empty, .empty)
    }
    if case .column(let id) = subject, view.columns[id.offset].sort != .newestFirst {
      // Articles are numbered from the newest on.
      articles = listed.indices.map { view.articleLists[$0] }.sorted().prefix(most)
    } else {
      articles = ArraySlice(listed.prefix(most).indices.map { view.articleLists[$0] })
    }
  }

  /// The time of the newest article, which stands for the time of the feed: a build without news
  /// must not change it.
  func updated(in view: SiteView) -> DateTime? {
    articles.map { view.articles[$0.offset].updated ?? view.articles[$0.offset].published }.max()
  }
}
