import Base

/// The files `_headers` and `_redirects`, which hosting services for static pages read from the
/// root of what they publish.
enum PagesHostFiles {
  /// The file `_headers`.
  static func headers(_ host: ServedHost, _ headers: ServerHeaders) -> String {
    let all = headers.all + [("Cache-Control", ServerHeaders.caching)]
    var text = "# 由 redsite server headers 生成，放在输出文件夹的根上，名为 _headers。\n"
    text += "\(host.basePath)*\n"
    for (name, value) in all { text += "  \(name): \(value)\n" }
    for files in ["assets/*.css", "assets/*.js", "renditions/*"] {
      // A later rule takes the header of an earlier one away with an exclamation mark.
      text += "\(host.basePath)\(files)\n  ! Cache-Control\n"
      text += "  Cache-Control: \(ServerHeaders.assetCaching)\n"
    }
    return text
  }

  /// How many lines of `_redirects` the service with the fewest takes.
  private static let mostRedirects = 2000

  /// The file `_redirects`: an old path, a new URL and 301 in each line; the query is kept.
  static func redirects(_ host: ServedHost) -> String {
    var text = "# 由 redsite server redirects 生成，放在输出文件夹的根上，名为 _redirects。\n"
    if host.redirects.count > mostRedirects {
      text += "# 共 \(host.redirects.count) 行；有的平台最多认 \(mostRedirects) 行，后面的旧网址由网页转过去。\n"
    }
    if !host.queries.isEmpty {
      text += "# 这样的平台认不得“?”后面的参数，下面 \(host.queries.count) 个旧网址在这里转不了向，要用自己的服务器：\n"
      for query in host.queries.prefix(20) { text += "#   \(query.path)?\(query.query)\n" }
      if host.queries.count > 20 { text += "#   ……\n" }
    }
    for (old, new) in host.redirects {
      // A star or a colon would stand for any text.
      let path = old.percentEncodedPath.replacing("*", with: "%2A").replacing(":", with: "%3A")
      text += "\(path) \(new) 301\n"
    }
    return text
  }
}
