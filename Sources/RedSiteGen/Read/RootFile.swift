import Base
import Diagnostics
import Files
import Pictures
import Scan

/// The names of `static/` that mean something to others.
package enum RootFileNames {
  /// What may begin with a dot.
  ///
  /// The folder of well-known addresses (RFC 8615), and the marks that GitHub Pages and Codeberg
  /// Pages ask for. Everything else that is hidden is a setting or a secret more often than
  /// something to publish.
  package static let hidden: Set<String> = [".well-known", ".nojekyll", ".domains"]

  /// What is said of another hidden file or folder.
  static func passedOver(_ path: String) -> Diagnostic {
    let list = hidden.sorted().joined(separator: " ")
    return Diagnostic(
      .hiddenRootFile, at: SourceLocation(path: path),
      Message(
        "以点开头的文件不发布，除非是 \(list)",
        "what begins with a dot is not published, unless it is one of: \(list)"),
      help: Message(
        "服务器的设置请写在服务器上（redsite server 会生成）；用不着的请删去",
        "settings belong to the server (redsite server writes them); remove what is of no use"))
  }
}

/// Whether a file below `static/` may be copied to the root of the site.
///
/// The site's own keepers put files here, for search engines, certificates and browsers: pages,
/// XML and JSON are let through, also without an ending, besides all that may be attached to
/// articles. Programs are not: scripts and style sheets belong to `assets/`, where pages get them
/// with a fingerprint, and what runs on servers belongs nowhere.
///
/// - Parameters:
///   - sample: the file, opened.
///   - path: the path from the site's root.
/// - Returns: what a picture is, nil for other files; or what is wrong.
func inspectRootFile(
  _ sample: inout FileSample, path: String
) -> Result<PictureHeader?, Diagnostic> {
  let refusal = AssetRefusal(path: path)
  guard let kinds = rootKinds(ofEnding: refusal.ending) else {
    // What is attached to articles is checked as it is there, and refused in the same words.
    guard let claimed = FileSignature(ending: refusal.ending), claimed.isPublished else {
      return .failure(notAtRoot(path, ending: refusal.ending))
    }
    return sample.size == 0 ? .success(nil) : inspectAsset(&sample, path: path)
  }
  if let inner = refusal.innerServerEnding { return .failure(refusal.runsOnServers(inner)) }
  let found = FileSignature.detect(&sample).signature
  if found == .lfsPointer { return .failure(refusal.lfsPointer) }
  guard kinds.contains(found) else { return .failure(notAsNamed(path, found)) }
  return .success(nil)
}

/// What the bytes of a file with an ending of the root may be; nil for other endings.
private func rootKinds(ofEnding ending: String) -> Set<FileSignature>? {
  // A proof of ownership named `.html` is often one line of plain text, and a page with a drawing
  // in its first lines is taken for one.
  switch ending {
  case "", "json", "webmanifest", "asc", "xml": [.text, .xml, .html, .empty]
  case "html", "htm": [.html, .text, .svg, .empty]
  case "ico": [.icon, .png]
  default: nil
  }
}

private func notAtRoot(_ path: String, ending: String) -> Diagnostic {
  let isOfPages = ["js", "mjs", "css", "svg", "woff", "woff2"].contains(ending)
  return Diagnostic(
    .attachmentNotAllowed, at: SourceLocation(path: path),
    Message("static 里不能放“.\(ending)”文件", "files ending in `.\(ending)` cannot be in static"),
    help: isOfPages
      ? Message(
        "网页用的脚本、样式和图形请放进 assets，模板里用 asset(…) 引用",
        "scripts, style sheets and drawings of pages go into assets, and templates name them by "
          + "asset(…)")
      : Message(
        "static 里可以放 html xml json ico txt、没有扩展名的验证文件，和能作为附件的文件",
        "static takes html, xml, json, ico, txt, proofs without an ending, and what may be attached "
          + "to articles"))
}

private func notAsNamed(_ path: String, _ found: FileSignature) -> Diagnostic {
  Diagnostic(
    .attachmentTypeMismatch, at: SourceLocation(path: path),
    found == .empty
      ? Message("文件是空的，没有内容", "the file is empty")
      : Message(
        "文件名说的和内容不一样，内容是\(found.name.chinese)",
        "the bytes are not what the name says: \(found.name.english)"),
    help: Message(
      "请核实它是从哪里得到的，重新下载后放进来", "find out where it comes from, and download it again"))
}
