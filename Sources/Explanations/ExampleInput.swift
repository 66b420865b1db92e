import Diagnostics

/// A file of a site, or commands that somebody types in the folder of a site.
package struct ExampleInput: Sendable, Hashable {
  /// The path below the site's folder, or nil for commands.
  package var path: String?
  /// The text of the file, or the commands, one a line; ends with a line feed.
  package var text: Message

  /// A file with its text; languages share it where it has no words of theirs.
  package static func file(_ path: String, _ chinese: String, _ english: String? = nil)
    -> ExampleInput
  {
    ExampleInput(path: path, text: Message(chinese + "\n", (english ?? chinese) + "\n"))
  }

  /// Commands, one a line.
  static func commands(_ chinese: String, _ english: String? = nil) -> ExampleInput {
    ExampleInput(path: nil, text: Message(chinese + "\n", (english ?? chinese) + "\n"))
  }

  /// `content/tongzhi/huiyi.md`, the article most examples are about.
  ///
  /// - Parameters:
  ///   - chinese: lines of front matter after the title and the date.
  ///   - english: the same for readers of English.
  ///   - body: the text of the article in both languages.
  /// - Returns: the file.
  package static func article(
    _ chinese: String = "", _ english: String? = nil,
    body: Message = Message("请各支部派一名代表参加。", "Every branch sends one member.")
  ) -> ExampleInput {
    func text(_ title: String, _ lines: String, _ body: String) -> String {
      "---\ntitle: \(title)\ndate: 2026-07-01\n" + lines + (lines.isEmpty ? "" : "\n")
        + "---\n\n" + body
    }
    return file(
      "content/tongzhi/huiyi.md", text("会议通知", chinese, body.chinese),
      text("Notice of a meeting", english ?? chinese, body.english))
  }

  /// `site.toml` with lines after those every site has.
  package static func site(_ lines: String, _ english: String? = nil) -> ExampleInput {
    func text(_ name: String, _ lines: String) -> String {
      "[site]\nname = \"\(name)\"\nbase_url = \"https://dj.example.org/\"\n" + lines
    }
    return file("site.toml", text("机关党建网", lines), text("Party Building Online", english ?? lines))
  }

  /// `templates/article.html` of the site, which fills the main block of the theme's pages.
  package static func template(_ block: String) -> ExampleInput {
    file(
      "templates/article.html",
      "{% extends \"base.html\" %}\n{% block main %}\n\(block)\n{% endblock %}")
  }
}
