import Base
import HTMLTree

extension PageArticle {
  // MARK: What is not the text

  static let ends = [
    "上一篇", "下一篇", "上一条", "下一条", "相关新闻", "相关文章", "相关链接", "相关阅读", "相关报道", "推荐阅读",
    "延伸阅读", "更多精彩", "热门推荐", "【打印", "打印本页", "关闭窗口", "[打印", "返回顶部", "扫一扫", "分享到", "分享：",
    "版权声明", "免责声明", "网友评论", "我要评论", "发表评论",
  ]

  /// What follows a text of most sites, and after which nothing of it comes: who edited it, what is
  /// said of rights, and what else there is to read.
  static let marksOfEnd = [
    "责任编辑", "责编", "本文来源：", "本文来自", "声明：", "免责声明", "特别声明", "版权声明", "版权所有", "copyright", "©",
    "文章关键词", "相关新闻", "相关文章", "相关阅读", "相关推荐", "相关搜索", "推荐阅读", "延伸阅读", "延伸·推荐", "为您推荐", "为你推荐",
    "猜你喜欢", "你可能会喜欢", "您可能感兴趣", "作者最新文章", "热门评论", "网友评论", "小编最近文章", "精彩视频推荐", "热门点阅",
    // As sites of Hong Kong and Taiwan write it.
    "責任編輯", "相關新聞", "相關文章", "相關閱讀", "推薦閱讀", "延伸閱讀", "熱門點閱", "熱門新聞", "更多新聞", "版權所有", "版權聲明",
    "免責聲明", "關鍵字", "您可能有興趣",
  ]

  /// Whether a text is such a mark; one in brackets too.
  static func marksEnd(_ text: String, _ marks: [String] = marksOfEnd) -> Bool {
    let bare = text.prefix(60).drop { "(（[【■".contains($0) }.filter { !$0.isWhitespace }
      .lowercased().replacing(":", with: "：")
    return marks.contains { bare.hasPrefix($0) }
  }

  /// The place of the first mark of the end that has most of the text before it; nil where there is
  /// none.
  func end(of leaves: [PageLeaf]) -> Int? {
    let total = leaves.reduce(0) { $0 + (template.isFurniture($1.text) ? 0 : $1.weight) }
    var before = 0
    for (index, leaf) in leaves.enumerated() {
      // The editor is named once, whatever follows; other words may stand in a text too.
      let share = Self.marksEnd(leaf.text, ["责任编辑", "责编"]) ? 1 : 4
      if before > 0, before * 10 >= total * share, Self.marksEnd(leaf.text) { return index }
      if !template.isFurniture(leaf.text) { before += leaf.weight }
    }
    return nil
  }

  /// Takes out the blocks of what comes after the text, as large as they are without any of it.
  private func doom(
    after end: Int, _ leaves: [PageLeaf], _ doomed: inout Set<ObjectIdentifier>
  ) {
    var kept: Set<ObjectIdentifier> = [ObjectIdentifier(main)]
    for leaf in leaves[..<end] {
      var element: HTMLElement? = leaf.owner
      while let current = element, kept.insert(ObjectIdentifier(current)).inserted {
        element = current.parent
      }
    }
    for leaf in leaves[end...] where !kept.contains(ObjectIdentifier(leaf.owner)) {
      var block = leaf.owner
      while let parent = block.parent, !kept.contains(ObjectIdentifier(parent)) { block = parent }
      doomed.insert(ObjectIdentifier(block))
    }
  }

