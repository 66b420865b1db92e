import Archives
import Base
import Diagnostics
import Files

/// Looks at what a picture says of itself: where it was taken, by whom, with which camera.
///
/// JPEG keeps it in segments before the picture (Exif 2.32, XMP part 3, IPTC), PNG and WebP in
/// chunks. Only those are read.
package enum PhotoLook {
  /// More pieces than any program writes; a file of one-byte segments is made to take time.
  private static let mostPieces = 10_000

  /// What a picture says of itself.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - kind: what its bytes are.
  ///   - isHead: whether only its first bytes are at hand, so that it may end anywhere.
  /// - Returns: the findings.
  package static func look<Source: PieceReader & ~Copyable>(
    _ source: inout Source, _ kind: FileSignature, isHead: Bool = false
  ) -> [FileFinding] {
    var facts = PhotoFacts()
    let isWhole =
      switch kind {
      case .jpeg: readJPEG(&source, &facts)
      case .png: readPNG(&source, &facts)
      case .webp: readWebP(&source, &facts)
      default: true
      }
    var findings = facts.findings
    if !isWhole, !isHead {
      findings.append(
        .unreadable(
          Message(
            "图片的附加信息坏了，看不出有没有拍摄位置", "what it says of itself is broken; a position may be in it")))
    }
    return findings
  }

  /// The segments of a JPEG file up to its picture (ITU-T T.81, annex B).
  private static func readJPEG<Source: PieceReader & ~Copyable>(
    _ source: inout Source, _ facts: inout PhotoFacts
  ) -> Bool {
    var place = 2
    for _ in 0..<mostPieces {
      let head = source.bytes(at: place, count: 4)
      guard head.count == 4, head[0] == 0xFF else { return false }
      let marker = head[1]
      // Fill bytes, and markers that stand alone.
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker == 0xDA || marker == 0xD9 { return true }
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        place += 2
        continue
      }
      let length = head.bigEndian16(at: 2)
      guard length >= 2 else { return false }
      if marker == 0xE1 || marker == 0xED {
        let segment = source.bytes(at: place + 4, count: length - 2)
        guard segment.count == length - 2 else { return false }
        guard facts.read(segment: segment, marker: marker) else { return false }
      }
      place += 2 + length
    }
    return false
  }

  /// The chunks of a PNG file (PNG third edition, 5.3 and 11.3).
  private static func readPNG<Source: PieceReader & ~Copyable>(
    _ source: inout Source, _ facts: inout PhotoFacts
  ) -> Bool {
    var place = 8
    for _ in 0..<mostPieces * 10 {
      let head = source.bytes(at: place, count: 8)
      guard head.count == 8 else { return place >= source.size }
      let length = head.bigEndian32(at: 0)
      let type = head[slice: 4..<8].string
      if type == "IEND" { return true }
      if ["eXIf", "tEXt", "zTXt", "iTXt"].contains(type) {
        let chunk = source.bytes(
          at: place + 8, count: min(length, FileSample.pieceBytes))
        guard chunk.count == min(length, FileSample.pieceBytes) else { return false }
        guard facts.read(chunk: chunk, type: type) else { return false }
      }
      place += 12 + length
    }
    return false
  }

  /// The chunks of a WebP file (RFC 9649, 2.7).
  private static func readWebP<Source: PieceReader & ~Copyable>(
    _ source: inout Source, _ facts: inout PhotoFacts
  ) -> Bool {
    var place = 12
    for _ in 0..<mostPieces {
      let head = source.bytes(at: place, count: 8)
      guard head.count == 8 else { return place >= source.size }
      let length = head.littleEndian32(at: 4)
      let type = head[slice: 0..<4].string
      if type == "EXIF" || type == "XMP " {
        let chunk = source.bytes(at: place + 8, count: min(length, FileSample.pieceBytes))
        guard chunk.count == min(length, FileSample.pieceBytes) else { return false }
        guard facts.read(chunk: chunk, type: type) else { return false }
      }
      place += 8 + length + length % 2
    }
    return false
  }
}

/// What the metadata of a picture say.
struct PhotoFacts {
  private(set) var hasLocation = false
  private(set) var metadata: [Message] = []

  var findings: [FileFinding] {
    var findings: [FileFinding] = []
    if hasLocation {
      findings.append(FileFinding(.photoLocation, Message("拍摄位置", "the position it was taken at")))
    }
    if !metadata.isEmpty {
      let all = Message(
        metadata.map(\.chinese).joined(separator: "、"),
        metadata.map(\.english).joined(separator: ", "))
      findings.append(FileFinding(.photoMetadata, all))
    }
    return findings
  }

  private mutating func note(_ what: Message) {
    if !metadata.contains(what) { metadata.append(what) }
  }

  /// Takes a segment of JPEG into account; false where it is broken.
  mutating func read(segment: Bytes, marker: UInt8) -> Bool {
    if marker == 0xED {
      // IPTC's By-line (IIM 2:80) within Photoshop's segment.
      if segment.firstRange(of: Bytes("\u{1C}\u{02}P")) != nil { note(Message("作者", "the author")) }
      return true
    }
    if segment.begins(with: "Exif\0\0") { return readExif(segment[slice: 6..<segment.count]) }
    if segment.begins(with: "http://ns.adobe.com/") { readXMP(segment) }
    return true
  }

