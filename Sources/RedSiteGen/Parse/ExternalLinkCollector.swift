import Base
import ChineseMarkdown
import Diagnostics
import Files
import Metadata
import SiteModel

/// Finds every external address of a site: in texts, front matter and data files.
///
/// Articles that are not on the site are left out.
package struct ExternalLinkCollector {
  private let site: Site

  package init(site: Site) {
    self.site = site
  }

  package init(_ site: Site) { self.site = site }

  /// A file and the Markdown in it.
  private struct Source: Sendable {
    var file: SourceFile.ID
    var body: Text
  }

  /// The addresses, by file and place.
  package func collect(jobs: Int) -> [ExternalLink] {
    let sources = sources
    let site = site
    let parts = withWorkers(count: sources.count, jobs: jobs) { _, queue in
      site.texts.withView { view in
        var renderer = MarkdownRenderer(options: MarkdownOptions(of: site.configuration))
        var html = ByteBuffer(capacity: 1 << 14)
        var links: [(index: Int, output: [ExternalLink])] = []
        while let batch = queue.take() {
          for index in batch {
            let found = Self.links(
              of: sources[index], site.files[sources[index].file.offset], in: view, &renderer,
              &html)
            links.append((index, found))
          }
        }
        return links
      }
    }
    return arrange(parts, count: sources.count).flatMap { $0 }
  }

  private var sources: [Source] {
    var sources: [Source] = []
    for article in site.articles {
      // The text of an article that is only a link is shown nowhere.
      sources.append(Source(file: article.file, body: article.hasPage ? article.body : .empty))
    }
    for column in site.columns {
      if let file = column.file { sources.append(Source(file: file, body: column.body)) }
    }
    for topic in site.topics { sources.append(Source(file: topic.file, body: topic.body)) }
    if let index = site.topicsIndex { sources.append(Source(file: index.file, body: index.body)) }
    for (index, file) in site.files.enumerated() where file.role == .data && file.isReadable {
      sources.append(Source(file: SourceFile.ID(index), body: .empty))
    }
    return sources
  }

  private static func links(
    of source: Source, _ file: SourceFile, in view: TextView, _ renderer: inout MarkdownRenderer,
    _ html: inout ByteBuffer
  ) -> [ExternalLink] {
    guard !file.isRefused else { return [] }
    WorkInFlight.begin(file.path)
    let bytes = view[file.text]
    var links: [ExternalLink] = []
    // What is wrong with the file has been reported by the stages that read it for the build.
    var ignored: [Diagnostic] = []
    if file.role == .data {
      // Files of `data/` that are no register have been looked at by nobody yet.
      guard SourceEncoding.check(bytes, path: file.path, into: &ignored) != nil else { return [] }
      switch ContentPath.ending(of: file.path) {
      case "toml":
        if let root = readTOML(bytes, path: file.path, into: &ignored) {
          add(root, of: source.file, to: &links)
        }
      case "csv":
        for cell in CSVReader.cells(bytes, path: file.path) {
          add(cell, of: source.file, to: &links)
        }
      default: break
      }
      return links
    }
    let matter = FrontMatter.read(bytes, path: file.path, into: &ignored)
    for entry in matter?.entries ?? [] { add(entry.value, of: source.file, to: &links) }
    guard !source.body.isEmpty else { return links }
    let bodyStart = Int(source.body.offset - file.text.offset)
    var document = LinkCollectingDocument()
    html.removeAll()
    renderer.render(view[source.body], document: &document, into: &html)
    for found in document.found {
      links.append(
        ExternalLink(
          address: found.address, written: found.written, isShown: found.isShown,
          file: source.file,
          range: (found.range.lowerBound + bodyStart)..<(found.range.upperBound + bodyStart)))
    }
    return links
  }

  /// Adds every text within a value that is an address.
  private static func add(
    _ value: LocatedValue, of file: SourceFile.ID, to links: inout [ExternalLink]
  ) {
    switch value.kind {
    case .scalar(let text, .plain), .scalar(let text, .string):
      let hasSpace = text.utf8.contains { $0 <= 0x20 }
      if !hasSpace, let address = WebAddress(text) {
        links.append(ExternalLink(address: address, written: text, file: file, range: value.range))
      }
    case .list(let items): for item in items { add(item, of: file, to: &links) }
    case .table(let entries): for entry in entries { add(entry.value, of: file, to: &links) }
    case .scalar, .null: break
    }
  }
}
