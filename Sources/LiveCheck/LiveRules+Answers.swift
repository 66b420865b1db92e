import Diagnostics
import ExternalSites
import RedSiteGen

/// What every answer has, and what those of files have besides.
extension LiveRules {
  /// An answer with the content of a file.
  mutating func look(at answer: LiveAnswer, of file: LiveFile) {
    let url = file.url
    guard answer.status == 200 else {
      if let failure = answer.failure {
        findings.add(
          .liveStatus, url,
          Message("没有回答：\(failure.message.chinese)", "no answer: \(failure.message.english)"))
      } else {
        findings.add(
          .liveStatus, url,
          Message(
            "本机生成的网站里有，服务器回答 \(answer.status)",
            "it is in the build here, and the server answers \(answer.status)"),
          help: Message(
            "确认发布已经完成，服务器的根目录指向新的一版",
            "see whether it was published and the server's root is the new release"))
      }
      return
    }
    lookAtHeaders(of: answer)
    lookAtType(of: answer, file)
    lookAtCaching(of: answer, file)
    guard let bytes = file.bytes else { return }
    if answer.body != bytes {
      findings.add(
        .liveContent, url,
        Message("内容和本机生成的不一样", "it differs from the build here"),
        help: Message(
          "服务器上不是这一版，或者中途被改动；用同一次提交、同一天生成再比",
          "the server has another release, or something changed it on the way; compare the same commit"
        ))
    }
    if Self.isCompressible(file), bytes.count >= 1024 {
      let encoding = answer["content-encoding"] ?? ""
      if encoding.isEmpty || answer.transferred >= bytes.count {
        findings.add(
          .liveTransfer, url,
          Message("没有压缩", "it is not compressed"),
          help: Message(
            "用 redsite server 生成的设置；Apache 要有 mod_deflate",
            "use the settings of `redsite server`; Apache needs mod_deflate"))
      } else if !(answer["vary"] ?? "").lowercased().contains("accept-encoding") {
        findings.add(
          .liveTransfer, url,
          Message(
            "压缩了，却没有 Vary: Accept-Encoding",
            "it is compressed without Vary: Accept-Encoding"))
      }
    }
  }

  private static func isCompressible(_ file: LiveFile) -> Bool {
    ["html", "css", "js", "json", "xml", "svg"].contains(file.ending)
  }

  /// The headers that every answer of the site has.
  mutating func lookAtHeaders(of answer: LiveAnswer) {
    let url = answer.question.url
    for (name, value) in site.headers.all {
      let found = answer[name.lowercased()]
      guard found != value else { continue }
      findings.add(
        .liveHeader, url,
        found == nil
          ? Message("没有 \(name)", "there is no \(name)")
          : Message("\(name) 和网站要求的不一样：\(found ?? "")", "\(name) is another: \(found ?? "")"),
        help: Message("应当是：\(name): \(value)", "it should be: \(name): \(value)"))
    }
    lookAtTransport(of: answer)
    if let cookie = answer["set-cookie"] {
      findings.add(
        .liveHeader, url,
        Message(
          "设置了 Cookie“\(cookie.prefix { $0 != "=" })”",
          "it sets the cookie \(cookie.prefix { $0 != "=" })"),
        help: Message(
          "网站不用 Cookie；看看是服务器还是前面的设备加的",
          "the site uses no cookies; see whether the server or something before it adds it"))
    }
    if let origin = answer["access-control-allow-origin"],
      answer["access-control-allow-credentials"] != nil
        || (origin != "*" && origin != site.host.origin)
    {
      findings.add(
        .liveHeader, url,
        Message(
          "Access-Control-Allow-Origin 让别的网站读取：\(origin)",
          "Access-Control-Allow-Origin lets other sites read it: \(origin)"))
    }
  }

