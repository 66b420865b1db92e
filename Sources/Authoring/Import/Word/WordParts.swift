import Diagnostics
import Files

/// What a Word document has besides its text, which is not taken over.
enum WordParts {
  /// Lists it.
  ///
  /// - Parameters:
  ///   - relations: the relationships of the main part, where there are any.
  ///   - folder: the folder of the main part in the archive.
  ///   - name: what messages call the document.
  ///   - part: a part of the archive by its path.
  /// - Returns: headers and footers with words, charts and diagrams with theirs, other documents and
  ///   files in it, pictures that lie elsewhere.
  static func losses(
    _ relations: XMLElement?, in folder: String, of name: String, part: (String) -> XMLElement?
  ) -> [ImportLoss] {
    var losses: [ImportLoss] = []
    for relation in relations?.elements ?? [] {
      guard let type = relation.attribute("Type")?.split(separator: "/").last,
        let target = relation.attribute("Target")
      else { continue }
      var words: String {
        let text = ContentPath.resolve(target, in: folder).flatMap(part)?.wordText ?? ""
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      func add(_ kind: ImportLoss.Kind, _ what: String, _ why: Message, from address: String = "") {
        let loss = ImportLoss(kind, what, of: name, why: why, from: address)
        if !losses.contains(loss) { losses.append(loss) }
      }
      switch type {
      case "header", "footer":
        // Numbers of pages are not words.
        guard words.contains(where: \.isLetter) else { continue }
        add(.text, words, Message("页眉、页脚不是正文", "headers and footers are not the text"))
      case "diagramData":
        add(.text, words, Message("在 SmartArt 图形里", "it is in a SmartArt diagram"))
      case "chart":
        add(
          .text, words.isEmpty ? ContentPath.name(of: target) : words,
          Message("是图表；请在 Word 里复制成图片", "it is a chart; copy it as a picture in Word"))
      case "aFChunk":
        add(
          .text, ContentPath.name(of: target),
          Message("是嵌在里面的另一个文件", "it is another document within this one"))
      case "package", "oleObject":
        add(
          .attachment, ContentPath.name(of: target),
          Message(
            "嵌在文档里；请在 Word 里双击打开，另存出来",
            "it is embedded; open it in Word and save it as a file"))
      case "image" where relation.attribute("TargetMode") == "External":
        add(.remotePicture, target, Message("图片不在文档里", "it is not in the document"), from: target)
      default: break
      }
    }
    return losses
  }
}
