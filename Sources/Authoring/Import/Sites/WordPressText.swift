import Base
import Diagnostics
import Files

/// The text of a post as WordPress shows it: shortcodes, and paragraphs where lines are empty.
struct WordPressText {
  let article: ForeignArticle
  /// The addresses of uploaded files by their numbers.
  let attachments: [String: String]
  let list: ImportList

  /// The text as HTML, and what stands above `<!--more-->` as plain text where it is short.
  func html(of content: String) -> (html: String, summary: String) {
    var text = content.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    var summary = ""
    for mark in ["<!--more", "<!-- more"] {
      guard let place = text.ranges(of: mark).first else { continue }
      let above = HTMLPlain.text(String(text[..<place.lowerBound]))
      if above.count <= 300 { summary = above }
    }
    // Code is neither shortcodes nor paragraphs.
    var kept: [String] = []
    text = Self.keeping(["pre", "script", "style", "textarea"], of: text, &kept)
    text = shortcodes(text)
    // The newer editor writes its paragraphs itself.
    if !text.contains("<!-- wp:") { text = Self.paragraphs(text) }
    for (index, piece) in kept.enumerated() {
      text = text.replacing("\u{E000}\(index)\u{E001}", with: piece)
    }
    return (text, summary)
  }

  /// Puts marks in the place of elements that nothing is to be changed in.
  private static func keeping(_ names: [String], of text: String, _ kept: inout [String]) -> String
  {
    guard names.contains(where: { text.contains("<" + $0) }) else { return text }
    let bytes = Array(text.utf8)
    var output = ""
    var done = 0
    var place = 0
    while let start = bytes[min(place, bytes.count)...].firstIndex(of: UInt8(ascii: "<")) {
      place = start + 1
      guard let tag = HTMLTag(bytes, at: start, bytes.count), !tag.isClosing,
        names.contains(tag.name),
        let close = bytes.first(of: Array("</\(tag.name)>".utf8), from: tag.end, ignoringCase: true)
      else { continue }
      let end = close + tag.name.utf8.count + 3
      output += bytes.text(done..<start) + "\u{E000}\(kept.count)\u{E001}"
      kept.append(bytes.text(start..<end))
      done = end
      place = end
    }
    return output + bytes.text(done..<bytes.count)
  }

  // MARK: Shortcodes

  private func shortcodes(_ text: String) -> String {
    guard text.contains("[") else { return text }
    let bytes = Array(text.utf8)
    var output = ""
    var done = 0
    var place = 0
    while let start = bytes[min(place, bytes.count)...].firstIndex(of: UInt8(ascii: "[")) {
      place = start + 1
      guard let code = Shortcode(bytes, at: start) else { continue }
      // Doubled brackets show the shortcode itself.
      if start > 0, bytes[start - 1] == UInt8(ascii: "["), code.end < bytes.count,
        bytes[code.end] == UInt8(ascii: "]")
      {
        place = code.end
        continue
      }
      let closing = Array("[/\(code.name)]".utf8)
      let close = bytes.first(of: closing, from: code.end)
      let inner = close.map { bytes.text(code.end..<$0) } ?? ""
      guard let replacement = replace(code, inner) else {
        if close != nil || !code.attributes.isEmpty {
          list.add(.shortcode, bytes.text(start..<code.end), of: article.origin)
        }
        place = code.end
        continue
      }
      output += bytes.text(done..<start) + replacement
      done = close.map { $0 + closing.count } ?? code.end
      place = done
    }
    return output + bytes.text(done..<bytes.count)
  }

