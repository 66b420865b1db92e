import Base
import Files
import Kinds
import Pictures
import Records
import SiteModel

extension GeneratedFileWriter {
  /// Writes a table of a special kind as CSV.
  mutating func writeKindTable(_ file: GeneratedFile, in view: SiteView) {
    guard case .kindReport(let report, let table) = file.subject else { return }
    view.plan.pointee.special.reports[report].content.report.tables[table].write(csv: &buffer)
  }

  /// Writes the activities of a column as iCalendar.
  mutating func writeCalendar(_ file: GeneratedFile, in view: SiteView) {
    guard case .column(let column) = file.subject else { return }
    let events = view.columns[column.offset].listed.indices.compactMap {
      place -> CalendarText.Event? in
      let id = view.articleLists[place]
      guard let activity = view.whole.pointee.kinds.facts(of: id.offset)?.activity else {
        return nil
      }
      let article = view.articles[id.offset]
      return CalendarText.Event(
        identifier: view.absolute(view.articleURLs[id.offset]),
        changed: view.universal(article.lastChange), days: activity.from...activity.to,
        title: view.text[article.title].string, place: activity.place,
        description: view.text[article.summary].string)
    }
    CalendarText.write(
      name: view.text[view.columns[column.offset].title].string, events, to: &buffer)
  }

  /// Writes the papers of a year as a book.
  mutating func writeVolume(_ file: GeneratedFile, in view: SiteView) {
    guard case .volume(let number) = file.subject else { return }
    let volume = view.plan.pointee.special.volumes[number]
    let pictures = BookPictures(view)
    var chapters: [BookWriter.Chapter] = []
    for (place, id) in volume.articles.enumerated() {
      let content = ArticleContent(article: id)
      html.removeAll()
      if let body = content.body(in: view) {
        view.bodies.appendAgain(
          body, signature: content.signature(in: view), view: view, to: &html)
      }
      var text = ByteBuffer(capacity: html.count)
      var copy = MarkupCopy(prefix: "p\(place + 1)-", isBook: true, origin: view.origin.string) {
        pictures.name(of: $0)
      }
      html.withBytes { copy.copy($0, to: &text) }
      let article = view.articles[id.offset]
      chapters.append(
        BookWriter.Chapter(
          title: view.text[article.title].string, lines: view.byline(of: id),
          summary: view.text[article.summary].string, body: text.makeArray()))
    }
    let site = view.whole.pointee.configuration
    let changes = volume.articles.map { view.articles[$0.offset].lastChange }
    let book = BookWriter.write(
      BookWriter.Description(
        identifier: view.absolute(volume.url), title: volume.title, language: site.language,
        editor: volume.editor, publisher: site.owner.sponsor,
        modified: view.universal(changes.max() ?? DateTime(wallSeconds: 0))),
      chapters, pictures: pictures.all)
    book.withBytes { buffer.append($0) }
  }
}

/// The pictures of a book, each once, in the order in which its texts show them.
private final class BookPictures {
  private let view: SiteView
  private var names: [String: String] = [:]
  private(set) var all: [BookWriter.Picture] = []
  private var renditions: [String: Rendition]?

  init(_ view: SiteView) { self.view = view }

  /// The name in the book of the picture at an address; nil where it cannot be had.
  func name(of address: String) -> String? {
    if let known = names[address] { return known }
    guard let (bytes, ending) = bytes(at: address) else { return nil }
    let number = String(all.count + 1)
    let zeroes = String(repeating: "0", count: max(0, 3 - number.count))
    let name = "images/\(zeroes)\(number).\(ending)"
    names[address] = name
    all.append(BookWriter.Picture(name: name, bytes: bytes))
    return name
  }

  /// A picture as pages show it: made anew, so that nothing of the original's metadata comes along.
  private func bytes(at address: String) -> ([UInt8], ending: String)? {
    let site = view.whole.pointee
    let known = renditions ?? madeRenditions(in: site)
    renditions = known
    if let rendition = known[address] {
      return rendition.make().map { ($0, rendition.path.hasSuffix(".png") ? "png" : "jpg") }
    }
    // What moves is shown as it is.
    let file = address.withBytes { view.bodies.pictures.picture(at: $0, in: view) }
    guard let file, site.files[file.offset].picture?.kind == .gif,
      let place = view.bodies.pictures.place(of: file)
    else { return nil }
    var buffer = ByteBuffer()
    guard (try? readFile(place, limit: Limits.assetBytes, into: &buffer)) != nil else {
      return nil
    }
    return (buffer.makeArray(), "gif")
  }

  private func madeRenditions(in site: Site) -> [String: Rendition] {
    let made = view.bodies.pictures.renditions(of: view.bodies.namedPictures, in: site)
    var byURL: [String: Rendition] = [:]
    for (path, rendition) in made where !path.hasSuffix(".webp") {
      var url = ByteBuffer(capacity: 1 << 7)
      url.append(urlOfPath: path, at: site.addresses)
      byURL[url.makeString()] = rendition
    }
    return byURL
  }
}

extension SiteView {
  /// The absolute form of a URL of this site.
  func absolute(_ url: Text) -> String {
    let bytes = text[url]
    return (bytes.first == 0x2F ? origin.string : "") + bytes.string
  }

  /// A time of the site in UTC.
  func universal(_ time: DateTime) -> DateTime {
    DateTime(unixSeconds: time.unixSeconds(in: zone), in: .utc)
  }
}
