import Base

/// One body as the Markdown renderer asks about it: where its links lead, what is wrong.
struct SiteDocument: MarkdownDocument {
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile.ID
  private let body: Text
  private let view: SiteView
  private let paths: OutputPaths

  init(file: SourceFile.ID, body: Text, view: SiteView, paths: OutputPaths) {
    self.file = file
    self.body = body
    self.view = view
    self.paths = paths
  }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    switch destination.form {
    case .web:
      url.append(destination.bytes)
      return ResolvedDestination(isExternal: !destination.bytes.starts(with: view.origin))
    case .contact, .fragment:
      url.append(destination.bytes)
      return ResolvedDestination()
    case .path: return resolvePath(destination, into: &url)
    }
  }

  private mutating func resolvePath(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    let bytes = destination.bytes
    let end = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
    let path = PercentDecoding.decode(bytes[slice: 0..<end])
    let resolver = LinkResolver(site: view.whole, paths: paths)
    let folder = view.whole.pointee.files[file.offset].contentFolder
    switch resolver.resolve(path, in: folder) {
    case .success(let target):
      var resolved = ResolvedDestination()
      switch target {
      case .url(let text): url.append(view.text[text])
      case .asset(let file):
        url.append(view.text[view.assetURLs[file.offset]])
        resolved.size = view.whole.pointee.files[file.offset].imageSize.map {
          (Int($0.width), Int($0.height))
        }
      case .path: url.append(bytes[slice: 0..<end])
      }
      url.append(bytes[slice: end..<bytes.count])
      return resolved
    case .failure(let problem):
      diagnostics.append(
        Diagnostic(
          problem.code, at: location(destination.range), problem.message, help: problem.help))
      return .refused
    }
  }

  mutating func report(_ problem: MarkdownProblem) {
    let source = view.whole.pointee.files[file.offset]
    diagnostics.append(
      problem.diagnostic(
        path: source.path, file: view.text[source.text], bodyOffset: bodyStart))
  }

  /// Where in its file the body begins.
  private var bodyStart: Int {
    Int(body.offset - view.whole.pointee.files[file.offset].text.offset)
  }

  private func location(_ range: Range<Int>) -> SourceLocation {
    let source = view.whole.pointee.files[file.offset]
    return SourceLocation(
      path: source.path, file: view.text[source.text],
      range: (bodyStart + range.lowerBound)..<(bodyStart + range.upperBound))
  }
}