  private func replace(_ code: Shortcode, _ inner: String) -> String? {
    func link(_ address: String, _ name: String) -> String? {
      guard !address.isEmpty else { return nil }
      list.add(.embedded, address, of: article.origin)
      return "\n\n<p><a href=\"\(Self.attribute(address))\">\(name)</a></p>\n\n"
    }
    switch code.name {
    case "caption", "wp_caption":
      let said = code.attributes["caption"] ?? ""
      // The words stand behind the picture in newer posts, in an attribute in older ones.
      let end =
        inner.ranges(of: "</a>").last?.upperBound
        ?? inner.lastIndex(of: ">").map { inner.index(after: $0) }
      guard let end, inner.contains("<img") else { return "<p>\(inner)</p>" }
      let words = inner[end...].trimmed
      let caption = words.isEmpty ? said : words
      return "\n\n<figure>\(inner[..<end])<figcaption>\(caption)</figcaption></figure>\n\n"
    case "gallery", "playlist":
      let ids = (code.attributes["ids"] ?? code.attributes["include"] ?? "").split {
        ", ".contains($0)
      }
      let found = ids.compactMap { attachments[String($0)] }
      for id in ids where attachments[String(id)] == nil {
        list.add(
          .picture, "[gallery] \(id)", of: article.origin,
          why: Message("导出的文件里没有这张图片的地址", "the export does not say where it is"))
      }
      if ids.isEmpty {
        list.add(.shortcode, "[\(code.name)]", of: article.origin)
        return ""
      }
      return "\n\n" + found.map { "<p><img src=\"\(Self.attribute($0))\" alt=\"\"></p>" }.joined()
        + "\n\n"
    case "audio", "video":
      let keys = ["src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "flv"]
      let address = keys.lazy.compactMap { code.attributes[$0] }.first ?? inner.trimmed
      return link(address, code.name == "audio" ? "音频" : "视频")
    case "embed", "youtube", "vimeo":
      return link(inner.trimmed.isEmpty ? code.attributes["src"] ?? "" : inner.trimmed, "视频")
    case "code", "php", "sourcecode", "cc", "cpp", "java", "python", "bash", "sql", "css", "xml",
      "html", "js", "javascript":
      guard !inner.isEmpty else { return nil }
      return "\n\n<pre>\(inner.replacing("<", with: "&lt;"))</pre>\n\n"
    default: return nil
    }
  }

  private static func attribute(_ text: String) -> String {
    text.replacing("&amp;", with: "&").replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
  }

  /// One shortcode: `[name key="value"]`.
  private struct Shortcode {
    var name: String
    var attributes: [String: String] = [:]
    var end: Int

    init?(_ bytes: [UInt8], at start: Int) {
      var place = start + 1
      while place < bytes.count,
        Ascii.isAlphanumeric(bytes[place]) || "_-".utf8.contains(bytes[place])
      { place += 1 }
      guard place > start + 1, Ascii.isLetter(bytes[start + 1]),
        let close = bytes[place..<min(place + 2_000, bytes.count)].firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      name = bytes.text((start + 1)..<place).lowercased()
      guard place == close || Ascii.isSpace(bytes[place]) || bytes[place] == UInt8(ascii: "/"),
        // A link of Markdown, or a reference in brackets, is none.
        close + 1 >= bytes.count || bytes[close + 1] != UInt8(ascii: "(")
      else { return nil }
      end = close + 1
      var rest = bytes.text(place..<close).trimmed[...]
      while let equals = rest.firstIndex(of: "=") {
        let key = rest[..<equals].trimmed.split(separator: " ").last.map { $0.lowercased() } ?? ""
        rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
        if let quote = rest.first, quote == "\"" || quote == "'" || quote == "”" || quote == "“" {
          rest.removeFirst()
          let value = rest.prefix { $0 != quote && $0 != "”" }
          attributes[key] = String(value)
          rest = rest[value.endIndex...].dropFirst()
        } else {
          let value = rest.prefix { !$0.isWhitespace }
          attributes[key] = String(value)
          rest = rest[value.endIndex...]
        }
      }
    }
  }

  // MARK: Paragraphs

  private static let blocks: Set<String> = [
    "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div", "dl",
    "dd", "dt", "ul", "ol", "li", "pre", "form", "map", "area", "blockquote", "address", "style",
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "fieldset", "legend", "section", "article",
    "aside", "hgroup", "header", "footer", "nav", "figure", "figcaption", "details", "menu",
    "summary", "center", "iframe", "video", "audio", "object", "embed",
  ]

  /// Makes paragraphs of empty lines and breaks of single ones, blocks left as they are.
  static func paragraphs(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var spaced = ""
    var done = 0
    var place = 0
    while let start = bytes[min(place, bytes.count)...].firstIndex(of: UInt8(ascii: "<")) {
      place = start + 1
      guard let tag = HTMLTag(bytes, at: start, bytes.count) else { continue }
      place = tag.end
      let written = bytes.text(start..<tag.end)
      let isBlock = blocks.contains(tag.name)
      guard isBlock || written.contains("\n") else { continue }
      let isLast = tag.isClosing || tag.name == "hr"
      spaced += bytes.text(done..<start)
      if isBlock, !isLast { spaced += "\n\n" }
      // A line that ends within a tag is no break.
      spaced += written.replacing("\n", with: " ")
      if isBlock, isLast { spaced += "\n\n" }
      done = tag.end
    }
    spaced += bytes.text(done..<bytes.count)
    var output = ""
    var chunk: [Substring] = []
    func finish() {
      let text = chunk.joined(separator: "\n").trimmed
      chunk = []
      guard !text.isEmpty else { return }
      let name =
        text.hasPrefix("<") ? HTMLTag(Array(text.utf8), at: 0, text.utf8.count)?.name ?? "" : ""
      if blocks.contains(name) || text.hasPrefix("\u{E000}") && text.hasSuffix("\u{E001}") {
        // Lines within a block are broken too.
        let isText = ["div", "td", "th", "li", "dd", "dt", "blockquote", "center", "section"]
          .contains(name)
        output += (isText ? text.replacing("\n", with: "<br>\n") : text) + "\n"
      } else {
        output += "<p>" + text.replacing("\n", with: "<br>\n") + "</p>\n"
      }
    }
    for line in spaced.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) { finish() } else { chunk.append(line) }
    }
    finish()
    return output
  }
}
