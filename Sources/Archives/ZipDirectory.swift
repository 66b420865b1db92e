import Base
import Files

/// Where the directory of a ZIP archive lies (APPNOTE.TXT 6.3.10, 4.3).
package struct ZipDirectory: Sendable {
  /// The bytes of the directory in the file.
  package var range: Range<Int>
  /// How many entries it says it has.
  package var count: Int
  /// How far the archive is moved: what stands before it, as in a program that unpacks itself.
  package var offset: Int

  /// Looks for the directory; nil where the archive is not whole.
  ///
  /// The directory must end where the record begins, which ends the file.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - allowsMore: whether anything may stand before the archive, and a little after it.
  /// - Returns: where it lies.
  package static func find<Source: PieceReader & ~Copyable>(
    in source: inout Source, allowsMore: Bool = false
  ) -> ZipDirectory? {
    guard let record = endRecord(&source, allowsMore) else { return nil }
    let fields = source.bytes(at: record, count: 22)
    guard fields.count == 22 else { return nil }
    var count = fields.littleEndian16(at: 10)
    var size = fields.littleEndian32(at: 12)
    var start = fields.littleEndian32(at: 16)
    var end = record
    let locator = source.bytes(at: record - 20, count: 20)
    if locator.count == 20, locator.littleEndian32(at: 0) == 0x0706_4B50 {
      // ZIP64 writers may use the larger record even where the smaller would do. All places are
      // below 2³², and a file below 64 MiB keeps the high halves at 0.
      end = locator.littleEndian32(at: 8)
      let larger = source.bytes(at: end, count: 56)
      guard larger.count == 56, larger.littleEndian32(at: 0) == 0x0606_4B50 else { return nil }
      count = larger.littleEndian32(at: 32)
      size = larger.littleEndian32(at: 40)
      start = larger.littleEndian32(at: 48)
    }
    let offset = end - size - start
    guard offset == 0 || (allowsMore && offset > 0), size <= end else { return nil }
    return ZipDirectory(range: (end - size)..<end, count: count, offset: offset)
  }

  /// Where the end record begins: 22 bytes before the end, or further by its comment.
  private static func endRecord<Source: PieceReader & ~Copyable>(
    _ source: inout Source, _ allowsMore: Bool
  ) -> Int? {
    let last = source.bytes(at: source.size - 22, count: 22)
    if last.count == 22, isEndRecord(last, at: 0) { return source.size - 22 }
    let tailStart = max(0, source.size - FileSample.pieceBytes)
    let tail = source.bytes(at: tailStart, count: FileSample.pieceBytes)
    var place = tail.count - 22
    while place >= 0 {
      if isEndRecord(tail, at: place, allowsMore) { return tailStart + place }
      place -= 1
    }
    return nil
  }

  private static func isEndRecord(_ bytes: Bytes, at place: Int, _ allowsMore: Bool = false) -> Bool
  {
    guard bytes[place] == 0x50, bytes.littleEndian32(at: place) == 0x0605_4B50 else { return false }
    let end = place + 22 + bytes.littleEndian16(at: place + 20)
    return end == bytes.count || allowsMore && end < bytes.count
  }
}

/// One entry of an archive's directory (APPNOTE.TXT 4.3.12).
package struct ZipEntry: Sendable {
  /// The bytes of the name.
  package var name: [UInt8]
  /// Whether the name is said to be UTF-8.
  package var isUTF8 = false
  package var isEncrypted = false
  /// How it is packed: 0 not at all, 8 by deflate.
  package var method = 0
  /// Date and time as MS-DOS wrote them.
  package var time = 0
  package var checksum: UInt32 = 0
  /// How many bytes it takes in the archive.
  package var packedBytes = 0
  /// How many bytes it has.
  package var bytes = 0
  /// Where its own header begins in the archive.
  package var header = 0

  /// Whether it is a folder.
  package var isFolder: Bool { name.last == UInt8(ascii: "/") }

  /// The name as text; archives made on Chinese Windows have other bytes, which show as U+FFFD.
  package var text: String { String(decoding: name, as: UTF8.self) }

  package init(name: [UInt8]) { self.name = name }

  /// Reads the entry at a place of a directory; nil where there is none that is whole.
  ///
  /// - Returns: the entry and the place behind it.
  package static func read(_ directory: Bytes, at place: Int) -> (entry: ZipEntry, end: Int)? {
    guard place + 46 <= directory.count, directory.littleEndian32(at: place) == 0x0201_4B50 else {
      return nil
    }
    let nameEnd = place + 46 + directory.littleEndian16(at: place + 28)
    let extraEnd = nameEnd + directory.littleEndian16(at: place + 30)
    let end = extraEnd + directory.littleEndian16(at: place + 32)
    guard end <= directory.count else { return nil }
    var entry = ZipEntry(name: Array(directory[slice: (place + 46)..<nameEnd]))
    let flags = directory.littleEndian16(at: place + 8)
    entry.isEncrypted = flags & 1 != 0
    entry.isUTF8 = flags & 0x800 != 0
    entry.method = directory.littleEndian16(at: place + 10)
    entry.time = directory.littleEndian32(at: place + 12)
    entry.checksum = UInt32(truncatingIfNeeded: directory.littleEndian32(at: place + 16))
    entry.packedBytes = directory.littleEndian32(at: place + 20)
    entry.bytes = directory.littleEndian32(at: place + 24)
    entry.header = directory.littleEndian32(at: place + 42)
    entry.readLargeNumbers(directory[slice: nameEnd..<extraEnd])
    return (entry, end)
  }

  /// The numbers of ZIP64 (4.5.3), each there where its field of 32 bits is full.
  private mutating func readLargeNumbers(_ extra: Bytes) {
    var place = 0
    while place + 4 <= extra.count {
      let length = extra.littleEndian16(at: place + 2)
      let end = min(place + 4 + length, extra.count)
      if extra.littleEndian16(at: place) == 1 {
        var next = place + 4
        func number(_ value: inout Int) {
          guard value == 0xFFFF_FFFF, next + 8 <= end, let large = extra.littleEndian64(at: next)
          else { return }
          value = Int(clamping: large)
          next += 8
        }
        number(&bytes)
        number(&packedBytes)
        number(&header)
      }
      place = place + 4 + length
    }
  }
}
