import Base
import Diagnostics
import Files

/// Files of `content/` that are neither articles nor for readers, and are never published: each has
/// its own word, since each was put there for another reason.
enum AsideFile {
  /// Whether a file is a note for those who work in the repository, as in `README.md`.
  static func isReadme(_ path: String) -> Bool {
    ContentPath.name(of: path).lowercased() == "readme.md"
  }

  /// What is said of such a note.
  static func readme(_ path: String) -> Diagnostic {
    Diagnostic(
      .readmeInContent, at: SourceLocation(path: path),
      Message(
        "README.md 是给编辑看的说明，不是文章，不会发布",
        "a README.md is a note for editors and no article: it is not published"),
      help: Message(
        "请移到 content 外面（如 docs）；要发布的，换个文件名，开头写上 title 和 date",
        "move it out of content, to docs for example; to publish it, give it another name and "
          + "front matter with `title` and `date`"))
  }

  /// Whether a text file is an article that lost its ending: `通知.md.txt`, which Windows makes
  /// where it hides endings, or a `.txt` that begins with front matter.
  static func isArticle(_ head: Bytes, path: String) -> Bool {
    guard ContentPath.ending(of: path) == "txt" else { return false }
    let inner = ContentPath.ending(of: ContentPath.stem(of: path))
    return inner == "md" || inner == "markdown" || beginsWithFrontMatter(head)
  }

  /// What is said of such an article.
  static func misnamedArticle(_ path: String) -> Diagnostic {
    var stem = ContentPath.stem(of: path)
    if ["md", "markdown"].contains(ContentPath.ending(of: stem)) {
      stem = ContentPath.stem(of: stem)
    }
    return Diagnostic(
      .misnamedArticle, at: SourceLocation(path: path),
      Message(
        "这是一篇文章，扩展名却是 .txt，网站上没有它",
        "this is an article with the ending .txt, so the site does not have it"),
      help: Message(
        "请改名为“\(stem).md”；Windows 里先打开“查看 → 文件扩展名”才看得到 .txt",
        "rename it to \(stem).md; in Windows, show “File name extensions” first to see the .txt"))
  }

  /// Whether text begins with a fence of front matter, and a `title` follows before the next one.
  private static func beginsWithFrontMatter(_ head: Bytes) -> Bool {
    let text = head.begins(with: "\u{FEFF}") ? head[slice: 3..<head.count] : head
    guard text.begins(with: "---") || text.begins(with: "+++") else { return false }
    let fence = text[slice: 0..<3].string
    let lines = text.string.split(whereSeparator: \.isNewline)
    guard lines.first.map(String.init) == fence else { return false }
    return lines.dropFirst().prefix { $0 != fence }.contains { line in
      ["title:", "title ", "title="].contains { line.hasPrefix($0) }
    }
  }
}
