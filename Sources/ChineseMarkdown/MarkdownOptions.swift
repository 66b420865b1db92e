import Base

/// How Markdown becomes HTML.
package struct MarkdownOptions: Sendable {
  /// Which language is read and written.
  package var dialect: Dialect
  /// What happens to raw HTML; `.gfm` always lets it through.
  package var rawHTML: RawHTML
  /// The words that the renderer itself writes.
  package var labels: MarkdownLabels
  /// What is done about writing habits; nothing in `.gfm`.
  package var habits = HabitPolicy.mend
  /// Whether a picture without a description is a problem.
  package var wantsDescriptions = false
  /// Whether bare URLs and e-mail addresses become links (GFM 0.29 §6.9).
  package var linksBareURLs = true
  /// Whether `.gfm` disarms the nine tags of GFM 0.29 §6.11.
  package var filtersTags = true

  /// The languages the renderer knows.
  package enum Dialect: Sendable {
    /// GitHub Flavored Markdown 0.29, byte for byte as the reference program writes it.
    case gfm
    /// GFM with all that a Chinese site adds to it (`docs/markdown.md`).
    case site
  }

  /// What happens to raw HTML in a document of a site.
  package enum RawHTML: Sendable {
    /// It is shown as text and reported; comments are dropped.
    case escape
    /// It is copied. For sites whose writers may do anything.
    case allow
  }

  /// Options for a dialect.
  package init(
    _ dialect: Dialect, rawHTML: RawHTML = .escape, labels: MarkdownLabels = .chinese
  ) {
    self.dialect = dialect
    self.rawHTML = rawHTML
    self.labels = labels
  }

  /// Exactly GFM 0.29.
  package static let gfm = MarkdownOptions(.gfm)
  /// A Chinese site, raw HTML shown as text.
  package static let site = MarkdownOptions(.site)
}

/// Decides which destinations may become links: an allow-list, since lists of what is forbidden
/// have been got round again and again.
///
/// Allowed are `http`, `https`, `mailto`, `tel`, paths and fragments. Refused is everything else
/// with a scheme (`javascript:`, `data:`, `feed:`, `view-source:` …) and `//host`, which leaves
/// the site without saying so. Browsers drop control characters and read `\` as `/`; so does
/// this. Percent signs are resolved too before looking, which refuses more than a browser runs.
package enum LinkPolicy {
  /// Writes a destination without what browsers ignore and says what kind of URL it is.
  ///
  /// - Parameters:
  ///   - destination: a destination with entities and backslashes resolved.
  ///   - clean: receives it trimmed and without control characters.
  /// - Returns: its kind, or nil if it is refused.
  package static func form(
    of destination: Bytes, cleanedInto clean: inout ByteBuffer
  ) -> MarkdownDestination.Form? {
    let start = clean.count
    let trimmed = destination.trimmed
    for byte in trimmed where byte >= 0x20 && byte != 0x7F { clean.append(byte) }
    let end = clean.count
    return clean.withBytes { form(of: $0[slice: start..<end].trimmed) }
  }

  private static func form(of url: Bytes) -> MarkdownDestination.Form? {
    guard let first = url.first else { return .path }
    if first == UInt8(ascii: "#") { return .fragment }
    if url.begins(with: "https://"), url.count > 8, Ascii.isAlphanumeric(url[8]) { return .web }
    // The first 64 visible bytes decide: no scheme that is let through is longer.
    var visible = [UInt8]()
    var index = 0
    while index < url.count, visible.count < 64 {
      let byte = decoded(url, &index)
      if byte > 0x20, byte != 0x7F {
        visible.append(byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : byte)
      }
    }
    if visible.starts(with: "//".utf8) { return nil }
    guard let colon = visible.firstIndex(of: UInt8(ascii: ":")),
      !visible[..<colon].contains(where: { "/?#".utf8.contains($0) })
    else { return .path }
    let scheme = String(decoding: visible[..<colon], as: UTF8.self).lowercased()
    let rest = visible[(colon + 1)...]
    switch scheme {
    case "http", "https":
      guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first else { return nil }
      return "/?#:@".utf8.contains(host) ? nil : .web
    case "mailto", "tel": return rest.isEmpty ? nil : .contact
    default: return nil
    }
  }

  private static func decoded(_ url: Bytes, _ index: inout Int) -> UInt8 {
    let byte = url[index]
    if byte == UInt8(ascii: "%"), index + 2 < url.count,
      let high = hexValue(url[index + 1]), let low = hexValue(url[index + 2])
    {
      index += 3
      return high << 4 | low
    }
    index += 1
    return byte
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

/// What a document asks of the parser beyond what every document gets.
struct MarkdownFeatures: OptionSet, Sendable {
  package let rawValue: Int

  /// Bare URLs and e-mail addresses are links.
  static let autolinks = MarkdownFeatures(rawValue: 1)
  /// `[^name]` is a footnote.
  static let footnotes = MarkdownFeatures(rawValue: 2)
  /// `~text~` is struck out as `~~text~~` is.
  static let singleTilde = MarkdownFeatures(rawValue: 4)

  /// How many different sets there are.
  package static let count = 8
}

extension MarkdownFeatures {
  /// What the bytes of a document can make use of.
  ///
  /// Autolinks cost a second walk over the tree; footnotes change what `[^` means.
  static func needed(by source: Bytes, isSite: Bool) -> MarkdownFeatures {
    var features: MarkdownFeatures = []
    if source.firstIndex(of: 0x40, from: 0) != nil || source.contains("://")
      || source.contains("www.")
    {
      features.insert(.autolinks)
    }
    if isSite, source.contains("[^") { features.insert(.footnotes) }
    return features
  }
}

/// The words that the renderer writes around a document, in the language of the site.
package struct MarkdownLabels: Sendable {
  /// The title of `[!NOTE]`.
  package var note: StaticString
  /// The title of `[!TIP]`.
  package var tip: StaticString
  /// The title of `[!IMPORTANT]`.
  package var important: StaticString
  /// The title of `[!WARNING]`.
  package var warning: StaticString
  /// The title of `[!CAUTION]`.
  package var caution: StaticString
  /// What a screen reader calls a table that scrolls.
  package var table: StaticString
  /// What a screen reader calls the notes at the end; before a number, one of them.
  package var footnote: StaticString
  /// What a screen reader calls the way back from a note; a number follows.
  package var backToText: StaticString
  /// What a screen reader calls the box of a task without text.
  package var task: StaticString

  /// Simplified Chinese.
  package static let chinese = MarkdownLabels(
    note: "说明", tip: "提示", important: "重要", warning: "注意", caution: "警告",
    table: "表格", footnote: "脚注", backToText: "返回正文", task: "任务")

  /// English.
  package static let english = MarkdownLabels(
    note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution",
    table: "Table", footnote: "Footnote", backToText: "Back to text", task: "Task")
}
