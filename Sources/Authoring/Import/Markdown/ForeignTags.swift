import Base
import Files

/// Replaces the tags of Hexo and Jekyll and the shortcodes of Hugo in a text by Markdown.
///
/// What stands in code is nobody's tag. What has no counterpart stays as it is written, and is
/// listed.
struct ForeignTags {
  let dialect: MarkdownDialect
  let article: ForeignArticle
  let resolver: LinkResolver
  let list: ImportList

  /// One tag: its name, its arguments, and where it stands.
  private struct Tag {
    var name: String
    var words: [String]
    var named: [String: String]
    var range: Range<Int>
    var isClosing = false
    /// Closed in itself, as in `{{< figure … />}}`.
    var isWhole = false
    var argument: String { words.joined(separator: " ") }
  }

  /// The text with what has a counterpart replaced.
  func expand(_ text: String) -> String {
    guard dialect != .plain, text.contains("{%") || text.contains("{{") else { return text }
    let map = MarkdownMap(text)
    let bytes = map.bytes
    var output = ""
    var done = 0
    var place = 0
    while let start = nextOpening(map, from: place) {
      guard let tag = read(bytes, at: start) else {
        place = start + 2
        continue
      }
      place = tag.range.upperBound
      guard let (replacement, end) = replace(tag, bytes) else {
        list.add(
          .shortcode, bytes.text(tag.range).trimmed, of: article.origin,
          at: "\(1 + bytes[..<start].reduce(0) { $0 + ($1 == Ascii.lineFeed ? 1 : 0) })")
        continue
      }
      output += bytes.text(done..<start) + replacement
      done = end
      place = end
    }
    return output + bytes.text(done..<bytes.count)
  }

  // MARK: Reading

  private func nextOpening(_ map: MarkdownMap, from place: Int) -> Int? {
    switch dialect {
    case .plain: return nil
    case .hexo: return map.firstOutsideCode("{%", from: place)
    case .hugo:
      let found = [
        map.firstOutsideCode("{{<", from: place), map.firstOutsideCode("{{%", from: place),
      ]
      return found.compactMap(\.self).min()
    case .jekyll:
      let found = [
        map.firstOutsideCode("{%", from: place), map.firstOutsideCode("{{", from: place),
      ]
      return found.compactMap(\.self).min()
    }
  }

