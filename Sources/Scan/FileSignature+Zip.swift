import Base
import Diagnostics
import Files

extension FileSignature {
  /// What kind of file a ZIP archive is, by the names in its directory.
  ///
  /// Reads the record at the end and at most 64 KiB of the directory it names (APPNOTE 6.3.10,
  /// §4.3.12 to §4.3.16); nothing is unpacked, so a ZIP bomb is a file like any other.
  static func zipKind(_ sample: inout FileSample) -> FileSignatureFinding {
    guard let directory = zipDirectory(&sample) else {
      return FileSignatureFinding(
        .zip,
        .damaged(
          Message(
            "末尾没有完整的目录，可能没有传完", "there is no whole directory at its end; it may be cut off")))
    }
    let bytes = sample.bytes(
      at: directory.lowerBound, count: min(directory.count, FileSample.pieceBytes))
    var contents = ZipContents()
    var place = 0
    while place + 46 <= bytes.count, bytes.littleEndian32(at: place) == 0x0201_4B50 {
      let nameEnd = place + 46 + bytes.littleEndian16(at: place + 28)
      guard nameEnd <= bytes.count else { break }
      contents.note(bytes[slice: (place + 46)..<nameEnd])
      place = nameEnd + bytes.littleEndian16(at: place + 30) + bytes.littleEndian16(at: place + 32)
    }
    if place == 0, directory.count > 0 {
      return FileSignatureFinding(
        .zip, .damaged(Message("目录读不出来", "its directory cannot be read")))
    }
    return FileSignatureFinding(contents.kind)
  }

  /// Where the directory lies, or nil where the archive is not whole.
  ///
  /// The directory must end where the record begins, which ends the file: bytes before or after
  /// the archive, as in a program that unpacks itself, move it.
  private static func zipDirectory(_ sample: inout FileSample) -> Range<Int>? {
    guard let record = endRecord(&sample) else { return nil }
    let fields = sample.bytes(at: record, count: 22)
    guard fields.count == 22 else { return nil }
    var size = fields.littleEndian32(at: 12)
    var start = fields.littleEndian32(at: 16)
    var end = record
    let locator = sample.bytes(at: record - 20, count: 20)
    if locator.count == 20, locator.littleEndian32(at: 0) == 0x0706_4B50 {
      // ZIP64 writers may use the larger record even where the smaller would do.
      end = locator.littleEndian32(at: 8)
      let larger = sample.bytes(at: end, count: 56)
      guard larger.count == 56, larger.littleEndian32(at: 0) == 0x0606_4B50 else { return nil }
      size = larger.littleEndian32(at: 40)
      start = larger.littleEndian32(at: 48)
    }
    // All of these are below 2³², and a file below 64 MiB keeps the high halves of ZIP64 at 0.
    return start + size == end ? start..<end : nil
  }

  /// Where the end record begins: 22 bytes before the end, or further by its comment.
  private static func endRecord(_ sample: inout FileSample) -> Int? {
    let last = sample.bytes(at: sample.size - 22, count: 22)
    if last.count == 22, isEndRecord(last, at: 0) { return sample.size - 22 }
    let tailStart = max(0, sample.size - FileSample.pieceBytes)
    let tail = sample.bytes(at: tailStart, count: FileSample.pieceBytes)
    var place = tail.count - 22
    while place >= 0 {
      if isEndRecord(tail, at: place) { return tailStart + place }
      place -= 1
    }
    return nil
  }

  private static func isEndRecord(_ bytes: Bytes, at place: Int) -> Bool {
    bytes[place] == 0x50 && bytes.littleEndian32(at: place) == 0x0605_4B50
      && place + 22 + bytes.littleEndian16(at: place + 20) == bytes.count
  }
}

/// What the names in a ZIP archive's directory tell of its kind.
private struct ZipContents {
  private var hasContentTypes = false
  private var hasMacros = false
  private var office: FileSignature?
  private var other: FileSignature?

  /// Takes one name into account.
  mutating func note(_ name: Bytes) {
    if name.equals(Bytes("[Content_Types].xml")) {
      hasContentTypes = true
    } else if name.begins(with: "word/") {
      office = office ?? .docx
    } else if name.begins(with: "ppt/") {
      office = office ?? .pptx
    } else if name.begins(with: "xl/") {
      office = name.equals(Bytes("xl/workbook.bin")) ? .xlsb : office ?? .xlsx
    } else if name.equals(Bytes("OFD.xml")) {
      other = .ofd
    } else if name.equals(Bytes("AndroidManifest.xml")) || name.begins(with: "Payload/") {
      other = .android
    } else if name.equals(Bytes("META-INF/MANIFEST.MF")) {
      other = other ?? .java
    } else if name.equals(Bytes("META-INF/container.xml")) {
      other = .epub
    } else if name.equals(Bytes("META-INF/manifest.xml")) {
      other = .openDocument
    }
    if name.count >= 14, name[slice: (name.count - 14)..<name.count].equals(Bytes("vbaProject.bin"))
    {
      hasMacros = true
    }
  }

  /// The kind of the archive.
  var kind: FileSignature {
    if hasContentTypes, let office { return hasMacros ? .officeWithMacros : office }
    return other ?? .zip
  }
}
