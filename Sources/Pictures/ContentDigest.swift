import Base
import CPictures

/// 128 bits that name a content: XXH3, which reads memory as fast as it comes.
///
/// Two contents of a site do not share one by chance. It is no protection against forgery.
package struct ContentDigest: Hashable, Sendable {
  /// The first 64 bits.
  package let high: UInt64
  /// The last 64 bits.
  package let low: UInt64

  /// The digest of a content.
  package init(_ bytes: Bytes) {
    let digest = bytes.withUnsafeBufferPointer { picture_digest_of($0.baseAddress, $0.count) }
    high = digest.high
    low = digest.low
  }

  /// The value as 32 digits.
  package var hexadecimal: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
