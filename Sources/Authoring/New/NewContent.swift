/// Something new for a site, with its front matter filled in as far as can be known.
package enum NewContent: Sendable {
  /// An article of a column, or at a path below `content/`.
  case article(NewArticle)
  /// A column at a path below `content/`.
  case column(path: String, title: String?, type: String?, kind: String?)
  /// A theme of the site's own, a child of another.
  case theme(name: String, parent: String)
  /// A topic with the last part of its URL.
  case topic(slug: String, title: String?)
}

/// An article that shall be made.
package struct NewArticle: Sendable {
  /// The path of the file below `content/`; made from the date and the title unless given.
  package var path: String?
  /// The folder of its column below `content/`, where no path is given.
  package var column: String?
  /// 标题.
  package var title: String?

  /// An article.
  package init(path: String? = nil, column: String? = nil, title: String? = nil) {
    self.path = path
    self.column = column
    self.title = title
  }
}
