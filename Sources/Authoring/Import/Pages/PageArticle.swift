import Base
import HTMLTree

/// The article in a page of any make: where its text is, what it is called, and how sure that is.
struct PageArticle {
  private(set) var title = ""
  private(set) var subtitle = ""
  private(set) var date = ""
  private(set) var source = ""
  private(set) var author = ""
  private(set) var editor = ""
  /// The element that holds the text, cleaned.
  private(set) var main: HTMLElement
  /// Why it is not sure; empty where it is.
  private(set) var doubts: [String] = []
  /// Whether there is no text: a list, a front page, a form.
  private(set) var isList = false

  private let root: HTMLElement
  private let template: PageTemplate
  private var metas: [String: String] = [:]

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
    let own = clean()
    judge(own, share: share, certainty: certainty)
  }

  // MARK: What programs read

  private mutating func readMetas() {
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

  private mutating func readLinkedData(_ value: DynamicValue, _ depth: Int) {
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

  private func meta(_ names: String...) -> String {
    for name in names { if let value = metas[name] { return HTMLPlain.text(value) } }
    return ""
  }

  // MARK: Where the text is

  /// Names that content systems of institutions give the text of an article.
  private static let textNames: Set<String> = [
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

  private static func names(of element: HTMLElement) -> Set<String> {
    let written = ((element["id"] ?? "") + " " + (element["class"] ?? "")).lowercased()
    return Set(written.split(separator: " ").map(String.init))
  }

  /// The element that holds the text.
  ///
  /// - Returns: it; its share of all text of the page that looks like sentences, and that text.
  private func mainElement(
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
  private func holdsLeaves(_ element: HTMLElement, _ weights: [ObjectIdentifier: Int]) -> Bool {
    if ["p", "li", "blockquote", "h1", "h2", "h3", "span", "font", "strong", "b", "a", "tr", "pre"]
      .contains(element.name)
    {
      return element.elements.contains {
        PageLeaf.isBlock($0) && (weights[ObjectIdentifier($0)] ?? 0) > 0
      }
    }
    return true
  }

  private static let asideMarks = [
    "comment", "footer", "copyright", "sidebar", "breadcrumb", "crumb", "related", "recommend",
    "share", "toolbar", "nav", "menu", "login", "banner", "hotnews", "rank", "tuijian", "xiangguan",
    "fenxiang", "declare", "statement", "disclaimer",
  ]

  /// Whether an element, or one around it, is named as something beside the text.
  private func isAside(_ element: HTMLElement) -> Bool {
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

  private static func isNamedAside(_ element: HTMLElement) -> Bool {
    for name in names(of: element) {
      guard !textNames.contains(name) else { return false }
      let parts = name.split { "-_".contains($0) }.map(String.init)
      if asideMarks.contains(where: { mark in
        parts.contains { $0 == mark || (mark.count > 5 && $0.hasPrefix(mark)) }
      }) {
        return true
      }
    }
    return false
  }

  // MARK: Title and date

  private mutating func findTitle(_ leaves: [PageLeaf]) {
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

  private static func isPart(_ text: String, of title: String) -> Bool {
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

  private mutating func findDate(_ leaves: [PageLeaf]) {
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

  private static func isSame(_ left: String, _ right: String) -> Bool {
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

  // MARK: What is not the text

  private static let ends = [
    "上一篇", "下一篇", "上一条", "下一条", "相关新闻", "相关文章", "相关链接", "相关阅读", "相关报道", "推荐阅读",
    "延伸阅读", "更多精彩", "热门推荐", "【打印", "打印本页", "关闭窗口", "[打印", "返回顶部", "扫一扫", "分享到", "分享：",
    "版权声明", "免责声明", "网友评论", "我要评论", "发表评论",
  ]

  /// Takes out what is around the text, and reads what it says.
  ///
  /// - Returns: the leaves that are left.
  private mutating func clean() -> [PageLeaf] {
    source = meta("contentsource", "source", "article:source", "mediaid")
    author = meta("contentauthor", "article:author")
    editor = meta("contenteditor")
    let all = PageLeaf.all(in: main)
    let total = max(all.reduce(0) { $0 + $1.text.count }, 1)
    var doomed: Set<ObjectIdentifier> = []
    main.visit { element in
      let text = element.text
      guard PageLeaf.isBlock(element), text.count * 5 < total * 2 else { return }
      if Self.isNamedAside(element) || ["nav", "footer", "aside"].contains(element.name) {
        doomed.insert(ObjectIdentifier(element))
        return
      }
      // Lists of links are not the text; one link in a sentence is.
      let links = element.descendants { $0.name == "a" }
      let linked = links.reduce(0) { $0 + $1.text.trimmed.count }
      let hasPicture = element.first("img") != nil
      if links.count >= 3, linked * 10 > text.trimmed.count * 7, !hasPicture,
        !links.contains(where: { Self.isFile($0["href"] ?? "") })
      {
        doomed.insert(ObjectIdentifier(element))
      }
    }
    var hasSentence = false
    var isPastEnd = false
    let lastSentence =
      all.lastIndex { $0.weight > 0 && !template.isFurniture($0.text) } ?? all.count
    for (index, leaf) in all.enumerated() {
      let text = leaf.text
      if leaf.owner === main, index == 0, all.count == 1 { break }
      if readLabels(text, isBefore: !hasSentence) {
        doom(leaf, &doomed)
      } else if template.isFurniture(text) || !hasSentence && Self.isSame(text, title) {
        doom(leaf, &doomed)
      } else if index > lastSentence || leaf.weight == 0,
        Self.ends.contains(where: { text.hasPrefix($0) }),
        text.count < 120
      {
        doom(leaf, &doomed)
        if index > lastSentence { isPastEnd = true }
      } else if isPastEnd, leaf.linked * 2 > text.count {
        doom(leaf, &doomed)
      } else if leaf.weight > 0 {
        hasSentence = true
      }
    }
    main = Self.copy(main, without: doomed)
    return PageLeaf.all(in: main)
  }

  private func doom(_ leaf: PageLeaf, _ doomed: inout Set<ObjectIdentifier>) {
    // A block that holds more than this text stays; its text goes with the copy.
    guard leaf.owner !== main else { return }
    let others = leaf.owner.elements.contains { PageLeaf.isBlock($0) }
    if !others, leaf.owner.first("img") == nil { doomed.insert(ObjectIdentifier(leaf.owner)) }
  }

  private static func isFile(_ address: String) -> Bool {
    let ending =
      address.prefix { !"?#".contains($0) }.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return LinkResolver.fileEndings.contains(ending)
  }

  /// Reads labels as in `来源：办公室　作者：某人　点击：12`.
  ///
  /// - Returns: whether the text is nothing but labels.
  private mutating func readLabels(_ text: String, isBefore: Bool) -> Bool {
    guard text.count <= 160 else { return false }
    let labels = [
      "来源", "信息来源", "文章来源", "稿源", "供稿", "作者", "撰稿", "编辑", "责任编辑", "责编", "审核", "发布时间", "发布日期",
      "时间", "日期", "发表时间", "更新时间", "浏览", "浏览次数", "浏览量", "点击", "点击数", "点击量", "阅读", "阅读次数", "访问量",
      "字号", "字体", "字体大小", "发布人", "发布者", "录入", "打印", "关闭", "收藏", "分享", "视力保护色", "来源网站",
    ]
    var found: [(label: String, value: String)] = []
    let normal = text.replacing(":", with: "：")
    var rest = normal[...]
    var lead = ""
    while let colon = rest.firstIndex(of: "：") {
      let before = rest[..<colon].trimmed
      guard let label = labels.filter({ before.hasSuffix($0) }).max(by: { $0.count < $1.count })
      else {
        if found.isEmpty { lead += before } else { found[found.count - 1].value += before + ":" }
        rest = rest[rest.index(after: colon)...]
        continue
      }
      let value = before.dropLast(label.count).trimmed
      if found.isEmpty { lead += value } else { found[found.count - 1].value += value }
      found.append((label, ""))
      rest = rest[rest.index(after: colon)...]
    }
    guard !found.isEmpty else {
      // Buttons in a row.
      let words = text.split { " 【】[]|　".contains($0) }.map(String.init)
      let buttons: Set<String> = [
        "打印", "关闭", "打印本页", "关闭窗口", "大", "中", "小", "收藏", "字体", "字号", "返回",
      ]
      return !words.isEmpty && words.allSatisfy { buttons.contains($0) }
    }
    found[found.count - 1].value += rest.trimmed
    let hasDate = Self.date(in: lead) != nil
    guard lead.isEmpty || hasDate || (isBefore && lead.count <= 40) else { return false }
    // A sentence with a colon is a sentence.
    guard !found.contains(where: { $0.value.contains("。") || $0.value.count > 60 }) else {
      return false
    }
    for (label, value) in found {
      let value = value.trimmed.prefix { !"【[|（(".contains($0) }.trimmed
      guard !value.isEmpty, value.count <= 40 else { continue }
      switch label {
      case "来源", "信息来源", "文章来源", "稿源", "供稿":
        if source.isEmpty { source = Self.withoutDate(value) }
      case "作者", "撰稿": if author.isEmpty { author = Self.withoutDate(value) }
      case "编辑", "责任编辑", "责编": if editor.isEmpty { editor = value }
      default: break
      }
    }
    return true
  }

  private static func withoutDate(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.prefix { date(in: String($0)) == nil }.joined(separator: " ")
  }

  private static func copy(_ element: HTMLElement, without doomed: Set<ObjectIdentifier>)
    -> HTMLElement
  {
    let new = HTMLElement(element.name, element.attributes)
    for child in element.children {
      switch child {
      case .element(let inner):
        if !doomed.contains(ObjectIdentifier(inner)) {
          new.children.append(.element(copy(inner, without: doomed)))
        }
      default: new.children.append(child)
      }
    }
    return new
  }

  // MARK: How sure it is

  private mutating func judge(_ leaves: [PageLeaf], share: Double, certainty: Int) {
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
    if isShort { doubts.append("正文很短") }
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
