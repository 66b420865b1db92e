import Base
import Glibc

/// Hosts that only an office or one machine can reach.
///
/// A check that runs in an office's network must not knock at its servers because somebody wrote
/// their address into an article. Judged by name and number alone: what a public name resolves to
/// is not looked up.
package enum PrivateHost {
  /// Whether a host, as it stands in an address, is one of them, however it is spelt.
  package static func contains(_ host: String) -> Bool {
    guard let name = ascii(host) else { return true }
    if name.hasPrefix("[") { return isPrivate(address6: name.dropFirst().prefix { $0 != "]" }) }
    if let number = address4(name) { return isPrivate(address4: number) }
    // A name without a dot is found in the office's own network only.
    guard let dot = name.utf8.lastIndex(of: 0x2E) else { return true }
    return localEndings.contains(String(name[name.index(after: dot)...]))
      || name.hasSuffix(".home.arpa")
  }

  /// Names that are never on the public web (RFC 6761, RFC 6762, RFC 8375, and what ICANN keeps
  /// for private use), and those that offices use all the same.
  private static let localEndings: Set<String> = [
    "localhost", "local", "internal", "intranet", "lan", "corp", "home", "localdomain",
  ]

  /// The host as curl asks for it, in plain characters and without the dot at its end.
  ///
  /// Percent-encoding is resolved, full-width and circled characters are the plain ones. Nil where it holds what no host should.
  private static func ascii(_ host: String) -> String? {
    var name = ""
    for scalar in host.withBytes({ PercentDecoding.decode($0) }).unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x7F: return nil
      case 0x3002, 0xFF0E, 0xFF61: name += "."
      case 0xFF01...0xFF5E:
        name.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      // Letters in circles and fonts of mathematics, which become plain ones on the way.
      case 0x2100...0x214F, 0x24B6...0x24E9, 0x1D400...0x1D7CD, 0x1F100...0x1F1FF: return nil
      case 0x80...:
        if InvisibleCharacter.isInvisible(scalar) { continue }
        if scalar.properties.numericType == .digit, let digit = scalar.properties.numericValue {
          name += "\(Int(digit))"
        } else if scalar.properties.numericType == .numeric, !scalar.properties.isIdeographic {
          return nil
        } else {
          name.unicodeScalars.append(scalar)
        }
      default: name.unicodeScalars.append(scalar)
      }
    }
    name = name.lowercased()
    while name.hasSuffix(".") { name.removeLast() }
    return name.isEmpty ? nil : name
  }

  /// The number of an IPv4 address in any form that `inet_aton` takes: one to four parts, each
  /// decimal, octal (`0177`) or hexadecimal (`0x7f`), the last filling the rest.
  private static func address4(_ name: String) -> UInt32? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 4, parts.allSatisfy({ $0.utf8.first.map(Ascii.isDigit) ?? false }) else {
      return nil
    }
    var address: UInt64 = 0
    for (place, part) in parts.enumerated() {
      let radix = part.hasPrefix("0x") ? 16 : part.hasPrefix("0") && part.utf8.count > 1 ? 8 : 10
      let digits = radix == 16 ? part.dropFirst(2) : part
      guard let number = digits.isEmpty ? 0 : UInt64(digits, radix: radix) else { return nil }
      let width = place == parts.count - 1 ? UInt64(8 * (5 - parts.count)) : 8
      guard number < 1 << width else { return nil }
      address = address << width | number
    }
    return UInt32(address)
  }

  /// Ranges of the IANA registry of special addresses that no public server has.
  private static func isPrivate(address4 address: UInt32) -> Bool {
    func isIn(_ a: UInt32, _ b: UInt32, _ c: UInt32, bits: UInt32) -> Bool {
      (address ^ (a << 24 | b << 16 | c << 8)) >> (32 - bits) == 0
    }
    return isIn(0, 0, 0, bits: 8) || isIn(10, 0, 0, bits: 8) || isIn(100, 64, 0, bits: 10)
      || isIn(127, 0, 0, bits: 8) || isIn(169, 254, 0, bits: 16) || isIn(172, 16, 0, bits: 12)
      || isIn(192, 0, 0, bits: 24) || isIn(192, 168, 0, bits: 16) || isIn(198, 18, 0, bits: 15)
      || address >> 28 >= 14
  }

  private static func isPrivate(address6 text: Substring) -> Bool {
    var address = in6_addr()
    // `%25eth0` names a network card: such addresses are of this machine's own networks.
    guard !text.contains("%"), inet_pton(AF_INET6, String(text), &address) == 1 else { return true }
    let bytes = withUnsafeBytes(of: &address) { Array($0) }
    func embedded(at place: Int) -> Bool {
      isPrivate(address4: bytes[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    switch (bytes[0], bytes[1]) {
    // fc00::/7 of offices, fe80::/10 of a wire, fec0::/10 of old offices, ff00::/8 of groups.
    case (0xFC...0xFD, _), (0xFE, 0x80...0xFF), (0xFF, _): return true
    // Those that carry an IPv4 address: 6to4, NAT64, and ::a.b.c.d with ::, ::1 and ::ffff:a.b.c.d.
    case (0x20, 0x02): return embedded(at: 2)
    case (0x00, 0x64) where bytes[2] == 0xFF && bytes[3] == 0x9B: return embedded(at: 12)
    case (0x00, 0x00): return bytes[..<8].contains { $0 != 0 } || embedded(at: 12)
    default: return false
    }
  }
}
