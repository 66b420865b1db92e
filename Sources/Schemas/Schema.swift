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
  package static let all: [Schema] = [
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
    Schema(
      name: "data/units", kind: .units, subject: Message("单位名册", "register of units"),
      files: "data/units.toml", dialect: .toml),
    Schema(
      name: "data/contributors", kind: .contributors,
      subject: Message("信息员名册", "register of contributors"), files: "data/contributors.toml",
      dialect: .toml),
    Schema(
      name: "data/links", kind: .links, subject: Message("友情链接", "friend links"),
      files: "data/links.toml", dialect: .toml),
    Schema(
      name: "data/calendar", kind: .calendar, subject: Message("工作日历", "working calendar"),
      files: "data/calendar.toml", dialect: .toml),
    Schema(
      name: "data/units.csv", kind: .units,
      subject: Message("单位名册的一行（CSV）", "a row of data/units.csv"), files: "data/units.csv",
      dialect: .csv),
    Schema(
      name: "data/contributors.csv", kind: .contributors,
      subject: Message("信息员名册的一行（CSV）", "a row of data/contributors.csv"),
      files: "data/contributors.csv", dialect: .csv),
    Schema(
      name: "data/reviewers", kind: .reviewers, subject: Message("审核人员表", "register of reviewers"),
      files: "data/reviewers.toml", dialect: .toml),
    Schema(
      name: "data/reviewers.csv", kind: .reviewers,
      subject: Message("审核人员表的一行（CSV）", "a row of data/reviewers.csv"), files: "data/reviewers.csv",
      dialect: .csv),
    Schema(
      name: "data/cleared", kind: .cleared, subject: Message("核准表", "clearances"),
      files: "data/cleared.toml", dialect: .toml),
    Schema(
      name: "data/cleared.csv", kind: .cleared,
      subject: Message("核准表的一行（CSV）", "a row of data/cleared.csv"), files: "data/cleared.csv",
      dialect: .csv),
    Schema(
      name: "data/words", kind: .words, subject: Message("用语表", "words"),
      files: "data/words.toml", dialect: .toml),
    Schema(
      name: "data/words.csv", kind: .words,
      subject: Message("用语表的一行（CSV）", "a row of data/words.csv"), files: "data/words.csv",
      dialect: .csv),
    Schema(
      name: "data/titles", kind: .titles, subject: Message("职务表", "offices"),
      files: "data/titles.toml", dialect: .toml),
    Schema(
      name: "data/titles.csv", kind: .titles,
      subject: Message("职务表的一行（CSV）", "a row of data/titles.csv"), files: "data/titles.csv",
      dialect: .csv),
    Schema(
      name: "data/points", kind: .points, subject: Message("积分办法", "scheme of points"),
      files: "data/points*.toml", dialect: .toml),
    Schema(
      name: "data/adoptions", kind: .adoptions, subject: Message("采用", "adoptions"),
      files: "data/adoptions.toml", dialect: .toml),
    Schema(
      name: "data/adoptions.csv", kind: .adoptions,
      subject: Message("采用的一行（CSV）", "a row of data/adoptions.csv"),
      files: "data/adoptions.csv", dialect: .csv),
    Schema(
      name: "data/requests", kind: .requests, subject: Message("约稿", "requests"),
      files: "data/requests.toml", dialect: .toml),
    Schema(
      name: "data/requests.csv", kind: .requests,
      subject: Message("约稿的一行（CSV）", "a row of data/requests.csv"),
      files: "data/requests.csv", dialect: .csv),
    Schema(
      name: "data/adjustments", kind: .adjustments, subject: Message("加减分", "adjustments"),
      files: "data/adjustments.toml", dialect: .toml),
    Schema(
      name: "data/adjustments.csv", kind: .adjustments,
      subject: Message("加减分的一行（CSV）", "a row of data/adjustments.csv"),
      files: "data/adjustments.csv", dialect: .csv),
    Schema(
      name: "data/zero-reports", kind: .zeroReports, subject: Message("零报告", "zero reports"),
      files: "data/zero-reports.toml", dialect: .toml),
    Schema(
      name: "data/zero-reports.csv", kind: .zeroReports,
      subject: Message("零报告的一行（CSV）", "a row of data/zero-reports.csv"),
      files: "data/zero-reports.csv", dialect: .csv),
    Schema(
      name: "data/signoffs", kind: .signOffs, subject: Message("签发", "sign-offs"),
      files: "data/signoffs.toml", dialect: .toml),
    Schema(
      name: "data/signoffs.csv", kind: .signOffs,
      subject: Message("签发的一行（CSV）", "a row of data/signoffs.csv"),
      files: "data/signoffs.csv", dialect: .csv),
    Schema(
      name: "data/calendar.csv", kind: .calendarRows,
      subject: Message("工作日历的一行（CSV）", "a row of data/calendar.csv"),
      files: "data/calendar.csv", dialect: .csv),
    Schema(
      name: "data/mailboxes", kind: .mailboxes, subject: Message("信箱", "mailboxes"),
      files: "data/mailboxes.toml", dialect: .toml),
    Schema(
      name: "data/mailboxes.csv", kind: .mailboxes,
      subject: Message("信箱的一行（CSV）", "a row of data/mailboxes.csv"),
      files: "data/mailboxes.csv", dialect: .csv),
    Schema(
      name: "data/delegates", kind: .delegates, subject: Message("党代表名册", "delegates"),
      files: "data/delegates.toml", dialect: .toml),
    Schema(
      name: "data/delegates.csv", kind: .delegates,
      subject: Message("党代表名册的一行（CSV）", "a row of data/delegates.csv"),
      files: "data/delegates.csv", dialect: .csv),
    Schema(
      name: "data/letters-private", kind: .privateLetters,
      subject: Message("不公开的来信", "letters that are not published"),
      files: "data/letters-private.toml", dialect: .toml),
    Schema(
      name: "data/letters-private.csv", kind: .privateLetters,
      subject: Message("不公开的来信的一行（CSV）", "a row of data/letters-private.csv"),
      files: "data/letters-private.csv", dialect: .csv),
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
      name: "data/honors", kind: .honors, subject: Message("荣誉", "honours"),
      files: "data/honors.toml", dialect: .toml),
    Schema(
      name: "data/honors.csv", kind: .honors,
      subject: Message("荣誉的一行（CSV）", "a row of data/honors.csv"), files: "data/honors.csv",
      dialect: .csv),
    Schema(
      name: "data/terms", kind: .terms, subject: Message("任期", "terms of office"),
      files: "data/terms.toml", dialect: .toml),
    Schema(
      name: "data/terms.csv", kind: .terms,
      subject: Message("任期的一行（CSV）", "a row of data/terms.csv"), files: "data/terms.csv",
      dialect: .csv),
    Schema(
      name: "data/experts", kind: .experts, subject: Message("导师", "experts"),
      files: "data/experts.toml", dialect: .toml),
    Schema(
      name: "data/experts.csv", kind: .experts,
      subject: Message("导师的一行（CSV）", "a row of data/experts.csv"), files: "data/experts.csv",
      dialect: .csv),
    Schema(
      name: "data/stats", kind: .stats, subject: Message("统计表的说明", "what is said of a table"),
      files: "data/stats/*.toml", dialect: .toml),
  ]

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
