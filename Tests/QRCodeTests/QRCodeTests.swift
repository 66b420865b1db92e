import Base
import Glibc
import QRCode
import Testing

/// The same numbers in every run (Knuth's MMIX generator).
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}

@Suite struct QRCodeTests {
  /// The most bytes of each version (ISO/IEC 18004:2015, table 7).
  private static let capacities: [Correction: [Int]] = [
    .low: [17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321],
    .medium: [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251],
  ]

  private static func code(
    _ bytes: [UInt8], _ correction: Correction, _ encoder: inout QREncoder
  ) -> QRCode? {
    bytes.withBytes { encoder.encode($0, correction: correction) }
  }

  @Test(arguments: Correction.allCases)
  func smallestVersionThatHoldsTheTextIsTaken(_ correction: Correction) throws {
    var encoder = QREncoder()
    let capacities = try #require(Self.capacities[correction])
    for (version, capacity) in zip(QREncoder.versions, capacities) {
      let full = Self.code(Array(repeating: 0x41, count: capacity), correction, &encoder)
      #expect(full?.size == 17 + 4 * version)
      let more = Self.code(Array(repeating: 0x41, count: capacity + 1), correction, &encoder)
      #expect(more?.size == (version == 11 ? nil : 21 + 4 * version))
    }
  }

  /// Every version and level, full, half full and empty, read by a decoder that is not ours.
  @Test func anotherProgramReadsWhatIsWritten() throws {
    var encoder = QREncoder()
    var random = Numbers(state: 18004)
    var texts: [([UInt8], Correction)] = []
    for correction in Correction.allCases {
      for capacity in Self.capacities[correction] ?? [] {
        for count in [capacity, capacity / 2, capacity - 1] {
          // Letters and digits: a reader guesses the encoding of other bytes.
          texts.append(
            ((0..<count).map { _ in UInt8.random(in: 0x30...0x5A, using: &random) }, correction))
        }
      }
    }
    let urls = [
      "https://dj.example.org/xuexi/dangke/20260701-shuji.html",
      "https://例子.example.org/学习/第一课.html",
      "https://dj.example.org/%E5%AD%A6%E4%B9%A0/%E7%AC%AC%E4%B8%80%E8%AF%BE.html", "/",
    ]
    texts += urls.map { (Array($0.utf8), .medium) }
    let lines = try texts.map { bytes, correction in
      let code = try #require(Self.code(bytes, correction, &encoder))
      let rows = (0..<code.size).map { row in
        String((0..<code.size).map { code[column: $0, row: row] ? "1" : "0" })
      }
      let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return text + " " + rows.joined(separator: "/") + "\n"
    }
    let path = "/tmp/redsite-qrcodes-\(getpid()).txt"
    let file = try #require(fopen(path, "w"))
    fputs(lines.joined(), file)
    fclose(file)
    defer { unlink(path) }
    let folder =
      #filePath.split(separator: "/").dropLast(2).map(String.init).reduce("") { $0 + "/" + $1 }
    let pipe = try #require(
      popen(
        "\"${REDSITE_PYTHON:-python3}\" \(folder)/Conformance/qrcode_decode.py \(path) 2>&1", "r"))
    var output = ""
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, 4096, pipe) != nil {
      output += String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    #expect(pclose(pipe) == 0, "\(output)")
    #expect(output.hasSuffix("\(texts.count) codes, 0 wrong\n"), "\(output)")
  }

  @Test func pathDrawsEveryDarkModule() throws {
    var encoder = QREncoder()
    let code = try #require(Self.code(Array("https://example.org/".utf8), .medium, &encoder))
    var buffer = ByteBuffer(capacity: 4096)
    code.append(pathTo: &buffer)
    var drawn = Array(repeating: [Bool](repeating: false, count: code.size), count: code.size)
    let border = QRCode.quietZone
    for row in buffer.makeString().split(separator: "M") {
      let space = try #require(row.firstIndex(of: " "))
      var column = try #require(Int(row[..<space])) - border
      let place = try #require(Int(row[row.index(after: space)...].prefix { $0 != "." })) - border
      for match in row.matches(of: /([hm])(\d+)/) {
        let count = try #require(Int(match.2))
        if match.1 == "h" { for step in 0..<count { drawn[place][column + step] = true } }
        column += count
      }
    }
    for row in 0..<code.size {
      for column in 0..<code.size { #expect(drawn[row][column] == code[column: column, row: row]) }
    }
  }
}
