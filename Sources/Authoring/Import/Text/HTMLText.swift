import Base
import HTMLTree

/// Makes the tree of a text of the elements of a page.
struct HTMLText {
  /// What shows something that no text can: frames, films, scripts' places.
  private(set) var embedded: [String] = []
  var holdsBlocks: [ObjectIdentifier: Bool] = [:]
  var blocks: [TextBlock] = []
  var line: [TextInline] = []

  /// The blocks of an element's content.
  ///
  /// - Parameter element: the element that holds the text.
  /// - Returns: its blocks, and the addresses of what was embedded, which are links now.
  static func read(_ element: HTMLElement) -> (blocks: [TextBlock], embedded: [String]) {
    var reader = HTMLText()
    reader.contents(of: element)
    reader.endLine()
    return (merged(reader.blocks), reader.embedded)
  }

  static let blockNames: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio",
    "iframe", "frame", "object", "embed", "marquee",
  ]

  /// Whether an element is a block, or has one somewhere below.
  mutating func isBlock(_ element: HTMLElement) -> Bool {
    if Self.blockNames.contains(element.name) { return true }
    if let known = holdsBlocks[ObjectIdentifier(element)] { return known }
    var answer = false
    for inner in element.elements where isBlock(inner) {
      answer = true
      break
    }
    holdsBlocks[ObjectIdentifier(element)] = answer
    return answer
  }

  // MARK: Blocks

  mutating func contents(of element: HTMLElement) {
    for child in element.children {
      switch child {
      case .text(let text): append(text, to: &line)
      case .comment: break
      case .element(let inner):
        guard !Self.isHidden(inner) else { continue }
        if isBlock(inner) { block(inner) } else { line += inline(inner) }
      }
    }
  }

  mutating func inner(_ element: HTMLElement) -> [TextBlock] {
    let outer = (blocks, line)
    (blocks, line) = ([], [])
    contents(of: element)
    endLine()
    let inner = Self.merged(blocks)
    (blocks, line) = outer
    return inner
  }

  mutating func block(_ element: HTMLElement) {
    endLine()
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = element.name.last?.wholeNumberValue ?? 2
      if element.elements.contains(where: { isBlock($0) }) {
        blocks += inner(element)
      } else {
        let inlines = line(of: element)
        // A picture in a heading is a picture.
        if inlines.plainText.trimmed.isEmpty {
          if !inlines.isEmpty { blocks.append(.paragraph(inlines)) }
        } else {
          blocks.append(.heading(level, inlines))
        }
      }
    case "hr": blocks.append(.rule)
    case "pre": preformatted(element)
    case "blockquote":
      let quoted = inner(element)
      if !quoted.isEmpty { blocks.append(.quote(quoted)) }
    case "ul", "menu", "dir": list(element) { .bullets($0) }
    case "ol":
      let first = element["start"].flatMap { Int($0) } ?? 1
      list(element) { .numbers(min(max(first, 0), 99_999), $0) }
    case "table": table(element)
    case "dt", "summary":
      let term = line(of: element)
      if !term.isEmpty { blocks.append(.paragraph([.strong(term)])) }
    case "figure": figure(element)
    case "iframe", "frame", "embed", "object", "video", "audio": embed(element)
    default:
      let inner = inner(element)
      if Self.side(of: element) == "right", !inner.isEmpty,
        !inner.contains(where: { if case .aligned = $0 { true } else { false } })
      {
        blocks.append(.aligned("right", inner))
      } else {
        blocks += inner
      }
    }
    endLine()
  }

  /// Ends the paragraph that is being read; an empty line in it makes two.
  mutating func endLine() {
    defer { line = [] }
    var parts: [[TextInline]] = [[]]
    var breaks = 0
    for item in line {
      if case .lineBreak = item {
        breaks += 1
        continue
      }
      if case .space = item, breaks > 0 { continue }
      if breaks > 0 {
        // Old pages begin a paragraph with two wide spaces after a break.
        if breaks > 1 || Self.isIndented(item) {
          parts.append([])
        } else if parts[parts.count - 1].isEmpty == false {
          parts[parts.count - 1].append(.lineBreak)
        }
      }
      breaks = 0
      parts[parts.count - 1].append(item)
    }
    for part in parts {
      let isEmpty = part.allSatisfy { $0.plainText.allSatisfy(\.isWhitespace) && !Self.shows($0) }
      if !isEmpty { blocks.append(.paragraph(part)) }
    }
  }

  static func shows(_ item: TextInline) -> Bool {
    if case .note = item { return true }
    return !item.pictures.isEmpty
  }

  static func isIndented(_ item: TextInline) -> Bool {
    switch item {
    case .text(let text): text.hasPrefix("　　") || text.hasPrefix("\u{2003}\u{2003}")
    case .strong(let inner), .emphasis(let inner): inner.first.map(isIndented) ?? false
    default: false
    }
  }

  mutating func preformatted(_ element: HTMLElement) {
    let text = element.text.replacing("\r\n", with: "\n")
    guard !text.trimmed.isEmpty else { return }
    let names = (element["class"] ?? "") + " " + (element.first("code")?["class"] ?? "")
    let language = names.split(separator: " ").lazy.compactMap { name -> String? in
      for prefix in ["language-", "lang-", "brush:"] where name.hasPrefix(prefix) {
        return String(name.dropFirst(prefix.count))
      }
      return nil
    }.first
    blocks.append(
      .code(text.hasPrefix("\n") ? String(text.dropFirst()) : text, language: language ?? ""))
    let pictures = element.descendants { $0.name == "img" }.flatMap { inline($0) }
    if !pictures.isEmpty { blocks.append(.paragraph(pictures)) }
  }

  mutating func list(_ element: HTMLElement, _ make: ([[TextBlock]]) -> TextBlock) {
    var items: [[TextBlock]] = []
    for child in element.children {
      switch child {
      case .element(let item) where item.name == "li": items.append(inner(item))
      case .element(let other) where !Self.isHidden(other):
        let wrapper = HTMLElement("li")
        wrapper.children = [child]
        let inner = inner(wrapper)
        // A list that stands directly in a list belongs to the item before it.
        if items.isEmpty { items.append(inner) } else { items[items.count - 1] += inner }
      case .text(let text) where !text.allSatisfy(\.isWhitespace):
        items.append([.paragraph([.text(text.trimmed)])])
      default: break
      }
    }
    items.removeAll(where: \.isEmpty)
    if !items.isEmpty { blocks.append(make(items)) }
  }

  mutating func figure(_ element: HTMLElement) {
    let caption = element.first("figcaption")?.text.trimmed ?? ""
    var inner = inner(element)
    if !caption.isEmpty, case .paragraph(let items)? = inner.first {
      let shown = items.filter { !$0.pictures.isEmpty || !$0.plainText.trimmed.isEmpty }
      if shown.count == 1, case .picture(let source, let said) = shown[0], said.isEmpty {
        inner[0] = .paragraph([.picture(source, said: caption)])
      }
    }
    blocks += inner
  }

  mutating func embed(_ element: HTMLElement) {
    let sources =
      [element["src"], element["data-src"], element["data"]]
      + element.descendants { $0.name == "source" || $0.name == "embed" }.map { $0["src"] }
      + element.descendants { $0.name == "param" && ["src", "movie"].contains($0["name"] ?? "") }
      .map { $0["value"] }
    guard let source = sources.compactMap({ $0?.trimmed }).first(where: { !$0.isEmpty }) else {
      if element.name == "video" || element.name == "audio" { blocks += inner(element) }
      return
    }
    embedded.append(source)
    let name =
      switch element.name {
      case "video": "视频"
      case "audio": "音频"
      default: "嵌入的内容"
      }
    blocks.append(.paragraph([.link(source, [.text(name)])]))
  }

  /// Neighbours at the same side are one block.
  static func merged(_ blocks: [TextBlock]) -> [TextBlock] {
    var result: [TextBlock] = []
    for block in blocks {
      if case .aligned(let side, let inner) = block,
        case .aligned(side, let before)? = result.last
      {
        result[result.count - 1] = .aligned(side, before + inner)
      } else {
        result.append(block)
      }
    }
    return result
  }

  /// At which side an element stands: `right` where it says so itself.
  static func side(of element: HTMLElement) -> String? {
    let style = (element["style"] ?? "").lowercased().filter { !$0.isWhitespace }
    if style.contains("text-align:right") || style.contains("text-align:end") { return "right" }
    return element["align"]?.lowercased() == "right" && element.name != "table" ? "right" : nil
  }

  /// Whether readers do not see an element.
  static func isHidden(_ element: HTMLElement) -> Bool {
    if [
      "script", "style", "noscript", "template", "head", "title", "link", "meta", "select",
      "textarea", "input", "button", "svg",
    ].contains(element.name) {
      return true
    }
    guard !element.attributes.isEmpty else { return false }
    if element["hidden"] != nil { return true }
    guard let style = element["style"] else { return false }
    return style.lowercased().filter { !$0.isWhitespace }.contains("display:none")
  }

  // MARK: Lines

  mutating func line(of element: HTMLElement) -> [TextInline] {
    var inlines: [TextInline] = []
    for child in element.children {
      switch child {
      case .text(let text): append(text, to: &inlines)
      case .comment: break
      case .element(let inner):
        guard !Self.isHidden(inner) else { continue }
        inlines += inline(inner)
      }
    }
    return inlines
  }

  mutating func inline(_ element: HTMLElement) -> [TextInline] {
    switch element.name {
    case "br": return [.lineBreak]
    case "img", "image": return picture(element)
    case "b", "strong": return wrap(element) { .strong($0) }
    case "i", "em", "cite", "dfn": return wrap(element) { .emphasis($0) }
    case "s", "del", "strike": return wrap(element) { .struck($0) }
    case "sup": return wrap(element) { .superscript($0) }
    case "sub": return wrap(element) { .lowered($0) }
    case "code", "kbd", "samp", "tt":
      let text = element.text
      return text.trimmed.isEmpty ? [] : [.code(text)]
    case "a":
      let inner = line(of: element)
      guard let target = element["href"]?.trimmed, !target.isEmpty else { return inner }
      return [.link(target, inner)]
    case "wbr": return []
    default: return line(of: element)
    }
  }

  mutating func wrap(
    _ element: HTMLElement, _ make: ([TextInline]) -> TextInline
  ) -> [TextInline] {
    let inner = line(of: element)
    // Marks around breaks or nothing would be seen themselves.
    guard !inner.plainText.allSatisfy(\.isWhitespace) else { return inner }
    var parts: [TextInline] = []
    for (index, part) in inner.split(
      omittingEmptySubsequences: false,
      whereSeparator: { if case .lineBreak = $0 { true } else { false } }
    ).enumerated() {
      if index > 0 { parts.append(.lineBreak) }
      if !part.isEmpty { parts.append(make(Array(part))) }
    }
    return parts
  }

  static let lateAttributes = [
    "data-src", "data-original", "data-lazy-src", "data-lazyload", "data-lazy", "data-echo",
    "data-actualsrc", "data-url", "zoomfile", "file", "_src", "original",
  ]

  func picture(_ element: HTMLElement) -> [TextInline] {
    let written = element["src"]?.trimmed ?? ""
    let late = Self.lateAttributes.lazy.compactMap { element[$0]?.trimmed }.first { !$0.isEmpty }
    let isStandIn =
      written.isEmpty || written.hasPrefix("data:")
      || ["loading", "blank", "spacer", "placeholder", "lazy", "1x1", "grey", "transparent"]
        .contains { written.lowercased().contains($0) }
    var source = late != nil && (isStandIn || element["data-src"] != nil) ? late ?? "" : written
    if source.isEmpty, let set = element["srcset"] {
      source = String(set.trimmed.prefix { !$0.isWhitespace && $0 != "," })
    }
    let isSpeck = ["width", "height"].contains { element[$0] == "1" || element[$0] == "0" }
    guard !source.isEmpty, !isSpeck, !source.hasPrefix("data:") || late != nil else { return [] }
    return [.picture(source, said: (element["alt"] ?? element["title"] ?? "").trimmed)]
  }

  /// Appends text as browsers show it: white space is one space, and none between Chinese
  /// characters where a line was only broken in the source.
  func append(_ written: String, to line: inout [TextInline]) {
    var run = ""
    var space = ""
    func isWide(_ character: Character?) -> Bool {
      character.map { ($0.unicodeScalars.first?.value ?? 0) >= 0x2E80 } ?? false
    }
    var before: Character? = Self.last(of: line)
    for character in written {
      if character == "\u{A0}"
        || (character.isWhitespace && character != "　" && character != "\u{2003}")
      {
        space.append(character)
        continue
      }
      if character == "\u{200B}" || character == "\u{FEFF}" || character == "\u{AD}" { continue }
      if !space.isEmpty {
        let isOnlyBroken = space.contains(where: \.isNewline) && isWide(before) && isWide(character)
        if !isOnlyBroken, before != nil || !run.isEmpty { run.append(" ") }
        space = ""
      }
      run.append(character)
      before = character
    }
    if !space.isEmpty, before != nil, !space.contains(where: \.isNewline) || !isWide(before) {
      run.append(" ")
    }
    if !run.isEmpty { line.append(.text(run)) }
  }

  static func last(of line: [TextInline]) -> Character? {
    switch line.last {
    case nil, .lineBreak: nil
    case .space: " "
    case .picture, .note: "a"
    case .some(let item): item.plainText.last ?? "a"
    }
  }
}
