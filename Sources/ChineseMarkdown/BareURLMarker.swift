import Base

/// Finds where bare URLs in Chinese text begin and end.
///
/// GFM ends a bare URL at a space, of which Chinese has none: `见https://a.cn，谢谢` would link to
/// all of it; and it wants a space before `www.`. The library also ends a URL at `<`, so a mark
/// that looks like raw HTML ends it. A URL that shall hold Chinese is written `<https://…>` or
/// percent-encoded, as browsers copy it.
struct BareURLMarker {
  private let source: Bytes
  private var colon: Int
  private var www: Int
  private var pending: [(place: Int, mark: Mark)] = []
  /// The bytes looked through for the end of a URL last, and where it was.
  private var searched = 0..<0
  private var searchedEnd: Int?

  /// Where the next mark belongs; the length of the source when there is none left.
  package private(set) var next: Int
  /// Which mark belongs there.
  private(set) var mark = Mark.end

  /// The marks of URLs.
  enum Mark {
    /// Lets a URL begin.
    case start
    /// Ends a URL.
    case end
    /// Lets emphasis that meets the end of a URL open or close as if the mark were not there.
    case emphasis

    /// Writes the mark.
    package func append(_ character: StaticString, to output: inout ByteBuffer) {
      switch self {
      case .start:
        output.append("<?")
        output.append(character)
        output.append(character)
        output.append("?> ")
      case .end:
        output.append("<?")
        output.append(character)
        output.append("?>")
      case .emphasis: output.append(character)
      }
    }
  }

  /// How far back the beginning of a link's destination is looked for.
  private static let window = 512

  init(source: Bytes, isActive: Bool) {
    self.source = source
    next = source.count
    colon = source.count
    www = source.count
    guard isActive else { return }
    colon = source.firstIndex(of: "://", from: 0) ?? source.count
    www = source.firstIndex(of: "www.", from: 0) ?? source.count
    advance()
  }

  /// Goes on to the next place.
  package mutating func advance() {
    while pending.isEmpty, colon < source.count || www < source.count {
      if colon < www {
        let host = colon + 3
        let start = startOfScheme(endingAt: colon)
        colon = source.firstIndex(of: "://", from: host) ?? source.count
        if let start, !isDestination(start) { addEnd(ofHost: host) }
      } else {
        let start = www
        www = source.firstIndex(of: "www.", from: start + 4) ?? source.count
        guard start + 4 < source.count, Ascii.isAlphanumeric(source[start + 4]),
          !isDestination(start)
        else { continue }
        if let before = ScalarReader.scalar(in: source, before: start)?.value,
          Self.isChinese(before)
        {
          pending.append((start, .start))
        }
        addEnd(ofHost: start + 4)
      }
    }
    if pending.isEmpty {
      next = source.count
    } else {
      (next, mark) = pending.removeFirst()
    }
  }

  /// Adds the marks where Chinese text takes over from a URL, before delimiters it may end with.
  private mutating func addEnd(ofHost host: Int) {
    guard let end = chineseEnd(from: host) else { return }
    var delimiters = end
    while delimiters > host, "*~_".utf8.contains(source[delimiters - 1]) { delimiters -= 1 }
    guard delimiters > host else { return }
    pending.append((delimiters, .end))
    if delimiters < end { pending.append((end, .emphasis)) }
  }

  private static func isChinese(_ scalar: UInt32) -> Bool {
    CJKCharacter.contains(scalar) || CJKCharacter.isAmbiguous(scalar)
  }

  private func startOfScheme(endingAt end: Int) -> Int? {
    var start = end
    while start > 0, end - start < 6, Ascii.isLetter(source[start - 1]) { start -= 1 }
    let scheme = source[slice: start..<end]
    let isKnown =
      scheme.equalsIgnoringCase("https") || scheme.equalsIgnoringCase("http")
      || scheme.equalsIgnoringCase("ftp")
    return isKnown ? start : nil
  }

  /// Where Chinese text takes over from a URL; nil where the URL ends by itself.
  private mutating func chineseEnd(from host: Int) -> Int? {
    // Without this, `www.www.www.…` would be read to its end from each of its dots.
    if !searched.contains(host) {
      searchedEnd = nil
      var index = host
      while index < source.count {
        let byte = source[index]
        if byte <= 0x20 || byte == UInt8(ascii: "<") { break }
        let (scalar, length) = ScalarReader.scalar(in: source, at: index)
        if byte >= 0x80, Self.isChinese(scalar) {
          searchedEnd = index
          break
        }
        index += length
      }
      searched = host..<max(index, host)
    }
    guard let end = searchedEnd, end > host else { return nil }
    return end
  }

  /// Whether a URL is already the destination of a link, a definition or an attribute.
  private func isDestination(_ start: Int) -> Bool {
    var index = start
    while index > 0, Ascii.isSpace(source[index - 1]), start - index < 16 { index -= 1 }
    if index > 1, source[index - 1] == UInt8(ascii: ":"), source[index - 2] == UInt8(ascii: "]") {
      return true
    }
    if start > 0, "<\"'=".utf8.contains(source[start - 1]) { return true }
    while index > 1, start - index < Self.window {
      let byte = source[index - 1]
      if byte == UInt8(ascii: "(") && source[index - 2] == UInt8(ascii: "]") { return true }
      if byte == UInt8(ascii: ")") || Ascii.isSpace(byte) { return false }
      index -= 1
    }
    return false
  }
}
