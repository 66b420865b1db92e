import Base

/// Reading addresses.
extension TableDecoder {
  /// An address of another site: `http` or `https`, nothing else.
  mutating func webAddress(_ key: String) -> Located<String>? {
    guard let address = string(key) else { return nil }
    let lowered = address.value.lowercased()
    let isWeb = lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
    let isClean = !address.value.unicodeScalars.contains {
      $0.value <= 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "<" || $0 == ">"
    }
    guard isWeb, isClean else {
      report(
        .unsafeLink, at: address.range,
        Message(
          "“\(key)”要写 http:// 或 https:// 开头的完整网址",
          "`\(key)` must be a complete address that begins with http:// or https://"),
        help: Message("例如：https://www.example.org/a.html", "for example: https://www.example.org/a.html"))
      return nil
    }
    return address
  }
}
