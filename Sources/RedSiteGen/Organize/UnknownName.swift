import Base
import Diagnostics
import SiteModel

extension Diagnostic {
  /// A name in front matter that leads nowhere, with the nearest name that would, or all of them.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - kind: what the name should be the name of.
  ///   - reference: the name as written.
  ///   - location: its place.
  ///   - candidates: the names that exist.
  ///   - meant: the name that is surely meant, where one is known.
  ///   - remedy: what to do where no name is near.
  /// - Returns: the diagnostic.
  static func unknown(
    _ code: DiagnosticCode, _ kind: Message, _ reference: Reference, at location: SourceLocation,
    candidates: some Collection<String>, meant: String? = nil, remedy: Message
  ) -> Diagnostic {
    let nearest = meant ?? nearestName(to: reference.name, among: candidates)
    var help = nearest.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") } ?? remedy
    if nearest == nil, !candidates.isEmpty {
      let existing = Message.names(namesByDistance(to: reference.name, among: candidates))
      help = help.and(
        Message(
          "现有的\(kind.chinese)：\(existing.chinese)", "what exists: \(existing.english)"))
    }
    return Diagnostic(
      code, at: location,
      Message(
        "没有名为“\(reference.name)”的\(kind.chinese)",
        "there is no \(kind.english) named “\(reference.name)”"),
      help: help)
  }

  /// A folder that is no column's; whoever writes the column's title, or only the last part of
  /// its folder, is told the whole of it.
  static func unknownColumn(
    _ reference: Reference, at location: SourceLocation, _ folders: FolderOrganizer, in site: Site
  ) -> Diagnostic {
    let columns = folders.columns.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
    let meant = columns.first { path, column in
      path.hasSuffix("/" + reference.name)
        || site.texts.string(site.columns[column.offset].title) == reference.name
    }
    return .unknown(
      .unknownColumn, Message("栏目", "column"), reference, at: location,
      candidates: columns.map(\.key), meant: meant?.key,
      remedy: Message(
        "请写栏目的文件夹路径，如 xuexi/dangke", "write the column's folder, as in xuexi/dangke"))
  }
}
