/// The file `_headers`, which hosting services for static pages read from the site's root.
enum HeaderFile {
  static func text(_ headers: ServerHeaders) -> String {
    let all = headers.all + [("Cache-Control", ServerHeaders.caching)]
    var text = "# 由 redsite server headers 生成，放在输出文件夹的根上，名为 _headers。\n/*\n"
    for (name, value) in all { text += "  \(name): \(value)\n" }
    for ending in ["css", "js"] {
      // A later rule takes the header of an earlier one away with an exclamation mark.
      text += "/assets/*.\(ending)\n  ! Cache-Control\n"
      text += "  Cache-Control: \(ServerHeaders.assetCaching)\n"
    }
    return text
  }
}
