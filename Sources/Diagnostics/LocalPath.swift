import Base

/// An address that leads into somebody's own machine.
///
/// `C:\图片\合影.jpg`, `file:///…`, `\\server\share\…`: Word and file managers put such addresses on
/// the clipboard.
package struct LocalPath: Sendable, Hashable {
  /// The address as it was written, cut where it is long.
  private let shown: String
  /// The last part of it, which the file would have beside the article.
  private let fileName: String

  /// Reads an address; nil where it is of another kind.
  package init?(_ written: String) {
    let start = written.unicodeScalars.prefix(3).map { $0 == "：" ? ":" : $0 }
    let isDrive =
      start.count == 3 && start[0].isASCII && start[0].properties.isAlphabetic && start[1] == ":"
      && (start[2] == "\\" || start[2] == "/")
    guard isDrive || start.first == "\\" || written.prefix(5).lowercased() == "file:" else {
      return nil
    }
    let plain = written.withBytes { PercentDecoding.decode($0) }
    fileName = plain.split { "/\\".contains($0) }.last.map(String.init) ?? ""
    shown = plain.utf8.count > 120 ? plain.prefix(40) + "…" : plain
  }

  /// What is wrong with it.
  package var message: Message {
    Message(
      "“\(shown)”是一台电脑里的路径，读者打不开", "“\(shown)” lies on one machine; readers cannot open it")
  }

  /// What to write instead.
  package var help: Message {
    guard !fileName.isEmpty, !fileName.hasSuffix(":") else {
      return Message(
        "请把文件放到文章旁边，这里只写文件名", "put the file beside the article and write its name alone")
    }
    return Message(
      "请把文件放到文章旁边，这里只写文件名：\(fileName)",
      "put the file beside the article and write its name alone: \(fileName)")
  }
}
