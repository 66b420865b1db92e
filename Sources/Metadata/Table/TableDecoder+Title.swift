import Base
import Diagnostics

/// Reading titles, which YAML takes apart in ways that no writer of one expects.
extension TableDecoder {
  /// The title of a text, nil after a problem has been reported.
  ///
  /// What a `#` cuts off, a second line or 【】 around it are told (`title-form`); where the text
  /// is surely lost it is an error, and what was written counts.
  ///
  /// - Parameter example: what is suggested where there is no title; nil where none is needed.
  /// - Returns: the title.
  package mutating func title(example: String?) -> Located<String>? {
    if format == .yaml, let cut = cutTitle() { return cut }
    let title = example.map { requiredString("title", example: $0) } ?? string("title")
    guard let title else { return nil }
    checkForm(of: title)
    return title
  }

  // MARK: # in a title

  /// The whole line of a title that is cut off at a `#`, after that has been reported.
  private mutating func cutTitle() -> Located<String>? {
    guard let entry = entries.first(where: { $0.key == "title" }),
      !endsLine(at: entry.value.range.upperBound),
      let written = valueOnLine(after: entry.keyRange), let hash = startOfComment(in: written)
    else { return nil }
    let comment = file[slice: hash..<written.upperBound]
    let isHashtag = comment.count > 1 && comment[1] != 0x20 && comment[1] != UInt8(ascii: "#")
    let followsLatin =
      hash > written.lowerBound + 1 && Ascii.isAlphanumeric(file[hash - 2])
    let isEmpty = hash == written.lowerBound
    // `title: # 写标题` is a comment, and the title is missing.
    if isEmpty, !isHashtag { return nil }
    let isLost = isHashtag && (isEmpty || comment[slice: 1..<comment.count].contains(0x23))
    let text = file[slice: written].string
    let line = "title: " + YAMLLineCheck.quoted(text)
    let whole = Located(text, range: written)
    diagnostics.append(
      Diagnostic(
        .titleForm, at: places.location(hash..<written.upperBound),
        Message(
          "空格后面的 # 表示注释，标题缺了“\(comment.string)”",
          "a # after a space begins a comment, so the title lacks “\(comment.string)”"),
        help: isLost || isHashtag || followsLatin
          ? .corrected(line)
          : Message(
            "如果是标题的一部分，写成：\(line)；是注释的，另起一行写",
            "if it belongs to the title, write: \(line); a comment goes on a line of its own"),
        fix: isLost || isHashtag || followsLatin
          ? Diagnostic.Fix(bytes: written, replacement: YAMLLineCheck.quoted(text)) : nil,
        severity: isLost ? .error : .warning))
    guard isLost else { return nil }
    _ = value("title")
    return whole
  }

  private func endsLine(at place: Int) -> Bool {
    place < file.count && (file[place] == Ascii.lineFeed || file[place] == Ascii.carriageReturn)
      && file[place - 1] != UInt8(ascii: ":")
  }

  /// The bytes after a key's colon on its line, without the spaces around them.
  private func valueOnLine(after key: Range<Int>) -> Range<Int>? {
    var lines = LineCursor(file, in: key.upperBound..<file.count)
    guard lines.advance() else { return nil }
    var start = key.upperBound
    var end = lines.line.upperBound
    guard let colon = file.firstIndex(of: UInt8(ascii: ":"), from: start), colon < end else {
      return nil
    }
    start = colon + 1
    while start < end, file[start] == 0x20 || file[start] == 0x09 { start += 1 }
    while end > start, file[end - 1] == 0x20 || file[end - 1] == 0x09 { end -= 1 }
    return start < end ? start..<end : nil
  }

  /// Where a comment begins in a value without quotes.
  private func startOfComment(in value: Range<Int>) -> Int? {
    guard !"\"'|>[{&*!%@`".utf8.contains(file[value.lowerBound]) else { return nil }
    if file[value.lowerBound] == UInt8(ascii: "#") { return value.lowerBound }
    return value.dropFirst().first {
      file[$0] == UInt8(ascii: "#") && (file[$0 - 1] == 0x20 || file[$0 - 1] == 0x09)
    }
  }

  // MARK: Lines and brackets

  private mutating func checkForm(of title: Located<String>) {
    let written = file[slice: title.range]
    if let end = written.firstIndex(where: { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }) {
      reportLines(of: title, firstEnd: title.range.lowerBound + end)
    } else if title.value.hasPrefix("【"), title.value.hasSuffix("】"),
      title.value.dropFirst().dropLast().allSatisfy({ $0 != "【" && $0 != "】" })
    {
      let inner = String(title.value.dropFirst().dropLast())
      report(
        .titleForm, at: title.range,
        Message("整个标题放在【】里，会连括号一起显示", "the whole title is within 【】, which is shown"),
        help: Message(
          "一般不加括号：title: \(quoted(inner))", "write it without: title: \(quoted(inner))"))
    }
  }

  private mutating func reportLines(of title: Located<String>, firstEnd: Int) {
    // A line that is not indented is none of YAML's: it has been mended and told.
    let rest = file[slice: firstEnd..<title.range.upperBound].drop(while: {
      $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn
    })
    guard rest.first == 0x20 || rest.first == 0x09 else { return }
    var joined = ""
    for part in title.value.split(whereSeparator: \.isNewline) {
      let part = String(part).withoutOuterSpaces
      let needsSpace = joined.utf8.last.map { $0 < 0x80 } ?? false
      if needsSpace, part.utf8.first.map({ $0 < 0x80 }) ?? false { joined += " " }
      joined += part
    }
    // YAML has put a space where the line ended.
    joined = joined.withoutSpacesInHan
    let line = format.line("title", YAMLLineCheck.quoted(joined))
    let isBlock = file[title.range.lowerBound] == 0x7C || file[title.range.lowerBound] == 0x3E
    report(
      .titleForm, at: title.range.lowerBound..<firstEnd,
      Message("标题写成了两行，中间会多出空格", "the title runs over two lines, and a space is put between them"),
      help: .corrected(line),
      fix: isBlock || format == .toml
        ? nil
        : Diagnostic.Fix(bytes: title.range, replacement: YAMLLineCheck.quoted(joined)))
  }
}

extension String {
  /// The text without the single spaces between characters beyond ASCII.
  fileprivate var withoutSpacesInHan: String {
    var scalars = String.UnicodeScalarView()
    let all = Array(unicodeScalars)
    for (index, scalar) in all.enumerated() {
      let isBetween =
        scalar == " " && index > 0 && index + 1 < all.count && !all[index - 1].isASCII
        && !all[index + 1].isASCII
      if !isBetween { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
