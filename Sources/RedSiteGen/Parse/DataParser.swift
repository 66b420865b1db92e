import Base
import Diagnostics
import Metadata
import Records
import SiteModel

/// Reads the files of `data/`.
struct DataParser: ~Copyable {
  var text: TextBuilder
  var diagnostics: [Diagnostic] = []
  let sink: DiagnosticSink
  /// The files that aggregates are read from.
  let aggregates: Set<String>
  let configuration: SiteConfiguration.Links
  /// The zone of times without an offset.
  let zone: ZoneOffset
  /// How many entries of registers came with a preset.
  private var samples = 0

  init(
    segment: UInt32, configuration: SiteConfiguration.Links, zone: ZoneOffset = .china,
    aggregates: [String] = [], diagnostics: DiagnosticSink
  ) {
    self.zone = zone
    self.aggregates = Set(aggregates)
    sink = diagnostics
    text = TextBuilder(segment: segment)
    self.configuration = configuration
  }

  /// The text that was made; what was found is reported.
  consuming func finish() -> [UInt8] {
    sink.report(diagnostics)
    return text.finish()
  }

  /// Reads one file into the site; files of other names are left alone.
  ///
  /// - Returns: whether anything could be made of the file.
  mutating func parse(path: String, bytes: Bytes, into site: inout ParsedSite) -> Bool {
    if let register = RegisterFile.byPath[path] {
      return register.read(&self, path, bytes, &site)
    }
    switch path {
    case calendarPath, Self.csv(calendarPath):
      return parseCalendar(path: path, bytes: bytes, into: &site.calendar)
    case linksPath:
      guard let entries = tables(path: path, bytes: bytes) else { return false }
      var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
      site.linkGroups = file.tables("groups") { parseGroup(&$0) }?.compactMap { $0 } ?? []
      file.finish(into: &diagnostics)
      return true
    case _ where Self.isPointsScheme(path):
      guard let entries = tables(path: path, bytes: bytes) else { return false }
      var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
      if let scheme = file.pointsScheme() { site.records.schemes.append(scheme) }
      file.finish(into: &diagnostics)
      return true
    case _ where path.hasPrefix(signedTablesFolder) && path.hasSuffix(".csv"):
      site.records.signedTables[path] = bytes.string
      return true
    default:
      let known = parseInteractive(
        path: path, bytes: bytes, zone: zone, into: &site.interactive)
      if let known { return known }
      reportUnknown(path)
      return true
    }
  }

  /// Whether a file is a scheme of points: `data/points.toml`, or one of several with a name of its
  /// own after a hyphen.
  static func isPointsScheme(_ path: String) -> Bool {
    path == "data/points.toml"
      || (path.hasPrefix("data/points-") && path.hasSuffix(".toml")
        && !path.dropFirst("data/".count).contains("/"))
  }

  /// Reports a file directly below `data/` that nobody reads: a slip in its name would switch off
  /// what it is for.
  mutating func reportUnknown(_ path: String) {
    let name = path.dropFirst("data/".count)
    guard !name.contains("/"), !aggregates.contains(path), !name.hasPrefix("README") else { return }
    let others = [calendarPath, Self.csv(calendarPath), linksPath, duesPath, "data/points.toml"]
    let known = (RegisterFile.all.flatMap(\.paths) + others)
      .map { String($0.dropFirst("data/".count)) }
    let nearest = nearestName(to: String(name), among: known)
    diagnostics.append(
      Diagnostic(
        .unknownDataFile, at: SourceLocation(path: path),
        Message("不认识这个数据文件，它不起作用", "nobody reads this data file, so it does nothing"),
        help: Message(
          (nearest.map { "是不是 \($0)？" } ?? "") + "可用的有：\(known.sorted().joined(separator: "、"))",
          (nearest.map { "did you mean \($0)? " } ?? "")
            + "known files: \(known.sorted().joined(separator: ", "))")))
  }

  /// The file of the same content in CSV.
  static func csv(_ path: String) -> String {
    String(path.dropLast("toml".count)) + "csv"
  }

