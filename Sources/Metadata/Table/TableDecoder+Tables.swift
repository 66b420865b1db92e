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
    guard let entry = entry(key) else { return nil }
    if case .null = entry.value.kind { return nil }
    guard case .table(let entries) = entry.value.kind else {
      reportWrongType(entry.value, key: key, wanted: .table)
      return nil
    }
    return TableDecoder(
      entries, at: entry.keyRange, name: key, format: format, file: file, path: path,
      places: places)
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
    guard let items = items(key) else { return nil }
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
  package func table(from value: LocatedValue, key: String) -> TableDecoder? {
    guard case .table(let entries) = value.kind else { return nil }
    let place = value.range.lowerBound..<min(value.range.lowerBound + 1, value.range.upperBound)
    return TableDecoder(
      entries, at: place, name: key, format: format, file: file, path: path, places: places)
  }

  /// Reads every entry of a table whose keys are names of the site's own, such as ids.
  ///
  /// - Parameter body: receives each key with its bytes and its value.
  package mutating func forEachEntry(_ body: (inout TableDecoder, LocatedValue.Entry) -> Void) {
    for entry in entries {
      _ = value(entry.key)
      body(&self, entry)
    }
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
