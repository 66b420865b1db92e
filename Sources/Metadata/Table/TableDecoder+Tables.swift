import Base

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
      places: places)
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
      entries, at: place, name: key, format: format, file: file, path: path, places: places)
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
