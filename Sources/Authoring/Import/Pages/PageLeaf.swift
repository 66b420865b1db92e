import Base
import HTMLTree

/// A run of text of a page that no other block parts.
struct PageLeaf {
  /// The innermost block that holds it.
  let owner: HTMLElement
  let text: String
  /// How many of its characters are in links.
  let linked: Int

  /// How much it looks like a sentence: its own characters, those of its signs several times over.
  var weight: Int {
    let own = text.count - linked
    let signs = text.reduce(0) { $0 + ("，。；：！？、".contains($1) ? 1 : 0) }
    guard own >= 8, linked * 2 < text.count, own >= 25 || signs > 0 else { return 0 }
    return own + 8 * signs
  }

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
    "td", "th", "tr", "ul", "marquee",
  ]

  static func isBlock(_ element: HTMLElement) -> Bool { blocks.contains(element.name) }

  /// The leaves of an element in the order of the page.
  static func all(in root: HTMLElement) -> [PageLeaf] {
    var leaves: [PageLeaf] = []
    var text = ""
    var linked = 0
    var owner = root
    func finish() {
      let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !plain.isEmpty {
        leaves.append(PageLeaf(owner: owner, text: plain, linked: min(linked, plain.count)))
      }
      text = ""
      linked = 0
    }
    func visit(_ element: HTMLElement, _ isLink: Bool) {
      for child in element.children {
        switch child {
        case .text(let written):
          text += written
          if isLink { linked += written.reduce(0) { $0 + ($1.isWhitespace ? 0 : 1) } }
        case .comment: break
        case .element(let inner):
          guard !HTMLText.isHidden(inner), !HTMLElement.unseen.contains(inner.name) else {
            continue
          }
          if isBlock(inner) {
            finish()
            let outer = owner
            owner = inner
            visit(inner, isLink)
            finish()
            owner = outer
          } else {
            if inner.name == "br" { text += "\n" }
            visit(inner, isLink || inner.name == "a")
          }
        }
      }
    }
    visit(root, false)
    finish()
    return leaves
  }
}

/// What stands on most pages of a site is its furniture: navigation, addresses, reminders.
struct PageTemplate {
  private var pages = 0
  private var counts: [UInt64: Int] = [:]

  /// Looks at a page.
  mutating func learn(_ root: HTMLElement) {
    pages += 1
    var seen: Set<UInt64> = []
    for leaf in PageLeaf.all(in: root) { seen.insert(Self.digest(leaf.text)) }
    for digest in seen { counts[digest, default: 0] += 1 }
  }

  /// Whether enough pages were looked at to know.
  var isLearned: Bool { pages >= 4 }

  /// Whether a text is furniture.
  func isFurniture(_ text: String) -> Bool {
    guard isLearned else { return false }
    return (counts[Self.digest(text)] ?? 0) * 10 >= max(30, pages * 5)
  }

  /// FNV-1a: the tables of a long run hold digests, not texts.
  private static func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
