import Base
import ChineseMarkdown
import Diagnostics
import Files
import Pictures
import SiteModel

/// One body as the Markdown renderer asks about it: where its links lead, what is wrong.
struct SiteDocument: MarkdownDocument {
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []
  /// Links to places in texts, to be checked once this text is written.
  private(set) var fragments: [FragmentLink] = []
  /// The files that links and pictures name.
  private(set) var named = NamedFiles()

  let signature: SignatureRequest?

  private let file: SourceFile.ID
  private let body: Text
  private let view: SiteView
  private let resolver: LinkResolver
  private var lines = LineIndex()
  /// The picture that was resolved last.
  private var shown: SourceFile.ID?
  /// Errors in links so far.
  private var linkProblemCount = 0
  /// What was said of problems so far: a pasted table has thousands of the same tag.
  private var words: [MarkdownProblem.Kind: (DiagnosticCode, Message, Message?)] = [:]
  /// Up to where `isPlain` looked last, and what it found.
  private var looked = (upTo: 0, isPlain: true)

  init(
    _ text: LinkedText, signature: SignatureRequest?, view: SiteView, resolver: LinkResolver
  ) {
    file = text.file
    body = text.body
    self.signature = signature
    self.view = view
    self.resolver = resolver
  }

  func holdsFile(_ path: String) -> Bool {
    let files = view.whole.pointee.files
    return ContentPlace(files: files, of: files[file.offset]).holdsFile(path)
  }

