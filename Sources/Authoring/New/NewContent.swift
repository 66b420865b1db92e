import Base
import Diagnostics
import RedSiteGen
import SiteModel

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

  /// Writes it into a site, whatever else may be wrong with that.
  ///
  /// - Returns: the path of its file from the site's folder, nil where none was written; and what
  ///   kept it from being made.
  package func write(into draft: SiteDraft) -> (path: String?, result: BuildResult) {
    do throws(Diagnostic) {
      let path = try ContentWriter(draft.plan, root: draft.setUp.root).create(self)
      return (path, BuildResult([], isStrict: false))
    } catch {
      return (nil, BuildResult(refusal: error))
    }
  }
}

/// An article that shall be made.
package struct NewArticle: Sendable {
  /// The path of the file below `content/`; made from the date and the title unless given.
  package var path: String?
  /// The folder of its column below `content/`, where no path is given.
  package var column: String?
  /// 标题.
  package var title: String?
  /// The pictures it shows, as paths of files anywhere; copied beside it under short names.
  package var pictures: [String]
  /// What is special about it; what its column's kind says unless given.
  package var form: ArticleForm?

  /// The columns it can be put into: their folders below `content/` with their titles, in order.
  package static func columns(of site: Site) -> [(path: String, title: String)] {
    site.columns.filter { !$0.isHome }.map {
      (site.texts.string($0.path), site.texts.string($0.title))
    }
  }

  /// An article.
  package init(
    path: String? = nil, column: String? = nil, title: String? = nil, pictures: [String] = []
  ) {
    self.pictures = pictures
    self.path = path
    self.column = column
    self.title = title
  }
}