  mutating func tables(path: String, bytes: Bytes) -> [LocatedValue.Entry]? {
    guard SourceEncoding.check(bytes, path: path, into: &diagnostics) != nil,
      let root = readTOML(bytes, path: path, into: &diagnostics),
      case .table(let entries) = root.kind
    else { return nil }
    return entries
  }

  /// Reads a register from either of its files, entry by entry.
  mutating func parse<Entry>(
    path: String, bytes: Bytes, kind: MetadataKind, into register: inout ParsedRegister<Entry>,
    entry: (inout DataParser, inout TableDecoder) -> Entry?
  ) -> Bool {
    guard !register.isRead else {
      reportSecond(path, other: register.path)
      register.isWhole = false
      return true
    }
    register.isRead = true
    register.path = path
    let known = diagnostics.count
    let samplesBefore = samples
    var isUsable = true
    if path.hasSuffix(".csv") {
      let places = FilePlaces(bytes, path: path)
      if let rows = rows(of: kind, path: path, bytes: bytes, places) {
        for var row in rows {
          if let entry = entry(&self, &row) { register.entries.append(entry) }
          row.finish(into: &diagnostics)
        }
      } else {
        isUsable = false
      }
    } else if let entries = tables(path: path, bytes: bytes) {
      var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
      register.entries = file.tables(kind.rawValue) { entry(&self, &$0) }?.compactMap { $0 } ?? []
      file.finish(into: &diagnostics)
    } else {
      isUsable = false
    }
    register.isWhole = diagnostics.count == known
    register.samples = samples - samplesBefore
    return isUsable
  }

  /// Reads whether an entry came with a preset.
  mutating func readSample(_ table: inout TableDecoder) {
    if table.boolean("sample")?.value == true { samples += 1 }
  }

  mutating func reportSecond(_ path: String, other: String) {
    diagnostics.append(
      Diagnostic(
        .twoRegisters, at: SourceLocation(path: path),
        Message("名册有两份，还有一份是 \(other)", "there is a second register: \(other)"),
        help: Message("请只留一份", "keep one of them")))
  }

  /// The rows of a CSV file, each as a table to be read and finished; nil where its bytes are no
  /// text.
  mutating func rows(
    of kind: MetadataKind, path: String, bytes: Bytes, _ places: FilePlaces
  ) -> [TableDecoder]? {
    guard SourceEncoding.check(bytes, path: path, into: &diagnostics) != nil else { return nil }
    return CSVReader.read(
      bytes, path: path, keys: kind.columns, required: kind.requiredColumns, into: &diagnostics
    ).compactMap { TableDecoder(row: $0, file: bytes, path: path, places) }
  }

  /// Reads the working calendar, which has two lists in TOML and is a row a day in CSV.
  mutating func parseCalendar(
    path: String, bytes: Bytes, into calendar: inout OwnCalendar
  ) -> Bool {
    guard !calendar.isRead else {
      reportSecond(path, other: calendar.path)
      calendar.isWhole = false
      return true
    }
    let places = FilePlaces(bytes, path: path)
    var found: [Diagnostic] = []
    let written: WrittenCalendar
    let known = diagnostics.count
    if path.hasSuffix(".csv") {
      let rows = rows(
        of: .calendarRows, path: path, bytes: bytes, places)
      guard let rows else { return false }
      let read = rows.compactMap { row in
        var row = row
        defer { row.finish(into: &found) }
        return WrittenCalendar.Row(&row)
      }
      let isWhole = diagnostics.count == known && found.isEmpty
      written = WrittenCalendar(rows: read, isWhole: isWhole)
    } else {
      guard let entries = tables(path: path, bytes: bytes) else { return false }
      var file = TableDecoder(
        entries, at: 0..<0, format: .toml, file: bytes, path: path, places: places)
      written = WrittenCalendar(&file)
      file.finish(into: &found)
    }
    calendar = written.checked(places, into: &found)
    diagnostics += found
    calendar.path = path
    calendar.isRead = true
    calendar.isWhole = !diagnostics[known...].contains { $0.severity == .error }
    return true
  }
}
