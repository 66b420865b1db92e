import Base
import Diagnostics
import SiteModel

/// Turns files into articles, columns, topics and data, each by itself and in parallel.
///
/// An article whose front matter has faults is kept with stand-ins for what is missing, so that
/// names that lead to it do not count as further faults; errors keep the site from being
/// published all the same.
///
/// - Parameters:
///   - tree: the files and their bytes.
///   - configuration: what `site.toml` says.
///   - jobs: the most workers.
///   - diagnostics: receives what is wrong with the files.
/// - Returns: what the files say, not yet related.
func parse(
  _ tree: SourceTree, configuration: SiteConfiguration, jobs: Int,
  diagnostics: DiagnosticSink
) -> ParsedSite {
  let files = tree.files
  let content = files.indices.filter {
    files[$0].isReadable && (files[$0].role == .article || files[$0].role == .index)
  }
  let firstSegment = tree.texts.nextSegment
  let parts = withWorkers(count: content.count, jobs: jobs, batch: 32) { worker, queue in
    tree.texts.withView { view in
      var parser = ContentParser(
        view: view, files: files, configuration: configuration,
        segment: firstSegment + UInt32(worker), diagnostics: diagnostics)
      while let batch = queue.take() {
        for place in batch {
          parser.parse(files[content[place]], id: SourceFile.ID(content[place]), place: place)
        }
      }
      return parser.finish()
    }
  }

  var site = ParsedSite(texts: tree.texts)
  for part in parts {
    site.texts.add(part.segment)
    site.refused.formUnion(part.refused)
  }
  for result in arrange(parts.map(\.results), count: content.count) {
    switch result {
    case .article(let article): site.articles.append(article)
    case .index(let index): site.indexes.append(index)
    }
  }
  var data = DataParser(
    segment: site.texts.nextSegment, configuration: configuration.links,
    diagnostics: diagnostics)
  tree.texts.withView { view in
    for (index, file) in files.enumerated() where file.role == .data && file.isReadable {
      WorkInFlight.begin(file.path)
      if !data.parse(path: file.path, bytes: view[file.text], into: &site) {
        site.refused.insert(SourceFile.ID(index))
      } else if configuration.links.needsAddresses {
        site.dataLinks += externalLinks(
          ofData: SourceFile.ID(index), path: file.path, bytes: view[file.text])
      }
    }
  }
  site.texts.add(data.finish())
  parseAggregates(configuration, files: files, into: &site, diagnostics: diagnostics)
  return site
}

/// Adds the articles of other sites, as far as the site itself does not list them already.
private func parseAggregates(
  _ configuration: SiteConfiguration, files: [SourceFile], into site: inout ParsedSite,
  diagnostics: DiagnosticSink
) {
  guard !configuration.aggregates.isEmpty else { return }
  let own = site.articles.filter { !$0.article.hasPage }
    .map { site.texts.string($0.article.link) }
  var parser = AggregateParser(
    segment: site.texts.nextSegment, configuration: configuration, addresses: Set(own),
    diagnostics: diagnostics)
  let texts = site.texts
  texts.withView { view in
    for aggregate in configuration.aggregates {
      guard let index = files.firstIndex(where: { $0.path == aggregate.path }) else {
        parser.reportMissing(aggregate)
        continue
      }
      guard files[index].isReadable else { continue }
      parser.parse(
        aggregate, file: SourceFile.ID(index), bytes: view[files[index].text], into: &site)
    }
  }
  site.texts.add(parser.finish())
}
