import Base
import Diagnostics
import Files
import Glibc
import Pictures
import TestSupport
import Testing

@testable import RedSiteGen

/// Files cut off at every length, and with every byte of their beginnings changed, are answered.
@Suite struct FileTruncationTests {
  private static let files: [(String, [UInt8])] = [
    ("a.png", MadeFile.png(640, 480)), ("a.gif", MadeFile.gif(640, 480)),
    ("a.jpg", MadeFile.jpeg(640, 480, before: MadeFile.exif(6, isLittleEndian: false))),
    ("a.webp", MadeFile.lossyWebP(64, 48)), ("a.webp", MadeFile.losslessWebP(64, 48)),
    ("a.webp", MadeFile.extendedWebP(64, 48)), ("a.pdf", MadeFile.pdf),
    ("a.docx", MadeFile.docx), ("a.zip", MadeFile.zip(["a", "b"], usesZIP64: true)),
    ("a.doc", MadeFile.compound(["WordDocument", "1Table"], embedded: ["Workbook"])),
    ("a.mp3", MadeFile.mp3), ("a.mp4", MadeFile.mp4), ("a.wav", MadeFile.wav),
    ("a.txt", Array("公示：名单如下。\n".utf8)), ("a.exe.html", Array("<?xml?><svg>".utf8)),
  ]

  @Test(arguments: files.indices) func everyLength(_ index: Int) throws {
    let (name, bytes) = Self.files[index]
    let (path, file) = try create(bytes)
    defer { remove(path, file) }
    var sample = FileSample()
    var accepted: Set<Int> = []
    for length in stride(from: bytes.count, through: 0, by: -1) {
      #expect(ftruncate(file, length) == 0)
      if case .success = try inspect(&sample, path, name) { accepted.insert(length) }
    }
    #expect(accepted.contains(bytes.count) == (name != "a.exe.html"))
    #expect(!accepted.contains(0))
    // An archive says where it ends: it is whole or refused.
    if ["a.docx", "a.zip"].contains(name) { #expect(accepted == [bytes.count]) }
  }

  @Test(arguments: files.indices) func everyByteChanged(_ index: Int) throws {
    let (name, bytes) = Self.files[index]
    let (path, file) = try create(bytes)
    defer { remove(path, file) }
    var sample = FileSample()
    var answers = 0
    let changed = min(bytes.count, 700)
    for place in 0..<changed {
      for value in [0x00, 0x7F, 0xFF, bytes[place] ^ 0x80, bytes[place]] {
        #expect(pwrite(file, [value], 1, off_t(place)) == 1)
        _ = try inspect(&sample, path, name)
        answers += 1
      }
    }
    #expect(answers == changed * 5)
  }

  private func create(_ bytes: [UInt8]) throws -> (path: String, descriptor: Int32) {
    var template = Array("/tmp/redsite-test-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    try #require(file >= 0 && pwrite(file, bytes, bytes.count, 0) == bytes.count)
    return (
      String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self), file
    )
  }

  private func remove(_ path: String, _ file: Int32) {
    close(file)
    unlink(path)
  }

  private func inspect(
    _ sample: inout FileSample, _ path: String, _ name: String
  ) throws -> Result<PictureHeader?, Diagnostic> {
    try sample.open(String(path.dropFirst()), below: FolderReach("/"), limit: Limits.assetBytes)
    defer { sample.close() }
    return inspectAsset(&sample, path: "content/" + name)
  }
}
