import Base
import HTMLTree

/// The article in a page of any make: where its text is, what it is called, and how sure that is.
struct PageArticle {
  var title = ""
  var subtitle = ""
  var date = ""
  var source = ""
  var author = ""
  var editor = ""
  /// The element that holds the text, cleaned.
  var main: HTMLElement
  /// Why it is not sure; empty where it is.
  var doubts: [String] = []
  /// Whether there is no text: a list, a front page, a form.
  var isList = false

  let root: HTMLElement
  let template: PageTemplate
  var metas: [String: String] = [:]

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - root: its element `html`.
  ///   - template: what stands on most pages of its site.
  init(_ root: HTMLElement, _ template: PageTemplate) {
    self.root = root
    self.template = template
    let body = root.elements.first { $0.name == "body" } ?? root
    main = body
    readMetas()
    let leaves = PageLeaf.all(in: body)
    let (found, share, certainty) = mainElement(body, leaves)
    main = found
    findTitle(leaves)
    findDate(leaves)
    let own = clean(leaves)
    judge(own, share: share, certainty: certainty)
  }

  // MARK: What programs read

  mutating func readMetas() {
    for meta in root.descendants(where: { $0.name == "meta" }) {
      guard let name = (meta["name"] ?? meta["property"] ?? meta["itemprop"])?.lowercased(),
        let value = meta["content"]?.trimmed, !value.isEmpty, metas[name] == nil
      else { continue }
      metas[name] = value
    }
    for script in root.descendants(where: { $0.name == "script" })
    where script["type"]?.lowercased() == "application/ld+json" {
      let text = script.children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
      if let value = try? JSONParser.parse(Array(text.utf8)) { readLinkedData(value, 0) }
    }
  }

  mutating func readLinkedData(_ value: DynamicValue, _ depth: Int) {
    guard depth < 6 else { return }
    switch value {
    case .list(let values): for value in values { readLinkedData(value, depth + 1) }
    case .mapping(let pairs):
      for (key, value) in pairs {
        if case .string(let text) = value,
          ["headline", "datepublished", "pubdate"].contains(key.lowercased())
        {
          let name = "ld:" + key.lowercased()
          if metas[name] == nil, !text.trimmed.isEmpty { metas[name] = text.trimmed }
        }
        if key == "@graph" || key == "mainEntity" { readLinkedData(value, depth + 1) }
      }
    default: break
    }
  }

  func meta(_ names: String...) -> String {
    for name in names { if let value = metas[name] { return HTMLPlain.text(value) } }
    return ""
  }

  // MARK: Where the text is

  /// Names that content systems of institutions give the text of an article.
  static let textNames: Set<String> = [
    "trs_editor", "ucap-content", "ucapcontent", "zoom", "article", "content", "detail", "main",
    "text",
    "neirong", "zhengwen", "wz_content", "con_text", "v_news_content", "wp_articlecontent",
    "article-content", "article_content", "articlecontent", "art_content", "entry-content",
    "post-content", "post_content", "news_content", "newscontent", "article-body", "article-text",
    "main-content", "text_area", "artibody", "js_content", "pages_content", "bt-content",
    "rm_txt_con",
    "show_text", "conten", "cont", "endtext", "post_body", "post_text", "content_area",
    "article-con",
  ]

  static func names(of element: HTMLElement) -> Set<String> {
    let written = ((element["id"] ?? "") + " " + (element["class"] ?? "")).lowercased()
    return Set(written.split(separator: " ").map(String.init))
  }

  /// The element that holds the text.
  ///
  /// - Returns: it; its share of all text of the page that looks like sentences, and that text.
  func mainElement(
    _ body: HTMLElement, _ leaves: [PageLeaf]
  ) -> (HTMLElement, share: Double, weight: Int) {
    var weights: [ObjectIdentifier: Int] = [:]
    var total = 0
    for leaf in leaves where leaf.weight > 0 && !template.isFurniture(leaf.text) {
      guard !isAside(leaf.owner) else { continue }
      total += leaf.weight
      var element: HTMLElement? = leaf.owner
      while let current = element {
        weights[ObjectIdentifier(current), default: 0] += leaf.weight
        element = current.parent
      }
    }
    guard total > 0 else { return (body, 0, 0) }
    func weight(_ element: HTMLElement) -> Int { weights[ObjectIdentifier(element)] ?? 0 }
    // An element that is named as text and holds most of it, the innermost of them.
    var named: HTMLElement?
    for element in body.descendants(where: { weight($0) * 2 >= total })
    where ["div", "td", "article", "section", "main"].contains(element.name) {
      let isNamed =
        element.name == "article" || !Self.names(of: element).isDisjoint(with: Self.textNames)
      if isNamed, named.map({ weight(element) * 10 >= weight($0) * 8 }) ?? true { named = element }
    }
    var current = named ?? body
    while let heaviest = current.elements.max(by: { weight($0) < weight($1) }),
      weight(heaviest) * 100 >= weight(current) * (named == nil ? 88 : 97),
      weight(heaviest) > 0, holdsLeaves(heaviest, weights)
    {
      current = heaviest
    }
    return (current, Double(weight(current)) / Double(total), weight(current))
  }

