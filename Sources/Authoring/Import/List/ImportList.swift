import Diagnostics

/// Something of a source that an import did not take, or that somebody has to look at.
package struct ImportLoss: Sendable, Hashable {
  /// What the article is called: its file, or the export and its title.
  package var article: String
  /// Where in it: a line, or the words around; empty where it is about the whole.
  package var place: String
  /// What kind of thing it is.
  package var kind: Kind
  /// The thing itself, as it was written.
  package var what: String
  /// Why, where the kind does not say it all.
  package var why: Message?
  /// Where the file is on the web, for `redsite fetch --uploads`; empty where it is none.
  package var address = ""

  package init(
    _ kind: Kind, _ what: String, of article: String, at place: String = "", why: Message? = nil,
    from address: String = ""
  ) {
    self.article = article
    self.place = place
    self.kind = kind
    self.what = what
    self.why = why
    self.address = address
  }

  /// What kinds of things are not taken, the gravest first.
  package enum Kind: String, Sendable, CaseIterable {
    case article, protected, doubtful, text, picture, attachment, remotePicture, link, shortcode
    case embedded, address, date, category, setting

    /// What it is called.
    package var name: Message {
      switch self {
      case .article: Message("没有导入的文章", "articles not imported")
      case .protected: Message("原来不公开、没有导入的文章", "articles that were not public, not imported")
      case .doubtful: Message("要看一眼的网页", "pages to be looked at")
      case .text: Message("没有带过来的文字", "texts not taken")
      case .picture: Message("没有带过来的图片", "pictures not taken")
      case .attachment: Message("没有带过来的附件", "attachments not taken")
      case .remotePicture: Message("还在别的网站上的图片", "pictures still on another site")
      case .link: Message("没有着落的链接", "links that lead nowhere")
      case .shortcode: Message("没有对应写法的短代码", "shortcodes without a counterpart")
      case .embedded: Message("嵌入的内容，成了链接", "embedded content, now a link")
      case .address: Message("没有带过来的旧网址", "old addresses not taken")
      case .date: Message("没有找到的日期", "dates not found")
      case .category: Message("没有带过来的分类", "categories not taken")
      case .setting: Message("没有用到的设置", "settings not used")
      }
    }

    /// What to do about it.
    package var help: Message {
      switch self {
      case .article: Message("照原因处理，再导入这一篇", "see to the reason and import it again")
      case .protected:
        Message(
          "确认可以进 git 的，用 --protected 导入成草稿",
          "import them as drafts with --protected, if they may lie in git")
      case .doubtful: Message("打开新文件，和原网页对一遍", "compare the new file with the page")
      case .text: Message("照原文补上", "write it again from the source")
      case .picture, .attachment:
        Message(
          "旧网站的文件在哪个文件夹，用 --uploads 写上；没有的，用 redsite fetch --uploads 取来",
          "name the folder of the old site's files with --uploads, or bring them with `redsite fetch --uploads`"
        )
      case .remotePicture:
        Message(
          "用 redsite fetch --uploads 取来，再导入一次；或者下载了放到文章旁边",
          "bring them with `redsite fetch --uploads` and import again, or put them beside the article"
        )
      case .link:
        Message("原文照样留着；改成新网址，或者去掉", "the words are kept; write a new address or remove it")
      case .shortcode: Message("看看它原来显示什么，手工补上", "see what it showed and write that")
      case .embedded:
        Message("打开链接看看，需要的换成 video 或附件", "open the link; make it a video or attachment")
      case .address:
        Message("需要的，在服务器的设置里写转向", "write a redirect in the server's settings if it is needed")
      case .date: Message("请改 date", "write the date")
      case .category:
        Message("需要的，写进 columns 或 keywords", "write it into columns or keywords if it is needed")
      case .setting: Message("多半是原来主题的设置，不用管", "mostly settings of the old theme; nothing to do")
      }
    }
  }
}

/// Gathers what an import does not take.
final class ImportList {
  private(set) var losses: [ImportLoss] = []
  private var known: Set<ImportLoss> = []
  /// Settings that nobody used, and how many articles have them.
  private var settings: [String: (count: Int, article: String)] = [:]

  /// Adds something, once.
  func add(_ loss: ImportLoss) {
    if known.insert(loss).inserted { losses.append(loss) }
  }

  func add(
    _ kind: ImportLoss.Kind, _ what: String, of article: String, at place: String = "",
    why: Message? = nil, from address: String = ""
  ) {
    add(
      ImportLoss(
        kind, String(what.prefix(2_000)), of: article, at: place, why: why, from: address))
  }

  /// Adds a key of front matter that was not used.
  func add(setting key: String, of article: String) {
    settings[key, default: (0, article)].count += 1
  }

  /// Takes back what was said last.
  func takeBackLast() {
    if let last = losses.popLast() { known.remove(last) }
  }

  /// Takes back what was said of an article that is written anew.
  func forget(_ article: String, _ kinds: Set<ImportLoss.Kind>) {
    losses.removeAll { $0.article == article && kinds.contains($0.kind) }
    known = Set(losses)
  }

  /// All of it, in the order of kinds, settings last.
  var all: [ImportLoss] {
    let order = Dictionary(
      uniqueKeysWithValues: ImportLoss.Kind.allCases.enumerated().map { ($1, $0) })
    let sorted = losses.enumerated().sorted {
      let (left, right) = (order[$0.element.kind] ?? 0, order[$1.element.kind] ?? 0)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
    return sorted
      + settings.sorted { $0.key < $1.key }.map { key, use in
        ImportLoss(
          .setting, key, of: use.article,
          why: Message("用在 \(use.count) 篇里", "used in \(use.count)"))
      }
  }
}
