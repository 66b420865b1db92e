import Base
import CTOML
import Diagnostics

/// The outermost table of a TOML file of the site's own: `site.toml` or a data file.
///
/// - Parameters:
///   - file: all bytes of the file; valid UTF-8 (see `SourceEncoding`).
///   - path: the path shown in messages.
///   - diagnostics: receives what is wrong.
/// - Returns: the table, or nil where the text is not TOML. A table that comes with errors can
///   still be decoded, to report the rest in the same run.
package func readTOML(
  _ file: Bytes, path: String, into diagnostics: inout [Diagnostic]
) -> LocatedValue? {
  let start = file.begins(with: "\u{FEFF}") ? 3 : 0
  return MetadataText(file: file, block: start..<file.count, format: .toml, limits: nil)
    .read(path: path, into: &diagnostics)
}

/// Reads a run of TOML 1.0 through toml++ into a `LocatedValue`.
struct TOMLReader {
  /// What was found wrong; a table may still have been read.
  package private(set) var problems: [MetadataProblem] = []

  private let file: Bytes
  private let block: Range<Int>
  private let limits: MetadataLimits?

  /// A reader of the bytes `block` of a file; they must be valid UTF-8 and outlive the reader.
  ///
  /// - Parameters:
  ///   - file: the bytes that all places count from.
  ///   - block: the bytes to read, without a byte order mark.
  ///   - limits: nil for files of the site's own, whose values nest at most 32 levels deep and
  ///     are otherwise limited by the size of the file.
  init(file: Bytes, block: Range<Int>, limits: MetadataLimits?) {
    self.file = file
    self.block = block
    self.limits = limits
  }

  /// The outermost table, or nil where the text is not TOML.
  package mutating func read() -> LocatedValue? {
    let text = file[slice: block]
    if let place = DottedKeyGuard.firstOverlongKey(in: text) {
      let start = block.lowerBound + place
      problems.append(
        .tooDeep(DottedKeyGuard.maximumParts, at: start..<min(start + 1, block.upperBound)))
      return nil
    }
    // TOML knows no lone carriage return. One byte for another keeps every place as it is.
    if text.hasLoneCarriageReturn {
      return text.withLineFeeds { parse($0) }
    }
    return parse(text)
  }

  private mutating func parse(_ text: Bytes) -> LocatedValue? {
    let parsed = text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { ctoml_parse($0.baseAddress, $0.count) }
    }
    guard let document = parsed else {
      problems.append(
        MetadataProblem(
          .tomlSyntax, at: block.lowerBound..<block.lowerBound,
          Message("内存不足，无法读取", "there is not enough memory to read this")))
      return nil
    }
    defer { ctoml_free(document) }
    if let error = ctoml_error(document) {
      let place = block.lowerBound + ctoml_error_offset(document)
      let problem = TOMLMessages.problem(String(cString: error), at: place..<place)
      problems.append(TOMLPlace(file: file, block: block).refined(problem))
      return nil
    }
    var nodes = UnsafeBufferPointer(
      start: ctoml_nodes(document), count: ctoml_node_count(document))[...]
    return readValue(&nodes, depth: 0, limit: limits?.depth ?? .max)
  }

  private mutating func readValue(
    _ nodes: inout Slice<UnsafeBufferPointer<ctoml_node>>, depth: Int, limit: Int
  ) -> LocatedValue {
    let node = nodes.removeFirst()
    let range = block.lowerBound + node.start..<block.lowerBound + node.end
    if depth > limit, node.kind == CTOML_LIST || node.kind == CTOML_TABLE {
      problems.append(.tooDeep(limit, at: range))
      skip(&nodes, count: node.child_count)
      return LocatedValue(.null, range: range)
    }
    switch node.kind {
    case CTOML_TABLE: return readTable(node, range, &nodes, depth: depth, limit: limit)
    case CTOML_LIST: return readList(node, range, &nodes, depth: depth, limit: limit)
    case CTOML_INTEGER:
      return LocatedValue(.scalar(String(node.integer), .integer), range: range)
    default:
      if let limits, node.text_length > limits.valueBytes {
        problems.append(.valueTooLong(limits, at: range))
      }
      let text = Self.text(node.text, node.text_length)
      return LocatedValue(.scalar(text, Self.style(of: node.kind)), range: range)
    }
  }

  private mutating func readTable(
    _ node: ctoml_node, _ range: Range<Int>,
    _ nodes: inout Slice<UnsafeBufferPointer<ctoml_node>>, depth: Int, limit: Int
  ) -> LocatedValue {
    var entries: [LocatedValue.Entry] = []
    entries.reserveCapacity(min(Int(node.child_count), limits?.keys ?? .max))
    for _ in 0..<node.child_count {
      guard let child = nodes.first else { break }
      let key = Self.text(child.key, child.key_length)
      let keyRange = block.lowerBound + child.key_start..<block.lowerBound + child.key_end
      if let limits, entries.count == limits.keys {
        if problems.last?.range != keyRange { problems.append(.tooManyKeys(limits, at: keyRange)) }
        skip(&nodes, count: node.child_count - UInt32(entries.count))
        break
      }
      let below = depth == 0 && key == "extra" ? (limits?.extraDepth ?? limit) : limit
      let value = readValue(&nodes, depth: depth + 1, limit: below)
      entries.append(LocatedValue.Entry(key: key, keyRange: keyRange, value: value))
    }
    return LocatedValue(.table(entries), range: range)
  }

  private mutating func readList(
    _ node: ctoml_node, _ range: Range<Int>,
    _ nodes: inout Slice<UnsafeBufferPointer<ctoml_node>>, depth: Int, limit: Int
  ) -> LocatedValue {
    var items: [LocatedValue] = []
    for index in 0..<Int(node.child_count) {
      let item = readValue(&nodes, depth: depth + 1, limit: limit)
      if let limits, index >= limits.items {
        if index == limits.items { problems.append(.tooManyItems(limits, at: item.range)) }
      } else {
        items.append(item)
      }
    }
    return LocatedValue(.list(items), range: range)
  }

  private func skip(_ nodes: inout Slice<UnsafeBufferPointer<ctoml_node>>, count: UInt32) {
    var open = Int(count)
    while open > 0, let node = nodes.popFirst() { open += Int(node.child_count) - 1 }
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func style(of kind: ctoml_kind) -> ScalarStyle {
    switch kind {
    case CTOML_FLOAT: .float
    case CTOML_BOOLEAN: .boolean
    case CTOML_DATE: .date
    default: .string
    }
  }
}

