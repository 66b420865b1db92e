import Base
import ChineseMarkdown
import Files
import HTMLTree

/// Takes over a text of Markdown, which stays as it is written but for links and pictures.
///
/// Tags of its system and HTML become Markdown too. Nothing is changed in code.
struct MarkdownRewriter {
  let article: ForeignArticle
  let resolver: LinkResolver
  let files: FileCollector
  let list: ImportList

  /// The text as Markdown of ours, and the part above `<!--more-->` as plain text.
  func rewrite(_ text: String, _ dialect: MarkdownDialect) -> (body: String, summary: String) {
    var text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing(
      "\0", with: "")
    let tags = ForeignTags(dialect: dialect, article: article, resolver: resolver, list: list)
    text = tags.expand(text)
    text = withoutOwnMarks(text, dialect)
    text = joinedTables(text)
    let (whole, above) = split(text)
    noteHeadings(of: whole)
    let body = links(whole)
    let summary = above.map { Self.plain(links($0)) } ?? ""
    let lines = body.drop { $0.isNewline }
    return ((lines.hasSuffix("\n") ? String(lines) : lines + "\n"), summary)
  }

  /// Notes what the headings will be called, for links to them.
  private func noteHeadings(of text: String) {
    guard text.contains("](#") || text.contains("href=\"#") else { return }
    let map = MarkdownMap(text)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.hasPrefix("#") && !map.isCode(map.starts[index]) {
      let words = Self.plain(String(line.drop { $0 == "#" }).trimmed)
      let identifier = HeadingName.identifier(words)
      let key = HeadingName.key(words)
      if !key.isEmpty, files.headings[key] == nil { files.headings[key] = identifier }
    }
  }

  // MARK: Before links

  /// Takes the mark of a summary out.
  private func split(_ text: String) -> (String, String?) {
    let map = MarkdownMap(text)
    var place = 0
    while let start = map.firstOutsideCode("<!--", from: place) {
      place = start + 4
      guard let end = map.bytes.first(of: Array("-->".utf8), from: place) else { break }
      guard map.bytes.text(place..<end).trimmed.lowercased() == "more" else { continue }
      let above = map.bytes.text(0..<start)
      let below = map.bytes.text((end + 3)..<map.bytes.count)
      return (above.trimmedEnd + "\n\n" + below.drop { $0.isNewline }, above)
    }
    return (text, nil)
  }

  /// What VuePress calls containers that have no title of their own, in Chinese.
  private static let labels = [
    "tip": "提示", "info": "信息", "note": "备注", "warning": "注意", "caution": "警告", "danger": "警告",
    "important": "重要", "details": "详情",
  ]

