import Base
import Diagnostics
import Files
import Metadata

/// An export of WordPress (WordPress eXtended RSS).
enum WordPressExport {
  /// Reads an export.
  ///
  /// - Parameters:
  ///   - path: its absolute path.
  ///   - shown: what messages call it.
  ///   - problems: receives what could not be read.
  /// - Returns: its posts and pages.
  static func read(_ path: String, shown: String, _ problems: inout [Diagnostic])
    -> [ForeignArticle]
  {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.assetBytes, into: &buffer)
    } catch {
      problems.append(error.diagnostic(path: shown, limit: Limits.assetBytes))
      return []
    }
    guard let root = try? XMLElement.parse(buffer.makeArray()), root.name == "rss",
      let channel = root.child("channel"), let folder = TemporaryFolder(),
      let pandoc = ProgramPath.find("pandoc")
    else {
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: shown),
          Message("不是 WordPress 导出的 XML", "is no export of WordPress")))
      return []
    }
    let site = channel.child("wp:base_site_url")?.text ?? channel.child("link")?.text ?? ""
    return channel.elements.filter { $0.name == "item" }.compactMap { item -> ForeignArticle? in
      func value(_ name: String) -> String { item.child(name)?.text ?? "" }
      guard ["post", "page"].contains(value("wp:post_type")) else { return nil }
      var article = ForeignArticle(origin: "\(shown)：\(value("title"))")
      article.title = value("title")
      article.author = value("dc:creator")
      article.date = value("wp:post_date")
      article.summary = value("excerpt:encoded")
      article.withheld = withheld(item)
      article.site = site
      let path = Self.path(of: value("link"), site: site)
      // What has no address but a query has no name that a file could be given.
      if path.contains("?") { article.aliases = [path] } else { article.url = path }
      article.keywords = item.elements.filter {
        $0.name == "category" && $0.attribute("domain") == "post_tag"
      }.map(\.text)
      // The editor of WordPress leaves paragraphs to its theme: an empty line is one.
      let html = value("content:encoded").replacing("\n\n", with: "\n<p>\n")
      guard !article.title.isEmpty else { return nil }
      let page = HTMLDump.parse(Array(html.utf8), in: folder.make(), pandoc)
      guard let page else {
        problems.append(
          Diagnostic(
            .unreadableFile, at: SourceLocation(path: article.origin),
            Message("读不了正文", "its text cannot be read")))
        return nil
      }
      article.body = .blocks(page["blocks"].list)
      return article
    }
  }

  /// Why an item was not for everyone: all but what is published without a password.
  private static func withheld(_ item: XMLElement) -> WithheldReason? {
    func values(_ name: String) -> [String] {
      item.elements.filter { $0.name == name }.map(\.text.withoutOuterSpaces)
    }
    if values("wp:post_password").contains(where: { !$0.isEmpty }) { return .password }
    let states = values("wp:status")
    guard let state = states.first(where: { $0 != "publish" }) ?? (states.isEmpty ? "" : nil) else {
      return nil
    }
    switch state {
    case "draft", "auto-draft": return .draft
    case "future": return .scheduled
    default: return .state(state)
    }
  }

  /// The path of an address of the site, with its query (`/?p=12`) where it has one.
  private static func path(of link: String, site: String) -> String {
    guard link.hasPrefix(site) else { return "" }
    let path = link.dropFirst(site.count)
    return path.hasPrefix("/") ? String(path) : "/" + path
  }
}
