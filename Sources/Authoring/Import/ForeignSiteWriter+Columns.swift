import Base
import Diagnostics
import Files
import SiteModel

extension ForeignSiteWriter {
  // MARK: Columns

  /// Makes the columns above articles that are not there, with the texts of their sections.
  mutating func makeColumns(
    _ names: ColumnNames, _ sections: [ForeignSection], _ plans: [Plan]
  ) {
    var wanted: Set<String> = []
    for plan in plans {
      for folder in [ContentPath.folder(of: plan.path)] + plan.columns {
        for path in ContentPath.upwards(from: folder) { wanted.insert(path) }
      }
    }
    var texts: [String: ForeignSection] = [:]
    for section in sections {
      let folder = names.folder(ofPath: section.path)
      texts[folder] = section
      if hasText(section) { for path in ContentPath.upwards(from: folder) { wanted.insert(path) } }
    }
    for folder in wanted.sorted() {
      let index = "content/\(folder)/_index.md"
      guard !target.files.contains(index) else {
        if let section = texts[folder], hasText(section) {
          list.add(
            .text, section.title, of: section.origin,
            why: Message(
              "栏目已经有了，介绍没有带过来", "the column is there already; its introduction was not taken"))
        }
        continue
      }
      var body: String?
      if let section = texts[folder] {
        var article = ForeignArticle(origin: section.origin)
        article.title = section.title
        article.folders = section.folders
        article.body = section.body
        let files = FileCollector(stem: "_index")
        // Files beside a column's text have no article to belong to.
        body = text(of: article, files, canHoldFiles: false).body
      }
      if body?.trimmed.isEmpty ?? true { body = nil }
      makeColumn(index, title: names.title(of: folder), body: body)
      if body != nil { introductions[index] = texts[folder] }
    }
  }

  private mutating func makeColumn(_ index: String, title: String, body: String?) {
    do throws(Diagnostic) {
      try target.files.create(
        index, text: NewFrontMatter(title: Self.clean(title)).file(body: body))
    } catch { problems.append(error) }
  }

  /// Writes a column again without its text, which an error was found in.
  ///
  /// - Returns: false where the file is none of a column with a text that was imported.
  mutating func dropIntroduction(_ index: String, _ why: Message) -> Bool {
    guard let section = introductions.removeValue(forKey: index) else { return false }
    list.forget(section.origin, [.picture, .attachment, .remotePicture, .link, .shortcode])
    list.add(.text, section.title, of: section.origin, why: why)
    target.files.remove(index)
    makeColumn(index, title: section.title, body: nil)
    return true
  }

  func hasText(_ section: ForeignSection) -> Bool {
    switch section.body {
    case .markdown(let text, _), .html(let text): !text.trimmed.isEmpty
    case .blocks(let blocks, _): !blocks.isEmpty
    }
  }
}
