import Base

/// Writes down what a parser asks of a table while it runs over one without entries.
///
/// Give it to a `TableDecoder`, run the parser, then read `shape`. A parser sees every key as
/// missing, and every inner table and list of tables as one empty table.
package final class TableRecorder {
  private var keys: [(name: String, value: ValueShape, table: TableRecorder?)] = []
  private var required: [[String]] = []

  /// A recorder that has seen nothing.
  package init() {}

  /// What the parser asked for.
  package var shape: TableShape {
    TableShape(
      keys: keys.map { .init(name: $0.name, value: $0.value, table: $0.table?.shape) },
      required: required)
  }

  /// Notes what the value of a key must be; the last and most exact word counts.
  func note(_ key: String, _ value: ValueShape, table: TableRecorder? = nil) {
    if let index = keys.firstIndex(where: { $0.name == key }) {
      keys[index].value = value
      keys[index].table = table ?? keys[index].table
    } else {
      keys.append((key, value, table))
    }
  }

  /// Notes that one of some keys must be there.
  func require(_ group: [String]) {
    if !required.contains(group) { required.append(group) }
  }
}

extension TableDecoder {
  /// A decoder of a table without entries, which writes down what is asked of it.
  ///
  /// - Parameters:
  ///   - recorder: receives what is asked.
  ///   - format: the format of the file.
  ///   - given: texts that the table has all the same, for parsers that ask for more where a key
  ///     has a certain value.
  package init(
    recordingInto recorder: TableRecorder, format: MetadataFormat, given: [String: String] = [:]
  ) {
    self.init(
      given.map { key, text in
        .init(
          key: key, keyRange: 0..<0, value: LocatedValue(.scalar(text, .string), range: 0..<0))
      }, at: 0..<0, format: format, file: .empty, path: "")
    self.recorder = recorder
  }

  /// Nil, for a key that is missing; while recording, notes what its value should have been.
  package func missing<Value>(_ key: String, _ shape: @autoclosure () -> ValueShape) -> Value? {
    recorder?.note(key, shape())
    return nil
  }

  /// While recording, a decoder of the table that a missing key would have; otherwise nil.
  func recordedTable(_ key: String, _ shape: @autoclosure () -> ValueShape) -> TableDecoder? {
    guard let recorder else { return nil }
    let inner = TableRecorder()
    recorder.note(key, shape(), table: inner)
    return TableDecoder(recordingInto: inner, format: format)
  }
}
