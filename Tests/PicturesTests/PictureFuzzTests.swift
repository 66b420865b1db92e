import Base
import Diagnostics
import Glibc
import Pictures
import TestSupport
import Testing

/// Pictures broken at random, from a fixed seed: each gives a picture or a problem, and soon.
///
/// `REDSITE_FUZZ=2000 swift test --filter PictureFuzzTests` runs more than the few of the suite.
@Suite struct PictureFuzzTests {
  private static let recipes = [
    Recipe(width: 80, format: .webp), Recipe(width: 300, format: .jpeg),
    Recipe(crop: .init(ratioWidth: 3, ratioHeight: 4, focusX: 0), width: 50, format: .png),
  ]

  /// Bytes that mean something to one format or another: lengths, markers, sizes.
  private static let pieces: [[UInt8]] = [
    [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0],
    [0xFF, 0xD9], [0xFF, 0xDA], [0xFF, 0xC4], [0xFF, 0xC2], [0xFF, 0xDD, 0, 4, 0, 1], [0xFF, 0xD0],
    MadeFile.text("IDAT"), MadeFile.text("PLTE"), MadeFile.text("tRNS"), MadeFile.text("iCCP"),
    MadeFile.text("VP8 "), MadeFile.text("ALPH"), MadeFile.text("ANMF"), MadeFile.text("Exif\0\0"),
    [0x21, 0xF9, 4, 1], [0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x80], [0x3B], [0xFE, 0xFF],
    MadeFile.text("curv"), MadeFile.text("para"), MadeFile.text("mft2"), MadeFile.text("mAB "),
    MadeFile.text("ispe"), MadeFile.text("ipma"), MadeFile.text("iloc"),
  ]

  private static func mutate(
    _ file: [UInt8], with other: [UInt8], _ random: inout PatternGenerator
  ) -> [UInt8] {
    var bytes = file
    for _ in 0...Int.random(in: 0..<6, using: &random) {
      // Heads are small and decide most, so they are met as often as all the rest.
      let reach = Bool.random(using: &random) ? min(bytes.count, 700) : bytes.count
      let place = Int.random(in: 0...reach, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0..<24, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2:
        let start = Int.random(in: 0...other.count, using: &random)
        bytes.insert(
          contentsOf: other[start..<min(other.count, start + Int(end - place) * 4)], at: place)
      case 3: bytes.removeSubrange(Int.random(in: place...bytes.count, using: &random)...)
      case 4:
        let piece = pieces.randomElement(using: &random) ?? []
        let last = min(bytes.count, place + piece.count)
        bytes.replaceSubrange(place..<last, with: piece)
      default:
        if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
      }
    }
    return bytes
  }

  @Test(.enabled(if: MadePictures.shared != nil, "Python without numpy, Pillow and pillow-heif"))
  func brokenPicturesEndInAPictureOrAProblem() throws {
    let pictures = try #require(MadePictures.shared)
    try #require(pictures.failure.isEmpty, "\(pictures.failure)")
    let count = getenv("REDSITE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 300
    let seeds = pictures.names.map { (name: $0, bytes: pictures.bytes($0)) }
    var random = PatternGenerator(seed: 14)
    var outcomes: [String: Int] = [:]
    for number in 0..<count {
      let seed = seeds[number % seeds.count]
      let other = seeds.randomElement(using: &random) ?? seed
      let file = Self.mutate(seed.bytes, with: other.bytes, &random)
      let keep = getenv("REDSITE_FUZZ_FILE").map { String(cString: $0) }
      // Where a run ends by a signal, this is the file that did it.
      if let keep { writeWhole(keep, file) }
      let start = ContinuousClock.now
      do {
        let files = try made(file, Self.recipes)
        #expect(files.allSatisfy { header($0) != nil }, "\(seed.name) \(number)")
        outcomes["made", default: 0] += 1
      } catch {
        let name = "\(error)".prefix { $0 != "(" }
        outcomes[String(name), default: 0] += 1
        #expect(!error.message.chinese.isEmpty)
      }
      let taken = ContinuousClock.now - start
      #expect(taken < .seconds(30), "\(seed.name) \(number): \(taken)")
    }
    // Mutations that never get past the head would try nothing.
    #expect(outcomes["made", default: 0] > count / 20, "\(outcomes)")
    #expect(outcomes["broken", default: 0] > count / 20, "\(outcomes)")
  }
}
