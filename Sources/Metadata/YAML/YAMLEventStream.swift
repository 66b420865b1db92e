import Base
import CYAML
import Diagnostics

/// The events of libyaml over a run of bytes, with byte offsets where libyaml counts characters.
///
/// A parser is made for each block: making and freeing one takes 0.3 µs, and libyaml offers no way
/// to use one again.
struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let file: Bytes
  private let block: Range<Int>

  /// A character of the block and the byte it begins at; moves forwards from event to event.
  private var character = 0
  private var offset: Int

  /// The bytes of the current event, from the start of the file.
  package private(set) var range: Range<Int>

  init(file: Bytes, block: Range<Int>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    self.file = file
    self.block = block
    offset = block.lowerBound
    range = block.lowerBound..<block.lowerBound
    // Fails only where memory is exhausted, and then `next` fails too: its state is all zero.
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // libyaml reads on as `next` is called; the file outlives this value.
    file[slice: block].withUnsafeBufferPointer {
      yaml_parser_set_input_string(parser, $0.baseAddress, $0.count)
    }
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Moves to the next event, or throws what libyaml found wrong.
  package mutating func next() throws(MetadataProblem) {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) != 0 else { throw failure() }
    let start = byteOffset(of: event.pointee.start_mark)
    let end = byteOffset(of: event.pointee.end_mark)
    range = start..<max(start, end)
  }

  package var type: yaml_event_type_t { event.pointee.type }

  /// The bytes of a scalar after escapes are resolved.
  private var scalarBytes: Bytes {
    Bytes(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
  }

  package var scalar: String { scalarBytes.string }

  var scalarCount: Int { event.pointee.data.scalar.length }

  package var isPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

  /// Whether the event covers more than one line.
  var spansLines: Bool { event.pointee.start_mark.line != event.pointee.end_mark.line }

  /// Whether a scalar says that there is no value (YAML 1.2, 10.2.1.1).
  var isNull: Bool {
    guard isPlain, scalarCount <= 4 else { return false }
    return scalarCount == 0 || scalarBytes.equals(Bytes("~")) || scalarBytes.equals(Bytes("null"))
  }

  var hasAnchor: Bool {
    switch type {
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.anchor != nil
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.anchor != nil
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.anchor != nil
    default: false
    }
  }

  package var hasTag: Bool {
    switch type {
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.tag != nil
    default: false
    }
  }

  var hasDirectives: Bool {
    type == YAML_DOCUMENT_START_EVENT
      && (event.pointee.data.document_start.version_directive != nil
        || event.pointee.data.document_start.tag_directives.start
          != event.pointee.data.document_start.tag_directives.end)
  }

  private mutating func failure() -> MetadataProblem {
    let pointee = parser.pointee
    let problem = pointee.problem.map { String(cString: $0) } ?? "unknown error"
    let context = pointee.context.map { String(cString: $0) }
    // The reader works below the level of characters and gives a byte; the others give marks.
    let place =
      pointee.error == YAML_READER_ERROR
      ? min(block.lowerBound + Int(pointee.problem_offset), block.upperBound)
      : byteOffset(of: pointee.problem_mark)
    return MetadataProblem(
      .yamlSyntax, at: place..<place, YAMLMessages.message(problem: problem, context: context),
      help: YAMLMessages.help(problem: problem))
  }

  /// The byte at which the character of a mark begins.
  private mutating func byteOffset(of mark: yaml_mark_t) -> Int {
    let wanted = Int(mark.index)
    while character < wanted, offset < block.upperBound {
      offset += 1
      while offset < block.upperBound, file[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > wanted, offset > block.lowerBound {
      offset -= 1
      while offset > block.lowerBound, file[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
