import Base
import Diagnostics

/// Reading addresses.
extension TableDecoder {
  /// An address of another site or a path of this one; every other scheme is refused.
  package mutating func address(_ key: String) -> LinkAddress? {
    guard let address = string(key), !address.value.isEmpty else { return nil }
    let lowered = address.value.lowercased()
    if lowered.hasPrefix("https:") || lowered.hasPrefix("http:") {
      return webAddress(key).map { .web($0) }
    }
    // A scheme, also one with a full-width colon, or a host whose scheme was forgotten.
    let beginning = lowered.prefix { !"/?#".contains($0) }
    let isElsewhere =
      beginning.contains(":") || beginning.contains("：") || beginning.hasPrefix("www.")
      || lowered.hasPrefix("//") || (beginning.isEmpty && !lowered.hasPrefix("/"))
    let isClean = !address.value.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0 == "\\"
    }
    if !isElsewhere, isClean { return .path(address) }
    report(
      .unsafeLink, at: address.range,
      Message(
        "“\(key)”要写完整的网址，或本站的文章路径",
        "`\(key)` must be a complete address or the path of an article of this site"),
      help: WebSlip.address(in: address.value)?.help
        ?? Message(
          "例如：https://www.example.org/ 或 /tongzhi/20260701-a.md",
          "for example: https://www.example.org/ or /tongzhi/20260701-a.md"))
    return nil
  }

  /// An address of another site: `http` or `https`, nothing else.
  package mutating func webAddress(_ key: String) -> Located<String>? {
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
        help: WebSlip.address(in: address.value)?.help
          ?? Message(
            "例如：https://www.example.org/a.html", "for example: https://www.example.org/a.html"))
      return nil
    }
    return address
  }
}
