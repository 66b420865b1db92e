import Diagnostics
import Glibc
import Pictures
import SiteModel
import TestSupport
import Testing

@testable import RedSiteGen

@Suite struct ImageSizeTests {
  private let folder: AssetFolder

  init() throws { folder = try AssetFolder() }

  @Test func simpleHeaders() throws {
    #expect(try folder.size("a.png", MadeFile.png(640, 480)) == "640×480")
    #expect(try folder.size("a.PNG", MadeFile.png(1, 1, bitDepth: 16, colour: 6)) == "1×1")
    #expect(try folder.size("a.gif", MadeFile.gif(300, 200)) == "300×200")
    #expect(try folder.size("a.gif", MadeFile.gif(300, 200, colours: false)) == "300×200")
    #expect(try folder.size("a.jpeg", MadeFile.jpeg(1024, 768)) == "1024×768")
  }

  @Test func theThreeFormsOfWebP() throws {
    #expect(try folder.size("a.webp", MadeFile.lossyWebP(1000, 667)) == "1000×667")
    #expect(try folder.size("a.webp", MadeFile.losslessWebP(1001, 4097)) == "1001×4097")
    #expect(try folder.size("a.webp", MadeFile.extendedWebP(11_999, 257)) == "11999×257")
  }

  @Test(arguments: 0xC0...0xCF) func everyFrameOfJPEG(marker: Int) throws {
    let isFrame = ![0xC4, 0xC8, 0xCC].contains(marker)
    let bytes = MadeFile.jpeg(320, 200, frame: UInt8(marker))
    #expect(try folder.size("a.jpg", bytes) == (isFrame ? "320×200" : "attachment-type-mismatch"))
  }

  @Test(arguments: 0...9) func orientationTurnsThePicture(orientation: Int) throws {
    let wanted = (5...8).contains(orientation) ? "200×320" : "320×200"
    for isLittleEndian in [true, false] {
      for gap in [0, 5000, 60_000] {
        let exif = MadeFile.exif(orientation, isLittleEndian: isLittleEndian, gap: gap)
        #expect(try folder.size("a.jpg", MadeFile.jpeg(320, 200, before: exif)) == wanted)
      }
    }
  }

  @Test func frameBehindMuchElse() throws {
    let profile = (0..<20).flatMap { _ in
      MadeFile.segment(0xE2, [UInt8](repeating: 0xFF, count: 65_533))
    }
    // A fill byte and a marker without a segment may stand between segments.
    let before = profile + [0xFF] + MadeFile.segment(0xFE, [1]) + [0xFF, 0x01]
    #expect(try folder.size("a.jpg", MadeFile.jpeg(12_000, 10, before: before)) == "12000×10")
  }

  @Test func limits() throws {
    #expect(try folder.size("a.png", MadeFile.png(12_000, 4_166)) == "12000×4166")
    #expect(try folder.size("a.png", MadeFile.png(30_001, 1)) == "image-too-large")
    #expect(try folder.size("a.png", MadeFile.png(1, 30_001)) == "image-too-large")
    #expect(try folder.size("a.png", MadeFile.png(12_000, 10_001)) == "image-too-large")
    let turned = MadeFile.exif(6, isLittleEndian: true)
    #expect(
      try folder.problem("a.jpg", MadeFile.jpeg(20_000, 30_000, before: turned))
        == "image-too-large 图片有 30000 × 20000 像素，超过上限（每边 30000 像素，共 12000 万像素）")
    #expect(try folder.size("a.png", MadeFile.png(0x7FFF_FFFF, 0x7FFF_FFFF)) == "image-too-large")
  }

  @Test func brokenHeaders() throws {
    let files: [(String, [UInt8])] = [
      ("a.png", MadeFile.png(0, 10)), ("a.png", MadeFile.png(10, 0x8000_0000)),
      ("a.png", MadeFile.png(10, 10, bitDepth: 3)), ("a.png", MadeFile.png(10, 10, colour: 1)),
      ("a.gif", MadeFile.gif(0, 10)), ("a.jpg", MadeFile.jpeg(10, 0)),
      ("a.jpg", [0xFF, 0xD8, 0xFF, 0xD9]), ("a.jpg", MadeFile.jpeg(1, 1, before: [0, 0, 0, 0])),
      ("a.webp", MadeFile.lossyWebP(0, 1)), ("a.webp", MadeFile.webp("VP9 ", [0, 0, 0, 0, 0, 0])),
      ("a.webp", MadeFile.lossyWebP(10, 10).dropLast()),
    ]
    for (name, bytes) in files {
      #expect(
        try folder.problem(name, bytes).hasSuffix("读不出图片的宽和高，文件头已损坏"), "\(name) \(bytes)")
    }
  }

  @Test func picturesOfTheSite() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let found = DiagnosticSink()
    let tree = readFiles(root: root, jobs: 2, diagnostics: found)
    #expect(found.diagnostics.map { "\($0.location.path) \($0.message.chinese)" } == [])
    let pictures = tree.files.filter { [".jpg", ".png"].contains($0.path.suffix(4)) }
    #expect(pictures.count > 20)
    #expect(pictures.allSatisfy { ($0.picture?.size.pixelCount ?? 0) > 10_000 })
    #expect(
      tree.files.allSatisfy { ($0.picture == nil) != pictures.map(\.path).contains($0.path) })
  }
}
