import Base
import Diagnostics
import SiteModel

/// The files `_headers` and `_redirects`, which hosting services for static pages read from the
/// root of what they publish.
package enum PagesHostFiles {
  /// The name of the file with headers.
  package static let headersName = "_headers"
  /// The name of the file with old addresses.
  package static let redirectsName = "_redirects"
  /// Both, which services read and do not serve.
  package static let names: Set<String> = [headersName, redirectsName]

  /// The file `_headers`.
  package static func headers(_ host: ServedHost, _ headers: ServerHeaders) -> String {
    var text = "# 由 redsite 生成，放在网站的根上，名为 \(headersName)。\n"
    text += "\(host.basePath)*\n"
    for line in headerLines(headers) { text += line + "\n" }
    for files in ["assets/*.css", "assets/*.js", "renditions/*"] {
      // A later rule takes the header of an earlier one away with an exclamation mark.
      text += "\(host.basePath)\(files)\n  ! Cache-Control\n"
      text += "  Cache-Control: \(ServerHeaders.assetCaching)\n"
    }
    return text
  }

  private static func headerLines(_ headers: ServerHeaders) -> [String] {
    (headers.all + [("Cache-Control", ServerHeaders.caching)]).map { "  \($0): \($1)" }
  }

  /// The file `_redirects`: an old path, a new URL and 301 in each line; the query is kept.
  package static func redirects(_ host: ServedHost) -> String {
    var text = "# 由 redsite 生成，放在网站的根上，名为 \(redirectsName)。\n"
    if host.redirects.count > mostRedirects {
      text += "# 共 \(host.redirects.count) 行；有的平台最多认 \(mostRedirects) 行，后面的旧网址由网页转过去。\n"
    }
    if !host.queries.isEmpty {
      text += "# 这样的平台认不得“?”后面的参数，下面 \(host.queries.count) 个旧网址在这里转不了向，要用自己的服务器：\n"
      for query in host.queries.prefix(20) { text += "#   \(query.path)?\(query.query)\n" }
      if host.queries.count > 20 { text += "#   ……\n" }
    }
    for line in redirectLines(host) { text += line + "\n" }
    return text
  }

  private static func redirectLines(_ host: ServedHost) -> [String] {
    host.redirects.map { old, new in
      // A star or a colon would stand for any text.
      let path = old.percentEncodedPath.replacing("*", with: "%2A").replacing(":", with: "%3A")
      return "\(path) \(new) 301"
    }
  }

  // MARK: What hosts do not take

  /// The most lines of `_redirects`, and the most characters of a line, that Cloudflare Pages
  /// takes; GitLab Pages takes half as many lines, Netlify more.
  private static let (mostRedirects, longestRedirect) = (2000, 1000)
  /// The most characters of a line of `_headers` that Cloudflare Pages takes.
  private static let longestHeader = 2000

  /// What hosting services do not take of `_redirects`, each with what can be done about it.
  static func redirectLimits(_ host: ServedHost) -> [(problem: Message, help: Message)] {
    var limits: [(problem: Message, help: Message)] = []
    if !host.queries.isEmpty {
      let names = Message.names(host.queries.map { $0.path + "?" + $0.query })
      limits.append(
        (
          Message(
            "网页托管转不了带参数的旧网址：\(names.chinese)",
            "hosting of pages leads no old address with a query on: \(names.english)"),
          Message(
            "要留住它们，用自己的服务器（redsite server）；不要了，就从 aliases 里删去",
            "to keep them, use a server of your own (redsite server); or take them out of `aliases`"
          )
        ))
    }
    let lines = redirectLines(host)
    let long = lines.filter { $0.count > longestRedirect }
    if lines.count > mostRedirects || !long.isEmpty {
      limits.append(
        (
          Message(
            "\(redirectsName) 有 \(lines.count) 行，其中 \(long.count) 行超过 \(longestRedirect) 个字符；"
              + "Cloudflare Pages 只认 \(mostRedirects) 行，不认太长的",
            "\(redirectsName) has \(lines.count.counted("line")), \(long.count) above "
              + "\(longestRedirect) characters; Cloudflare Pages takes \(mostRedirects) lines and no "
              + "longer ones"),
          Message(
            "不认的旧网址仍有网页会转过去，不必处理；要都用 301，换一家平台或用自己的服务器",
            "pages still lead on from the others, so nothing needs doing; for 301 everywhere use "
              + "another service or your own server")
        ))
    }
    return limits
  }

  /// What hosting services do not take of `_headers`.
  static func headerLimits(_ headers: ServerHeaders) -> [(problem: Message, help: Message)] {
    guard headerLines(headers).contains(where: { $0.count > longestHeader }) else { return [] }
    return [
      (
        Message(
          "\(headersName) 里有一行超过 \(longestHeader) 个字符，Cloudflare Pages 不认",
          "a line of \(headersName) has more than \(longestHeader) characters, which Cloudflare "
            + "Pages ignores"),
        Message(
          "子网的域名太多，请用自己的服务器（redsite server）",
          "there are too many hosts of subsites: use a server of your own (redsite server)")
      )
    ]
  }
}
