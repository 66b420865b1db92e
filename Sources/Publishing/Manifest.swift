import Base

/// The list of the files this program made, kept in the output as `.redsite-manifest`.
///
/// It tells our files from those that somebody else put there: only ours are ever replaced or
/// removed. A line naming format and version, what there is to say of the release (`ReleaseFacts`,
/// version 2), one path a line in byte order, and a last line with their number and a checksum, so
/// that a cut or edited list is noticed. With any doubt the whole list is refused, and with it the
/// folder.
package struct Manifest: Sendable {
  /// What is wrong with a file that should be a manifest.
  package enum Flaw: Error, Hashable, Sendable {
    /// Another version of the format, as written in the file.
    case version(String)
    /// Anything else.
    case damaged
  }

  /// The name in the output folder.
  package static var fileName: Bytes { Bytes(".redsite-manifest") }
  private static var heading: StaticString { "redsite-manifest " }
  private static var ending: StaticString { "end " }
  /// The version of a list with facts; without any it is 1, which earlier programs read.
  private static let version = 2

  /// Paths below the output folder, in byte order, without the manifest's own.
  package let paths: PathList
  /// What else there is to say of the release.
  package let facts: ReleaseFacts

  /// The manifest of a release with these sorted paths.
  init(paths: PathList, facts: ReleaseFacts = ReleaseFacts()) {
    self.paths = paths
    self.facts = facts
  }

  /// Reads a manifest.
  package init(_ file: Bytes) throws(Flaw) {
    var lines = LineCutter(file)
    guard let first = lines.next(), first.begins(with: Self.heading) else { throw .damaged }
    let version = first[slice: Self.heading.utf8CodeUnitCount..<first.count]
    guard ["1", String(Self.version)].contains(version.string) else {
      // Only a number is shown to people: the file could hold anything.
      guard (1...9).contains(version.count), version.allSatisfy(Ascii.isDigit) else {
        throw .damaged
      }
      throw .version(version.string)
    }
    var paths = PathList()
    var facts = ReleaseFacts()
    while let line = lines.next() {
      if paths.count == 0, line.count > 0, line[0] == 0x2F {
        guard facts.take(line.string) else { throw .damaged }
        continue
      }
      if lines.isAtEnd {
        let ending = Self.ending(
          count: paths.count, checksum: Checksum(file[slice: 0..<(file.count - line.count - 1)]))
        guard ending.withBytes({ $0.equals(line) }) else { throw .damaged }
        self.init(paths: paths, facts: facts)
        return
      }
      let isInOrder = paths.count == 0 || paths.withPath(paths.count - 1) { $0.precedes(line) }
      guard line.isPublishablePath, isInOrder else { throw .damaged }
      paths.append(line)
    }
    throw .damaged
  }

  /// Appends the manifest as it stands in the file.
  package func write(to buffer: inout ByteBuffer) {
    buffer.append(Self.heading)
    buffer.append(decimal: facts == ReleaseFacts() ? 1 : Self.version)
    buffer.append(Ascii.lineFeed)
    for line in facts.lines {
      buffer.append(contentsOf: line)
      buffer.append(Ascii.lineFeed)
    }
    for index in 0..<paths.count {
      paths.withPath(index) { buffer.append($0) }
      buffer.append(Ascii.lineFeed)
    }
    let ending = buffer.withBytes { Self.ending(count: paths.count, checksum: Checksum($0)) }
    ending.withBytes { buffer.append($0) }
    buffer.append(Ascii.lineFeed)
  }

  private static func ending(count: Int, checksum: Checksum) -> [UInt8] {
    Array("\(ending)\(count) \(checksum.hexadecimal)".utf8)
  }
}

/// Cuts a text whose every line ends in a line feed.
private struct LineCutter {
  private let text: Bytes
  private var place = 0

  init(_ text: Bytes) { self.text = text }

  var isAtEnd: Bool { place == text.count }

  mutating func next() -> Bytes? {
    guard let end = text.firstIndex(of: Ascii.lineFeed, from: place) else { return nil }
    defer { place = end + 1 }
    return text[slice: place..<end]
  }
}
