import Base
import Files
import SiteModel

/// Every file that will exist, and the site with the URLs the plan gave it.
package struct SitePlan: Sendable {
  /// The site; articles, columns and all else now have their URLs.
  package var site: Site
  /// The pages to render.
  package var pages: [Page]
  /// The files for programs to write.
  package var generatedFiles: [GeneratedFile]
  /// The pages that site maps list, as places in `pages`, those of one site map after those of
  /// the one before.
  package var siteMapPages: [Int32]
  /// The files to copy.
  package var copies: [FileCopy]
  /// The path of every page and copied file.
  package var paths: OutputPaths

  package init(
    site: Site,
    pages: [Page],
    generatedFiles: [GeneratedFile],
    siteMapPages: [Int32],
    copies: [FileCopy],
    paths: OutputPaths
  ) {
    self.site = site
    self.pages = pages
    self.generatedFiles = generatedFiles
    self.siteMapPages = siteMapPages
    self.copies = copies
    self.paths = paths
  }
}

/// A file to publish as it is.
package struct FileCopy: Sendable {
  /// Where it is on disk.
  package var source: FilePlace
  /// The bytes, where they are not those on disk.
  package var content: [UInt8]?
  /// The path in the output.
  package var path: String

  package init(source: FilePlace, content: [UInt8]? = nil, path: String) {
    self.source = source
    self.content = content
    self.path = path
  }
}