  /// Takes out what is around the text, and reads what it says.
  ///
  /// - Parameter page: the leaves of the whole page.
  /// - Returns: the leaves that are left.
  mutating func clean(_ page: [PageLeaf]) -> [PageLeaf] {
    source = meta("contentsource", "source", "article:source", "mediaid")
    author = meta("contentauthor", "article:author")
    editor = meta("contenteditor")
    readLabelsAbove(page)
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
      let linked = links.reduce(0) { $0 + Self.size(of: $1.text) }
      let hasPicture = element.first("img") != nil
      if links.count >= 3, linked * 10 > Self.size(of: text) * 7, !hasPicture,
        !links.contains(where: { Self.isFile($0["href"] ?? "") })
      {
        doomed.insert(ObjectIdentifier(element))
      }
    }
    doomLinks(around: all, &doomed)
    let end = end(of: all)
    if let end { doom(after: end, all, &doomed) }
    for leaf in all[..<beginning(of: all)] { doom(leaf, &doomed) }
    var hasSentence = false
    var isPastEnd = false
    let lastSentence =
      all.lastIndex { $0.weight > 0 && !template.isFurniture($0.text) } ?? all.count
    for (index, leaf) in all.enumerated() {
      let text = leaf.text
      if leaf.owner === main, index == 0, all.count == 1 { break }
      if readLabels(text, isBefore: !hasSentence) {
        doom(leaf, &doomed)
      } else if template.isFurniture(text) || !hasSentence && (isTitle(text) || Self.isPath(text)) {
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

  /// How many characters a text has, without the white space that indents the source of a page.
  private static func size(of text: String) -> Int { text.count { !$0.isWhitespace } }

  /// Takes out the buttons before a text and the links after it, three at least.
  ///
  /// They share it, lead to other texts or to programs for telephones. One link may belong to it.
  private func doomLinks(around leaves: [PageLeaf], _ doomed: inout Set<ObjectIdentifier>) {
    let isSentence = { (leaf: PageLeaf) in
      leaf.weight > 0 && !template.isFurniture(leaf.text) && !Self.marksEnd(leaf.text)
    }
    let sentences = leaves.indices.filter { isSentence(leaves[$0]) }
    guard let first = sentences.first, let last = sentences.last else { return }
    func isFurniture(_ leaf: PageLeaf) -> Bool {
      leaf.text.count <= 60
        && !leaf.owner.descendants { $0.name == "a" }.contains { Self.isFile($0["href"] ?? "") }
    }
    let isLink = { (leaf: PageLeaf) in leaf.linked * 2 > leaf.text.count && isFurniture(leaf) }
    let buttons = leaves[..<first].filter { isLink($0) && $0.text.count <= 12 }
    if buttons.count >= 3 { for leaf in buttons { doom(leaf, &doomed) } }
    let after = leaves[(last + 1)...]
    if after.count(where: isLink) >= 3 {
      // The heads of the links go with them.
      for leaf in after.drop(while: { !isLink($0) }) where isFurniture(leaf) { doom(leaf, &doomed) }
    }
    // What asks for the program of the site, in a text about something else.
    let programs = leaves.filter { leaf in
      ["客户端", "客戶端", "下载app", "下載app"].contains { leaf.text.lowercased().contains($0) }
    }
    // A line of labels may stand above it.
    let outer = (sentences.prefix(2) + sentences.suffix(2)).map { leaves[$0].owner }
    guard programs.count == 1, let leaf = programs.first, leaf.linked > 0, sentences.count > 4,
      outer.contains(where: { $0 === leaf.owner }),
      ["下载", "下載"].contains(where: { leaf.text.contains($0) })
    else { return }
    doom(leaf, &doomed)
  }

  /// How many leaves stand before the title and a kicker above it: where it is in the page, what is
  /// before it leads to it, and none of that is the text.
  func beginning(of leaves: [PageLeaf]) -> Int {
    guard let place = leaves.firstIndex(where: { isTitle($0.text) }), place > 0 else { return 0 }
    let total = leaves.reduce(0) { $0 + $1.weight }
    guard leaves[..<place].reduce(0, { $0 + $1.weight }) * 5 <= total else { return 0 }
    let last = leaves[place - 1]
    let isKicker =
      last.linked == 0 && last.text.count <= 40 && !last.text.contains { ">»›".contains($0) }
    return isKicker ? place - 1 : place
  }

  /// Whether a text says where in the site a page is.
  static func isPath(_ text: String) -> Bool {
    ["当前位置", "您的位置", "您现在的位置", "您所在的位置", "现在位置", "所在位置"].contains { text.hasPrefix($0) }
  }

  /// Whether a text is the title, perhaps with a word of what it is (`原创`).
  private func isTitle(_ text: String) -> Bool {
    // Its signs may differ from those of the title that the page tells programs.
    let letters = { (text: String) in text.filter { $0.isLetter || $0.isNumber } }
    let (line, name) = (letters(String(text.prefix(300))), letters(title))
    return !name.isEmpty && line == name
      || name.count >= 8 && line.hasSuffix(name) && line.count <= name.count + 6
  }

  func doom(_ leaf: PageLeaf, _ doomed: inout Set<ObjectIdentifier>) {
    // A block that holds more than this text stays; its text goes with the copy.
    guard leaf.owner !== main else { return }
    let others = leaf.owner.elements.contains { PageLeaf.isBlock($0) }
    if !others, leaf.owner.first("img") == nil { doomed.insert(ObjectIdentifier(leaf.owner)) }
  }

  static func isFile(_ address: String) -> Bool {
    let ending =
      address.prefix { !"?#".contains($0) }.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return LinkResolver.fileEndings.contains(ending)
  }

  /// Reads the labels that stand right above the element with the text, as on most office sites.
  mutating func readLabelsAbove(_ leaves: [PageLeaf]) {
    guard let start = PageLeaf.all(in: main).first?.owner,
      let place = leaves.firstIndex(where: { $0.owner === start })
    else { return }
    for leaf in leaves[max(0, place - 3)..<place] where leaf.linked == 0 {
      _ = readLabels(leaf.text, isBefore: true)
    }
  }

  /// Reads labels as in `来源：办公室　作者：某人　点击：12`.
  ///
  /// - Returns: whether the text is nothing but labels.
  mutating func readLabels(_ text: String, isBefore: Bool) -> Bool {
    guard text.count <= 160 else { return false }
    let labels = [
      "来源", "信息来源", "文章来源", "稿源", "供稿", "作者", "撰稿", "编辑", "责任编辑", "责编", "审核", "发布时间", "发布日期",
      "时间", "日期", "发表时间", "更新时间", "浏览", "浏览次数", "浏览量", "点击", "点击数", "点击量", "阅读", "阅读次数", "访问量",
      "字号", "字体", "字体大小", "发布人", "发布者", "录入", "打印", "关闭", "收藏", "分享", "视力保护色", "来源网站",
    ]
    var found: [(label: String, value: String)] = []
    let normal = text.replacing(":", with: "：").drop { "(（[【".contains($0) }
    var rest = normal
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

  static func withoutDate(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.prefix { date(in: String($0)) == nil }.joined(separator: " ")
  }

  static func copy(_ element: HTMLElement, without doomed: Set<ObjectIdentifier>)
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
}
