import Base
import Diagnostics
import Files
import Records
import SiteModel

extension ContentWriter {
  /// Writes a public notice and, beside it, a list with nothing but its heads.
  ///
  /// Where the site has a private folder the list belongs there, and is for somebody to put there:
  /// nothing is written outside of a site.
  ///
  /// - Returns: the path of the article from the site's folder.
  func write(
    _ frontMatter: NewFrontMatter, to path: String, announcing kind: NoticeKind
  ) throws(Diagnostic) -> String {
    let settings = site.configuration.notices
    let isPrivate = !settings.privateFolder.isEmpty
    let list = ContentPath.stem(of: path) + ".csv"
    let least = settings.minimum[kind] ?? .workdays(5)
    var frontMatter = frontMatter
    var lines: [(key: String, value: NewFrontMatter.Value, comment: String?)] = [
      ("kind", .text(kind.rawValue), kind.title),
      ("starts", .day(site.now.date), "公示期的第一天，不早于 date"),
    ]
    switch least {
    case .workdays(let count): lines.append(("workdays", .number(count), "几个工作日；截止日期由程序算"))
    case .days(let count): lines.append(("days", .number(count), "几天；截止日期由程序算"))
    }
    let place = isPrivate ? "名单，放进 \(settings.privateFolder)" : "名单，期满由程序移除"
    lines += [
      ("people", .text(list), place), ("office", .empty, "受理单位"),
      ("phone", .empty, "电话、邮箱、地点至少写一项"), ("email", .empty, nil), ("address", .empty, nil),
      ("hours", .empty, "受理时间"),
    ]
    frontMatter.add(table: "notice", lines)
    let listPath = "content/\(ContentPath.folder(of: path))/\(list)"
    if !isPrivate, files.contains(listPath) { throw .fileIsThere(listPath) }
    let written = try write(frontMatter.file(body: ""), to: path)
    if !isPrivate {
      let heads = kind.requiredFields.map(\.title)
      try files.create(listPath, text: CSVText.byteOrderMark + CSVText.row(heads))
    }
    return written
  }
}
