import Base
import CYAML
import Diagnostics

/// Reads a run of YAML through libyaml's events into a `LocatedValue`.
///
/// Front matter is a closed grammar: scalars, lists and tables. Anchors, aliases, tags, merge
/// keys, directives, further documents and keys that are not text are refused as they pass, so
/// nothing can grow beyond the bytes of the file. libyaml holds its state on the heap; the
/// recursion here goes no deeper than the limits allow.
struct YAMLReader: ~Copyable {
  /// What was found wrong; a table may still have been read.
  package private(set) var problems: [MetadataProblem] = []

  /// Whether a key or value is legal YAML and most likely still a slip: `title：标题` is a key's
  /// part or a continued text to YAML.
  private(set) var hasOddText = false

  private var stream: YAMLEventStream
  private let limits: MetadataLimits

  /// A reader of the bytes `block` of a file; they must be valid UTF-8 and outlive the reader.
  init(file: Bytes, block: Range<Int>, limits: MetadataLimits) {
    self.stream = YAMLEventStream(file: file, block: block)
    self.limits = limits
  }

  /// The outermost table, or nil where the text is not YAML or not a table.
  package mutating func read() -> LocatedValue? {
    do {
      return try readDocument()
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func readDocument() throws(MetadataProblem) -> LocatedValue? {
    try stream.next()
    try stream.next()
    if stream.type == YAML_STREAM_END_EVENT {
      return LocatedValue(.table([]), range: stream.range)
    }
    if stream.hasDirectives { refuse(.directive, at: stream.range) }
    try stream.next()
    guard stream.type == YAML_MAPPING_START_EVENT else {
      throw MetadataProblem(
        .yamlSyntax, at: stream.range,
        Message("这里应是“键: 值”的形式", "expected lines of the form `key: value` here"),
        help: Message("例如：title: 文章的标题", "for example: title: The title of the article"))
    }
    let root = try readTable(depth: 0, limit: limits.depth)
    try stream.next()
    try stream.next()
    if stream.type == YAML_DOCUMENT_START_EVENT { refuse(.secondDocument, at: stream.range) }
    return root
  }

  private mutating func readTable(
    depth: Int, limit: Int
  ) throws(MetadataProblem) -> LocatedValue {
    let start = stream.range.lowerBound
    checkProperties()
    var entries: [LocatedValue.Entry] = []
    if depth == 0 { entries.reserveCapacity(16) }
    while true {
      try stream.next()
      if stream.type == YAML_MAPPING_END_EVENT { break }
      guard let (key, keyRange) = try readKey() else {
        try stream.next()
        try skip()
        continue
      }
      try stream.next()
      let below = depth == 0 && key == "extra" ? limits.extraDepth : limit
      let value = try readValue(depth: depth + 1, limit: below)
      if entries.count >= limits.keys {
        if entries.count == limits.keys { problems.append(.tooManyKeys(limits, at: keyRange)) }
        if entries.count > limits.keys { continue }
      } else if entries.contains(where: { $0.key == key }) {
        problems.append(.duplicateKey(key, at: keyRange))
        continue
      }
      entries.append(LocatedValue.Entry(key: key, keyRange: keyRange, value: value))
    }
    return LocatedValue(.table(entries), range: start..<end(after: entries.last?.value, start))
  }

  private mutating func readKey() throws(MetadataProblem) -> (String, Range<Int>)? {
    let range = stream.range
    guard stream.type == YAML_SCALAR_EVENT else {
      refuse(stream.type == YAML_ALIAS_EVENT ? .alias : .complexKey, at: range)
      try skip()
      return nil
    }
    checkProperties()
    let key = stream.scalar
    if key.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: ":") }) { hasOddText = true }
    if key == "<<", stream.isPlain {
      refuse(.mergeKey, at: range)
      return nil
    }
    return (key, range)
  }

  private mutating func readList(
    depth: Int, limit: Int
  ) throws(MetadataProblem) -> LocatedValue {
    let start = stream.range.lowerBound
    checkProperties()
    var items: [LocatedValue] = []
    var count = 0
    while true {
      try stream.next()
      if stream.type == YAML_SEQUENCE_END_EVENT { break }
      count += 1
      if count == limits.items + 1 { problems.append(.tooManyItems(limits, at: stream.range)) }
      let value = try readValue(depth: depth + 1, limit: limit)
      if count <= limits.items { items.append(value) }
    }
    return LocatedValue(.list(items), range: start..<end(after: items.last, start))
  }

  /// The end of a list or table: its bracket, or where it has none the end of its last value.
  private func end(after last: LocatedValue?, _ start: Int) -> Int {
    stream.range.isEmpty ? last?.range.upperBound ?? start : stream.range.upperBound
  }

  private mutating func readValue(
    depth: Int, limit: Int
  ) throws(MetadataProblem) -> LocatedValue {
    let range = stream.range
    switch stream.type {
    case YAML_SCALAR_EVENT:
      checkProperties()
      if stream.isPlain, stream.spansLines { hasOddText = true }
      if stream.isNull { return LocatedValue(.null, range: range) }
      if stream.scalarCount > limits.valueBytes {
        problems.append(.valueTooLong(limits, at: range))
      }
      return LocatedValue(
        .scalar(stream.scalar, stream.isPlain ? .plain : .string), range: range)
    case YAML_ALIAS_EVENT:
      refuse(.alias, at: range)
      return LocatedValue(.null, range: range)
    default:
      if depth > limit {
        problems.append(.tooDeep(limit, at: range))
        try skip()
        return LocatedValue(.null, range: range)
      }
      return stream.type == YAML_SEQUENCE_START_EVENT
        ? try readList(depth: depth, limit: limit) : try readTable(depth: depth, limit: limit)
    }
  }

  /// Passes over the rest of a list or table whose first event has just been read.
  ///
  /// Gives up at 64 levels: libyaml's time grows with the square of the open brackets.
  private mutating func skip() throws(MetadataProblem) {
    var open = 0
    while true {
      switch stream.type {
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: open += 1
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: open -= 1
      default: break
      }
      if open <= 0 { return }
      if open > 64 {
        throw MetadataProblem(
          .yamlSyntax, at: stream.range, Message("嵌套太深", "this is nested too deeply"),
          help: Message("请减少嵌套的层数", "nest it less deeply"))
      }
      try stream.next()
    }
  }

  private mutating func checkProperties() {
    if stream.hasAnchor { refuse(.anchor, at: stream.range) }
    if stream.hasTag { refuse(.tag, at: stream.range) }
  }

  private mutating func refuse(_ feature: YAMLFeature, at range: Range<Int>) {
    problems.append(feature.problem(at: range))
  }
}
