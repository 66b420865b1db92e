/// FNV-1a over 64 bits: enough to notice a torn or edited file, and to name things by.
///
/// Each step maps the running value one to one, so a change of any single byte always shows. It is
/// no protection against forgery, and nothing relies on it for that.
public struct Checksum: Hashable, Sendable {
  /// The value.
  public let value: UInt64

  /// The checksum of a run of bytes.
  public init(_ bytes: Bytes) {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.value = value
  }

  /// The value as 16 digits.
  public var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// SHA-256 (FIPS 180-4, section 6.2), for fingerprints that anybody can make again.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]
  private var words = [UInt32](repeating: 0, count: 64)
  /// What came after the last whole block of 64 bytes.
  private var rest: [UInt8] = []
  private var byteCount = 0

  /// The digest of nothing yet.
  public init() {}

  /// The digest of bytes: 32 of them.
  public static func digest(_ bytes: Bytes) -> [UInt8] {
    var digest = SHA256()
    digest.add(bytes)
    return digest.finish()
  }

  /// The digest as it is written for people and programs: 64 digits in small letters.
  public static func hexadecimal(_ digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Adds bytes behind those that were added before.
  public mutating func add(_ bytes: Bytes) {
    byteCount += bytes.count
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest.append(contentsOf: bytes[slice: 0..<start])
      guard rest.count == 64 else { return }
      let block = rest
      block.withBytes { Self.add(block: $0, to: &state, &words) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count - start >= 64 {
      Self.add(block: bytes[slice: start..<(start + 64)], to: &state, &words)
      start += 64
    }
    rest.append(contentsOf: bytes[slice: start..<bytes.count])
  }

  /// The digest of all that was added.
  public consuming func finish() -> [UInt8] {
    // Padding: one bit, zeros, the length in bits in 64 bits; whole blocks of 64 bytes.
    let bits = UInt64(byteCount) * 8
    var padding: [UInt8] = [0x80]
    while (rest.count + padding.count) % 64 != 56 { padding.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    padding.withBytes { add($0) }
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// Adds a block; `words` is room for its schedule, the same for all of them.
  private static func add(
    block: Bytes, to state: inout [UInt32], _ words: inout [UInt32]
  ) {
    for index in 0..<16 {
      let start = 4 * index
      words[index] =
        UInt32(block[start]) << 24 | UInt32(block[start + 1]) << 16
        | UInt32(block[start + 2]) << 8 | UInt32(block[start + 3])
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let small0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let small1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words[index] = words[index - 16] &+ small0 &+ words[index - 7] &+ small1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ big1 &+ choice &+ constants[index] &+ words[index]
      let big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ big0 &+ majority)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    var primes: [Int] = []
    var number = 2
    while primes.count < 64 {
      if !primes.contains(where: { number % $0 == 0 }) { primes.append(number) }
      number += 1
    }
    return primes.map { prime in
      // The greatest r with r³ ≤ prime · 2⁹⁶ is the cube root in units of 2⁻³².
      var root: UInt128 = 0
      for bit in (0..<36 as Range<UInt128>).reversed() {
        let next = root | 1 << bit
        if next * next * next <= UInt128(prime) << 96 { root = next }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()
}

/// Base64 (RFC 4648, section 4).
public enum Base64 {
  /// The text of bytes, with padding.
  public static func text(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = group + repeatElement(0, count: 3 - group.count)
      let bits = padded.reduce(0) { $0 << 8 | Int($1) }
      for place in 0...3 {
        text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
  /// The bytes of a text, white space in it passed over; nil where it is none.
  public static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    var rest = text.utf8.filter { !Ascii.isSpace($0) }[...]
    while rest.last == UInt8(ascii: "=") { rest.removeLast() }
    for letter in rest {
      let value: UInt8
      switch letter {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = letter - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = letter - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = letter - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      bits = (bits << 6 | Int(value)) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }
}
