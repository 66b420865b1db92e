import Base
import Diagnostics
import Files
import XMLEvents

/// An export of WordPress (WordPress eXtended RSS 1.0 to 1.2).
enum WordPressExport {
  /// Reads an export.
  ///
  /// - Parameters:
  ///   - path: its absolute path.
  ///   - shown: what messages call it.
  ///   - list: receives what is not taken.
  ///   - problems: receives what could not be read.
  /// - Returns: what people could read: posts, pages, and types of the site's own.
  static func read(
    _ path: String, shown: String, _ list: ImportList, _ problems: inout [Diagnostic]
  ) -> ForeignSite {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.assetBytes, into: &buffer)
    } catch {
      problems.append(error.diagnostic(path: shown, limit: Limits.assetBytes))
      return ForeignSite()
    }
    let export = Listener()
    var bytes = buffer.makeArray()
    buffer = ByteBuffer(capacity: 16)
    // Old posts hold control characters, which XML forbids; a reader sees nothing of them.
    let allowed: [UInt8] = [0x09, 0x0A, 0x0D]
    for index in bytes.indices where bytes[index] < 0x20 && !allowed.contains(bytes[index]) {
      bytes[index] = 0x20
    }
    // A database that was cut off within a character leaves what is no UTF-8.
    if !isValid(bytes) { bytes = Array(String(decoding: bytes, as: UTF8.self).utf8) }
    let isWhole = bytes.withBytes { XMLReader.read($0, export, keepsPrefixes: true) }
    bytes = []
    guard export.isExport else {
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: shown),
          Message("不是 WordPress 导出的 XML", "is no export of WordPress")))
      return ForeignSite()
    }
    if !isWhole {
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: shown),
          Message(
            "文件在第 \(export.items.count + 1) 项那里断了或者坏了，前面的导入了",
            "the file breaks off or is damaged at item \(export.items.count + 1); those before are imported"
          ),
          help: Message("请在 WordPress 里重新导出", "export it again from WordPress")))
    }
    return site(of: export, shown: shown, list)
  }

  /// Whether bytes are UTF-8, without a copy of them.
  private static func isValid(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch { return false }
  }

  // MARK: Items

  /// An item as it stands in the export, by the names of its elements.
  struct Item {
    var values: [String: String] = [:]
    var passwords: [String] = []
    var states: [String] = []
    var terms: [(domain: String, nicename: String, name: String)] = []

    subscript(_ name: String) -> String { values[name] ?? "" }
  }

  private static let internalTypes: Set<String> = [
    "nav_menu_item", "revision", "attachment", "custom_css", "customize_changeset",
    "oembed_cache", "user_request", "wp_block", "wp_template", "wp_template_part",
    "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "acf-field",
    "acf-field-group",
  ]

  private static func site(of export: Listener, shown: String, _ list: ImportList) -> ForeignSite {
    var attachments: [String: String] = [:]
    for item in export.items where item["wp:post_type"] == "attachment" {
      attachments[item["wp:post_id"]] = item["wp:attachment_url"]
    }
    let addresses = [export["wp:base_blog_url"], export["wp:base_site_url"], export["link"]]
    let hosts = addresses.compactMap(host)
    var sites: [String] = []
    let isOld = addresses.first { !$0.isEmpty }?.hasPrefix("http://") ?? false
    for host in hosts {
      for scheme in isOld ? ["http://", "https://"] : ["https://", "http://"]
      where !sites.contains(scheme + host) {
        sites.append(scheme + host)
      }
    }
    let home =
      hosts.first.map { _ in
        MarkdownSite.path(ofAddress: addresses.first { !$0.isEmpty } ?? "") ?? ""
      } ?? ""
    var result = ForeignSite()
    for index in export.items.indices {
      // An export is large: each item goes when its article is there.
      let item = export.items[index]
      export.items[index] = Item()
      let type = item["wp:post_type"].trimmed
      guard !internalTypes.contains(type), !type.isEmpty else { continue }
      var article = ForeignArticle(origin: "")
      article.title = HTMLPlain.text(item["title"])
      let content = item["content:encoded"]
      if article.title.isEmpty {
        let text = HTMLPlain.text(String(content.prefix(600)))
        article.title = text.isEmpty ? "无题" : text.count > 20 ? text.prefix(20) + "…" : text
      }
      let id = item["wp:post_id"].trimmed
      article.origin = "\(shown)：\(article.title)" + (id.isEmpty ? "" : "（\(id)）")
      article.sites = sites
      let authors = item.terms.filter { $0.domain == "author" }.map(\.name)
      let creator = item["dc:creator"].trimmed
      let names = authors.isEmpty ? [export.authors[creator] ?? creator] : authors
      article.author = names.filter { !$0.isEmpty && $0 != "admin" }.joined(separator: "、")
      article.date = item["wp:post_date"].trimmed
      if article.date.hasPrefix("0000") { article.date = item["wp:post_date_gmt"].trimmed }
      if article.date.hasPrefix("0000") { article.date = "" }
      let modified = item["wp:post_modified"].trimmed
      if !modified.hasPrefix("0000"), modified.prefix(10) > article.date.prefix(10) {
        article.updated = modified
      }
      article.summary = HTMLPlain.text(item["excerpt:encoded"])
      article.withheld = withheld(item, type)
      if item["wp:is_sticky"].trimmed == "1" { article.pinned = 1 }
      let path = path(of: item["link"].trimmed, hosts)
      article.url = path
      if !id.isEmpty {
        let byNumber = (type == "page" ? ["?page_id=", "?p="] : ["?p="]).map {
          home + "/" + $0 + id
        }
        if path.isEmpty || path.contains("?") { article.url = byNumber[0] }
        article.otherURLs = byNumber
      }
      article.keywords = MarkdownSite.distinct(
        item.terms.filter { $0.domain == "post_tag" }.map { HTMLPlain.text($0.name) })
      article.categories = categories(item, export)
      let (html, summary) = WordPressText(
        article: article, attachments: attachments, list: list
      ).html(of: content)
      if article.summary.isEmpty { article.summary = summary }
      article.body = .html(html)
      result.articles.append(article)
    }
    return result
  }

  private static func categories(_ item: Item, _ export: Listener) -> [[String]] {
    item.terms.filter { $0.domain == "category" }.compactMap { term in
      guard !["uncategorized", "weifenlei", "未分类"].contains(term.nicename.lowercased()),
        term.name != "未分类"
      else { return nil }
      var path = [HTMLPlain.text(term.name)]
      var parent = export.parents[term.nicename] ?? ""
      while let name = export.names[parent], path.count < 8 {
        path.insert(HTMLPlain.text(name), at: 0)
        parent = export.parents[parent] ?? ""
      }
      return path
    }
  }

  /// Why an item was not for everyone: all but what is published without a password, at an address
  /// of its own.
  private static func withheld(_ item: Item, _ type: String) -> WithheldReason? {
    if item.passwords.contains(where: { !$0.trimmed.isEmpty }) { return .password }
    let states = item.states.map(\.trimmed)
    guard let state = states.first(where: { $0 != "publish" }) ?? (states.isEmpty ? "" : nil) else {
      // Whether a type of the site's own had pages, only its address tells.
      let hasPage =
        type == "post" || type == "page" || !item["link"].contains("?") && !item["link"].isEmpty
      return hasPage ? nil : .state(type)
    }
    switch state {
    case "draft", "auto-draft": return .draft
    case "future": return .scheduled
    default: return .state(state)
    }
  }

  static func host(_ address: String) -> String? {
    guard let start = address.ranges(of: "://").first?.upperBound else { return nil }
    let host = address[start...].prefix { $0 != "/" }
    return host.isEmpty ? nil : String(host)
  }

  /// The path of an address of the site, percent-encoding resolved, with its query.
  private static func path(of link: String, _ hosts: [String]) -> String {
    guard let host = host(link), hosts.contains(host),
      let start = link.ranges(of: host).first?.upperBound
    else { return "" }
    let path = String(link[start...])
    return path.withBytes { PercentDecoding.decode($0) }
  }

  // MARK: Reading

  /// Takes the items out of the events.
  private final class Listener: XMLListener {
    var items: [Item] = []
    var isExport = false
    /// What is said of the site.
    private var channel: [String: String] = [:]
    var authors: [String: String] = [:]
    var names: [String: String] = [:]
    var parents: [String: String] = [:]

    private var path: [String] = []
    private var item: Item?
    private var group: [String: String] = [:]
    private var text: [UInt8] = []
    private var term = (domain: "", nicename: "")

    subscript(_ name: String) -> String { channel[name] ?? "" }

    func begin(_ name: Bytes, _ attributes: XMLAttributes) {
      let name = name.string
      path.append(name)
      if path.count == 1 { isExport = name == "rss" }
      if path.count == 3 {
        if name == "item" { item = Item() }
        group = [:]
      }
      if name == "category" { term = (attributes["domain"] ?? "", attributes["nicename"] ?? "") }
      text.removeAll(keepingCapacity: true)
    }

    func text(_ text: Bytes) {
      // Only elements at these depths have texts that are asked for.
      if (3...4).contains(path.count) { self.text.append(contentsOf: text) }
    }

    func end(_ name: Bytes) {
      let name = name.string
      let value = path.count <= 4 ? String(decoding: text, as: UTF8.self) : ""
      if path.count == 4, item != nil {
        switch name {
        case "wp:post_password": item?.passwords.append(value)
        case "wp:status": item?.states.append(value)
        case "category": item?.terms.append((term.domain, term.nicename, value))
        default: if item?.values[name] == nil { item?.values[name] = value }
        }
      } else if path.count == 4 {
        group[name] = value
      } else if path.count == 3 {
        if name == "item", let item {
          items.append(item)
          self.item = nil
        } else if name == "wp:author" {
          authors[group["wp:author_login"] ?? ""] = group["wp:author_display_name"] ?? ""
        } else if name == "wp:category" {
          let nicename = group["wp:category_nicename"] ?? ""
          names[nicename] = group["wp:cat_name"] ?? nicename
          parents[nicename] = group["wp:category_parent"] ?? ""
        } else if channel[name] == nil {
          channel[name] = value.trimmed
        }
      }
      _ = path.popLast()
      text.removeAll(keepingCapacity: true)
    }
  }
}
