import Base
import Files
import HTMLTree

/// Goes over the inlines of one block: links, pictures and tags, by the rules of CommonMark (0.30,
/// chapter 6), code and what is escaped passed over.
struct InlineRewriter {
  let map: MarkdownMap
  let range: Range<Int>
  let article: ForeignArticle
  let resolver: LinkResolver
  let files: FileCollector
  let list: ImportList

  private var bytes: [UInt8] { map.bytes }
  private var open: [(place: Int, isPicture: Bool)] = []
  /// What the `<a>` that are open lead to.
  private var anchors: [String?] = []

  init(
    map: MarkdownMap, range: Range<Int>, article: ForeignArticle, resolver: LinkResolver,
    files: FileCollector, list: ImportList
  ) {
    self.map = map
    self.range = range
    self.article = article
    self.resolver = resolver
    self.files = files
    self.list = list
  }

  mutating func run(_ edits: inout MarkdownEdits) {
    var place = range.lowerBound
    var code = map.code.partition(before: place)
    while place < range.upperBound {
      while code < map.code.count, map.code[code].upperBound <= place { code += 1 }
      if code < map.code.count, map.code[code].contains(place) {
        place = map.code[code].upperBound
        continue
      }
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 2
      case UInt8(ascii: "<"): place = tag(at: place, &edits)
      case UInt8(ascii: "!")
      where place + 1 < range.upperBound && bytes[place + 1] == UInt8(ascii: "["):
        open.append((place, true))
        place += 2
      case UInt8(ascii: "["):
        open.append((place, false))
        place += 1
      case UInt8(ascii: "]"):
        place = closeBracket(at: place, &edits)
      case UInt8(ascii: "f") where bytes[place...].starts(with: "ftp://".utf8):
        // Written out, such an address is a link to the parser, of a kind that no page may have.
        var end = place
        while end < range.upperBound, (0x21...0x7E).contains(bytes[end]),
          !"<>()[]`|".utf8.contains(bytes[end])
        {
          end += 1
        }
        edits.replace(place..<end, by: "`" + bytes.text(place..<end) + "`")
        place = end
      default: place += 1
      }
    }
  }

  // MARK: Links

  private mutating func closeBracket(at place: Int, _ edits: inout MarkdownEdits) -> Int {
    guard let opening = open.popLast() else { return place + 1 }
    guard place + 1 < range.upperBound, bytes[place + 1] == UInt8(ascii: "("),
      let found = link(at: place + 1, isPicture: opening.isPicture)
    else { return place + 1 }
    let words = (opening.place + (opening.isPicture ? 2 : 1))..<place
    switch resolver.resolve(found.text, of: article, isPicture: opening.isPicture, files) {
    case .target(let target):
      if opening.isPicture, words.allSatisfy({ Ascii.isSpace(bytes[$0]) }) {
        edits.replace(words, by: MarkdownWriter.escaped(article.title))
      }
      if target != found.text || found.isLoose {
        edits.replace(found.destination, by: MarkdownWriter.destination(target))
      }
    case .words:
      if opening.isPicture {
        edits.replace(opening.place..<found.end, by: bytes.text(words))
      } else {
        edits.replace(opening.place..<(opening.place + 1), by: "")
        edits.replace(place..<found.end, by: "")
      }
    }
    return found.end
  }

  /// The destination in round brackets that begin at a place, with or without a title.
  private func link(at place: Int, isPicture: Bool) -> (
    text: String, destination: Range<Int>, end: Int, isLoose: Bool
  )? {
    let end = range.upperBound
    if let found = Self.destination(bytes, at: place + 1, end) {
      var next = skipSpace(found.range.upperBound)
      if next < end, bytes[next] == UInt8(ascii: ")") {
        return (found.text, found.range, next + 1, false)
      }
      if next > found.range.upperBound, let after = title(at: next) {
        next = skipSpace(after)
        if next < end, bytes[next] == UInt8(ascii: ")") {
          return (found.text, found.range, next + 1, false)
        }
      }
    }
    // A name with spaces is no link to the parser, but a picture to its writer.
    guard isPicture, let close = bytes[place..<end].firstIndex(of: UInt8(ascii: ")")),
      !bytes[place..<close].contains(Ascii.lineFeed)
    else { return nil }
    var written = bytes.text((place + 1)..<close).trimmed
    if let size = written.ranges(of: " =").first { written = written[..<size.lowerBound].trimmed }
    let ending = ContentPath.ending(of: String(written.prefix { !"?#".contains($0) }))
    guard LinkResolver.pictureEndings.contains(ending) || ending == "svg" else { return nil }
    return (written, (place + 1)..<close, close + 1, true)
  }

  private func skipSpace(_ place: Int) -> Int {
    var place = place
    while place < range.upperBound, Ascii.isSpace(bytes[place]) { place += 1 }
    return place
  }

  private func title(at place: Int) -> Int? {
    guard place < range.upperBound else { return nil }
    let close: UInt8
    switch bytes[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[place]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var next = place + 1
    while next < range.upperBound {
      if bytes[next] == UInt8(ascii: "\\") {
        next += 2
        continue
      }
      if bytes[next] == close { return next + 1 }
      next += 1
    }
    return nil
  }

  /// A destination that begins at a place or after spaces there (CommonMark 0.30, 6.3).
  ///
  /// - Returns: what it says and the bytes that say it, angle brackets among them.
  static func destination(
    _ bytes: [UInt8], at start: Int, _ end: Int
  ) -> (text: String, range: Range<Int>)? {
    var place = start
    while place < end, Ascii.isSpace(bytes[place]) { place += 1 }
    guard place < end else { return nil }
    let first = place
    if bytes[place] == UInt8(ascii: "<") {
      place += 1
      while place < end, bytes[place] != UInt8(ascii: ">"), bytes[place] != Ascii.lineFeed {
        place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard place < end, bytes[place] == UInt8(ascii: ">") else { return nil }
      return (unescaped(bytes[(first + 1)..<place]), first..<(place + 1))
    }
    var depth = 0
    loop: while place < end {
      switch bytes[place] {
      case 0...0x20, 0x7F: break loop
      case UInt8(ascii: "\\") where place + 1 < end && bytes[place + 1] > 0x20: place += 2
      case UInt8(ascii: "("):
        depth += 1
        place += 1
      case UInt8(ascii: ")"):
        if depth == 0 { break loop }
        depth -= 1
        place += 1
      default: place += 1
      }
    }
    place = min(place, end)
    guard depth == 0, place > first else { return place == first ? ("", first..<first) : nil }
    return (unescaped(bytes[first..<place]), first..<place)
  }

  private static func unescaped(_ written: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var isEscaped = false
    for byte in written {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
        continue
      }
      if isEscaped, Ascii.isAlphanumeric(byte) || byte >= 0x80 || byte <= 0x20 {
        text.append(UInt8(ascii: "\\"))
      }
      isEscaped = false
      text.append(byte)
    }
    if isEscaped { text.append(UInt8(ascii: "\\")) }
    return String(decoding: text, as: UTF8.self).replacing("&amp;", with: "&")
  }

  // MARK: Tags

  /// Whether the block is a table or heading, whose lines cannot be broken.
  private var isOneLine: Bool {
    let text = bytes.text(range)
    if text.drop(while: { $0 == " " || $0 == ">" }).hasPrefix("#") { return true }
    return text.split(separator: "\n").dropFirst().first.map { line in
      line.contains("-") && line.contains("|") && line.allSatisfy { "|-: >\t".contains($0) }
    } ?? false
  }

  private mutating func tag(at place: Int, _ edits: inout MarkdownEdits) -> Int {
    let end = range.upperBound
    guard place + 1 < end else { return place + 1 }
    if bytes[place + 1] == UInt8(ascii: "!") {
      guard let close = bytes.first(of: Array("-->".utf8), from: place), close < end,
        bytes.text(place..<min(place + 4, end)) == "<!--"
      else { return place + 1 }
      edits.replace(place..<(close + 3), by: "")
      return close + 3
    }
    guard let tag = HTMLTag(bytes, at: place, end) else { return place + 1 }
    guard HTMLNames.all.contains(tag.name) else {
      // No element of HTML: words of the writer's, or an address between brackets.
      if !tag.isAddress {
        edits.replace(place..<place, by: "\\")
      } else if !["http", "https", "mailto", "tel"].contains(tag.name), tag.isOtherScheme {
        edits.replace(place..<tag.end, by: "`" + bytes.text((place + 1)..<(tag.end - 1)) + "`")
      }
      return tag.end
    }
    let whole = place..<tag.end
    switch tag.name {
    case "br":
      let rest = bytes[tag.end..<end].prefix { Ascii.isSpace($0) }
      if isOneLine {
        edits.replace(whole, by: " ")
      } else if tag.end + rest.count >= end
        || bytes[range.lowerBound..<place].allSatisfy(Ascii.isSpace)
      {
        edits.replace(whole, by: "")
      } else {
        edits.replace(whole, by: rest.contains(Ascii.lineFeed) ? "\\" : "\\\n")
        if rest.contains(Ascii.lineFeed), let feed = rest.firstIndex(of: Ascii.lineFeed),
          feed > tag.end
        {
          edits.replace(tag.end..<feed, by: "")
        }
      }
    case "img": edits.replace(whole, by: tag.isClosing ? "" : converted(whole))
    case "b", "strong": edits.replace(whole, by: mark("**", tag, whole))
    case "i", "em": edits.replace(whole, by: mark("*", tag, whole))
    case "s", "del", "strike": edits.replace(whole, by: mark("~~", tag, whole))
    case "code", "kbd", "samp", "tt", "sup", "sub", "iframe", "video", "audio", "object", "embed",
      "script", "style", "ruby", "noscript":
      // Content and all, where it ends in this block.
      let closing = Array("</\(tag.name)>".utf8)
      guard !tag.isClosing else {
        edits.replace(whole, by: "")
        break
      }
      if let close = bytes.first(of: closing, from: tag.end, ignoringCase: true), close < end {
        edits.replace(
          place..<(close + closing.count), by: converted(place..<(close + closing.count)))
        return close + closing.count
      }
      edits.replace(whole, by: converted(whole))
    case "a": edits.replace(whole, by: anchor(tag))
    default: edits.replace(whole, by: "")
    }
    return tag.end
  }

  /// A mark of emphasis; nothing where it has no partner or stands at a space.
  private func mark(_ mark: String, _ tag: HTMLTag, _ whole: Range<Int>) -> String {
    let inner = tag.isClosing ? whole.lowerBound - 1 : whole.upperBound
    guard inner >= range.lowerBound, inner < range.upperBound, !Ascii.isSpace(bytes[inner]),
      bytes[inner] != UInt8(ascii: "<") && bytes[inner] != UInt8(ascii: ">"),
      bytes[inner] != mark.utf8.first
    else { return "" }
    let partner = Array((tag.isClosing ? "<\(tag.name)" : "</\(tag.name)>").utf8)
    if tag.isClosing {
      // The opening tag gave its mark only where its own inner side is fit.
      guard let start = lastPlace(of: partner, before: whole.lowerBound),
        let opening = HTMLTag(bytes, at: start, range.upperBound), opening.end < range.upperBound
      else { return "" }
      let first = bytes[opening.end]
      return Ascii.isSpace(first) || first == UInt8(ascii: "<") || first == mark.utf8.first
        ? "" : mark
    }
    guard let close = bytes.first(of: partner, from: whole.upperBound, ignoringCase: true),
      close < range.upperBound, close > whole.upperBound
    else { return "" }
    let last = bytes[close - 1]
    return Ascii.isSpace(last) || last == UInt8(ascii: ">") || last == mark.utf8.first ? "" : mark
  }

  private func lastPlace(of needle: [UInt8], before place: Int) -> Int? {
    var place = place - needle.count
    while place >= range.lowerBound {
      var index = 0
      while index < needle.count, bytes[place + index] | 0x20 == needle[index] | 0x20 { index += 1 }
      if index == needle.count, place + index < bytes.count,
        !Ascii.isAlphanumeric(bytes[place + index])
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  private mutating func anchor(_ tag: HTMLTag) -> String {
    if tag.isClosing {
      guard let target = anchors.popLast() ?? nil else { return "" }
      return "](\(MarkdownWriter.destination(target)))"
    }
    guard let address = tag.attribute("href"), !address.isEmpty,
      bytes.first(of: Array("</a>".utf8), from: tag.end, ignoringCase: true).map({
        $0 < range.upperBound
      }) ?? false,
      case .target(let target) = resolver.resolve(
        address.replacing("&amp;", with: "&"), of: article, isPicture: false, files)
    else {
      anchors.append(nil)
      return ""
    }
    anchors.append(target)
    return "["
  }

  private func converted(_ range: Range<Int>) -> String {
    let rewriter = MarkdownRewriter(article: article, resolver: resolver, files: files, list: list)
    // A sign that Markdown writes with a backslash begins no tag.
    let html = bytes.text(range).replacing("\\<", with: "&lt;").replacing("\\>", with: "&gt;")
    return rewriter.converted(html).split(separator: "\n").joined(separator: " ")
  }
}

extension [Range<Int>] {
  /// The first of ranges in order that may hold a place or what is after it.
  fileprivate func partition(before place: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
