import Archives
import Base
import Files
import TestSupport
import Testing

struct ZipArchiveTests {
  private func open(_ bytes: [UInt8]) throws(ZipProblem) -> ZipArchive {
    try bytes.withBytes { (bytes) throws(ZipProblem) in
      var source = MemoryPieces(bytes)
      return try ZipArchive(&source)
    }
  }

  private func read(_ bytes: [UInt8], _ name: String, limit: Int = 1 << 20) -> [UInt8]? {
    bytes.withBytes { bytes in
      var source = MemoryPieces(bytes)
      guard let archive = try? ZipArchive(&source), let entry = archive.entry(name) else {
        return nil
      }
      return try? archive.read(entry, limit: limit, from: &source)
    }
  }

  private static let long = [UInt8](repeating: 0x61, count: 100_000)

  @Test func readsWhatItWrites() {
    let bytes = MadeFile.zip(["a.txt": Array("甲".utf8), "b/c.txt": Self.long, "d": []])
    #expect(read(bytes, "a.txt") == Array("甲".utf8))
    #expect(read(bytes, "b/c.txt") == Self.long)
    #expect(read(bytes, "d") == [])
    #expect(read(bytes, "e") == nil)
    #expect(bytes.count < 1_000)
    #expect(bytes == MadeFile.zip(["a.txt": Array("甲".utf8), "b/c.txt": Self.long, "d": []]))
  }

  /// Debian's own program is the other opinion.
  @Test func othersReadWhatItWrites() throws {
    let site = try TestSite("")
    try site.write("a.zip", bytes: MadeFile.zip(["a.txt": Array("甲".utf8), "b.txt": Self.long]))
    let listed = runShell(
      "cd \(site.root) && python3 -c \"import zipfile; z = zipfile.ZipFile('a.zip'); print(z.testzip(), z.namelist())\""
    )
    #expect(listed.contains("None ['a.txt', 'b.txt']"), "\(listed)")
  }

  @Test func keepsToLimits() {
    let bytes = MadeFile.zip(["a": Self.long])
    #expect(read(bytes, "a", limit: 99_999) == nil)
    #expect(read(bytes, "a", limit: 100_000) == Self.long)
  }

  /// Whatever byte of an archive is another, or is missing, what comes out is right or nothing.
  @Test func damageGivesNothingWrong() {
    let bytes = MadeFile.zip(["a": Array("some words, some words".utf8), "b": Self.long])
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x55
      let found = read(damaged, "a")
      #expect(found == nil || found == Array("some words, some words".utf8), "\(place)")
      #expect(read(Array(bytes[..<place]), "a") == nil, "\(place)")
    }
  }

  /// An entry whose own header has another name shows one thing to some programs.
  @Test func headersMustAgreeWithTheDirectory() throws {
    var bytes = MadeFile.zip(["aa": [1, 2, 3]])
    bytes[30] = UInt8(ascii: "b")
    #expect(read(bytes, "aa") == nil)
  }

  /// Entries over the same packed bytes are how the better bombs are built.
  @Test func entriesMayNotOverlap() throws {
    var bytes = MadeFile.zip(["a": [1], "b": [2]])
    // The place of the second entry in the directory becomes that of the first.
    let directory = try #require(
      bytes.withBytes { $0.lastRange(of: Bytes("PK\u{1}\u{2}"), before: $0.count) })
    for offset in 42..<46 { bytes[directory.lowerBound + offset] = 0 }
    #expect(throws: ZipProblem.self) { try open(bytes) }
  }

  @Test func namesThatLeaveAreRefused() throws {
    for name in ["../a", "/a", "a/../../b", "..\\a"] {
      let archive = try open(MadeFile.zip([name: [1]]))
      #expect(throws: ZipProblem.self) { try ZipArchive.checkNames(archive.entries) }
    }
  }

  @Test func bombsAreRefused() throws {
    let bomb = MadeFile.zip(["a": [UInt8](repeating: 0, count: 9 << 20)])
    let archive = try open(bomb)
    #expect(throws: ZipProblem.self) { try ZipArchive.check(archive.entries) }
  }
}