  /// Whether an element holds several texts, not only one paragraph.
  func holdsLeaves(_ element: HTMLElement, _ weights: [ObjectIdentifier: Int]) -> Bool {
    if ["p", "li", "blockquote", "h1", "h2", "h3", "span", "font", "strong", "b", "a", "tr", "pre"]
      .contains(element.name)
    {
      return element.elements.contains {
        PageLeaf.isBlock($0) && (weights[ObjectIdentifier($0)] ?? 0) > 0
      }
    }
    return true
  }

  static let asideMarks = [
    "comment", "footer", "copyright", "sidebar", "breadcrumb", "crumb", "related", "recommend",
    "share", "toolbar", "nav", "menu", "login", "banner", "hotnews", "rank", "tuijian", "xiangguan",
    "fenxiang", "declare", "statement", "disclaimer",
  ]

  /// Whether an element, or one around it, is named as something beside the text.
  func isAside(_ element: HTMLElement) -> Bool {
    var current: HTMLElement? = element
    while let element = current {
      if ["nav", "footer", "aside", "form"].contains(element.name), element.name != "form" {
        return true
      }
      if ["body", "html"].contains(element.name) { return false }
      if Self.isNamedAside(element) { return true }
      current = element.parent
    }
    return false
  }

  static func isNamedAside(_ element: HTMLElement) -> Bool {
    for name in (element["id"] ?? "").split(separator: " ")
      + (element["class"] ?? "").split(separator: " ")
    {
      guard !textNames.contains(name.lowercased()) else { return false }
      let parts = Self.parts(of: name)
      if asideMarks.contains(where: { mark in
        parts.contains { $0 == mark || (mark.count > 5 && $0.hasPrefix(mark)) }
      }) {
        return true
      }
    }
    return false
  }

  /// The words of a name: `share-bar`, `share_bar`, `shareBar`.
  private static func parts(of name: Substring) -> [String] {
    var parts = [""]
    var isAfterSmall = false
    for character in name {
      if "-_".contains(character) || isAfterSmall && character.isUppercase { parts.append("") }
      isAfterSmall = character.isLowercase
      if !"-_".contains(character) { parts[parts.count - 1] += character.lowercased() }
    }
    return parts
  }

  // MARK: Title and date

