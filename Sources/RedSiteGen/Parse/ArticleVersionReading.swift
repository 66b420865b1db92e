import Base
import Diagnostics
import Metadata
import Records
import SiteModel

extension ArticleVersion {
  /// Reads what an older version of an article said.
  ///
  /// What is wrong with it is nobody's concern any more.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: its path, which no message shows.
  ///   - zone: the site's zone.
  /// - Returns: nil where it is no text, has no front matter or no date.
  package static func read(_ bytes: Bytes, path: String, zone: ZoneOffset) -> ArticleVersion? {
    var ignored: [Diagnostic] = []
    guard SourceEncoding.check(bytes, path: path, into: &ignored) != nil,
      let matter = FrontMatter.read(bytes, path: path, into: &ignored)
    else { return nil }
    var front = matter.decoder(for: bytes, path: path)
    guard let date = front.dateTime("date", zone: zone)?.value.0 else { return nil }
    let isDraft = front.boolean("draft")?.value ?? false
    let title = front.string("title")?.value ?? ""
    var said = ""
    if let review = front.review("review") {
      let steps = review.steps.map { step in
        "\(step.duty.key)=\(step.reviewer?.name ?? "")@\(step.day?.daysSince1970 ?? 0)"
      }
      said = (steps + review.proof.map(\.name)).joined(separator: ";")
    }
    var text = ByteBuffer(capacity: bytes.count + title.utf8.count + 1)
    text.append(contentsOf: title)
    text.append("\n")
    text.append(bytes[slice: min(matter.bodyStart, bytes.count)..<bytes.count].trimmed)
    return ArticleVersion(
      published: date, isDraft: isDraft, text: text.withBytes { Checksum($0) }, review: said)
  }
}
