import Glibc

/// Converts texts between encodings by the C library's `iconv` (POSIX.1-2017).
enum EncodingConversion {
  /// The text as UTF-8 without a byte order mark, or nil where it is not in that encoding.
  static func toUTF8(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    let descriptor = iconv_open("UTF-8", encoding)
    // `iconv_open` fails with the pointer -1, not with nil.
    guard let descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    // Two bytes of GB18030 or UTF-16 become at most three; one byte of GB18030 stays one.
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    var input = bytes.map { CChar(bitPattern: $0) }
    let written = input.withUnsafeMutableBufferPointer { input -> Int? in
      output.withUnsafeMutableBufferPointer { output -> Int? in
        var source = input.baseAddress
        var sourceLeft = input.count
        var target = output.baseAddress
        var targetLeft = output.count
        let failed = UInt.max
        guard iconv(descriptor, &source, &sourceLeft, &target, &targetLeft) != failed,
          sourceLeft == 0
        else { return nil }
        return output.count - targetLeft
      }
    }
    guard let written else { return nil }
    var result = output[..<written].map { UInt8(bitPattern: $0) }
    if result.starts(with: [0xEF, 0xBB, 0xBF]) { result.removeFirst(3) }
    return result
  }
}
