import Base
import Diagnostics
import SiteModel

/// Decides which articles are looked at for a 落款 where front matter does not say: official
/// documents, and what stands in columns of notices, policies and documents.
func organizeSignatures(into site: inout Site) {
  let columns = site.texts.withView { text in
    site.columns.map { column in
      column.kind == .documents
        || ColumnTypeName.signed.contains { text[column.type].equals(Bytes($0)) }
    }
  }
  for index in site.articles.indices where site.articles[index].signature == .automatic {
    let article = site.articles[index]
    let isSigned = article.document != nil || columns[article.column.offset]
    site.articles[index].signature = isSigned ? .byShape : .none
  }
}

/// Takes the red head off documents of other organs, and reports them.
///
/// A head is the sheet of the organ that sends it, so a site shows only its own: that of its
/// sponsor, its operator or one of its units.
///
/// - Parameters:
///   - locator: finds places in files.
///   - diagnostics: receives heads that are not shown.
///   - site: the site with its articles and all its texts.
func organizeHeads(
  locator: SourceLocator, diagnostics: DiagnosticSink, into site: inout Site
) {
  guard site.documents.contains(where: { !$0.head.isEmpty }) else { return }
  let own = site.ownNames
  for article in site.articles {
    guard let place = article.document?.offset, !site.documents[place].head.isEmpty,
      let foreign = [site.documents[place].issuer, article.source]
        .map({ site.texts.string($0) }).first(where: { !$0.isEmpty && !own.contains($0) })
    else { continue }
    reportHead(
      at: locator.location(article.file, site.documents[place].headRange), of: foreign,
      diagnostics)
    site.documents[place].head = .empty
  }
}

extension Site {
  /// The names of those who publish the site.
  fileprivate var ownNames: Set<String> {
    let configuration = configuration
    return Set(
      [configuration.name, configuration.source, configuration.owner.sponsor]
        + [configuration.owner.operator] + units.map { texts.string($0.name) })
  }
}

private func reportHead(
  at place: SourceLocation, of organ: String, _ diagnostics: DiagnosticSink
) {
  diagnostics.report(
    Diagnostic(
      .documentHead, at: place,
      Message(
        "红头没有显示：这份公文写着“\(organ)”，不是本单位",
        "the head is not shown: the document names “\(organ)”, which is not this office"),
      help: Message(
        "红头只用于本单位的公文。转载的请删去 head；是本单位的，请让 issuer 和 source 与主办单位（owner.sponsor）或 data/units.toml 里的名称一致",
        "only documents of this office have a head: remove `head` from what is reprinted, or write `issuer` and `source` as `owner.sponsor` or data/units.toml name the office"
      )))
}
