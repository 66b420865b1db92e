import Base
import Diagnostics
import Interactive
import Kinds
import Metadata
import Records
import SiteModel

/// The kinds of files whose keys people fill in.
package enum MetadataKind: String, Sendable, CaseIterable {
  /// The front matter of an article.
  case article
  /// The front matter of a column's `_index.md`.
  case column
  /// The front matter of a topic's `_index.md`.
  case topic
  /// The front matter of `content/_index.md`.
  case home
  /// `site.toml`.
  case site
  /// A theme's `theme.toml`.
  case theme
  /// `data/units.toml`.
  case units
  /// `data/contributors.toml`.
  case contributors
  /// `data/links.toml`.
  case links
  /// `data/reviewers.csv`.
  case reviewers
  /// `data/cleared.csv`.
  case cleared
  /// `data/words.csv`.
  case words
  /// `data/titles.csv`.
  case titles
  /// `data/calendar.toml`.
  case calendar
  /// `data/points.toml`.
  case points
  /// `data/adoptions.csv`.
  case adoptions
  /// `data/requests.csv`.
  case requests
  /// `data/adjustments.csv`.
  case adjustments
  /// `data/zero-reports.csv`.
  case zeroReports = "zero_reports"
  /// `data/signoffs.csv`.
  case signOffs = "signoffs"
  /// The rows of `data/calendar.csv`.
  case calendarRows = "days"
  /// `data/mailboxes.toml`.
  case mailboxes
  /// `data/delegates.csv`.
  case delegates
  /// `data/letters-private.csv`.
  case privateLetters = "letters"
  /// `data/dues.toml`.
  case dues
  /// `data/contests/*.toml`.
  case contest
  /// The rows of `data/contests/*-scores.csv`.
  case contestScores = "scores"
  /// The rows of `data/walls/*.csv`.
  case wallMessages = "messages"
  /// `data/honors.csv`.
  case honors
  /// `data/terms.csv`.
  case terms
  /// `data/experts.csv`.
  case experts
  /// What is said of a table in `data/stats/`.
  case stats

  /// Whether the file is front matter, which may be YAML or TOML; the others are TOML.
  package var isFrontMatter: Bool {
    [.article, .column, .topic, .home].contains(self)
  }

  /// The keys that the parser of such a file asks for.
  ///
  /// Runs the parser over nothing: cheap, but not for what is done once for each file.
  package var shape: TableShape {
    switch self {
    case .article: Self.record { parser, decoder in parser.ask("a/b.md", .article, &decoder) }
    // Topics are for articles of all columns and cannot be sites of their own.
    case .topic: Self.index("topics/a/_index.md").without("subsite")
    // What its blocks are is said in site.toml.
    case .home: Self.index("_index.md").without("subsite", "blocks")
    case .column: Self.index("a/_index.md")
    case .site:
      Self.record { file in
        var configuration = SiteConfiguration()
        configuration.read(&file)
      }
    case .theme: Self.record { _ = $0.theme() }
    case .points: Self.record { _ = $0.pointsScheme() }
    case .stats: Self.record { StatisticsReader.ask(&$0) }
    case .links:
      Self.record(data: { parser, file in
        _ = file.tables("groups") { parser.parseGroup(&$0) }
      })
    case .calendar: Self.record { _ = WrittenCalendar(&$0) }
    case .calendarRows: Self.record { _ = $0.tables(rawValue) { WrittenCalendar.Row(&$0) } }
    case .dues: Self.record { _ = Dues(&$0) }
    case .contest: Self.record { _ = Contest(&$0) }
    case .contestScores: Self.record { _ = $0.tables(rawValue) { Contest.Score(&$0) } }
    case .wallMessages:
      Self.record { _ = $0.tables(rawValue) { WallMessage(&$0, zone: .utc) } }
    default: Self.record(data: { RegisterFile.byKind[self]?.ask(&$0, &$1) })
    }
  }

  /// The keys of one entry of a register: the columns that it can have as CSV.
  package var columns: [String] { shape[rawValue]?.table?.keys.map(\.name) ?? [] }

  /// The columns that a register must have as CSV.
  var requiredColumns: [String] {
    switch self {
    case .calendarRows: ["date", "kind"]
    case .contestScores: ["id", "judge", "score"]
    case .wallMessages: ["id", "time", "name", "unit", "text", "reviewer", "reviewed_on"]
    default: RegisterFile.byKind[self]?.requiredColumns ?? []
    }
  }

  /// Whether it is a list that may be written as CSV.
  package var isRegister: Bool {
    RegisterFile.byKind[self] != nil
      || [.calendarRows, .contestScores, .wallMessages].contains(self)
  }

  private static func record(
    _ format: MetadataFormat = .toml, given: [String: String] = [:],
    _ ask: (inout TableDecoder) -> Void
  ) -> TableShape {
    let recorder = TableRecorder()
    var decoder = TableDecoder(recordingInto: recorder, format: format, given: given)
    ask(&decoder)
    return recorder.shape
  }

  private static func record(
    given: [String: String] = [:], _ ask: (inout ContentParser, inout TableDecoder) -> Void
  ) -> TableShape {
    record(.yaml, given: given) { decoder in
      TextStore().withView { view in
        var parser = ContentParser(
          view: view, files: [], configuration: SiteConfiguration(), segment: 0,
          diagnostics: DiagnosticSink())
        ask(&parser, &decoder)
      }
    }
  }

  /// The keys of an `_index.md`; some belong to one kind of column only.
  private static func index(_ path: String) -> TableShape {
    var shape = record { parser, decoder in parser.ask(path, .index, &decoder) }
    let links = record(given: ["kind": ColumnKind.links.rawValue]) { parser, decoder in
      parser.ask(path, .index, &decoder)
    }
    shape.formUnion(links)
    return shape
  }

  /// The keys of a data file.
  private static func record(
    data ask: (inout DataParser, inout TableDecoder) -> Void
  ) -> TableShape {
    record { file in
      var parser = DataParser(
        segment: 0, configuration: SiteConfiguration().links, diagnostics: DiagnosticSink())
      ask(&parser, &file)
    }
  }
}

extension ContentParser {
  /// Reads front matter for what the parser asks of it.
  fileprivate mutating func ask(
    _ path: String, _ role: SourceFile.Role, _ front: inout TableDecoder
  ) {
    let file = SourceFile(path: "content/" + path, role: role, size: 0)
    var decoder: TableDecoder? = front
    if role == .index {
      _ = parseIndex(file, id: SourceFile.ID(0), decoder: &decoder, body: .empty)
    } else {
      _ = parseArticle(file, id: SourceFile.ID(0), decoder: &decoder, body: .empty)
    }
  }
}
