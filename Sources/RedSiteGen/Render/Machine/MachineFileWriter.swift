import Base
import SiteModel

/// Writes the files for programs, one after the other for one worker.
package struct MachineFileWriter: ~Copyable {
  var buffer = ByteBuffer(capacity: 1 << 16)
  /// A text as HTML, before it is written as XML.
  var html = ByteBuffer(capacity: 1 << 10)

  /// A writer with nothing written yet.
  package init() {}

  /// Writes one file and hands it on.
  package mutating func write(
    _ file: MachineFile, of plan: borrowing SitePlan, in view: SiteView,
    publish: (_ path: Bytes, _ content: Bytes) -> Void
  ) {
    buffer.removeAll()
    switch file.format {
    case .robots: writeRobots(file, in: view)
    case .rss: writeRSS(file, in: view)
    case .atom: writeAtom(file, in: view)
    case .articleIndex: writeArticleIndex(file, in: view)
    case .searchTitles: writeSearchTitles(file, in: view)
    case .links: writeLinks(in: view)
    case .linksOutline: writeLinksOutline(in: view)
    case .siteMap: writeSiteMap(file, of: plan, in: view)
    case .siteMapIndex: writeSiteMapIndex(file, of: plan, in: view)
    }
    buffer.withBytes { publish(view.text[file.path], $0) }
  }
}