  /// Whether near names are still looked for: for as many problems as people are shown of a file.
  ///
  /// Comparing a name with all others is dear, and a text can hold thousands of broken links.
  var suggests: Bool { linkProblemCount < DiagnosticReport.mostPerFile }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    switch destination.form {
    case .web:
      let notice = destination.use == .link ? view.interstitialURL(of: destination.bytes) : nil
      url.append(notice ?? destination.bytes)
      var resolved = ResolvedDestination(isExternal: view.isExternal(destination.bytes))
      if destination.use == .image, resolved.isExternal { reportExternalImage(destination) }
      resolved.hasNotice = notice != nil
      return resolved
    case .contact:
      url.append(destination.bytes)
      return ResolvedDestination()
    case .fragment:
      let written = LinkText(destination.bytes)
      url.append(fragment: written.fragment)
      if let anchor = written.anchor {
        fragments.append(FragmentLink(fragment: anchor, path: "", range: destination.range))
      }
      return ResolvedDestination()
    case .path: return resolvePath(destination, into: &url)
    }
  }

  private mutating func resolvePath(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    let bytes = destination.bytes
    let written = LinkText(bytes)
    let folder = view.whole.pointee.files[file.offset].contentFolder
    let isPicture = destination.use == .image
    switch resolver.resolve(
      written.path, in: folder, isPicture: isPicture, suggests: suggests)
    {
    case .success(let target):
      var resolved = ResolvedDestination()
      switch target {
      case .target(let found, let text):
        if case .asset(let asset) = found {
          named.files.insert(asset)
          if isPicture {
            resolved = show(asset, at: destination.range, text, into: &url)
          } else {
            named.linked.insert(asset)
            url.append(view.text[text])
          }
        } else {
          url.append(view.text[text])
        }
      case .path(let file):
        if let file {
          url.append(urlOfPath: file, at: resolver.addresses)
        } else {
          url.append(bytes[slice: 0..<written.pathCount])
        }
      }
      url.append(bytes[slice: written.query])
      url.append(fragment: written.fragment)
      if let anchor = written.anchor,
        let link = resolver.fragment(
          anchor, of: target, path: written.path, range: destination.range)
      {
        fragments.append(link)
      }
      return resolved
    case .failure(let problem):
      named.missedNames.insert(ContentPath.name(of: written.path).lowercased())
      report(problem, at: destination.range, fix: correction(problem, written, destination))
      return .refused
    }
  }

  /// Writes where a picture is shown from, and which sizes of it there are.
  private mutating func show(
    _ picture: SourceFile.ID, at range: Range<Int>, _ address: Text, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    var resolved = ResolvedDestination()
    named.note(picture, in: file, at: range + bodyStart)
    shown = picture
    let pictures = view.bodies.pictures
    let shape = pictures.shape(named: PictureShape.bodyName, ofSubsite: view.subsite)
    guard let shape, let header = view.whole.pointee.files[picture.offset].picture,
      let markup = named.show(PictureUse(file: picture, shape: shape), in: view)
    else {
      url.append(view.text[address])
      let picture = view.whole.pointee.files[picture.offset].picture
      resolved.size = picture.map { (Int($0.size.width), Int($0.size.height)) }
      return resolved
    }
    url.append(contentsOf: markup.source)
    resolved.size = (Int(markup.size.width), Int(markup.size.height))
    let isLarge = Int(header.size.width) > pictures.widths[0]
    resolved.markup = ImageMarkup(
      before: markup.before, attributes: markup.attributes, after: markup.after,
      enlarged: isLarge ? view.text[address].string : nil)
    return resolved
  }

  /// Takes what raw HTML names for named: its addresses are not changed, nor checked.
  mutating func see(rawHTML: Bytes) {
    let folder = view.whole.pointee.files[file.offset].contentFolder
    for address in RawHTMLAddresses.all(in: rawHTML) {
      let path = LinkText(address.bytes).path
      if case .success(.target(.asset(let file), _)) = resolver.resolve(
        path, in: folder, suggests: false)
      {
        named.files.insert(file)
        if address.isFollowed { named.linked.insert(file) }
      }
    }
  }

  /// Reports a picture that another site would have to send: pages load nothing from elsewhere.
  private mutating func reportExternalImage(_ destination: MarkdownDestination) {
    diagnostics.append(
      Diagnostic(
        .externalImage, at: location(destination.range),
        Message("图片在别的网站上，读者看不到", "the picture is on another site, so readers do not see it"),
        help: Message(
          "请把图片存到文章旁边，写文件名；网页不从别的网站取东西",
          "put the picture beside the article and name the file; pages load nothing from elsewhere")
      ))
  }

  /// Reports what is wrong with a link.
  mutating func report(_ problem: LinkProblem, at range: Range<Int>, fix: Diagnostic.Fix? = nil) {
    linkProblemCount += 1
    diagnostics.append(
      Diagnostic(
        problem.code, at: location(range), problem.message, help: problem.help, fix: fix))
  }

  /// The replacement of a path by its right spelling, where its bytes are surely the link's.
  ///
  /// A destination is searched for in its paragraph, so what is found may be other text: it must
  /// follow `](`, on a line where no backtick or backslash makes that mean something else.
  private mutating func correction(
    _ problem: LinkProblem, _ written: LinkText, _ destination: MarkdownDestination
  ) -> Diagnostic.Fix? {
    guard var spelling = problem.spelling else { return nil }
    let source = view.text[body]
    let range = destination.range
    guard source[slice: range].equals(destination.bytes) else { return nil }
    var start = range.lowerBound
    if start > 0, source[start - 1] == UInt8(ascii: "<") { start -= 1 }
    guard start >= 2, source[slice: (start - 2)..<start].begins(with: "](") else { return nil }
    guard isPlain(upTo: start, in: source) else { return nil }
    if destination.bytes[slice: 0..<written.pathCount].contains(0x25) {
      spelling = spelling.percentEncodedPath
    }
    let first = bodyStart + range.lowerBound
    return Diagnostic.Fix(bytes: first..<(first + written.pathCount), replacement: spelling)
  }

  /// Whether neither a backtick nor a backslash stands before `place` on its line.
  ///
  /// Links come in order, so what was looked at for one is not looked at again for the next.
  private mutating func isPlain(upTo place: Int, in source: Bytes) -> Bool {
    var start = place
    var isPlain = true
    while start > 0, source[start - 1] != Ascii.lineFeed, source[start - 1] != 0x0D {
      if start == looked.upTo {
        isPlain = isPlain && looked.isPlain
        break
      }
      start -= 1
      if source[start] == UInt8(ascii: "`") || source[start] == UInt8(ascii: "\\") {
        isPlain = false
        break
      }
    }
    looked = (place, isPlain)
    return isPlain
  }

  mutating func report(_ problem: MarkdownProblem) {
    let place = location(problem.range)
    if problem.kind == .missingDescription, let shown { named.undescribed.insert(shown) }
    if case .habit = problem.kind {
      // Each has its own mended line.
      diagnostics.append(problem.diagnostic(at: place))
      return
    }
    if let (code, message, help) = words[problem.kind] {
      diagnostics.append(Diagnostic(code, at: place, message, help: help))
      return
    }
    let diagnostic = problem.diagnostic(at: place)
    if words.count < 512 {
      words[problem.kind] = (diagnostic.code, diagnostic.message, diagnostic.help)
    }
    diagnostics.append(diagnostic)
  }

  /// Where in its file the body begins.
  private var bodyStart: Int {
    Int(body.offset - view.whole.pointee.files[file.offset].text.offset)
  }

  private mutating func location(_ range: Range<Int>) -> SourceLocation {
    let source = view.whole.pointee.files[file.offset]
    return lines.location(
      path: source.path, file: view.text[source.text], range: range + bodyStart)
  }
}