/// Better places and sentences for what toml++ says after it has read past the trouble.
struct TOMLPlace {
  package let file: Bytes
  package let block: Range<Int>

  func refined(_ problem: MetadataProblem) -> MetadataProblem {
    switch problem.code {
    case .dateOutOfRange: date(problem)
    case .duplicateKey: key(problem)
    default: problem
    }
  }

  /// The same sentence that a date in quotes would get.
  private func date(_ problem: MetadataProblem) -> MetadataProblem {
    var lower = problem.range.lowerBound
    var upper = lower
    while lower > block.lowerBound, isDateByte(file[lower - 1]) { lower -= 1 }
    while upper < block.upperBound, isDateByte(file[upper]) { upper += 1 }
    let text = file[slice: lower..<upper].string
    guard case .failure(let found) = parseDateTime(text, zone: .utc) else { return problem }
    return MetadataProblem(
      found.code, at: lower + found.part.lowerBound..<lower + found.part.upperBound,
      found.message, help: found.help)
  }

  private func isDateByte(_ byte: UInt8) -> Bool {
    Ascii.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "T") || byte == UInt8(ascii: ".")
  }

  /// The key of the line, where toml++ points at the end of its value.
  private func key(_ problem: MetadataProblem) -> MetadataProblem {
    var lower = problem.range.lowerBound
    while lower > block.lowerBound, file[lower - 1] != Ascii.lineFeed { lower -= 1 }
    while lower < problem.range.lowerBound, Ascii.isSpace(file[lower]) { lower += 1 }
    var upper = lower
    while upper < block.upperBound, !Ascii.isSpace(file[upper]), file[upper] != UInt8(ascii: "=") {
      upper += 1
    }
    var refined = problem
    refined.range = lower..<upper
    return refined
  }
}

extension Bytes {
  /// Whether a carriage return stands without a line feed after it.
  var hasLoneCarriageReturn: Bool {
    var index = 0
    while let found = firstIndex(of: Ascii.carriageReturn, from: index) {
      if found + 1 == count || self[found + 1] != Ascii.lineFeed { return true }
      index = found + 2
    }
    return false
  }

  /// Lends a copy of the same length in which every lone carriage return is a line feed.
  func withLineFeeds<Result>(_ body: (Bytes) -> Result) -> Result {
    var copy = Array(self)
    for index in copy.indices where copy[index] == Ascii.carriageReturn {
      if index + 1 == copy.count || copy[index + 1] != Ascii.lineFeed {
        copy[index] = Ascii.lineFeed
      }
    }
    return copy.withBytes(body)
  }
}
