import Base
import Diagnostics
import Jinja
import SiteModel

/// The list of topics.
struct TopicsContent: PageContent {
  static let kind = PageKind.topics
  static let name: StaticString = "topics"
  static let chineseName = "专题列表"
  static let variables = [PageVariable.page, .pagination]

  static func plan(in planner: inout PagePlanner) { planner.planTopics() }

  func section(in site: Site) -> Page.Section { .topics }

  func sourcePath(in site: Site) -> String? {
    site.topicsIndex.map { site.files[$0.file.offset].path }
  }

  func values(in site: SiteView) -> [Value] {
    [TemplateObject.page.value(), TemplateObject.pagination.value()]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.whole.pointee.topicsIndex.map { site.value($0.title) } ?? arena.text("专题")
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    site.whole.pointee.topicsIndex.map { site.value($0.description) } ?? .text(.empty)
  }

  func columnDescription(in site: SiteView, _ arena: ValueArena) -> Value {
    if let index = site.whole.pointee.topicsIndex, index.description.count > 0 {
      return site.value(index.description)
    }
    return arena.text(site.whole.pointee.configuration.description)
  }

  func columnType(in site: SiteView, _ arena: ValueArena) -> Value {
    arena.text(ColumnTypeName.topic)
  }

  func body(in site: SiteView) -> LinkedText? {
    site.whole.pointee.topicsIndex.map { LinkedText(file: $0.file, body: $0.body) }
  }
}

/// A topic.
struct TopicContent: PageContent {
  let topic: Topic.ID

  static let kind = PageKind.topic
  static let name: StaticString = "topic"
  static let chineseName = "专题"
  static let variables = [PageVariable.page, PageVariable("topic", .topic, "这个专题"), .pagination]
  static let templateOwner: TemplateUse.Owner? = .topic

  func section(in site: Site) -> Page.Section { .topics }
  func template(in site: Site) -> Text { site.topics[topic.offset].template }
  func name(in site: Site) -> Text? { site.topics[topic.offset].title }

  func ownPictures(in site: SiteView) -> [SourceFile.ID] {
    site.topics[topic.offset].image.map { [$0] } ?? []
  }

  func listName(in site: Site) -> Message {
    site.message(naming: site.topics[topic.offset].title, "专题", "topic")
  }

  func sourcePath(in site: Site) -> String? {
    site.files[site.topics[topic.offset].file.offset].path
  }

  func contentPath(in site: Site) -> String? {
    FolderNames.topics + "/" + site.texts.string(site.topics[topic.offset].slug)
  }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.topic.value(topic),
      TemplateObject.pagination.value(),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.topics[topic.offset].title)
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.topics[topic.offset].description)
  }

  func columnDescription(in site: SiteView, _ arena: ValueArena) -> Value {
    let own = site.topics[topic.offset].description
    return own.count > 0
      ? site.value(own) : arena.text(site.whole.pointee.configuration.description)
  }

  func columnKeywords(in site: SiteView) -> Value {
    let own = site.topics[topic.offset].keywords
    return own.count > 0 ? TemplateSequence.keywords.run(own) : site.siteKeywords
  }

  func columnType(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.topics[topic.offset].type)
  }

  func body(in site: SiteView) -> LinkedText? {
    LinkedText(file: site.topics[topic.offset].file, body: site.topics[topic.offset].body)
  }

  func appendStructuredData(in site: SiteView, to page: inout ByteBuffer) {
    let subject = site.topics[topic.offset]
    var trail = BreadcrumbList(from: site, to: &page)
    trail.append(Bytes("专题"), site.urls.pointee.topicList, in: site, to: &page)
    trail.append(site.text[subject.title], site.topicURLs[topic.offset], in: site, to: &page)
    trail.close(&page)
  }
}

extension PagePlanner {
  /// Plans the list of topics and the pages of each.
  fileprivate mutating func planTopics() {
    guard site.topicsIndex != nil || !site.topics.isEmpty else { return }
    let folder = FolderNames.topics + "/"
    urls.topicList =
      addListPages(
        .topics, folder: folder, source: .topics,
        items: IndexRange(start: 0, count: site.topics.count),
        pageSize: site.configuration.build.pageSize,
        owner: OutputOwner(
          file: site.topicsIndex?.file, description: Message("专题列表", "the list of topics")))
      ?? .empty
    for index in site.topics.indices {
      let topic = site.topics[index]
      urls.topics[index] =
        addListPages(
          .topic(Topic.ID(index)), folder: folder + site.texts.string(topic.slug) + "/",
          source: .articleLists, items: topic.articles, pageSize: Int(topic.pageSize),
          owner: OutputOwner(file: topic.file, description: Message("一个专题", "a topic")))
        ?? .empty
    }
  }
}