  /// Takes a chunk of PNG or WebP into account; false where it is broken.
  mutating func read(chunk: Bytes, type: String) -> Bool {
    switch type {
    case "eXIf": return readExif(chunk)
    case "EXIF":
      return readExif(chunk.begins(with: "Exif\0\0") ? chunk[slice: 6..<chunk.count] : chunk)
    case "XMP ": readXMP(chunk)
    default:
      let keyword = chunk[slice: 0..<(chunk.firstIndex(of: 0, from: 0) ?? chunk.count)].string
      if keyword == "Author" { note(Message("作者", "the author")) }
      if keyword == "XML:com.adobe.xmp" { readXMP(chunk) }
      // ImageMagick keeps a whole Exif block in a compressed text.
      if keyword == "Raw profile type exif" || keyword == "Raw profile type APP1" {
        return readRawProfile(chunk[slice: min(keyword.utf8.count + 2, chunk.count)..<chunk.count])
      }
    }
    return true
  }

  /// A name and a length, each on its line, then the block in hexadecimal.
  private mutating func readRawProfile(_ packed: Bytes) -> Bool {
    let text = Inflation(packed, hasHeader: true, limit: 1 << 18).bytes
    var digits: [UInt8] = []
    for line in text.split(separator: Ascii.lineFeed).dropFirst(2) {
      digits += line.compactMap { byte in
        Ascii.isDigit(byte) ? byte & 0x0F : Ascii.isLetter(byte) ? (byte & 0x0F) + 9 : nil
      }
    }
    let block = stride(from: 0, to: digits.count - digits.count % 2, by: 2).map {
      digits[$0] << 4 | digits[$0 + 1]
    }
    return block.withBytes { block in
      readExif(block.begins(with: "Exif\0\0") ? block[slice: 6..<block.count] : block)
    }
  }

  private mutating func readXMP(_ bytes: Bytes) {
    if bytes.firstRange(of: Bytes("GPSLatitude")) != nil { hasLocation = true }
    if bytes.firstRange(of: Bytes("dc:creator")) != nil { note(Message("作者", "the author")) }
    if bytes.firstRange(of: Bytes("aux:SerialNumber")) != nil {
      note(Message("相机序列号", "the camera's serial number"))
    }
    if bytes.firstRange(of: Bytes("aux:OwnerName")) != nil {
      note(Message("相机主人", "the camera's owner"))
    }
  }

  /// A block of Exif, which is built like TIFF (Exif 2.32, 4.5 and 4.6).
  private mutating func readExif(_ block: Bytes) -> Bool {
    guard let tiff = TIFFBlock(block) else { return false }
    guard let first = tiff.entries(at: tiff.firstDirectory) else { return false }
    for entry in first {
      switch entry.tag {
      case 0x8825:
        // A pointer that leads nowhere can still be followed by others' repairs.
        let position = tiff.entries(at: entry.value)
        if position?.contains(where: { $0.tag != 0 }) ?? true { hasLocation = true }
      case 0x013B, 0x9C9D: if entry.count > 1 { note(Message("作者", "the author")) }
      case 0x8769:
        for inner in tiff.entries(at: entry.value) ?? [] {
          switch inner.tag {
          case 0xA430 where inner.count > 1: note(Message("相机主人", "the camera's owner"))
          case 0xA431 where inner.count > 1, 0xA435 where inner.count > 1:
            note(Message("相机序列号", "the camera's serial number"))
          default: break
          }
        }
      default: break
      }
    }
    return true
  }
}

/// Directories of a TIFF block (TIFF 6.0, 2); nothing is followed twice, so loops end.
struct TIFFBlock {
  private let bytes: Bytes
  private let isBigEndian: Bool
  let firstDirectory: Int

  struct Entry {
    var tag: Int
    var type: Int
    var count: Int
    /// The value, or where it is.
    var value: Int
    /// Where the entry lies.
    var place: Int
  }

  init?(_ bytes: Bytes) {
    guard bytes.count >= 8, bytes.begins(with: "II*\0") || bytes.begins(with: "MM\0*") else {
      return nil
    }
    self.bytes = bytes
    isBigEndian = bytes[0] == 0x4D
    firstDirectory = isBigEndian ? bytes.bigEndian32(at: 4) : bytes.littleEndian32(at: 4)
  }

  private func short(_ place: Int) -> Int {
    isBigEndian ? bytes.bigEndian16(at: place) : bytes.littleEndian16(at: place)
  }

  private func long(_ place: Int) -> Int {
    isBigEndian ? bytes.bigEndian32(at: place) : bytes.littleEndian32(at: place)
  }

  /// The entries of a directory; nil where it does not lie in the block.
  func entries(at place: Int) -> [Entry]? {
    guard place >= 8, place + 2 <= bytes.count else { return nil }
    let count = short(place)
    guard place + 2 + 12 * count <= bytes.count else { return nil }
    return (0..<count).map { index in
      let start = place + 2 + 12 * index
      let type = short(start + 2)
      // A number of two bytes stands at the beginning of the field.
      let value = type == 3 ? short(start + 8) : long(start + 8)
      return Entry(
        tag: short(start), type: type, count: long(start + 4), value: value, place: start)
    }
  }

  /// How the picture has to be turned (tag 0x0112), 1 where nothing is said.
  var orientation: Int {
    let entry = entries(at: firstDirectory)?.first { $0.tag == 0x0112 }
    return entry.map { (1...8).contains($0.value) ? $0.value : 1 } ?? 1
  }
}
