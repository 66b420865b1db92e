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
      switch target {
      case .url(let text): url.append(view.text[text])
      case .path: url.append(bytes[slice: 0..<end])
      }
      url.append(bytes[slice: end..<bytes.count])
      return ResolvedDestination()
    case .failure(let problem):
      report(problem.code, at: destination.range, problem.message, help: problem.help)
      return .refused
    }
  }

  mutating func report(_ problem: MarkdownProblem) {
    switch problem.kind {
    case .unsafeLink(let address):
      report(
        .unsafeLink, at: problem.range,
        Message("不允许的链接“\(address)”", "the link “\(address)” is not allowed"),
        help: Message(
          "链接只能是 http、https、mailto、tel 或站内路径",
          "links are http, https, mailto, tel or paths of this site"))
    case .rawHTML(let beginning):
      report(
        .rawHTML, at: problem.range,
        Message(
          "HTML 代码“\(beginning)”会当作文字显示", "the HTML “\(beginning)” is shown as text"),
        help: Message(
          "请改用 Markdown；确实要显示这段代码，请放进反引号里",
          "use Markdown; if the code itself is to be shown, put it in backticks"))
    case .limit(let limit, let found, let allowed):
      report(
        .markdownLimit, at: problem.range,
        Message(
          "\(limit.message.chinese)：有 \(found)，最多 \(allowed)",
          "\(limit.message.english): \(found), the most is \(allowed)"),
        help: Message("请把这篇文章拆开或简化", "split the document or make it simpler"))
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message?
  ) {
    let source = view.whole.pointee.files[file.offset]
    let bodyStart = Int(body.offset - source.text.offset)
    diagnostics.append(
      Diagnostic(
        code,
        at: SourceLocation(
          path: source.path, file: view.text[source.text],
          range: (bodyStart + range.lowerBound)..<(bodyStart + range.upperBound)),
        message, help: help))
  }
}
