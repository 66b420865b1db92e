import Diagnostics
import Metadata
import RedSiteGen

/// The JSON Schema of a kind of file: what `redsite schema` prints and editors are given.
package struct Schema: Sendable {
  /// The name it is asked for by, as in `article` or `data/units.csv`.
  package let name: String
  /// The files it is about.
  package let kind: MetadataKind
  /// What the files are, in words.
  package let subject: Message
  /// The files it is about, as a pattern from the site's folder.
  package let files: String
  /// How the files are written.
  let dialect: Dialect

  /// How a file is written, which decides how values look to a JSON Schema.
  enum Dialect: Sendable {
    /// YAML front matter, where plain scalars may be read as any type; TOML's types are among them.
    case yaml
    /// TOML, which says its types.
    case toml
    /// A row of CSV, where all values are text.
    case csv
  }

  /// All schemas there are.
  package static let all = settings + RegisterFile.all.flatMap(both) + otherData

  private static let settings: [Schema] = [
    Schema(
      name: "article", kind: .article, subject: Message("文章开头的设置", "front matter of articles"),
      files: "content/**/*.md", dialect: .yaml),
    Schema(
      name: "column", kind: .column,
      subject: Message("栏目 _index.md 开头的设置", "front matter of columns"),
      files: "content/*/**/_index.md", dialect: .yaml),
    Schema(
      name: "topic", kind: .topic,
      subject: Message("专题 _index.md 开头的设置", "front matter of topics"),
      files: "content/topics/*/_index.md", dialect: .yaml),
    Schema(
      name: "home", kind: .home,
      subject: Message("content/_index.md 开头的设置", "front matter of content/_index.md"),
      files: "content/_index.md", dialect: .yaml),
    Schema(
      name: "site", kind: .site, subject: Message("网站的设置 site.toml", "site.toml"),
      files: "site.toml", dialect: .toml),
    Schema(
      name: "theme", kind: .theme,
      subject: Message("主题的 theme.toml", "theme.toml of a theme"), files: "themes/*/theme.toml",
      dialect: .toml),
  ]

  /// Files of `data/` that are no registers.
  private static let otherData: [Schema] = [
    Schema(
      name: "data/links", kind: .links, subject: Message("友情链接", "friend links"),
      files: "data/links.toml", dialect: .toml),
    Schema(
      name: "data/calendar", kind: .calendar, subject: Message("工作日历", "working calendar"),
      files: "data/calendar.toml", dialect: .toml),
    Schema(
      name: "data/points", kind: .points, subject: Message("积分办法", "scheme of points"),
      files: "data/points*.toml", dialect: .toml),
    Schema(
      name: "data/calendar.csv", kind: .calendarRows,
      subject: Message("工作日历的一行（CSV）", "a row of data/calendar.csv"),
      files: "data/calendar.csv", dialect: .csv),
    Schema(
      name: "data/dues", kind: .dues, subject: Message("党费标准", "rules of 党费"),
      files: "data/dues.toml", dialect: .toml),
    Schema(
      name: "data/contests", kind: .contest, subject: Message("一次征文", "an essay contest"),
      files: "data/contests/*.toml", dialect: .toml),
    Schema(
      name: "data/contests-scores.csv", kind: .contestScores,
      subject: Message("征文评分的一行（CSV）", "a row of data/contests/*-scores.csv"),
      files: "data/contests/*-scores.csv", dialect: .csv),
    Schema(
      name: "data/walls.csv", kind: .wallMessages,
      subject: Message("留言墙的一行（CSV）", "a row of data/walls/*.csv"), files: "data/walls/*.csv",
      dialect: .csv),
    Schema(
      name: "data/stats", kind: .stats, subject: Message("统计表的说明", "what is said of a table"),
      files: "data/stats/*.toml", dialect: .toml),
  ]

  /// The schemas of a register, as TOML and as a row of CSV.
  private static func both(of register: RegisterFile) -> [Schema] {
    let (toml, csv) = (register.stem + ".toml", register.stem + ".csv")
    return [
      Schema(
        name: register.stem, kind: register.kind, subject: register.subject, files: toml,
        dialect: .toml),
      Schema(
        name: csv, kind: register.kind,
        subject: Message("\(register.subject.chinese)的一行（CSV）", "a row of \(csv)"), files: csv,
        dialect: .csv),
    ]
  }

  /// The name of the file it is written to.
  package var fileName: String {
    (name.split(separator: "/").last.map(String.init) ?? name) + ".schema.json"
  }

  /// Whether its files are TOML, not front matter or CSV.
  package var isTOML: Bool { dialect == .toml }

  /// The schema as text (draft-07, the newest that the editors' extensions for YAML and TOML both
  /// read: yaml-language-server "7 and below", taplo's validator 4 to 7).
  package var text: String { document.text + "\n" }

  private var document: JSONValue {
    // A row of CSV is one of the tables in the only list of the same file in TOML.
    let file = kind.shape
    let list = dialect == .csv ? file.keys.first : nil
    let shape = list?.table ?? file
    let prefix = list.map { $0.name + "." } ?? ""
    let writer = SchemaWriter(dialect, KeyDescription.all(of: kind))
    return .object(
      [
        ("$schema", "http://json-schema.org/draft-07/schema#"),
        ("title", .string(subject.chinese)), ("type", "object"),
      ] + writer.table(shape, in: prefix))
  }
}
