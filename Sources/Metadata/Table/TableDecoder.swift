import Base
import Diagnostics

/// Reads a table key by key, strictly, and reports everything about it that is wrong.
///
/// A key may be missing (nil), and a value of the wrong type is reported and then missing. What
/// nobody asked for is an unknown key: call `finish` when all keys have been asked for. Problems
/// collect in `diagnostics`; `finish(into:)` hands them on.
///
/// YAML without quotes may be read as any type its text fits; TOML says its types and is held to
/// them. Tables are small (64 keys at most in front matter), so keys are found by linear search.
package struct TableDecoder {
  /// What was found wrong so far.
  package var diagnostics: [Diagnostic] = []
  /// The bytes that stand for the table as a whole: its key, or the opening fence.
  package let range: Range<Int>
  /// The name of the table as messages show it (`image`, `attachments`), or nil outermost.
  package let name: String?
  /// The format of the file, for the examples in messages.
  package let format: MetadataFormat
  /// All bytes of the file.
  package let file: Bytes
  /// The path shown in messages.
  package let path: String

  /// Finds places in the file, also for the tables within this one.
  package let places: FilePlaces
  package let entries: [LocatedValue.Entry]
  /// Writes down what is asked for, where the table is read for that alone.
  var recorder: TableRecorder?
  /// Keys that may have an old name.
  let renamedKeys: [RenamedKey]
  private var asked: [Bool]
  private var names: [String] = []

  /// A decoder of the given keys and values.
  ///
  /// - Parameters:
  ///   - entries: the keys and values; no key twice.
  ///   - range: the bytes that stand for the table as a whole.
  ///   - name: the table's name, nil for the outermost one.
  ///   - format: the format of the file.
  ///   - file: all bytes of the file, which must outlive the decoder.
  ///   - path: the path shown in messages.
  ///   - places: finds places in the file, where another decoder of the same file has one already.
  ///   - renamedKeys: keys that may have an old name.
  package init(
    _ entries: [LocatedValue.Entry], at range: Range<Int>, name: String? = nil,
    format: MetadataFormat, file: Bytes, path: String, places: FilePlaces? = nil,
    renamedKeys: [RenamedKey] = RenamedKey.all
  ) {
    self.renamedKeys = renamedKeys
    self.places = places ?? FilePlaces(file, path: path)
    self.entries = entries
    self.range = range
    self.name = name
    self.format = format
    self.file = file
    self.path = path
    self.asked = [Bool](repeating: false, count: entries.count)
    names.reserveCapacity(32)
  }

  /// A decoder of a row of a CSV file, as `CSVReader` gives it; nil for any other value.
  package init?(row: LocatedValue, file: Bytes, path: String, _ places: FilePlaces) {
    guard case .table(let entries) = row.kind else { return nil }
    let start = row.range.lowerBound
    self.init(
      entries, at: start..<max(start, min(start + 1, file.count)), format: .toml, file: file,
      path: path, places: places)
  }

  /// The value of a key as it is, or nil where the key is missing or has no value.
  package mutating func value(_ key: String) -> LocatedValue? {
    guard let entry = entry(key) else { return nil }
    if case .null = entry.value.kind { return nil }
    return entry.value
  }

  /// The bytes of a key, for messages about it; nil where it is missing.
  package func keyRange(_ key: String) -> Range<Int>? {
    entries.first { $0.key == key }?.keyRange
  }

  /// Whether the key is there, with or without a value.
  package func contains(_ key: String) -> Bool {
    entries.contains { $0.key == key }
      || renamedKeys.contains { renamed in
        renamed.new == key && renamed.table == name && entries.contains { $0.key == renamed.old }
      }
  }

  /// The entry of a key, which counts as asked for from now on.
  mutating func entry(_ key: String) -> LocatedValue.Entry? {
    names.append(key)
    for index in entries.indices where entries[index].key == key {
      asked[index] = true
      return entries[index]
    }
    guard !renamedKeys.isEmpty, let index = renamedEntry(key) else { return nil }
    asked[index] = true
    return entries[index]
  }

  /// Adds a problem about some bytes of the file.
  package mutating func report(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(code, at: places.location(range), message, help: help, fix: fix))
  }

  /// Adds the problem that a key which must be there is not.
  ///
  /// - Parameters:
  ///   - key: the key that is suggested.
  ///   - example: its value in the suggestion.
  ///   - others: keys of which any one would do as well; none of them is there either.
  ///   - code: what it is called.
  package mutating func reportMissing(
    _ key: String, example: String, unless others: [String] = [],
    _ code: DiagnosticCode = .missingKey
  ) {
    recorder?.require([key] + others)
    let place = keyRange(key) ?? range
    let line = format.line(key, example)
    let isThere = contains(key)
    let owner = name.map { "“\($0)”里" } ?? ""
    report(
      code, at: place,
      Message(
        isThere ? "“\(key)”没有填写" : "\(owner)缺少“\(key)”",
        isThere
          ? "`\(key)` is empty" : "`\(key)` is missing" + (name.map { " in `\($0)`" } ?? "")),
      help: Message("请写上，例如：\(line)", "add it, for example: \(line)"))
  }

  /// Reports the keys that nobody asked for, and hands all problems on.
  ///
  /// - Parameter diagnostics: receives the problems.
  package mutating func finish(into diagnostics: inout [Diagnostic]) {
    for index in entries.indices where !asked[index] {
      let problem = UnknownKey(entries[index], among: names, format: format).problem
      self.diagnostics.append(problem.diagnostic(places))
    }
    if !self.diagnostics.isEmpty { diagnostics += self.diagnostics }
    self.diagnostics = []
  }
}

