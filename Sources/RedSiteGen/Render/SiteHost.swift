import Base
import ChineseMarkdown
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
    TemplateObject.site.value(view.page.subsite)
  }

  package mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value
  {
    let place = answers.firstField[Int(object.type.rawValue)] + field
    return answers.fields[place].read(view, Int(object.index), arena)
  }

  package mutating func element(
    of sequence: SequenceReference, at index: Int, in arena: ValueArena
  ) -> Value {
    TemplateSequence.element(of: sequence, at: index, in: view, arena)
  }

  package mutating func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem) {
    let place = answers.firstField[Int(object.type.rawValue)] + field
    guard let write = answers.fields[place].write else { return }
    write(&self, Int(object.index), &page)
  }

  package mutating func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    try answers.functions[function].body(
      view, answers.assets[view.subsite], arguments, arena)
  }

  /// Appends the text that a page is about, if it is about one.
  func appendBody(of page: Page, to buffer: inout ByteBuffer) {
    append(textOf: page.content, to: &buffer)
  }

  /// Appends the text that pages of this content are about, if there is one, with its signature.
  func append(textOf content: some PageContent, to buffer: inout ByteBuffer) {
    append(content.body(in: view), signature: content.signature(in: view), to: &buffer)
  }

  /// Appends a text, if there is one.
  func append(
    _ text: LinkedText?, signature: SignatureRequest? = nil, to buffer: inout ByteBuffer
  ) {
    guard let text else { return }
    bodies.append(text, signature: signature, view: view, to: &buffer)
  }

  /// Appends the address of the page as a QR code, where there shall be one and it fits.
  mutating func appendQRCode(to page: inout ByteBuffer) {
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
}
