import Base

/// Writes a ZIP archive in memory: entries taken over as they are packed, and new ones.
///
/// The same entries give the same bytes: new ones are dated 1980-01-01, as early as archives know.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  private static let firstDay = 0x0021_0000

  /// An archive without entries.
  package init() {}

  /// Takes an entry of another archive over, without unpacking it.
  package mutating func copy(_ entry: ZipEntry, packed: [UInt8]) {
    append(entry, packed)
  }

  /// Adds an entry.
  ///
  /// - Parameters:
  ///   - name: its path within the archive.
  ///   - contents: its bytes.
  ///   - isPacked: whether they are deflated, where that makes them smaller.
  package mutating func add(_ name: String, _ contents: [UInt8], isPacked: Bool = true) {
    var entry = ZipEntry(name: Array(name.utf8))
    entry.isUTF8 = true
    entry.time = Self.firstDay
    entry.bytes = contents.count
    entry.checksum = contents.withBytes(Inflation.checksum)
    if isPacked, let packed = contents.withBytes(Inflation.deflate), packed.count < contents.count {
      entry.method = 8
      append(entry, packed)
    } else {
      append(entry, contents)
    }
  }

  private mutating func append(_ entry: ZipEntry, _ packed: [UInt8]) {
    let header = bytes.count
    Self.number(0x0403_4B50, 4, to: &bytes)
    Self.append(fieldsOf: entry, packed.count, to: &bytes)
    Self.number(0, 2, to: &bytes)
    bytes += entry.name + packed
    Self.number(0x0201_4B50, 4, to: &directory)
    Self.number(20, 2, to: &directory)
    Self.append(fieldsOf: entry, packed.count, to: &directory)
    // No extra field, no comment, first disk, no attributes.
    Self.number(0, 2 + 2 + 2 + 2, to: &directory)
    Self.number(0, 4, to: &directory)
    Self.number(header, 4, to: &directory)
    directory += entry.name
    count += 1
  }

  /// What the header of an entry and its line in the directory share.
  private static func append(fieldsOf entry: ZipEntry, _ packedBytes: Int, to target: inout [UInt8])
  {
    Self.number(20, 2, to: &target)
    Self.number(entry.isUTF8 ? 0x800 : 0, 2, to: &target)
    Self.number(entry.method, 2, to: &target)
    Self.number(entry.time, 4, to: &target)
    Self.number(Int(entry.checksum), 4, to: &target)
    Self.number(packedBytes, 4, to: &target)
    Self.number(entry.bytes, 4, to: &target)
    Self.number(entry.name.count, 2, to: &target)
  }

  /// The whole archive.
  package consuming func finish() -> [UInt8] {
    let start = bytes.count
    bytes += directory
    Self.number(0x0605_4B50, 4, to: &bytes)
    Self.number(0, 4, to: &bytes)
    Self.number(count, 2, to: &bytes)
    Self.number(count, 2, to: &bytes)
    Self.number(directory.count, 4, to: &bytes)
    Self.number(start, 4, to: &bytes)
    Self.number(0, 2, to: &bytes)
    return bytes
  }

  private static func number(_ value: Int, _ width: Int, to target: inout [UInt8]) {
    for place in 0..<width {
      target.append(place < 8 ? UInt8(truncatingIfNeeded: value >> (8 * place)) : 0)
    }
  }
}
