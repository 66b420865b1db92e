import Archives
import Base
import Files
import Glibc
import HTMLTree
import Testing
import XMLEvents

/// Archives, XML and HTML with bytes changed, taken out and put in: whatever comes of them, the
/// program goes on, within a time that does not depend on what they claim.
///
/// `REDSITE_FUZZ=500000 swift test -c release --sanitize address --filter ForeignBytesFuzz` for a
/// long run, `REDSITE_FUZZ_SEEDS=FOLDER` with files of one's own besides.
@Suite struct ForeignBytesFuzzTests {
  private static let count = getenv("REDSITE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 2_000

  /// Numbers that are the same in every run (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  private static func seeds(_ made: [[UInt8]], ending: [String]) -> [[UInt8]] {
    guard let folder = getenv("REDSITE_FUZZ_SEEDS").map({ String(cString: $0) }) else {
      return made
    }
    let walk = FolderWalk(root: ContentPath.folder(of: folder), start: ContentPath.name(of: folder))
    return made
      + walk.files.filter { ending.contains(ContentPath.ending(of: $0)) }.compactMap { path in
        var buffer = ByteBuffer()
        try? readFile(
          ContentPath.folder(of: folder) + "/" + path, limit: 1 << 16, into: &buffer)
        let bytes = buffer.makeArray()
        return bytes.isEmpty ? nil : bytes
      }
  }

  /// Some bytes changed, some gone, a piece of another file put in, the end cut off.
  private static func mutated(
    _ seed: [UInt8], with other: [UInt8], _ numbers: inout Numbers
  ) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...8, using: &numbers) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      let length = min(Int.random(in: 1...40, using: &numbers), bytes.count - place)
      switch Int.random(in: 0..<7, using: &numbers) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      case 2: bytes.removeSubrange(place..<(place + length))
      case 3: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      case 4 where !other.isEmpty:
        let from = Int.random(in: 0..<other.count, using: &numbers)
        bytes.insert(contentsOf: other[from..<min(from + length, other.count)], at: place)
      case 5:
        // Numbers at their ends are what sizes and places are tried with.
        for index in place..<min(place + 4, bytes.count) {
          bytes[index] = [0x00, 0x7F, 0x80, 0xFF].randomElement(using: &numbers) ?? 0
        }
      default: bytes.removeLast(min(length, bytes.count))
      }
    }
    return bytes
  }

  /// Tries mutations of seeds; where none can be read any more, they try little.
  private static func run(
    _ seeds: [[UInt8]], seed: UInt64, _ isRead: ([UInt8]) -> Bool
  ) {
    var numbers = Numbers(state: seed)
    var read = 0
    for number in 0..<count {
      let other = seeds.randomElement(using: &numbers) ?? []
      let file = mutated(seeds[number % seeds.count], with: other, &numbers)
      let start = ContinuousClock.now
      if isRead(file) { read += 1 }
      let taken = ContinuousClock.now - start
      #expect(taken < .seconds(20), "\(number): \(taken)")
    }
    #expect(read > 0 && read < count, "\(read) of \(count) were read")
  }

  private static let document =
    "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:p w:id=\"1\"><w:r><w:t>文字&amp;"
    + "</w:t></w:r></w:p><![CDATA[<b>]]><!-- a --><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:body>"
    + "</w:document>"

  @Test func archives() {
    var small = ZipWriter()
    small.add("word/document.xml", Array(Self.document.utf8))
    small.add("文件.txt", Array(repeating: 0x61, count: 3_000))
    small.add("empty", [])
    var stored = ZipWriter()
    stored.add("a/b.xml", Array(Self.document.utf8), isPacked: false)
    let seeds = Self.seeds([small.finish(), stored.finish()], ending: ["docx", "zip"])
    Self.run(seeds, seed: 1) { file in
      file.withBytes { bytes in
        var source = MemoryPieces(bytes)
        guard let archive = try? ZipArchive(&source),
          (try? ZipArchive.checkNames(archive.entries)) != nil,
          (try? ZipArchive.check(archive.entries)) != nil
        else { return false }
        return archive.entries.allSatisfy {
          (try? archive.read($0, limit: 1 << 20, from: &source)) != nil
        }
      }
    }
  }

  /// Counts what it is told, and reads all of it.
  private final class Listener: XMLListener {
    var sum = 0

    func begin(_ name: Bytes, _ attributes: XMLAttributes) {
      sum &+= name.reduce(0) { $0 &+ Int($1) } &+ (attributes["w:id"]?.utf8.count ?? 0)
      for (name, value) in attributes.all { sum &+= name.utf8.count &+ value.utf8.count }
    }
    func end(_ name: Bytes) { sum &+= name.count }
    func text(_ text: Bytes) { sum &+= text.reduce(0) { $0 &+ Int($1) } }
  }

  @Test func documents() {
    let more = "<rss><channel><item><title>一</title></item></channel></rss>"
    let seeds = Self.seeds(
      [Array(Self.document.utf8), Array(more.utf8), Array((more + more).utf8)], ending: ["xml"])
    Self.run(seeds, seed: 2) { file in
      let (written, bare) = (Listener(), Listener())
      let isWhole = file.withBytes { XMLReader.read($0, written, keepsPrefixes: true) }
      let isWholeToo = file.withBytes { XMLReader.read($0, bare) }
      #expect(isWhole == isWholeToo)
      return isWhole
    }
  }

  @Test func pages() {
    let page =
      "<!DOCTYPE html><html><head><title>甲</title><meta charset=gb2312></head><body><table><tr><td>"
      + "<p>乙<a href='a.htm?x=1&amp;y'>丙</a><td><form><select><option>丁<svg><math></table><b><i>"
      + "</b></i><frameset><frame src=a><plaintext>"
    let small = "<p>一<script>a<!--<script>b</script>--></script><textarea></textarea><li><dd>"
    let seeds = Self.seeds([Array(page.utf8), Array(small.utf8)], ending: ["html", "htm"])
    Self.run(seeds, seed: 3) { file in
      guard let root = try? HTMLParser.parse(file) else { return false }
      var hasText = false
      root.visit { hasText = hasText || !$0.text.isEmpty }
      return hasText
    }
  }
}
