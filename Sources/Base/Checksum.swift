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
