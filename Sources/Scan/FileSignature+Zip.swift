import Archives
import Base
import Diagnostics
import Files

extension FileSignature {
  /// What kind of file a ZIP archive is, by the names in its directory.
  ///
  /// Reads the record at the end and at most 64 KiB of the directory it names (APPNOTE 6.3.10,
  /// §4.3.12 to §4.3.16); nothing is unpacked, so a ZIP bomb is a file like any other.
  static func zipKind(_ sample: inout FileSample) -> FileSignatureFinding {
    guard let directory = ZipDirectory.find(in: &sample) else {
      return FileSignatureFinding(
        .zip,
        .damaged(
          Message(
            "末尾没有完整的目录，可能没有传完", "there is no whole directory at its end; it may be cut off")))
    }
    let bytes = sample.bytes(
      at: directory.range.lowerBound, count: min(directory.range.count, FileSample.pieceBytes))
    var contents = ZipContents()
    var place = 0
    while let (entry, end) = ZipEntry.read(bytes, at: place) {
      entry.name.withBytes { contents.note($0) }
      place = end
    }
    if place == 0, directory.range.count > 0 {
      return FileSignatureFinding(
        .zip, .damaged(Message("目录读不出来", "its directory cannot be read")))
    }
    return FileSignatureFinding(contents.kind)
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
    if name.equals("[Content_Types].xml") {
      hasContentTypes = true
    } else if name.begins(with: "word/") {
      office = office ?? .docx
    } else if name.begins(with: "ppt/") {
      office = office ?? .pptx
    } else if name.begins(with: "xl/") {
      office = name.equals("xl/workbook.bin") ? .xlsb : office ?? .xlsx
    } else if name.equals("OFD.xml") {
      other = .ofd
    } else if name.equals("AndroidManifest.xml") || name.begins(with: "Payload/") {
      other = .android
    } else if name.equals("META-INF/MANIFEST.MF") {
      other = other ?? .java
    } else if name.equals("META-INF/container.xml") {
      other = .epub
    } else if name.equals("META-INF/manifest.xml") {
      other = .openDocument
    }
    if name.count >= 14, name[slice: (name.count - 14)..<name.count].equals("vbaProject.bin") {
      hasMacros = true
    }
  }

  /// The kind of the archive.
  var kind: FileSignature {
    if hasContentTypes, let office { return hasMacros ? .officeWithMacros : office }
    return other ?? .zip
  }
}
