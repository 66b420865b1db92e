import Base

/// What makes warnings equal: the code and the sentence without what it quotes.
///
/// The sentence is known by a digest of what stands outside its quotation marks, digits left out:
/// “<b>” and “<td>” say the same of two tags. Nothing is copied, for there can be hundreds of
/// thousands.
struct DiagnosticKind: Hashable {
  private let code: DiagnosticCode
  private let severity: Severity
  private let sentence: UInt64

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.code
    severity = diagnostic.severity
    sentence = Self.digest(of: diagnostic.message.english)
  }

  /// FNV-1a over the bytes before the first quotation mark and after the last one.
  private static func digest(of text: String) -> UInt64 {
    return text.withBytes { bytes in
      var digest: UInt64 = 0xCBF2_9CE4_8422_2325
      func add(_ part: Bytes) {
        for byte in part where !(0x30...0x39).contains(byte) {
          digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
        }
      }
      // Quotation marks of Chinese texts are E2 80 9C and E2 80 9D in UTF-8.
      func isMark(_ index: Int) -> Bool {
        bytes[index] == 0x22 || bytes[index] == 0x60
          || (bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
            && (bytes[index + 2] == 0x9C || bytes[index + 2] == 0x9D))
      }
      guard let first = bytes.indices.first(where: isMark),
        let last = bytes.indices.last(where: isMark)
      else {
        add(bytes)
        return digest
      }
      add(bytes[slice: 0..<first])
      add(bytes[slice: last..<bytes.count])
      return digest
    }
  }
}
