import Diagnostics
import RedSiteGen

/// Pages as the preview sends them.
package enum PreviewPage {
  /// A page of the site with our script at the end of its `body`.
  static func injecting(into page: [UInt8], digest: String) -> [UInt8] {
    let script = Array(element(digest: digest).utf8)
    let end = Array("</body>".utf8)
    var place = page.count - end.count
    while place >= 0, !page[place..<(place + end.count)].elementsEqual(end) { place -= 1 }
    guard place >= 0 else { return page + script }
    return page[..<place] + script + page[place...]
  }

  /// What stands where a page cannot be made; its problems are shown by the script.
  static func broken(_ language: Language) -> [UInt8] {
    standing(
      language == .chinese
        ? ("这个网页暂时生成不了", "问题列在下面；改好后本页会自动刷新。")
        : (
          "This page cannot be made",
          "The problems are listed below; the page reloads once they are mended."
        ),
      language)
  }

  /// What stands where there is no page and the theme has none for that.
  static func missing(_ language: Language) -> [UInt8] {
    standing(
      language == .chinese
        ? ("没有这个网页", "请检查网址；文章改了位置或标题，网址可能也变了。")
        : (
          "There is no such page", "Check the address; that of an article can change with its file."
        ),
      language)
  }

  /// What is said to who asks by a name that the preview does not know, with what to do about it.
  ///
  /// - Parameters:
  ///   - host: the name; nil where it is none.
  ///   - url: the address to open instead.
  ///   - language: the language.
  /// - Returns: the page.
  static func misdirected(host: String?, url: String, _ language: Language) -> [UInt8] {
    let name = host ?? (language == .chinese ? "域名" : "NAME")
    let command = "redsite serve --host \(name)"
    let (title, reason, remedy, otherwise) =
      language == .chinese
      ? (
        "421 预览不认识这个地址", "为了不让别的网站借浏览器读取草稿，预览只回答自己知道的地址。",
        "这个地址确实是转到预览来的（代理、转发的端口），就这样启动：", "在运行预览的机器上，请打开"
      )
      : (
        "421 The preview does not know this address",
        "So that no other site can read drafts through a browser, the preview answers to the names it knows.",
        "If a proxy or a forwarded port leads here, start it with this:",
        "On the machine that runs the preview, open"
      )
    let code = language == .chinese ? "zh-CN" : "en"
    return Array(
      """
      <!DOCTYPE html>
      <html lang="\(code)"><head><meta charset="utf-8"><title>\(title)</title>
      <meta name="viewport" content="width=device-width"></head>
      <body><main><h1>\(title)</h1><p>\(reason)</p>
      <p>\(remedy)</p><pre>\(command)</pre>
      <p>\(otherwise) <a href="\(url)">\(url)</a></p></main></body></html>

      """.utf8)
  }

  private static func standing(
    _ text: (title: String, hint: String), _ language: Language
  ) -> [UInt8] {
    let code = language == .chinese ? "zh-CN" : "en"
    return Array(
      """
      <!DOCTYPE html>
      <html lang="\(code)"><head><meta charset="utf-8"><title>\(text.title)</title>
      <meta name="viewport" content="width=device-width">
      <link rel="stylesheet" href="\(PreviewHandler.folder)preview.css"></head>
      <body class="redsite-standing"><main><h1>\(text.title)</h1><p>\(text.hint)</p></main>
      \(element(digest: ""))</body></html>

      """.utf8)
  }

  private static func element(digest: String) -> String {
    "<script src=\"\(PreviewHandler.folder)preview.js\" data-digest=\"\(digest)\" defer></script>"
  }
}