  /// HSTS of half a year or more, the least that Mozilla's Observatory takes (15,768,000 s).
  private mutating func lookAtTransport(of answer: LiveAnswer) {
    guard site.host.isSecure else { return }
    let value = answer["strict-transport-security"] ?? ""
    let seconds = Self.maxAge(in: value.split(separator: ";").map(String.init))
    guard seconds ?? 0 < 15_768_000 else { return }
    findings.add(
      .liveHeader, answer.question.url,
      value.isEmpty
        ? Message("没有 Strict-Transport-Security", "there is no Strict-Transport-Security")
        : Message(
          "Strict-Transport-Security 不到半年：\(value)",
          "Strict-Transport-Security is less than half a year: \(value)"),
      help: Message(
        "https 用稳了以后写一年：\(ServerHeaders.strictTransport)",
        "once https is settled, say a year: \(ServerHeaders.strictTransport)"))
  }

  private mutating func lookAtType(of answer: LiveAnswer, _ file: LiveFile) {
    let value = (answer["content-type"] ?? "").lowercased()
    let type = String(value.prefix { $0 != ";" })
    guard let allowed = Self.types[file.ending] else { return }
    if !allowed.contains(type) {
      findings.add(
        .liveHeader, file.url,
        Message(
          "类型（Content-Type）是“\(value)”，.\(file.ending) 文件应当是 \(allowed[0])",
          "its Content-Type is “\(value)”; that of .\(file.ending) files is \(allowed[0])"))
    } else if ["html", "css", "js", "txt"].contains(file.ending),
      !value.replacing(" ", with: "").contains("charset=utf-8")
    {
      findings.add(
        .liveHeader, file.url,
        Message(
          "类型里没有写明 charset=utf-8：\(value)", "its Content-Type lacks charset=utf-8: \(value)"))
    }
  }

  private static let types: [String: [String]] = [
    "html": ["text/html"], "css": ["text/css"],
    "js": ["text/javascript", "application/javascript"],
    "json": ["application/json", "application/feed+json"],
    "xml": ["text/xml", "application/xml", "application/rss+xml", "application/atom+xml"],
    "txt": ["text/plain"], "svg": ["image/svg+xml"], "jpg": ["image/jpeg"],
    "jpeg": ["image/jpeg"], "png": ["image/png"], "gif": ["image/gif"], "webp": ["image/webp"],
    "ico": ["image/x-icon", "image/vnd.microsoft.icon"], "pdf": ["application/pdf"],
    "mp4": ["video/mp4"], "mp3": ["audio/mpeg"], "zip": ["application/zip"],
  ]

  private mutating func lookAtCaching(of answer: LiveAnswer, _ file: LiveFile) {
    let value = answer["cache-control"] ?? ""
    let seconds = Self.cachingSeconds(value)
    if file.isKept, seconds < 30 * 86_400 {
      findings.add(
        .liveHeader, file.url,
        Message(
          "文件名随内容变，浏览器却不能一直留着（Cache-Control: \(value)）",
          "its name changes with its content, and browsers may not keep it (Cache-Control: \(value))"
        ),
        help: Message(
          "应当是：\(ServerHeaders.assetCaching)", "it should be: \(ServerHeaders.assetCaching)"))
    } else if file.ending == "html" || file.ending == "xml", seconds > 600 || value.isEmpty {
      findings.add(
        .liveHeader, file.url,
        Message(
          "浏览器会留着旧网页（Cache-Control: \(value)）",
          "browsers keep old pages (Cache-Control: \(value))"),
        help: Message("应当是：\(ServerHeaders.caching)", "it should be: \(ServerHeaders.caching)"))
    }
  }

  /// How long an answer may be kept without asking, in seconds.
  static func cachingSeconds(_ value: String) -> Int {
    let words = value.lowercased().split(separator: ",").map(String.init)
    if words.contains(where: { $0.contains("no-cache") || $0.contains("no-store") }) { return 0 }
    return maxAge(in: words) ?? 0
  }

  private static func maxAge(in words: [String]) -> Int? {
    words.compactMap { word in
      let parts = word.lowercased().filter { $0 != " " && $0 != "\"" }.split(separator: "=")
      return parts.count == 2 && parts[0] == "max-age" ? Int(parts[1]) : nil
    }.first
  }
}
