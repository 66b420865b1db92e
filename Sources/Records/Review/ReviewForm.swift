import Base
import Diagnostics
import SiteModel

/// 信息发布审核单: one sheet of A4 for one article, to be signed.
///
/// What `review` of the article says is filled in; the rest is left for a pen.
package struct ReviewForm: Sendable {
  /// The name of the site.
  package var site = ""
  /// 标题, 副题 after it.
  package var title = ""
  /// The columns, from the top.
  package var column = ""
  /// 报送单位, 作者, 来源; empty where there is none.
  package var unit = "", author = "", source = ""
  /// 拟发布时间, as it is printed.
  package var published = ""
  /// 字数 of the text, and the pictures in it and beside its title.
  package var words = 0, pictures = 0
  /// The attachments.
  package var attachments: [Attachment] = []
  /// The steps in their order, the proofs last.
  package var steps: [Step] = []
  /// The file, from the site's folder.
  package var file = ""
  /// The commit that has this version, or why there is none.
  package var commit = ""
  /// SHA-256 of the file's text, below its front matter, and of the whole file.
  package var textDigest = "", fileDigest = ""

  /// An attachment of the article.
  package struct Attachment: Sendable {
    /// What readers are told it is, and the file.
    package var title: String, file: String
    /// Its size in bytes.
    package var size: Int
    /// SHA-256 of the file; empty where it could not be read.
    package var digest: String

    package init(title: String, file: String, size: Int, digest: String) {
      self.title = title
      self.file = file
      self.size = size
      self.digest = digest
    }
  }

  /// A step of the review.
  package struct Step: Sendable {
    /// Which one.
    package var duty: Reviewer.Duty
    /// Who did it, by the register; empty for a pen.
    package var name: String
    /// The day; nil for a pen.
    package var day: CivilDate?

    package init(duty: Reviewer.Duty, name: String, day: CivilDate?) {
      self.duty = duty
      self.name = name
      self.day = day
    }
  }

  package init() {}

  /// Some forms as one HTML page, each on a sheet of its own.
  ///
  /// The page is complete in itself: it is opened from a folder, and asks nobody for anything.
  package static func page(_ forms: [ReviewForm]) -> String {
    var output = ByteBuffer(capacity: 1 << 13)
    let title = forms.count == 1 ? "审核单：\(forms[0].title)" : "信息发布审核单"
    output.append(
      """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>
      """)
    output.append(escaping: title)
    output.append("</title>\n<style>\n")
    output.append(style)
    output.append("\n</style>\n</head>\n<body>\n<main>\n")
    for form in forms { form.write(to: &output) }
    output.append("</main>\n</body>\n</html>\n")
    return output.makeString()
  }

  private static let style: StaticString = """
    @page { size: A4; margin: 20mm 18mm; }
    body { font: 10.5pt/1.5 "FangSong", "STFangsong", "Noto Serif CJK SC", serif; color: #000;
      background: #fff; max-width: 174mm; margin: 0 auto; padding: 8px; }
    article { break-after: page; }
    article:last-of-type { break-after: auto; }
    h1 { font: bold 18pt/1.6 "SimSun", "Songti SC", "Noto Serif CJK SC", serif;
      text-align: center; margin: 0 0 4pt; }
    p { margin: 2pt 0; }
    .site { text-align: center; }
    table { width: 100%; border-collapse: collapse; margin: 6pt 0; table-layout: fixed; }
    th, td { border: 1px solid #000; padding: 3pt 5pt; text-align: left; vertical-align: top;
      overflow-wrap: anywhere; }
    th { font-weight: bold; width: 22mm; }
    .opinion { height: 15mm; }
    .signed { width: 34mm; }
    .digest { font: 8.5pt/1.5 monospace; }
    .limits { font-size: 9pt; border-top: 1px solid #000; padding-top: 3pt; }
    @media (max-width: 40em) { th { width: 5em; } .signed { width: auto; } }
    """

  private func write(to output: inout ByteBuffer) {
    output.append("<article>\n<h1>信息发布审核单</h1>\n<p class=\"site\">")
    output.append(escaping: site)
    output.append("</p>\n<table>\n<tbody>\n")
    row([("标题", title)], isWide: true, to: &output)
    row([("栏目", column), ("拟发布时间", published)], to: &output)
    row([("单位", unit), ("作者", author)], to: &output)
    row([("来源", source), ("字数、图片", "\(words) 字，\(pictures) 张")], to: &output)
    output.append("</tbody>\n</table>\n")
    writeAttachments(to: &output)
    writeSteps(to: &output)
    output.append("<table>\n<tbody>\n")
    row([("文件", file)], to: &output)
    row([("提交", commit)], isDigest: true, to: &output)
    row([("正文 SHA-256", textDigest)], isDigest: true, to: &output)
    row([("文件 SHA-256", fileDigest)], isDigest: true, to: &output)
    output.append("</tbody>\n</table>\n<p class=\"limits\">")
    output.append(
      """
      本单由程序按文章开头所写填列。程序核对各人是否登记、日期次序是否合理、前后是否一致，\
      看不出有没有人读过；签名的人对所签的意见负责。
      """)
    output.append(escaping: HistoryRules.limits.chinese)
    output.append("。</p>\n</article>\n")
  }

  private func row(
    _ cells: [(head: String, text: String)], isWide: Bool = false, isDigest: Bool = false,
    to output: inout ByteBuffer
  ) {
    output.append("<tr>")
    for (head, text) in cells {
      output.append("<th scope=\"row\">")
      output.append(escaping: head)
      output.append(isWide ? "</th><td colspan=\"3\"" : "</th><td")
      output.append(isDigest ? " class=\"digest\">" : ">")
      output.append(escaping: text)
      output.append("</td>")
    }
    output.append("</tr>\n")
  }

  private func writeAttachments(to output: inout ByteBuffer) {
    guard !attachments.isEmpty else {
      output.append("<p>附件：无</p>\n")
      return
    }
    output.append("<table>\n<thead><tr><th scope=\"col\">附件</th><th scope=\"col\">大小</th>")
    output.append("<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n")
    for attachment in attachments {
      output.append("<tr><td>")
      output.append(escaping: attachment.title)
      if attachment.title != attachment.file {
        output.append("（")
        output.append(escaping: attachment.file)
        output.append("）")
      }
      output.append("</td><td>")
      output.append(decimal: attachment.size)
      output.append(" 字节</td><td class=\"digest\">")
      output.append(escaping: attachment.digest.isEmpty ? "读不了" : attachment.digest)
      output.append("</td></tr>\n")
    }
    output.append("</tbody>\n</table>\n")
  }

  private func writeSteps(to output: inout ByteBuffer) {
    output.append("<table>\n<thead><tr><th scope=\"col\">环节</th><th scope=\"col\">意见</th>")
    output.append("<th scope=\"col\" class=\"signed\">签名</th>")
    output.append("<th scope=\"col\" class=\"signed\">日期</th></tr></thead>\n<tbody>\n")
    for step in steps {
      output.append("<tr><th scope=\"row\">")
      output.append(escaping: step.duty.rawValue)
      output.append(
        step.duty == .proof ? "</th><td></td><td>" : "</th><td class=\"opinion\"></td><td>")
      output.append(escaping: step.name)
      output.append("</td><td>")
      if let day = step.day { output.append(escaping: day.chinese) }
      output.append("</td></tr>\n")
    }
    output.append("</tbody>\n</table>\n")
  }
}
