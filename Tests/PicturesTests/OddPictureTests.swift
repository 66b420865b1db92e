import Base
import Pictures
import TestSupport
import Testing

/// Files that differ from what their format asks for, as phones and old programs write them, and
/// files that were made to cost time.
@Suite(.enabled(if: MadePictures.shared != nil, "Python without numpy, Pillow and pillow-heif"))
struct OddPictureTests {
  private let pictures: MadePictures
  private let recipe = Recipe(width: 70, format: .png)

  init() throws { pictures = try #require(MadePictures.shared) }

  /// Phones put depth maps, short films and notes behind the end; some programs forget its mark.
  @Test(arguments: ["420.jpg", "progressive.jpg", "grey.jpg", "restarts.jpg"])
  func whatFollowsOrLacksTheEndOfJPEG(name: String) throws {
    let file = pictures.bytes(name)
    let wanted = try made(file, [recipe])
    #expect(Array(file.suffix(2)) == [0xFF, 0xD9])
    #expect(try made(file + [UInt8](repeating: 0x5A, count: 5000), [recipe]) == wanted)
    #expect(try made(file + file, [recipe]) == wanted)
    #expect(try made(file.dropLast(2), [recipe]) == wanted)
    #expect(throws: PictureProblem.truncated) { try made(file.dropLast(60), [recipe]) }
  }

  /// A progressive picture without its last scans is whole, and coarse: it is no picture either.
  @Test func progressiveJPEGWithoutItsLastScans() throws {
    let file = pictures.bytes("progressive.jpg")
    let scans = file.indices.dropLast().filter { file[$0] == 0xFF && file[$0 + 1] == 0xDA }
    #expect(scans.count > 5)
    for scan in scans.suffix(4) {
      #expect(throws: PictureProblem.truncated) { try made(Array(file[..<scan]), [recipe]) }
    }
  }

  /// Each scan is a pass over the whole picture, and may have next to no bytes.
  @Test func endlessScans() throws {
    let file = pictures.bytes("progressive.jpg")
    let markers = file.indices.dropLast().filter { file[$0] == 0xFF && file[$0 + 1] >= 0xC0 }
    // The first scan says the same however often it comes.
    let first = try #require(markers.firstIndex { file[$0 + 1] == 0xDA })
    let (start, end) = (markers[first], markers[first + 1])
    var bomb = Array(file[..<end])
    for _ in 0..<500 { bomb += file[start..<end] }
    bomb += file[end...]
    #expect(throws: PictureProblem.tooLarge) { try made(bomb, [recipe]) }
  }

  @Test func formsOfJPEGThatAreNotRead() throws {
    var file = pictures.bytes("420.jpg")
    let frame = try #require(
      file.indices.dropLast().first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
    file[frame + 4] = 12
    #expect(throws: PictureProblem.unsupported("Unsupported JPEG data precision 12")) {
      try made(file, [recipe])
    }
    file[frame + 4] = 8
    file[frame + 1] = 0xC3
    let problem = #expect(throws: PictureProblem.self) { try made(file, [recipe]) }
    guard case .unsupported = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  /// A profile that unpacks to a gigabyte is left out.
  @Test func profileBomb() throws {
    let plain = try made(pictures.bytes("grey.png"), [recipe])
    let bomb = pictures.bytes("bombs/profile.png")
    let start = ContinuousClock.now
    #expect(try made(bomb, [recipe]) == plain)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  /// What a check does costs less than what a build does, and finds the same.
  @Test func verifyFindsWhatRenditionsFind() throws {
    for name in ["420.jpg", "alpha.png", "still.gif", "lossy.webp", "runs.bmp", "raw.tif"] {
      let file = pictures.bytes(name)
      let head = try #require(header(file))
      try file.withBytes { try verify($0, head) }
      let cut = Array(file.prefix(file.count * 2 / 3))
      #expect(throws: PictureProblem.self, "\(name)") {
        try cut.withBytes { try verify($0, head) }
      }
    }
  }

  /// The head is read by us and the picture by a library; a file that tells them different sizes is
  /// no picture.
  @Test func headerOfAnotherFile() throws {
    let other = try #require(header(MadeFile.jpeg(100, 80)))
    let file = pictures.bytes("420.jpg")
    #expect(throws: PictureProblem.broken("203 × 151 ≠ 100 × 80")) {
      try file.withBytes { (bytes) throws(PictureProblem) in
        _ = try renditions(of: bytes, other, recipes: [recipe])
      }
    }
  }

  @Test func versionNamesTheLibraries() {
    for library in ["libjpeg-turbo", "libwebp", "libpng", "zlib", "zimg"] {
      #expect(recipeVersion.contains(library))
    }
  }

  @Test func digestIsThatOfXXH3() {
    // The vectors of XXH3's own program, `xxhsum -H2`, for no bytes and for "abc".
    #expect(ContentDigest(Bytes("")).hexadecimal == "99aa06d3014798d86001c324468d497f")
    #expect(ContentDigest(Bytes("abc")).hexadecimal == "06b05ab6733a618578af5f94892f3950")
  }
}
