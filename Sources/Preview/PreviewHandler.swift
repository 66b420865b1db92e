import Files
import FoundationEssentials
import RedSiteGen

/// Answers requests: pages of the site and what the script in them asks for.
struct PreviewHandler: Sendable {
  let inbox: Inbox
  let signal: ChangeSignal
  let access: AccessRule
  let links: SourceLinks
  let renditions: RenditionStore
  /// The path that the site is served at, ending in `/`.
  let basePath: String
  /// Whether the private records may be shown: only where nobody but this machine can ask, and then
  /// only to who asks by a name of this machine.
  let showsRecords: Bool

  /// The folder of the preview's own files.
  static let folder = "/_redsite/"
  /// The folder of the private records.
  static let recordsFolder = "/_records/"

  private static let headers = [
    (name: "Cache-Control", value: "no-store"), (name: "X-Content-Type-Options", value: "nosniff"),
    (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    (name: "X-Frame-Options", value: "SAMEORIGIN"), (name: "Referrer-Policy", value: "same-origin"),
  ]

  /// The answer to a request, whoever sends it.
  func answer(_ request: PreviewRequest) async -> PreviewResponse {
    if let refusal = access.refusal(of: request) { return refusal }
    var response = await respond(to: request)
    response.headers += Self.headers
    return response
  }

  private func respond(to request: PreviewRequest) async -> PreviewResponse {
    guard let path = RequestTarget.decode(request.path) else {
      return .text(.badRequest, "400 请求的地址不对\n")
    }
    let own = String(Self.folder.dropFirst())
    if path.hasPrefix(own) { return await answerOwn(String(path.dropFirst(own.count)), request) }
    if showsRecords, access.isLocal(request), path.hasPrefix(Self.recordsFolder.dropFirst()) {
      return await answerRecords(
        String(path.dropFirst(Self.recordsFolder.count - 1)), request.value("period"))
    }
    let base = String(basePath.dropFirst())
    guard path.hasPrefix(base) else {
      return path.isEmpty ? Self.redirect(basePath) : .text(.notFound, "404 没有这个网页\n")
    }
    return await answerSite(String(path.dropFirst(base.count)), request)
  }

  private func answerSite(_ path: String, _ request: PreviewRequest) async -> PreviewResponse {
    let answer = await withCheckedContinuation { continuation in
      inbox.send(.page(path) { continuation.resume(returning: $0) })
    }
    switch answer {
    case .page(let bytes, let facts, let isMissing):
      return Self.html(
        isMissing ? .notFound : .ok, PreviewPage.injecting(into: bytes, digest: facts.digest))
    case .broken: return Self.html(.serverError, PreviewPage.broken(links.language))
    case .content(let bytes, let path):
      return PreviewResponse(.ok, type: ContentType.of(path: path), .bytes(bytes))
    case .file(let file): return Self.file(file, range: request.headers["range"])
    case .rendition(let rendition):
      guard let bytes = await renditions.bytes(of: rendition) else {
        return .text(.serverError, "500 这张图片坏了，打不开\n")
      }
      return PreviewResponse(.ok, type: ContentType.of(path: rendition.path), .bytes(bytes))
    case .folder: return Self.redirect(request.path + "/")
    case .missing: return Self.html(.notFound, PreviewPage.missing(links.language))
    }
  }

  /// The private records: the dashboard, or a file of a report.
  private func answerRecords(_ name: String, _ period: String) async -> PreviewResponse {
    let bytes = await withCheckedContinuation { continuation in
      inbox.send(.records(name, period: period) { continuation.resume(returning: $0) })
    }
    guard let bytes else { return .text(.notFound, "404 没有这份台账\n") }
    return PreviewResponse(
      .ok, type: ContentType.of(path: name.isEmpty ? "index.html" : name), .bytes(bytes))
  }

  /// The files of the preview itself.
  private func answerOwn(_ name: String, _ request: PreviewRequest) async -> PreviewResponse {
    switch name {
    case "preview.js":
      return PreviewResponse(
        .ok, type: ContentType.of(path: name),
        .bytes(Array(PreviewScript.text(links.language).utf8)))
    case "preview.css":
      return PreviewResponse(
        .ok, type: ContentType.of(path: name), .bytes(Array(PreviewScript.style.utf8)))
    case "notes": return await notes(request)
    case "source":
      let path = request.value("file")
      let file = await withCheckedContinuation { continuation in
        inbox.send(.source(path) { continuation.resume(returning: $0) })
      }
      guard let file else { return .text(.notFound, "404 没有这个文件\n") }
      return Self.file(file, type: "text/plain; charset=utf-8", range: nil)
    default: return .text(.notFound, "404\n")
    }
  }

  /// What the script of a page is told; waits until it is news.
  private func notes(_ request: PreviewRequest) async -> PreviewResponse {
    let known = Int(request.value("version")) ?? -1
    let version = await signal.wait(whileVersionIs: known, atMost: .seconds(20))
    var facts: PreviewFacts?
    var marks: [PreviewMark] = []
    let address = request.value("page")
    if let path = RequestTarget.decode(address), path.hasPrefix(basePath.dropFirst()) {
      let answer: (PreviewAnswer, [PreviewMark]) = await withCheckedContinuation { continuation in
        let page = String(path.dropFirst(basePath.count - 1))
        inbox.send(.facts(page) { continuation.resume(returning: ($0, $1)) })
      }
      marks = answer.1
      switch answer.0 {
      case .page(_, let found, _), .broken(let found): facts = found
      default: break
      }
    }
    let body = PreviewNotes(version: version, facts, marks, links: links)
    return PreviewResponse(
      .ok, type: ContentType.of(path: "notes.json"),
      .bytes((try? JSONEncoder().encode(body)).map(Array.init) ?? []))
  }

  // MARK: Answers

  private static func html(_ status: PreviewResponse.Status, _ bytes: [UInt8]) -> PreviewResponse {
    PreviewResponse(status, type: "text/html; charset=utf-8", .bytes(bytes))
  }

  private static func redirect(_ target: String) -> PreviewResponse {
    var response = PreviewResponse.text(.temporaryRedirect, "")
    // Two slashes at the start would lead to another host.
    response.headers.append(("Location", "/" + target.drop { $0 == "/" }))
    return response
  }

  private static func file(
    _ place: FilePlace, type: String? = nil, range: String?
  ) -> PreviewResponse {
    guard let file = FileBody(place) else { return .text(.notFound, "404 没有这个文件\n") }
    let type = type ?? ContentType.of(path: place.path)
    if let range, let part = ByteRange.parse(range, size: file.size) {
      let place = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
      return PreviewResponse(
        .partialContent, type: type, .file(file, part),
        headers: [("Accept-Ranges", "bytes"), ("Content-Range", place)])
    }
    return PreviewResponse(
      .ok, type: type, .file(file, 0..<file.size), headers: [("Accept-Ranges", "bytes")])
  }
}
