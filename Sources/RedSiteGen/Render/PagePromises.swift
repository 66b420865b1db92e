import Base
import Diagnostics
import SiteModel

/// What the profile of a site promises of every page, looked for in pages as they are rendered.
///
/// A theme of one's own can leave out what `site.toml` has been filled with. One page of each
/// kind and template is looked at: the first in the order of the plan, the same in every build.
package struct PagePromises: Sendable {
  /// Something that pages must hold: a meta tag with a value, or a text.
  private struct Part {
    var name: Message
    var isThere: (RenderedPage) -> Bool
  }

  /// For each page of the plan whether it is looked at.
  private let isSample: [Bool]
  private let configuration: SiteConfiguration

  /// What is to be looked at; nil where the profile promises nothing.
  init?(_ plan: SitePlan) {
    configuration = plan.site.configuration
    guard configuration.profile != .none else { return nil }
    var known: Set<Sample> = []
    isSample = plan.texts.withView { text in
      plan.pages.map { page in
        guard type(of: page.content).keepsPromises else { return false }
        let template = text[page.template].string
        let subsite = page.subsite.offset
        let sample = Sample(
          subsite: subsite, kind: page.kind, template: template,
          isUnlisted: page.isUnlisted(in: plan.site))
        return known.insert(sample).inserted
      }
    }
  }

  private struct Sample: Hashable {
    var subsite: Int
    var kind: PageKind
    var template: String
    var isUnlisted: Bool
  }

  /// Whether a page is looked at.
  func includes(_ index: Int) -> Bool { isSample[index] }

  /// What a page lacks, as one problem of its template.
  func problem(with bytes: Bytes, of page: Page, in view: SiteView, theme: ThemeFiles)
    -> Diagnostic?
  {
    let rendered = RenderedPage(bytes)
    let missing = parts(of: page, in: view).filter { !$0.isThere(rendered) }.map(\.name)
    guard !missing.isEmpty else { return nil }
    let chosen = view.text[page.template].string
    let template = chosen.isEmpty ? page.kind.content.template : chosen
    return Diagnostic(
      .pageLacks,
      at: SourceLocation(path: theme.templates[template]?.path ?? "templates/" + template),
      Message(
        "用模板 \(template) 生成的网页（\(page.kind)）缺少" + missing.map(\.chinese).joined(separator: "、"),
        "pages of the kind \(page.kind) made by \(template) lack "
          + missing.map(\.english).joined(separator: ", ")),
      help: Message(
        "默认主题的 meta.html 和 footer.html 写齐了这些内容，可以用 include 放进来",
        "meta.html and footer.html of the default theme say all this; include them"),
      notes: [
        Diagnostic.Note(
          Message(
            "例如网页 \(view.text[page.url].string)", "as on the page \(view.text[page.url].string)"))
      ])
  }

  private func parts(of page: Page, in view: SiteView) -> [Part] {
    let owner = configuration.owner
    var parts = [tag("SiteName"), tag("SiteDomain"), tag("ColumnName"), tag("ColumnType")]
    if configuration.profile == .government, !owner.siteIDCode.isEmpty {
      parts.append(tag("SiteIDCode"))
    }
    if !configuration.description.isEmpty { parts.append(tag("ColumnDescription")) }
    if !configuration.keywords.isEmpty { parts.append(tag("ColumnKeywords")) }
    parts += page.content.promisedTags(in: view).map(tag)
    parts.append(text(Message("主办单位", "the sponsor"), anyOf: [owner.sponsor]))
    parts.append(
      text(
        Message("联系方式", "a way to reach the site"),
        anyOf: [owner.phone, owner.address, owner.email]))
    parts.append(text(Message("ICP 备案号", "the ICP registration"), anyOf: [owner.icp]))
    parts.append(text(Message("公安备案", "the police registration"), anyOf: [owner.policeNumber]))
    parts.append(text(Message("党政机关或事业单位网站标识", "the badge"), anyOf: [owner.badge.url]))
    return parts
  }

  private func tag(_ name: String) -> Part {
    Part(name: Message("网页标签 \(name)", "the meta tag \(name)")) { $0.hasTag(name) }
  }

  /// A text of `site.toml`; where it says none, that has been reported there.
  private func text(_ name: Message, anyOf values: [String]) -> Part {
    let values = values.filter { !$0.isEmpty }
    return Part(name: name) { page in values.isEmpty || values.contains { page.hasText($0) } }
  }
}

/// The bytes of a page, with the names of the meta tags that say something.
private struct RenderedPage {
  private let bytes: Bytes
  private let tags: Set<String>

  init(_ bytes: Bytes) {
    self.bytes = bytes
    var tags: Set<String> = []
    var offset = 0
    while let start = Self.place(of: Array("<meta".utf8), in: bytes, from: offset) {
      let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: start) ?? bytes.count
      let tag = bytes[slice: start..<end]
      if let name = Self.attribute("name=", of: tag),
        let content = Self.attribute("content=", of: tag),
        content.contains(where: { !Ascii.isSpace($0) })
      {
        tags.insert(String(decoding: name, as: UTF8.self))
      }
      offset = end
    }
    self.tags = tags
  }

  func hasTag(_ name: String) -> Bool { tags.contains(name) }

  /// Whether the page shows a text, as templates write it.
  func hasText(_ text: String) -> Bool {
    var escaped = ByteBuffer(capacity: 64)
    escaped.append(escaping: text)
    return Self.place(of: escaped.makeArray(), in: bytes, from: 0) != nil
      || Self.place(of: Array(text.utf8), in: bytes, from: 0) != nil
  }

  private static func attribute(_ name: String, of tag: Bytes) -> Bytes? {
    guard let start = place(of: Array((" " + name).utf8), in: tag, from: 0) else { return nil }
    let value = start + 1 + name.utf8.count
    guard value < tag.count else { return nil }
    let quote = tag[value]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let end = tag.firstIndex(of: UInt8(ascii: " "), from: value) ?? tag.count
      return tag[slice: value..<end]
    }
    let end = tag.firstIndex(of: quote, from: value + 1) ?? tag.count
    return tag[slice: (value + 1)..<max(end, value + 1)]
  }

  private static func place(of piece: [UInt8], in bytes: Bytes, from start: Int) -> Int? {
    guard let first = piece.first else { return nil }
    var offset = start
    while let place = bytes.firstIndex(of: first, from: offset), place + piece.count <= bytes.count
    {
      if bytes[slice: place..<(place + piece.count)].elementsEqual(piece) { return place }
      offset = place + 1
    }
    return nil
  }
}
