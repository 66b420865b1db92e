import Base
import SiteModel

/// A text of the site that a fragment can lead into.
struct LinkedText: Hashable {
  /// Its file.
  var file: SourceFile.ID
  /// The Markdown within the file.
  var body: Text

  /// The text of what a link leads to; nil for what has none, such as an attachment.
  init?(_ target: LinkTarget, in site: UnsafePointer<Site>) {
    switch target {
    case .article(let id):
      let article = site.pointee.articles[id.offset]
      guard article.hasPage else { return nil }
      self.init(file: article.file, body: article.body)
    case .column(let id):
      guard let file = site.pointee.columns[id.offset].file else { return nil }
      self.init(file: file, body: site.pointee.columns[id.offset].body)
    case .topic(let id):
      self.init(
        file: site.pointee.topics[id.offset].file, body: site.pointee.topics[id.offset].body)
    case .topicsIndex:
      guard let index = site.pointee.topicsIndex else { return nil }
      self.init(file: index.file, body: index.body)
    case .asset, .hidden, .withheld: return nil
    }
  }

  /// A text by its place.
  init(file: SourceFile.ID, body: Text) {
    self.file = file
    self.body = body
  }
}