/// Reading tables inside the table.
extension TableDecoder {
  /// Reads the table of a key; its problems and unknown keys are reported with this table's.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - body: reads the inner table; `finish` is called for it.
  /// - Returns: what `body` returned, or nil where the key is missing or not a table.
  package mutating func table<Output>(
    _ key: String, _ body: (inout TableDecoder) -> Output
  ) -> Output? {
    guard let inner = table(key) else { return nil }
    return read(inner, body)
  }

  /// The table of a key, or nil where the key is missing or not a table.
  ///
  /// The caller finishes it: `inner.finish(into: &outer.diagnostics)`.
  package mutating func table(_ key: String) -> TableDecoder? {
    guard let entry = entry(key) else { return recordedTable(key, .table) }
    if case .null = entry.value.kind { return nil }
    guard case .table(let entries) = entry.value.kind else {
      reportWrongType(entry.value, key: key, wanted: .table)
      return nil
    }
    return TableDecoder(
      entries, at: entry.keyRange, name: key, format: format, file: file, path: path,
      places: places, renamedKeys: renamedKeys)
  }

  /// Reads the table of a key that must be there.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - example: what the message suggests as a value.
  ///   - body: reads the inner table; `finish` is called for it.
  package mutating func requiredTable(
    _ key: String, example: String, _ body: (inout TableDecoder) -> Void
  ) {
    if !contains(key) { reportMissing(key, example: example) }
    _ = table(key, body)
  }

  /// Reads a list of tables; one table is a list of one.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - body: reads one inner table; `finish` is called for it.
  /// - Returns: what `body` returned for each table, or nil where the key is missing.
  package mutating func tables<Output>(
    _ key: String, _ body: (inout TableDecoder) -> Output
  ) -> [Output]? {
    guard let items = items(key) else {
      return recordedTable(key, .tables).map { [read($0, body)] }
    }
    var outputs: [Output] = []
    outputs.reserveCapacity(items.count)
    for item in items {
      guard let inner = table(from: item, key: key) else {
        reportWrongType(item, key: key, wanted: .tables)
        continue
      }
      outputs.append(read(inner, body))
    }
    return outputs
  }

  /// The table that stands in a value, or nil where it is something else.
  private func table(from value: LocatedValue, key: String) -> TableDecoder? {
    guard case .table(let entries) = value.kind else { return nil }
    let place = value.range.lowerBound..<min(value.range.lowerBound + 1, value.range.upperBound)
    return TableDecoder(
      entries, at: place, name: key, format: format, file: file, path: path, places: places,
      renamedKeys: renamedKeys)
  }

  /// A text, or a table that says more; nil where the key is missing or is neither.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - shape: what a text stands for, where it is more than a text.
  /// - Returns: the one or the other; the caller reads a table with `read`.
  package mutating func textOrTable(
    _ key: String, _ shape: ValueShape = .textOrTable
  ) -> TextOrTable? {
    guard let value = value(key) else { return recordedTable(key, shape).map { .table($0) } }
    return textOrTable(value, key: key)
  }

  /// A list of texts and of tables that say more; one of them is a list of one.
  package mutating func textsOrTables(_ key: String) -> [TextOrTable] {
    guard let items = items(key) else {
      return recordedTable(key, .textsOrTables).map { [.table($0)] } ?? []
    }
    return items.compactMap { textOrTable($0, key: key) }
  }

  private mutating func textOrTable(_ value: LocatedValue, key: String) -> TextOrTable? {
    if let inner = table(from: value, key: key) { return .table(inner) }
    return string(from: value, key: key).map { .text($0) }
  }

  /// Runs `body` over an inner table, finishes it and takes over its problems.
  package mutating func read<Output>(
    _ inner: TableDecoder, _ body: (inout TableDecoder) -> Output
  ) -> Output {
    var inner = inner
    let output = body(&inner)
    inner.finish(into: &diagnostics)
    return output
  }
}

/// What a key says in short or at length.
package enum TextOrTable {
  /// The text alone.
  case text(Located<String>)
  /// A table; `TableDecoder.read` reads it and takes over its problems.
  case table(TableDecoder)
}
