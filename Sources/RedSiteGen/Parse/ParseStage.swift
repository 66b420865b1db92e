import Base
import Diagnostics
import Files
import SensitiveText
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
///   - progress: is told how many articles are parsed.
///   - diagnostics: receives what is wrong with the files.
/// - Returns: what the files say, not yet related.
func parse(
  _ tree: SourceTree, configuration: SiteConfiguration, jobs: Int,
  progress: BuildProgress = BuildProgress(), diagnostics: DiagnosticSink
) -> ParsedSite {
  let files = tree.files
  let content = files.indices.filter {
    files[$0].isReadable && (files[$0].role == .article || files[$0].role == .index)
  }
  var site = ParsedSite(texts: tree.texts)
  parseData(tree, configuration: configuration, into: &site, diagnostics: diagnostics)
  let words = configuration.isWordingEnabled ? WordList(site) : nil
  let firstSegment = site.texts.nextSegment
  progress.expect(content.count)
  let parts = withWorkers(count: content.count, jobs: jobs, batch: 32) { worker, queue in
    tree.texts.withView { view in
      var parser = ContentParser(
        view: view, files: files, configuration: configuration,
        segment: firstSegment + UInt32(worker), words: words, diagnostics: diagnostics)
      while let batch = queue.take() {
        for place in batch {
          parser.parse(files[content[place]], id: SourceFile.ID(content[place]), place: place)
        }
        progress.advance(by: batch.count)
      }
      return parser.finish()
    }
  }

  for part in parts {
    site.texts.add(part.segment)
    site.refused.formUnion(part.refused)
    site.findings += part.findings
    site.notices += part.notices
    site.letters += part.letters
    site.unreadLetters.formUnion(part.unreadLetters)
    for (file, review) in part.reviews { site.reviews[file] = review }
    site.records.marks += part.marks
  }
  // Which worker took which file depends on chance.
  site.notices.sort { $0.file < $1.file }
  site.letters.sort { $0.file < $1.file }
  for result in arrange(parts.map(\.results), count: content.count) {
    switch result {
    case .article(let article): site.articles.append(article)
    case .index(let index): site.indexes.append(index)
    }
  }
  parseInteractive(tree, into: &site, diagnostics: diagnostics)
  parseAggregates(configuration, files: files, into: &site, diagnostics: diagnostics)
  return site
}

/// Reads the files of `data/`.
private func parseData(
  _ tree: SourceTree, configuration: SiteConfiguration, into site: inout ParsedSite,
  diagnostics: DiagnosticSink
) {
  var data = DataParser(
    segment: site.texts.nextSegment, configuration: configuration.links,
    zone: configuration.zone, aggregates: configuration.aggregates.map(\.path),
    diagnostics: diagnostics)
  var search = configuration.scan.search
  tree.texts.withView { view in
    data.parseStatistics(of: tree.files, view, into: &site)
    for (index, file) in tree.files.enumerated() where file.role == .data && file.isReadable {
      WorkInFlight.begin(file.path)
      let (id, bytes) = (SourceFile.ID(index), view[file.text])
      if !data.parse(path: file.path, bytes: bytes, into: &site) {
        site.refused.insert(id)
        continue
      }
      if configuration.links.needsAddresses, !isRecord(file.path) {
        site.dataLinks += externalLinks(ofData: id, path: file.path, bytes: bytes)
      }
      for found in search?.find(in: bytes, bodyStart: nil) ?? [] {
        site.add(found, in: bytes, of: id, path: file.path)
      }
    }
  }
  site.texts.add(data.finish())
}

/// Whether a data file is a record, whose addresses no page links to.
private func isRecord(_ path: String) -> Bool {
  ["adoptions", "requests", "adjustments", "zero-reports", "signoffs"]
    .contains(ContentPath.stem(of: path))
}

extension ParsedSite {
  /// Takes in what was found in a data file: what registers say is public, and what those say who
  /// look after the site is published nowhere.
  fileprivate mutating func add(
    _ found: SensitiveFinding, in bytes: Bytes, of file: SourceFile.ID, path: String
  ) {
    let stem = ContentPath.stem(of: path)
    if ["reviewers", "cleared", "words", "titles", "signoffs"].contains(stem) { return }
    let isContact = [.emailAddress, .phoneNumber, .landline].contains(found.kind)
    if isContact, ["units", "contributors", "links", "mailboxes"].contains(stem) {
      publicValues.insert(found.value(in: bytes))
    } else if !path.hasSuffix(".json") {
      findings.append(TextFinding(file: file, range: found.range, .sensitive(found)))
    }
  }
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
      var age = AggregateAge(name: aggregate.name, title: aggregate.title)
      defer { site.aggregateAges.append(age) }
      guard let index = files.firstIndex(where: { $0.path == aggregate.path }) else {
        parser.reportMissing(aggregate)
        continue
      }
      guard files[index].isReadable else { continue }
      let bytes = view[files[index].text]
      age.articles = parser.parse(aggregate, file: SourceFile.ID(index), bytes: bytes, into: &site)
      // A note is about the list that it was written for, and says nothing of another.
      let note = files.first { $0.path == aggregate.notePath && $0.isReadable }
        .flatMap { AggregateNote(Array(view[$0.text])) }
      if let note, note.digest == AggregateNote.digest(of: Array(bytes)) {
        age.fetched = note.fetched
      }
    }
  }
  site.texts.add(parser.finish())
}