  private func read(_ bytes: [UInt8], at start: Int) -> Tag? {
    let isDouble = bytes[start + 1] == UInt8(ascii: "{")
    let sign = isDouble && dialect == .hugo ? [bytes[start + 2]] : []
    let closing: [UInt8] =
      isDouble
      ? (sign.isEmpty
        ? Array("}}".utf8)
        : [sign[0] == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "%")] + Array("}}".utf8))
      : Array("%}".utf8)
    let from = start + 2 + sign.count
    guard let end = bytes.first(of: closing, from: from), end - start < 20_000 else { return nil }
    var text = bytes.text(from..<end).trimmed
    if text.hasPrefix("-") { text = String(text.dropFirst()).trimmed }
    if text.hasSuffix("-"), dialect != .hugo { text = String(text.dropLast()).trimmed }
    var tag = Tag(name: "", words: [], named: [:], range: start..<(end + closing.count))
    if isDouble, dialect == .jekyll {
      tag.name = "{{"
      tag.words = [text]
      return tag
    }
    if text.hasPrefix("/*"), text.hasSuffix("*/") {
      // Hugo's way to show a shortcode.
      tag.name = "/*"
      tag.words = [String(text.dropFirst(2).dropLast(2)).trimmed]
      return tag
    }
    if text.hasPrefix("/") {
      tag.isClosing = true
      text = String(text.dropFirst()).trimmed
    }
    if text.hasSuffix("/"), dialect == .hugo {
      tag.isWhole = true
      text = String(text.dropLast()).trimmed
    }
    let words = Self.words(text)
    guard let name = words.first?.value, words.first?.key == nil, !name.isEmpty else { return nil }
    tag.name = name.lowercased()
    for word in words.dropFirst() {
      if let key = word.key {
        tag.named[key.lowercased()] = word.value
      } else {
        tag.words.append(word.value)
      }
    }
    return tag
  }

  /// The words of a tag, quotes and `key=value` understood.
  private static func words(_ text: String) -> [(key: String?, value: String)] {
    var words: [(key: String?, value: String)] = []
    var key: String?
    var value = ""
    var quote: Character?
    var isOpen = false
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { value.append(character) }
      } else if character == "\"" || character == "'" || character == "`", value.isEmpty {
        quote = character
        isOpen = true
      } else if character.isWhitespace {
        if isOpen || !value.isEmpty || key != nil { words.append((key, value)) }
        (key, value, isOpen) = (nil, "", false)
      } else if character == "=", key == nil, !value.isEmpty,
        value.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" })
      {
        key = value
        value = ""
      } else {
        value.append(character)
      }
    }
    if isOpen || !value.isEmpty || key != nil { words.append((key, value)) }
    return words
  }

  /// Where the tag that ends another one stands, passing over pairs of the same name within.
  private func ending(of tag: Tag, _ bytes: [UInt8], names: [String]) -> Range<Int>? {
    let opening = Array((dialect == .hugo ? "{{" : "{%").utf8)
    var place = tag.range.upperBound
    var depth = 0
    while let start = bytes.first(of: opening, from: place) {
      place = start + 2
      guard dialect != .hugo || start + 2 < bytes.count && "<%".utf8.contains(bytes[start + 2]),
        let found = read(bytes, at: start)
      else { continue }
      let isEnd =
        dialect == .hugo ? found.isClosing && found.name == tag.name : names.contains(found.name)
      if isEnd {
        if depth == 0 { return found.range }
        depth -= 1
      } else if found.name == tag.name, !found.isWhole, !found.isClosing, dialect == .hugo {
        depth += 1
      }
      place = found.range.upperBound
    }
    return nil
  }

  // MARK: Replacing

  private func replace(_ tag: Tag, _ bytes: [UInt8]) -> (text: String, end: Int)? {
    func paired(_ make: (String) -> String) -> (String, Int)? {
      guard let end = ending(of: tag, bytes, names: ["end" + tag.name]) else { return nil }
      return (make(bytes.text(tag.range.upperBound..<end.lowerBound)), end.upperBound)
    }
    func alone(_ text: String?) -> (String, Int)? { text.map { ($0, tag.range.upperBound) } }
    func quoted(_ inner: String, by source: String) -> String {
      var lines = expand(inner).trimmed.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> " + $0 }
      if !source.isEmpty { lines += [">", "> ——" + source] }
      return "\n\n" + lines.joined(separator: "\n") + "\n\n"
    }
    func film(_ address: String) -> (String, Int)? {
      guard !address.isEmpty else { return nil }
      list.add(.embedded, address, of: article.origin)
      return ("[视频](\(MarkdownWriter.destination(address)))", tag.range.upperBound)
    }
    let first = tag.words.first ?? ""
    switch (dialect, tag.name) {
    case (.hugo, "/*"): return alone("`{{< \(first) >}}`")
    case (_, "raw") where dialect != .hugo:
      return paired { "\n" + $0.trimmed + "\n" }
    case (.hexo, "post_link"), (.jekyll, "post_url"), (.jekyll, "link"):
      guard let place = resolver.place(named: first) else { return nil }
      if dialect == .jekyll { return alone(place) }
      let said = tag.words.dropFirst().filter { !["true", "false"].contains($0) }.joined(
        separator: " ")
      let name = said.isEmpty ? resolver.title(of: place) : said
      return alone("[\(name)](\(place))")
    case (.hexo, "post_path"): return alone(resolver.place(named: first))
    case (.hexo, "asset_img"), (.hexo, "img"), (.hexo, "image"):
      return alone(picture(tag.words))
    case (.hexo, "asset_path"): return alone(first)
    case (.hexo, "asset_link"):
      let name = tag.words.dropFirst().filter { !["true", "false"].contains($0) }.joined(
        separator: " ")
      return alone("[\(name.isEmpty ? first : name)](\(MarkdownWriter.destination(first)))")
    case (.hexo, "link"):
      guard let at = tag.words.firstIndex(where: { $0.contains("://") || $0.hasPrefix("/") }) else {
        return nil
      }
      let name = tag.words[..<at].joined(separator: " ")
      return alone(
        "[\(name.isEmpty ? tag.words[at] : name)](\(MarkdownWriter.destination(tag.words[at])))")
    case (.hexo, "codeblock"), (.hexo, "code"), (.jekyll, "highlight"):
      let lead = tag.words.first { $0.hasPrefix("lang:") }.map { String($0.dropFirst(5)) }
      let language = lead ?? (tag.name == "highlight" ? first : "")
      let title = tag.words.filter { !$0.contains(":") || $0.contains("://") }
      let caption = tag.name == "highlight" ? "" : title.joined(separator: " ")
      return paired {
        let code = $0.hasPrefix("\n") ? String($0.dropFirst()) : $0
        return "\n\n" + (caption.isEmpty ? "" : caption + "\n\n")
          + MarkdownWriter.fenced(code, language: language) + "\n\n"
      }
    case (.hugo, "highlight"):
      return paired {
        let code = $0.hasPrefix("\n") ? String($0.dropFirst()) : $0
        return "\n\n" + MarkdownWriter.fenced(code, language: first) + "\n\n"
      }
    case (.hexo, "blockquote"), (.hexo, "quote"), (.hexo, "centerquote"), (.hexo, "cq"),
      (.hexo, "pullquote"), (.hexo, "note"), (.hexo, "noteblock"), (.hexo, "alert"),
      (.hexo, "folding"), (.hexo, "hideToggle"), (.hexo, "admonition"):
      let names = ["end" + tag.name] + (tag.name == "cq" ? ["endcenterquote"] : [])
      guard let end = ending(of: tag, bytes, names: names) else { return nil }
      let styles: Set<String> = [
        "info", "primary", "success", "warning", "danger", "default", "simple", "modern", "flat",
        "disabled", "no-icon", "tip", "green", "blue", "red", "orange", "yellow", "left", "right",
      ]
      let said = tag.words.filter { !styles.contains($0) }.joined(separator: " ")
      let isQuote = tag.name.hasSuffix("quote") || tag.name == "cq"
      let inner = bytes.text(tag.range.upperBound..<end.lowerBound)
      let text =
        isQuote
        ? quoted(inner, by: said) : quoted((said.isEmpty ? "" : "**\(said)**\n\n") + inner, by: "")
      return (text, end.upperBound)
    case (.hexo, "youtube"), (.hugo, "youtube"):
      let id = tag.named["id"] ?? first
      return film(
        id.contains("://") ? id : id.isEmpty ? "" : "https://www.youtube.com/watch?v=" + id)
    case (.hexo, "vimeo"), (.hugo, "vimeo"):
      let id = tag.named["id"] ?? first
      return film(id.isEmpty ? "" : "https://vimeo.com/" + id)
    case (.hugo, "bilibili"), (.hexo, "bilibili"):
      let id = tag.named["id"] ?? first
      return film(
        id.isEmpty
          ? "" : "https://www.bilibili.com/video/" + (id.allSatisfy(\.isNumber) ? "av" : "") + id)
    case (.hexo, "iframe"), (.hexo, "video"), (.hexo, "dplayer"), (.hexo, "aplayer"):
      let address = tag.words.first { $0.contains("://") || $0.hasPrefix("/") } ?? ""
      return film(address.hasPrefix("url=") ? String(address.dropFirst(4)) : address)
    case (.hugo, "gist"), (.hexo, "gist"):
      let path = dialect == .hugo ? tag.words.prefix(2).joined(separator: "/") : first
      guard !path.isEmpty else { return nil }
      let address = "https://gist.github.com/" + path
      list.add(.embedded, address, of: article.origin)
      return alone("[\(address)](\(address))")
    case (.hugo, "ref"), (.hugo, "relref"):
      return alone(reference(tag.named["path"] ?? first))
    case (.hugo, "figure"), (.hugo, "img"), (.hugo, "image"):
      guard let source = tag.named["src"] ?? tag.words.first else { return nil }
      let said =
        [tag.named["alt"], tag.named["caption"], tag.named["title"]].compactMap(\.self)
        .first { !$0.isEmpty } ?? ""
      var text = picture([source, said]) ?? ""
      if let link = tag.named["link"], !link.isEmpty {
        text = "[\(text)](\(MarkdownWriter.destination(link)))"
      }
      let caption = [tag.named["title"], tag.named["caption"]].compactMap(\.self)
        .filter { !$0.isEmpty && $0 != said }
      return alone(text + (caption.isEmpty ? "" : "\n\n" + caption.joined(separator: "，") + "\n\n"))
    case (.hugo, "admonition"), (.hugo, "notice"), (.hugo, "alert"), (.hugo, "quote"),
      (.hugo, "blockquote"), (.hugo, "callout"), (.hugo, "hint"), (.hugo, "note"),
      (.hugo, "details"):
      let title =
        tag.named["title"] ?? tag.named["summary"] ?? (tag.words.count > 1 ? tag.words[1] : "")
      let author = tag.named["author"] ?? ""
      return paired { quoted((title.isEmpty ? "" : "**\(title)**\n\n") + $0, by: author) }
    case (.hugo, "rawhtml"), (.hugo, "raw"), (.hugo, "center"), (.hugo, "align"), (.hugo, "style"):
      return paired { "\n" + expand($0) + "\n" }
    case (.hugo, "toc"), (.hexo, "toc"), (.jekyll, "toc"): return alone("")
    case (.jekyll, "{{"): return liquid(first).map { ($0, tag.range.upperBound) }
    case (.jekyll, "comment"): return paired { _ in "" }
    default: return nil
    }
  }

  private func picture(_ words: [String]) -> String? {
    let endings = LinkResolver.pictureEndings.union(["svg"])
    guard
      let at = words.firstIndex(where: { word in
        endings.contains(ContentPath.ending(of: String(word.prefix { !"?#".contains($0) })))
          || word.contains("://")
      }) ?? words.indices.first
    else { return nil }
    let said = words[(at + 1)...].filter { word in
      !word.isEmpty && !word.allSatisfy { $0.isNumber || "%xp".contains($0) }
    }.joined(separator: " ")
    return "![\(said.replacing("]", with: "\\]"))](\(MarkdownWriter.destination(words[at])))"
  }

  /// The new place of a page that Hugo's `ref` names.
  private func reference(_ written: String) -> String? {
    let path = String(written.prefix { $0 != "#" && $0 != "?" })
    guard !path.isEmpty else { return nil }
    return resolver.place(named: path, from: article)
  }

  /// The few values of Liquid that stand in addresses.
  private func liquid(_ text: String) -> String? {
    let parts = text.split(separator: "|").map { $0.trimmed }
    guard let value = parts.first else { return nil }
    if ["site.baseurl", "site.url", "BASE_PATH", "site.github.url"].contains(value) { return "" }
    let filters = Set(parts.dropFirst().map { $0.prefix { $0 != ":" }.trimmed })
    let isLiteral = (value.hasPrefix("\"") || value.hasPrefix("'")) && value.count > 1
    guard isLiteral, filters.isSubset(of: ["relative_url", "absolute_url", "prepend", "escape"])
    else {
      return nil
    }
    return String(value.dropFirst().dropLast())
  }
}