  /// Marks of other systems on lines of their own: containers, tables of contents, attributes;
  /// and links by name.
  private func withoutOwnMarks(_ text: String, _ dialect: MarkdownDialect) -> String {
    guard
      text.contains(":::") || text.contains("[[") || text.contains("[TOC]")
        || text.contains("[toc]") || text.contains("{:")
    else { return text }
    let map = MarkdownMap(text)
    var lines: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let start = map.starts[index]
      let trimmed = line.trimmed
      if map.isCode(start) || map.isCode(start + line.utf8.count / 2) {
        lines.append(String(line))
      } else if trimmed.hasPrefix(":::") {
        let rest = trimmed.drop { $0 == ":" }.trimmed
        if ["right", "center"].contains(rest)
          || rest.isEmpty && lines.contains(where: { $0 == "::: right" || $0 == "::: center" })
        {
          lines.append(String(line))
          continue
        }
        let words = rest.split(separator: " ", maxSplits: 1)
        let label = words.count > 1 ? String(words[1]) : Self.labels[rest.lowercased()]
        lines += label.map { ["", "**\($0)**", ""] } ?? [""]
      } else if ["[toc]", "[[toc]]", "{:toc}", "{: toc}"].contains(trimmed.lowercased()) {
        lines.append("")
      } else if dialect == .jekyll, trimmed.hasPrefix("{:"), trimmed.hasSuffix("}") {
        lines.append("")
      } else if line.contains("[["), dialect != .hexo {
        lines.append(wikiLinks(String(line), start, map))
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// `[[name|words]]` and `![[picture.png]]`.
  private func wikiLinks(_ line: String, _ start: Int, _ map: MarkdownMap) -> String {
    let bytes = Array(line.utf8)
    var output = ""
    var done = 0
    var place = 0
    while let open = bytes.first(of: Array("[[".utf8), from: place) {
      place = open + 2
      guard !map.isCode(start + open), let end = bytes.first(of: Array("]]".utf8), from: place)
      else { continue }
      let inner = bytes.text(place..<end).split(separator: "|", maxSplits: 1).map { $0.trimmed }
      guard let name = inner.first, !name.isEmpty, name.count < 200 else { continue }
      let isPicture = open > 0 && bytes[open - 1] == UInt8(ascii: "!")
      let target = String(name.prefix { $0 != "#" })
      guard let file = resolver.file(named: target.isEmpty ? name : target) else {
        list.add(isPicture ? .picture : .link, bytes.text(open..<(end + 2)), of: article.origin)
        continue
      }
      let from = isPicture ? open - 1 : open
      let words = inner.count > 1 ? inner[1] : name
      let isSize = words.allSatisfy { $0.isNumber || $0 == "x" }
      output += bytes.text(done..<from)
      if isPicture, LinkResolver.pictureEndings.contains(ContentPath.ending(of: file)) {
        output +=
          "![\(isSize || inner.count == 1 ? "" : words)](\(MarkdownWriter.destination(fileAddress(file))))"
      } else {
        let place = resolver.place(ofFile: file) ?? fileAddress(file)
        output += "[\(words)](\(MarkdownWriter.destination(place)))"
      }
      done = end + 2
      place = done
    }
    return output + bytes.text(done..<bytes.count)
  }

  /// A path by which the resolver finds a file again.
  private func fileAddress(_ file: String) -> String {
    var up = ContentPath.folder(of: article.file).split(separator: "/").map(String.init)[...]
    var down = file.split(separator: "/").map(String.init)[...]
    while let left = up.first, let right = down.first, left == right, down.count > 1 {
      up.removeFirst()
      down.removeFirst()
    }
    return (up.map { _ in ".." } + down).joined(separator: "/").replacing("%", with: "%25")
  }

  /// Tables of HTML without empty lines and indentation, at which Markdown would end them.
  private func joinedTables(_ text: String) -> String {
    guard text.contains("<table") || text.contains("<TABLE") else { return text }
    let map = MarkdownMap(text)
    var output = ""
    var done = 0
    var place = 0
    while let start = map.bytes.first(of: Array("<table".utf8), from: place, ignoringCase: true) {
      place = start + 6
      guard !map.isCode(start),
        let end = map.bytes.first(of: Array("</table>".utf8), from: place, ignoringCase: true)
      else { continue }
      let lines = map.bytes.text(start..<end).split(separator: "\n").map { $0.trimmed }
      output +=
        map.bytes.text(done..<start) + "\n\n" + lines.filter { !$0.isEmpty }.joined(separator: "\n")
        + "\n</table>\n\n"
      done = end + 8
      place = done
    }
    return output + map.bytes.text(done..<map.bytes.count)
  }

  // MARK: Links, pictures and HTML

  private func links(_ text: String) -> String {
    let map = MarkdownMap(text)
    guard let leaves = map.leaves else { return text }
    var edits = MarkdownEdits(map.bytes)
    for leaf in leaves {
      switch leaf.kind {
      case .code: break
      case .html: html(leaf, map, &edits)
      case .text:
        var line = InlineRewriter(
          map: map, range: map.range(of: leaf), article: article, resolver: resolver, files: files,
          list: list)
        line.run(&edits)
      }
    }
    definitions(map, leaves, &edits)
    return edits.applied()
  }

  /// Where reference links lead; one that leads nowhere is taken out, and its links stay as they
  /// are written.
  private func definitions(
    _ map: MarkdownMap, _ leaves: [MarkdownLeaf], _ edits: inout MarkdownEdits
  ) {
    guard map.bytes.first(of: Array("]:".utf8), from: 0) != nil else { return }
    var isClosed = [Bool](repeating: false, count: map.starts.count + 1)
    for leaf in leaves where leaf.kind != .text {
      for line in leaf.lines where line < isClosed.count { isClosed[line] = true }
    }
    for line in 1..<map.starts.count where !isClosed[line] {
      let range = map.range(of: line...line)
      var place = range.lowerBound
      while place < range.upperBound,
        map.bytes[place] == 0x20 || map.bytes[place] == UInt8(ascii: ">")
      { place += 1 }
      guard place < range.upperBound, map.bytes[place] == UInt8(ascii: "["),
        place + 1 < range.upperBound, map.bytes[place + 1] != UInt8(ascii: "^"),
        let close = map.bytes[place..<range.upperBound].firstIndex(of: UInt8(ascii: "]")),
        close + 1 < range.upperBound, map.bytes[close + 1] == UInt8(ascii: ":"),
        let found = InlineRewriter.destination(map.bytes, at: close + 2, range.upperBound),
        isTitle(map.bytes[found.range.upperBound..<range.upperBound])
      else { continue }
      let ending = ContentPath.ending(of: String(found.text.prefix { !"?#".contains($0) }))
      let isPicture = LinkResolver.pictureEndings.contains(ending)
      switch resolver.resolve(found.text, of: article, isPicture: isPicture, files) {
      case .target(let target):
        if target != found.text {
          edits.replace(found.range, by: MarkdownWriter.destination(target))
        }
      case .words: edits.replace(range, by: "\n")
      }
    }
  }

  /// Whether what is after a destination lets it be one: nothing, or a title; other words make the
  /// line a paragraph.
  private func isTitle(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: rest, as: UTF8.self).trimmed
    guard let first = text.first else { return true }
    return ["\"\"", "''", "()"].contains("\(first)\(text.last ?? " ")")
  }

  private func html(_ leaf: MarkdownLeaf, _ map: MarkdownMap, _ edits: inout MarkdownEdits) {
    let range = map.range(of: leaf)
    var lines = map.bytes.text(range).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    if lines.last == "" { lines.removeLast() }
    guard let first = lines.first else { return }
    // Whatever stands before the block on its lines: indentation, marks of lists and quotes.
    let lead = String(decoding: Array(first.utf8).prefix(leaf.indent), as: UTF8.self)
    let next = String(lead.map { $0 == ">" ? ">" : " " })
    let content = lines.enumerated().map { index, line in
      index == 0
        ? String(decoding: Array(line.utf8).dropFirst(leaf.indent), as: UTF8.self)
        : line.hasPrefix(next) ? String(line.dropFirst(next.count)) : line
    }
    let html = content.joined(separator: "\n")
    guard HTMLNames.begins(html) else {
      // No element of HTML: a sign of the writer's, which is to be seen.
      for (index, line) in content.enumerated() where line.trimmed.hasPrefix("<") {
        let start = map.starts[leaf.lines.lowerBound - 1 + index]
        if let sign = map.bytes[start...].firstIndex(of: UInt8(ascii: "<")) {
          edits.replace(sign..<sign, by: "\\")
        }
      }
      return
    }
    let markdown = converted(html)
    let prefixed = markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map {
        $0 == 0 ? lead + $1 : $1.isEmpty && next.allSatisfy { $0 == " " } ? "" : next + $1
      }.joined(separator: "\n")
    let bare = next.trimmed
    edits.replace(
      range,
      by: markdown.isEmpty
        ? (lead.trimmed == bare ? bare : lead) + "\n" : "\(bare)\n" + prefixed + "\n\(bare)\n")
  }

  /// A piece of HTML as Markdown.
  func converted(_ html: String) -> String {
    guard let body = try? HTMLParser.body(Array(html.utf8)) else {
      list.add(.text, String(html.prefix(200)), of: article.origin)
      return ""
    }
    for element in body.descendants(where: { $0.name == "script" })
    where element["src"] != nil || !element.text.isEmpty {
      list.add(.embedded, "<script> " + (element["src"] ?? ""), of: article.origin)
    }
    let (blocks, embedded) = HTMLText.read(body)
    for address in embedded { list.add(.embedded, address, of: article.origin) }
    var writer = writer
    return writer.write(blocks).trimmedEnd
  }

  /// A writer whose links and pictures lead to the new files.
  var writer: MarkdownWriter {
    MarkdownWriter(
      title: article.title,
      picture: { [resolver, article, files] source in
        switch resolver.resolve(source, of: article, isPicture: true, files) {
        case .target(let target): .shown(target)
        case .words: .said
        }
      },
      link: { [resolver, article, files] address in
        switch resolver.resolve(address, of: article, isPicture: false, files) {
        case .target(let target): target
        case .words: nil
        }
      })
  }

  /// The words of a text of Markdown, for a summary.
  private static func plain(_ markdown: String) -> String {
    let lines = markdown.split(separator: "\n").map { line -> String in
      var text = line.trimmed.drop { "#>-*+ ".contains($0) }.trimmed
      if text.hasPrefix("```") || text.hasPrefix("|") || text.hasPrefix("![") { return "" }
      text = text.replacing("**", with: "").replacing("`", with: "")
      // Of links the words.
      var plain = ""
      var rest = text[...]
      while let open = rest.firstIndex(of: "[") {
        plain += rest[..<open]
        let inner = rest[rest.index(after: open)...]
        guard let close = inner.firstIndex(of: "]") else { break }
        if plain.hasSuffix("!") { plain.removeLast() } else { plain += inner[..<close] }
        rest = inner[inner.index(after: close)...]
        if rest.hasPrefix("("), let end = rest.firstIndex(of: ")") {
          rest = rest[rest.index(after: end)...]
        }
      }
      return plain + rest
    }
    let text = lines.filter { !$0.isEmpty }.joined(separator: " ")
    return text.count > 300 ? "" : text
  }
}

/// Changes of a text that do not overlap.
struct MarkdownEdits {
  private let bytes: [UInt8]
  private var edits: [(range: Range<Int>, text: String)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func replace(_ range: Range<Int>, by text: String) { edits.append((range, text)) }

  /// The text after all of them; of two that overlap the first counts.
  func applied() -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = 0
    var last: Range<Int>?
    for (_, edit) in edits.enumerated().sorted(by: {
      $0.element.range.lowerBound == $1.element.range.lowerBound
        ? $0.offset < $1.offset : $0.element.range.lowerBound < $1.element.range.lowerBound
    }) {
      guard edit.range.lowerBound >= place, edit.range != last else { continue }
      last = edit.range
      output += bytes[place..<edit.range.lowerBound]
      output += Array(edit.text.utf8)
      place = edit.range.upperBound
    }
    output += bytes[place...]
    return String(decoding: output, as: UTF8.self)
  }
}

extension String {
  /// Without white space at its end.
  var trimmedEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension Substring {
  /// Without white space around it.
  var trimmed: String { String(self).trimmed }
}
