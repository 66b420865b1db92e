import Base

/// The words of an article as its source has them, without what its system and HTML put between
/// them: roughly, and in no way as the article is read, so that one can be held against the other.
///
/// What may be a mark is left out; words that are taken for marks are not looked for, which is better
/// than many that are looked for in vain.
struct SourceWords {
  private static let unseen = [
    "script", "style", "textarea", "iframe", "noscript", "object", "svg",
  ]

  private let bytes: [UInt8]
  private let isMarkdown: Bool
  private var output: [UInt8] = []
  private var place = 0

  /// The words of a body.
  static func words(of body: ForeignArticle.Body) -> String {
    switch body {
    case .markdown(let text, _): words(of: text, isMarkdown: true)
    case .html(let text): words(of: text, isMarkdown: false)
    case .blocks(_, let words): words
    }
  }

  private static func words(of text: String, isMarkdown: Bool) -> String {
    var reader = SourceWords(bytes: Array(text.utf8), isMarkdown: isMarkdown)
    reader.run()
    return String(decoding: reader.output, as: UTF8.self)
  }

  private init(bytes: [UInt8], isMarkdown: Bool) {
    self.bytes = bytes
    self.isMarkdown = isMarkdown
    output.reserveCapacity(bytes.count)
  }

  private mutating func run() {
    var isLineStart = true
    while place < bytes.count {
      let byte = bytes[place]
      if isLineStart, isMarkdown, skipLineMark() {
        isLineStart = false
        continue
      }
      isLineStart = byte == 0x0A || isLineStart && byte == 0x20
      if skipMark(byte) { continue }
      output.append(byte)
      place += 1
    }
  }

  /// Leaves out what only begins a line: the languages of fences, names of containers, definitions
  /// of links.
  private mutating func skipLineMark() -> Bool {
    if starts("```") || starts("~~~") || starts(":::") { return skip(to: "\n") }
    guard starts("["), let end = find("]:", within: 200), !bytes[place..<end].contains(0x0A)
    else { return false }
    place = end
    return skip(to: "\n")
  }

  /// Leaves out what stands between words.
  private mutating func skipMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"):
      if starts("<!--") { return skip(past: "-->") }
      for name in Self.unseen where starts("<" + name) {
        return skip(past: "</" + name) && skip(past: ">")
      }
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0x20
      let isTag = Ascii.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      guard isTag, let end = find(">", within: 4_000) else { return false }
      output.append(0x20)
      place = end
      return true
    case UInt8(ascii: "&"):
      guard let end = find(";", within: 12) else { return false }
      output.append(contentsOf: HTMLPlain.text(bytes.text(place..<end)).utf8)
      place = end
      return true
    case UInt8(ascii: "h") where starts("http://") || starts("https://"),
      UInt8(ascii: "d") where starts("data:"):
      while place < bytes.count, bytes[place] > 0x20, bytes[place] < 0x80,
        !"<>\"'".utf8.contains(bytes[place])
      { place += 1 }
      return true
    case UInt8(ascii: "[") where !isMarkdown:
      // A shortcode of WordPress.
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0x20
      guard Ascii.isLetter(next) || next == UInt8(ascii: "/"), let end = find("]", within: 2_000)
      else { return false }
      place = end
      return true
    case UInt8(ascii: "{") where isMarkdown:
      for (start, end) in [("{%", "%}"), ("{{", "}}"), ("{:", "}"), ("{#", "}"), ("{.", "}")]
      where starts(start) {
        guard let end = find(end, within: 4_000) else { return false }
        place = end
        return true
      }
      return false
    case UInt8(ascii: "]") where isMarkdown && starts("]("):
      guard let end = find(")", within: 2_000) else { return false }
      place = end
      return true
    default: return false
    }
  }

  private func starts(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  /// The place after the next occurrence of a text, not further than a number of bytes.
  private func find(_ text: String, within most: Int) -> Int? {
    let wanted = Array(text.utf8)
    var start = place + 1
    while start + wanted.count <= min(bytes.count, place + most) {
      if bytes[start] == wanted[0], bytes[start...].starts(with: wanted) {
        return start + wanted.count
      }
      start += 1
    }
    return nil
  }

  private mutating func skip(to text: String) -> Bool {
    place = bytes.first(of: Array(text.utf8), from: place + 1) ?? bytes.count
    return true
  }

  private mutating func skip(past text: String) -> Bool {
    place =
      bytes.first(of: Array(text.utf8), from: place + 1).map { $0 + text.utf8.count }
      ?? bytes.count
    return true
  }
}
