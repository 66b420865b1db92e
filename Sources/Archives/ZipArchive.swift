import Base
import Files

/// A ZIP archive whose directory was read and found within bounds.
///
/// Entries are unpacked by their place, never by their name, and no name of an archive becomes a
/// path here. What the directory says is held against each entry's own header: programs differ in
/// which of the two they follow, so a difference is a way to show one thing and hide another.
package struct ZipArchive: Sendable {
  /// What the archive holds, in the order of its directory; folders are left out.
  package let entries: [ZipEntry]
  private let offset: Int

  private static let directoryBytes = 16 << 20

  /// Opens an archive and reads its directory; nothing is unpacked yet.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - allowsMore: whether anything may stand before the archive, and a little after it.
  /// - Throws: why it cannot be opened.
  package init<Source: PieceReader & ~Copyable>(
    _ source: inout Source, allowsMore: Bool = false
  ) throws(ZipProblem) {
    guard let directory = ZipDirectory.find(in: &source, allowsMore: allowsMore) else {
      throw .damaged
    }
    guard directory.count <= Limits.archiveFiles, directory.range.count <= Self.directoryBytes
    else { throw .tooManyFiles }
    guard
      let bytes = source.copy(at: directory.range.lowerBound, count: directory.range.count)
    else { throw .damaged }
    var entries: [ZipEntry] = []
    var place = 0
    for _ in 0..<directory.count {
      guard let (entry, end) = bytes.withBytes({ ZipEntry.read($0, at: place) }) else {
        throw .damaged
      }
      entries.append(entry)
      place = end
    }
    offset = directory.offset
    self.entries = entries.filter { !$0.isFolder }
    try Self.checkPlaces(entries, before: directory.range.lowerBound - directory.offset)
  }

  /// Bombs of the better kind let many entries share the same packed bytes.
  private static func checkPlaces(_ entries: [ZipEntry], before end: Int) throws(ZipProblem) {
    var last = 0
    for entry in entries.sorted(by: { $0.header < $1.header }) {
      guard entry.header >= last, entry.packedBytes >= 0, entry.packedBytes <= end,
        entry.header <= end - entry.packedBytes
      else { throw .damaged }
      last = entry.header + 30 + entry.packedBytes
    }
    guard last <= end else { throw .damaged }
  }

  /// Looks whether the names of entries stay within a folder.
  package static func checkNames(_ entries: [ZipEntry]) throws(ZipProblem) {
    for entry in entries {
      let name = entry.text
      let leaves = name.hasPrefix("/") || name.split { "/\\".contains($0) }.contains("..")
      guard !leaves else { throw .pathOutside(name) }
    }
  }

  /// Looks whether entries may be unpacked, by what the directory says of them.
  package static func check(_ entries: [ZipEntry]) throws(ZipProblem) {
    var sum = 0
    for entry in entries {
      guard !entry.isEncrypted else { throw .encrypted }
      guard entry.method == 0 || entry.method == 8 else { throw .damaged }
      guard entry.bytes >= 0, entry.bytes <= Limits.assetBytes else { throw .tooLarge }
      sum += entry.bytes
      guard sum <= Limits.archiveBytes else { throw .tooLarge }
      let isDense = entry.bytes / Limits.archiveRatio > entry.packedBytes
      guard entry.bytes < Limits.archiveRatioBytes || !isDense else { throw .tooDense }
    }
  }

  /// The entry of that name, if there is one.
  package func entry(_ name: String) -> ZipEntry? {
    let wanted = Array(name.utf8)
    return entries.first { $0.name == wanted }
  }

  /// The bytes of an entry.
  ///
  /// - Parameters:
  ///   - entry: one of this archive.
  ///   - limit: the most bytes it may have.
  ///   - source: the file.
  /// - Returns: all of its bytes.
  /// - Throws: what is wrong with it; more bytes than the directory says are wrong, too.
  package func read<Source: PieceReader & ~Copyable>(
    _ entry: ZipEntry, limit: Int, from source: inout Source
  ) throws(ZipProblem) -> [UInt8] {
    guard entry.bytes <= limit else { throw .tooLarge }
    let packed = try packed(entry, from: &source)
    let bytes: [UInt8]
    if entry.method == 0 {
      bytes = packed
    } else {
      let result = packed.withBytes {
        Inflation($0, hasHeader: false, limit: entry.bytes + 1)
      }
      guard result.isWhole else { throw .damaged }
      bytes = result.bytes
    }
    guard bytes.count == entry.bytes,
      bytes.withBytes(Inflation.checksum) == entry.checksum
    else { throw .damaged }
    return bytes
  }

  /// The first bytes of an entry, unchecked: enough to look at the head of a picture.
  package func head<Source: PieceReader & ~Copyable>(
    of entry: ZipEntry, count: Int, from source: inout Source
  ) throws(ZipProblem) -> [UInt8] {
    let packed = try packed(entry, atMost: 2 * count, from: &source)
    guard entry.method == 8 else { return Array(packed.prefix(count)) }
    return packed.withBytes { Inflation($0, hasHeader: false, limit: count).bytes }
  }

  /// The bytes of an entry as they are packed.
  package func packed<Source: PieceReader & ~Copyable>(
    _ entry: ZipEntry, atMost most: Int = Limits.assetBytes, from source: inout Source
  ) throws(ZipProblem) -> [UInt8] {
    guard !entry.isEncrypted else { throw .encrypted }
    guard entry.method == 0 || entry.method == 8 else { throw .damaged }
    let start = offset + entry.header
    guard let header = source.copy(at: start, count: 30) else { throw .damaged }
    let (nameBytes, extraBytes) = try header.withBytes { (header) throws(ZipProblem) in
      guard header.littleEndian32(at: 0) == 0x0403_4B50,
        header.littleEndian16(at: 8) == entry.method
      else { throw .damaged }
      // Sizes may follow the data instead (4.4.4, bit 3), and ZIP64 has them elsewhere.
      let isLater = header.littleEndian16(at: 6) & 8 != 0
      let sizes = (header.littleEndian32(at: 18), header.littleEndian32(at: 22))
      let isLarge = sizes.0 == 0xFFFF_FFFF || sizes.1 == 0xFFFF_FFFF
      guard isLater || isLarge || sizes == (entry.packedBytes, entry.bytes) else {
        throw .damaged
      }
      return (header.littleEndian16(at: 26), header.littleEndian16(at: 28))
    }
    guard source.copy(at: start + 30, count: nameBytes) == entry.name,
      let packed = source.copy(
        at: start + 30 + nameBytes + extraBytes, count: min(entry.packedBytes, most))
    else { throw .damaged }
    return packed
  }
}
