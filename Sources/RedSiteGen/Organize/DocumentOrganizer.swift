import Base
import Diagnostics
import SiteModel

/// Completes what official documents say of each other, and looks over their form.
///
/// A document that replaces another is named on the other's page too, whichever of them says so;
/// one that was replaced no longer holds unless it says that it does.
///
/// - Parameters:
///   - locator: finds places in files.
///   - diagnostics: receives numbers and dates that are not as they should be.
///   - site: the site with its articles.
func organizeDocuments(
  locator: SourceLocator, diagnostics: DiagnosticSink, into site: inout Site
) {
  guard !site.documents.isEmpty else { return }
  var replaces: [Article.ID: Set<Article.ID>] = [:]
  var replacedBy: [Article.ID: Set<Article.ID>] = [:]
  for index in site.articles.indices {
    guard let document = site.articles[index].document else { continue }
    let id = Article.ID(index)
    for other in site.articleLists[site.documents[document.offset].replaces.indices] {
      replaces[id, default: []].insert(other)
      replacedBy[other, default: []].insert(id)
    }
    for other in site.articleLists[site.documents[document.offset].replacedBy.indices] {
      replacedBy[id, default: []].insert(other)
      replaces[other, default: []].insert(id)
    }
  }
  for index in site.articles.indices {
    let id = Article.ID(index)
    let (older, newer) = (replaces[id], replacedBy[id])
    guard site.articles[index].document != nil || older != nil || newer != nil else { continue }
    // An article that only another one calls a document gets a block of its own.
    let place =
      site.articles[index].document?.offset ?? site.addDocument(OfficialDocument(), to: index)
    site.documents[place].replaces = site.addArticleList((older ?? []).sorted())
    site.documents[place].replacedBy = site.addArticleList((newer ?? []).sorted())
    if newer != nil, !site.documents[place].hasOwnStatus {
      site.documents[place].status = .repealed
    }
    check(site.documents[place], of: site.articles[index], locator, in: site, diagnostics)
  }
}

extension Site {
  fileprivate mutating func addDocument(_ document: OfficialDocument, to article: Int) -> Int {
    articles[article].document = OfficialDocument.ID(documents.count)
    documents.append(document)
    return documents.count - 1
  }
}

/// The form of a 发文字号 (GB/T 9704—2012, 7.2.5) and the order of the dates.
private func check(
  _ document: OfficialDocument, of article: Article, _ locator: SourceLocator, in site: Site,
  _ diagnostics: DiagnosticSink
) {
  let number = site.texts.string(document.number)
  if let mended = DocumentNumber.mended(number) {
    diagnostics.report(
      Diagnostic(
        .documentNumber, at: locator.location(article.file, document.numberRange),
        Message(
          "发文字号“\(number)”的年份要用六角括号", "the year in the number “\(number)” needs 〔 〕"),
        help: Message("请写：\(mended)", "write: \(mended)")))
  }
  if let signed = document.signedOn, signed > article.published.date {
    diagnostics.report(
      Diagnostic(
        .documentDate, at: locator.location(article.file, document.signedRange),
        Message("成文日期比发布日期还晚", "the document is signed after its publication"),
        help: Message("请核对 signed_on 和 date", "check `signed_on` and `date`")))
  }
}

/// The form of a 发文字号: 某委发〔2026〕1号.
enum DocumentNumber {
  private static let brackets: [(open: Character, close: Character)] = [
    ("[", "]"), ("［", "］"), ("(", ")"), ("（", "）"), ("【", "】"), ("<", ">"), ("《", "》"),
  ]

  /// The number with the right brackets, where it has wrong ones around a year; else nil.
  static func mended(_ number: String) -> String? {
    let characters = Array(number)
    guard characters.count >= 6 else { return nil }
    for start in 0...(characters.count - 6) {
      guard let pair = brackets.first(where: { $0.open == characters[start] }),
        characters[start + 5] == pair.close,
        characters[(start + 1)..<(start + 5)].allSatisfy({ ("0"..."9").contains($0) })
      else { continue }
      return String(characters[..<start]) + "〔" + String(characters[(start + 1)..<(start + 5)])
        + "〕" + String(characters[(start + 6)...])
    }
    return nil
  }
}
