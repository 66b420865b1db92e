import Base

/// Marks within a line: ＊＊重点＊＊ (C24), links in wide brackets or with spaces (C25).
extension HabitScanner {
  /// The most bytes of a link's text, and of what stands between ＊＊.
  private static let mostText = 400
  /// The most bytes of a link's target.
  static let mostTarget = 600

  /// Looks through the text of a line, code spans left out.
  mutating func findInlines(in range: Range<Int>) {
    guard readsInlines, !isInCodeSpan else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      switch source[index] {
      case UInt8(ascii: "`"):
        guard let end = endOfCodeSpan(index, range.upperBound) else {
          // It may close on a later line; the rest of the paragraph stays as it is.
          isInCodeSpan = true
          return
        }
        index = end
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "["), 0xEF:
        if let end = findLink(at: index, in: range) ?? findStars(at: index, in: range) {
          index = end
        } else {
          index += source[index] == 0xEF ? 3 : 1
        }
      default: index += 1
      }
    }
  }

  private func endOfCodeSpan(_ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, source[index] == UInt8(ascii: "`") { index += 1 }
    let count = index - start
    while let opening = source.firstIndex(of: UInt8(ascii: "`"), from: index), opening < end {
      index = opening
      while index < end, source[index] == UInt8(ascii: "`") { index += 1 }
      if index - opening == count { return index }
    }
    return nil
  }

  private func holds(_ mark: StaticString, at index: Int, before end: Int) -> Bool {
    index + mark.utf8CodeUnitCount <= end && source[slice: index..<end].begins(with: mark)
  }

  // MARK: ＊＊重点＊＊

  private mutating func findStars(at start: Int, in range: Range<Int>) -> Int? {
    let end = range.upperBound
    guard holds("＊＊", at: start, before: end) else { return nil }
    let text = start + 6
    // Three and more hide figures: 138＊＊＊＊1234.
    if holds("＊", at: text, before: end) || endsInStar(start, range.lowerBound) {
      var index = text
      while holds("＊", at: index, before: end) { index += 3 }
      return index
    }
    let limit = min(end, text + Self.mostText)
    var close = text
    while close < limit, !holds("＊", at: close, before: end) {
      close += ScalarReader.scalar(in: source, at: close).length
    }
    guard close > text, holds("＊＊", at: close, before: end),
      !holds("＊＊＊", at: close, before: end), isStressed(text..<close), !hidesName(start, close)
    else { return close < limit ? nil : close }
    add(
      .wideMark, at: start..<(close + 6), start..<(close + 6),
      by: Array("**".utf8) + Array(source[slice: text..<close]) + Array("**".utf8))
    return close + 6
  }

  private func endsInStar(_ index: Int, _ start: Int) -> Bool {
    index >= start + 3 && holds("＊", at: index - 3, before: index)
  }

  /// Whether a text is one that could be stressed: neither space nor a comma at its edges.
  private func isStressed(_ range: Range<Int>) -> Bool {
    let first = ScalarReader.scalar(in: source, at: range.lowerBound).value
    let last = ScalarReader.scalar(in: source, before: range.upperBound)?.value ?? 0
    let commas: [UInt32] = [0xFF0C, 0x3001, 0x3002, 0xFF1B, 0x20, 0x3000, 0xFF09, 0x28]
    return !commas.contains(first) && last != 0x20 && last != 0x3000 && last != 0x3001
  }

  /// Whether the stars stand for given names: 张＊＊和李＊＊.
  private func hidesName(_ start: Int, _ end: Int) -> Bool {
    guard let before = ScalarReader.scalar(in: source, before: start)?.value,
      let last = ScalarReader.scalar(in: source, before: end)?.value
    else { return false }
    if before < 0x80, before > 0x20 { return true }
    return Self.surnames.contains(before) && Self.surnames.contains(last)
  }

  private static let surnames = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
    姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤某
    """.unicodeScalars.map(\.value))

  // MARK: Links

  /// The parts of something that was meant as a link.
  private struct LinkParts {
    var text: Range<Int>
    var target: Range<Int>
    var end: Int
    /// Whether some bracket is not Markdown's.
    var isWide: Bool
  }

  private mutating func findLink(at start: Int, in range: Range<Int>) -> Int? {
    guard let parts = parts(at: start, range.upperBound) else { return nil }
    let (path, title) = splitTitle(source[slice: parts.target].trimmed.string)
    let isPicture = PicturePath.matches(path)
    var first = start
    var isImage = start > range.lowerBound && source[start - 1] == UInt8(ascii: "!")
    var isWide = parts.isWide
    // `欢迎！[详情](a.md)` is a sentence and a link.
    if isPicture, start - 3 >= range.lowerBound, holds("！", at: start - 3, before: start),
      start - 3 == range.lowerBound || isBreak(before: start - 3)
    {
      isImage = true
      isWide = true
      first = start - 3
    }
    guard isWide || isUnreadable(path), let target = LinkTarget(path, isWide: isWide) else {
      return nil
    }
    let text = source[slice: parts.text].string
    let mended = (isImage && first < start ? "!" : "") + "[\(text)](\(target.written)\(title))"
    var habit = WritingHabit(
      kind: .linkForm, place: first..<parts.end,
      edit: .init(range: first..<parts.end, replacement: Array(mended.utf8)))
    habit.file = target.file
    habit.isReadable = !isWide && !path.contains(" ")
    found.append(habit)
    return parts.end
  }

  private func isBreak(before index: Int) -> Bool {
    guard let scalar = ScalarReader.scalar(in: source, before: index)?.value else { return true }
    return scalar == 0x20 || scalar == 0x3000 || scalar == 0x09 || scalar == 0xFF1A
  }

  private func parts(at start: Int, _ end: Int) -> LinkParts? {
    let isWideOpening = holds("［", at: start, before: end)
    guard isWideOpening || source[start] == UInt8(ascii: "[") else { return nil }
    let text = start + (isWideOpening ? 3 : 1)
    var index = text
    let limit = min(end, text + Self.mostText)
    while index < limit, source[index] != UInt8(ascii: "]"), !holds("］", at: index, before: end) {
      if source[index] == UInt8(ascii: "[") || source[index] == UInt8(ascii: "`") { return nil }
      index += ScalarReader.scalar(in: source, at: index).length
    }
    guard index < limit else { return nil }
    let textEnd = index
    let isWideClosing = source[index] != UInt8(ascii: "]")
    index += isWideClosing ? 3 : 1
    let isWideTarget = holds("（", at: index, before: end)
    guard isWideTarget || index < end && source[index] == UInt8(ascii: "(") else { return nil }
    index += isWideTarget ? 3 : 1
    guard let close = closing(of: index, end) else { return nil }
    return LinkParts(
      text: text..<textEnd, target: index..<close.start, end: close.end,
      isWide: isWideOpening || isWideClosing || isWideTarget || close.end - close.start == 3)
  }

  /// The bracket that closes a target, brackets within it passed over.
  private func closing(of start: Int, _ end: Int) -> (start: Int, end: Int)? {
    var depth = 0
    var index = start
    let limit = min(end, start + Self.mostTarget)
    while index < limit {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      switch scalar {
      case 0x28, 0xFF08: depth += 1
      case 0x29, 0xFF09:
        if depth == 0 { return (index, index + length) }
        depth -= 1
      case 0x5B, 0x5D: return nil
      default: break
      }
      index += length
    }
    return nil
  }

  /// A target without its title, and the title as Markdown has it, a space before it.
  private func splitTitle(_ written: String) -> (path: String, title: String) {
    for (opening, closing) in [(" \"", "\""), (" “", "”"), (" '", "'")] {
      guard written.hasSuffix(closing), let range = written.firstRange(of: opening),
        range.upperBound < written.index(before: written.endIndex)
      else { continue }
      let title = written[range.upperBound..<written.index(before: written.endIndex)]
      if title.contains("\"") { continue }
      return (
        String(written[..<range.lowerBound]).trimmingSpaces, " \"\(title)\""
      )
    }
    return (written, "")
  }

  /// Whether GFM takes a target in plain brackets for none, or for another.
  private func isUnreadable(_ path: String) -> Bool {
    !path.hasPrefix("<") && path.utf8.contains { $0 == 0x20 || $0 == UInt8(ascii: "\\") }
  }
}

/// A target as it was written and as Markdown has it.
private struct LinkTarget {
  /// For the brackets of a link.
  var written: String
  /// The file it names; nil for the address of another site.
  var file: String?

  /// Nil where nothing says that a place is meant: `[注]（见下文）`.
  init?(_ path: String, isWide: Bool) {
    var path = path
    if path.hasPrefix("<"), path.hasSuffix(">") { path = String(path.dropFirst().dropLast()) }
    if let web = Self.webAddress(path) {
      guard isWide, !web.contains(" ") else { return nil }
      written = web.contains("(") || web.contains(")") ? "<\(web)>" : web
      return
    }
    path = String(path.map { $0 == "\\" ? "/" : $0 })
    guard Self.namesFile(path) else { return nil }
    let needsBrackets = path.utf8.contains { $0 == 0x20 || $0 == 0x28 || $0 == 0x29 }
    written = needsBrackets ? "<\(path)>" : path
    let name = path.prefix { $0 != "#" && $0 != "?" }
    let plain = String(name)
    file = plain.withBytes { PercentDecoding.decode($0) }
  }

  private static func webAddress(_ path: String) -> String? {
    for scheme in ["http://", "https://"] where path.hasPrefix(scheme) { return path }
    for scheme in ["http：//", "https：//"] where path.hasPrefix(scheme) {
      let name = scheme.prefix { $0 != "：" }
      return name + "://" + path.dropFirst(scheme.count)
    }
    return nil
  }

  /// Whether a path ends in a file's ending: a dot and one to five letters or figures.
  private static func namesFile(_ path: String) -> Bool {
    guard !path.contains(":"), !path.contains("<"), !path.contains(">") else { return false }
    let file = path.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let dot = file.lastIndex(of: UInt8(ascii: ".")), dot > file.startIndex else {
      return false
    }
    let ending = file[file.index(after: dot)...]
    return (1...5).contains(ending.count) && ending.allSatisfy(Ascii.isAlphanumeric)
      && ending.contains(where: Ascii.isLetter)
  }
}

/// The endings of pictures.
enum PicturePath {
  static func matches(_ path: String) -> Bool {
    let path = path.lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp"].contains(
      where: path.hasSuffix)
  }
}

extension String {
  /// The text without the spaces around it.
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