  mutating func findTitle(_ leaves: [PageLeaf]) {
    let whole =
      root.first("title").map { element in
        element.children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      } ?? ""
    title = meta("articletitle", "article_title")
    let headings = root.descendants { $0.name == "h1" }.map {
      $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { $0.count >= 4 && $0.count <= 120 && !template.isFurniture($0) }
    if title.isEmpty {
      let inTitle = headings.filter { Self.isPart($0, of: whole) }
      title = inTitle.max { $0.count < $1.count } ?? (headings.count == 1 ? headings[0] : "")
    }
    if title.isEmpty {
      // A line that the title of the window begins with.
      let before = leaves.filter {
        $0.text.count >= 4 && $0.text.count <= 100 && !template.isFurniture($0.text)
      }
      let fitting = before.filter {
        Self.isPart($0.text, of: whole) && whole.hasPrefix($0.text.prefix(6))
      }
      title = fitting.map(\.text).max { $0.count < $1.count } ?? ""
    }
    if title.isEmpty { title = meta("og:title", "ld:headline", "twitter:title") }
    if title.isEmpty || template.isFurniture(title) {
      title = Self.withoutSiteName(whole)
      doubts.append("标题只在 <title> 里")
    }
    title = HTMLPlain.text(title)
  }

  static func isPart(_ text: String, of title: String) -> Bool {
    let plain = { (text: String) in text.filter { !$0.isWhitespace } }
    return plain(title).contains(plain(text))
  }

  /// The title of a page without the name of its site.
  static func withoutSiteName(_ title: String) -> String {
    var title = title
    for separator in ["_", " - ", "--", " | ", "|", " — ", "-"] {
      guard
        let place = title.ranges(of: separator).first(where: {
          title.distance(from: title.startIndex, to: $0.lowerBound) >= 4
        })
      else { continue }
      title = String(title[..<place.lowerBound])
      break
    }
    return title.trimmed
  }

  mutating func findDate(_ leaves: [PageLeaf]) {
    for written in [
      meta(
        "pubdate", "publishdate", "article:published_time", "ld:datepublished", "datepublished",
        "og:release_date", "publish_time", "publication_date", "firstpublishedtime",
        "weibo:article:create_at"),
      root.descendants { $0.name == "time" }.compactMap { $0["datetime"] }.first ?? "",
    ] {
      if let found = Self.date(in: written) {
        date = found
        return
      }
    }
    // Near the title, and with a word for it, else the first of a page.
    let words = ["时间", "日期", "发布", "发表", "更新"]
    let short = leaves.filter { $0.text.count <= 160 }
    for leaf in short where words.contains(where: { leaf.text.contains($0) }) {
      if let found = Self.date(in: leaf.text) {
        date = found
        return
      }
    }
    let start = leaves.firstIndex { Self.isSame($0.text, title) } ?? 0
    for leaf in leaves[start...].prefix(12) where leaf.text.count <= 160 {
      if let found = Self.date(in: leaf.text) {
        date = found
        return
      }
    }
    for leaf in short {
      if let found = Self.date(in: leaf.text) {
        date = found
        return
      }
    }
  }

  static func isSame(_ left: String, _ right: String) -> Bool {
    let plain = { (text: String) in text.filter { !$0.isWhitespace } }
    return !right.isEmpty && plain(left) == plain(right)
  }

  /// The first day in a text, with its time where that stands behind it.
  static func date(in text: String) -> String? {
    let characters = Array(text)
    var place = 0
    func number(_ start: Int, _ most: Int) -> (value: Int, end: Int)? {
      var end = start
      while end < characters.count, end - start < most,
        let digit = characters[end].wholeNumberValue,
        characters[end].isASCII, digit < 10
      { end += 1 }
      guard end > start, let value = Int(String(characters[start..<end])) else { return nil }
      return (value, end)
    }
    func sign(_ place: Int, _ signs: String) -> Int? {
      var place = place
      while place < characters.count, characters[place] == " " { place += 1 }
      guard place < characters.count, signs.contains(characters[place]) else { return nil }
      place += 1
      while place < characters.count, characters[place] == " " { place += 1 }
      return place
    }
    while place < characters.count {
      defer { place += 1 }
      guard characters[place] == "1" || characters[place] == "2",
        place == 0 || !(characters[place - 1].isNumber && characters[place - 1].isASCII),
        let year = number(place, 4), year.end - place == 4, (1990...2100) ~= year.value,
        let second = sign(year.end, "-/.年"), let month = number(second, 2), (1...12) ~= month.value,
        let third = sign(month.end, "-/.月"), let day = number(third, 2), (1...31) ~= day.value
      else { continue }
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      var written = "\(year.value)-\(two(month.value))-\(two(day.value))"
      var rest = day.end
      while rest < characters.count, " 日T　".contains(characters[rest]) { rest += 1 }
      if rest > day.end, let hour = number(rest, 2), hour.value < 24,
        let next = sign(hour.end, ":："),
        let minute = number(next, 2), minute.value < 60
      {
        written += " \(two(hour.value)):\(two(minute.value))"
      }
      return written
    }
    return nil
  }

  // MARK: How sure it is

  mutating func judge(_ leaves: [PageLeaf], share: Double, certainty: Int) {
    let text = leaves.reduce(0) { $0 + $1.text.count }
    let linked = leaves.reduce(0) { $0 + $1.linked }
    let hasPicture = main.descendants { $0.name == "img" }.contains {
      let width = $0["width"].flatMap { Int($0.prefix { $0.isNumber }) } ?? 200
      return width >= 120
    }
    let isShort = text - linked < 40
    if isShort && !hasPicture && certainty == 0 || title.isEmpty
      || (linked * 10 > text * 6 && certainty < 400)
    {
      isList = true
      return
    }
    // What is around a short text weighs as much, and with few pages nobody knows what that is;
    // a line that says whence it comes stands at a text.
    if text - linked < (source.isEmpty ? 160 : 40) { doubts.append("正文很短") }
    if !template.isLearned, source.isEmpty, text - linked < 200 { doubts.append("网页太少，正文又短") }
    if share < 0.5 { doubts.append("页面里别处的文字更多") }
    if linked * 3 > text { doubts.append("正文里链接很多") }
    if certainty == 0 { doubts.append("没有成句的文字") }
    if date.isEmpty { doubts.append("没有找到日期") }
  }

  /// Whether somebody should look: one of the weaker signs alone is no reason.
  var isDoubtful: Bool {
    let weak: Set<String> = ["标题只在 <title> 里", "没有找到日期", "正文很短"]
    return doubts.contains { !weak.contains($0) } || doubts.filter { weak.contains($0) }.count > 1
  }
}
