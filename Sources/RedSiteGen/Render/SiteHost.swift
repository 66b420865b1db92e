import Base
import Jinja
import QRCode
import SiteModel

/// Answers what templates ask of a site; one per worker.
package struct SiteHost: TemplateHost {
  /// The site, with the page being rendered.
  package var view: SiteView
  private let answers: FrozenSite.Answers
  private let bodies: BodyRenderer
  private var encoder = QREncoder()
  private var address: [UInt8] = []

  /// A host for one worker.
  ///
  /// - Parameters:
  ///   - view: the site.
  ///   - answers: what answers templates, by number.
  ///   - bodies: renders Markdown.
  init(view: SiteView, answers: FrozenSite.Answers, bodies: BodyRenderer) {
    self.view = view
    self.answers = answers
    self.bodies = bodies
  }

  package mutating func global(_ index: Int, in arena: ValueArena) -> Value {
    Self.object(.site, Int32(truncatingIfNeeded: view.subsite))
  }

  package mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value
  {
    let reader = answers.readers[answers.firstReader[Int(object.type.rawValue)] + field]
    return reader(view, Int(object.index), arena)
  }

  package mutating func element(
    of sequence: SequenceReference, at index: Int, in arena: ValueArena
  ) -> Value {
    let place = Int(sequence.start) + index
    guard let kind = TemplateSequence(rawValue: sequence.tag) else { return .undefined }
    switch kind {
    case .articleLists: return Self.object(.article, view.articleLists[place].index)
    case .columnLists: return Self.object(.column, view.columnLists[place].index)
    case .topics: return Self.object(.topic, Int32(truncatingIfNeeded: place))
    case .topicLists: return Self.object(.topic, view.topicLists[place].index)
    case .contributorLists:
      return Self.object(.contributor, view.whole.pointee.contributorLists[place].index)
    case .keywords: return view.value(view.keywords[place])
    case .siteKeywords: return arena.text(view.whole.pointee.configuration.keywords[place])
    case .archiveWeeks: return Self.object(.archiveWeek, Int32(truncatingIfNeeded: place))
    case .archiveDays: return Self.object(.archiveDay, Int32(truncatingIfNeeded: place))
    case .unitLists: return Self.object(.unit, view.whole.pointee.unitLists[place].index)
    case .unitGroups: return view.value(view.whole.pointee.unitGroups[place])
    case .terms: return Self.object(.term, Int32(truncatingIfNeeded: place))
    case .blocks: return Self.object(.block, Int32(truncatingIfNeeded: place))
    case .sites: return Self.object(.site, Int32(truncatingIfNeeded: place))
    case .attachments: return Self.object(.attachment, Int32(truncatingIfNeeded: place))
    case .archiveYears: return Self.object(.archiveYear, Int32(truncatingIfNeeded: place))
    case .archiveMonths: return Self.object(.archiveMonth, Int32(truncatingIfNeeded: place))
    case .linkGroups: return Self.object(.linkGroup, Int32(truncatingIfNeeded: place))
    case .headings: return Self.object(.heading, Int32(truncatingIfNeeded: place))
    case .links: return Self.object(.link, Int32(truncatingIfNeeded: place))
    }
  }

  package mutating func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem) {
    switch TemplateObject(rawValue: object.type.rawValue) {
    case .article:
      append(ArticleContent(article: Article.ID(Int(object.index))).body(in: view), to: &page)
    case .column: append(view.introduction(of: Column.ID(Int(object.index))), to: &page)
    case .topic: append(TopicContent(topic: Topic.ID(Int(object.index))).body(in: view), to: &page)
    case .page:
      if field == TemplateField.jsonLDField {
        view.page.content.appendStructuredData(in: view, to: &page)
      } else if field == TemplateField.qrCodeField {
        appendQRCode(to: &page)
      } else {
        appendBody(of: view.page, to: &page)
      }
    default: break
    }
  }

  /// Appends the text that a page is about, if it is about one.
  func appendBody(of page: Page, to buffer: inout ByteBuffer) {
    append(page.content.body(in: view), to: &buffer)
  }

  private func append(_ text: LinkedText?, to buffer: inout ByteBuffer) {
    guard let text else { return }
    bodies.append(text.body, file: text.file, view: view, to: &buffer)
  }

  package mutating func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    switch function {
    case TemplateSchema.leavingFunction:
      guard case .text(let address)? = arguments.first else { return .text(.empty) }
      return .text(view.leavingURL(of: address) ?? address)
    case TemplateSchema.hasAssetFunction:
      guard case .text(let name)? = arguments.first else { return .boolean(false) }
      return .boolean(answers.assets[view.subsite].has(name.string))
    case TemplateSchema.integrityFunction:
      return try answers.assets[view.subsite].integrity(arguments, in: arena)
    default: return try answers.assets[view.subsite].url(arguments, in: arena)
    }
  }

  /// Appends the address of the page as a QR code, where there shall be one and it fits.
  private mutating func appendQRCode(to page: inout ByteBuffer) {
    guard view.whole.pointee.configuration.article.hasQRCode else { return }
    let url = view.text[view.page.url]
    address.removeAll(keepingCapacity: true)
    if url.first == 0x2F { address += view.origin }
    address += url
    // At the low level a code is as small as can be; a screen does not wear off.
    guard
      let code = address.withBytes({ encoder.encode($0, correction: .low) })
    else { return }
    page.append("<svg class=\"qr-code\" viewBox=\"0 0 ")
    page.append(decimal: code.size + 2 * QRCode.quietZone)
    page.append(" ")
    page.append(decimal: code.size + 2 * QRCode.quietZone)
    page.append("\" role=\"img\" aria-label=\"本页网址的二维码\"><path d=\"")
    code.append(pathTo: &page)
    page.append("\"/></svg>")
  }

  private static func object(_ object: TemplateObject, _ index: Int32) -> Value {
    .object(ObjectReference(type: object.id, index: index))
  }
}
