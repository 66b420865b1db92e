import Base

/// The head of a request (RFC 9112); a preview reads no bodies.
package struct PreviewRequest: Sendable {
  var method: String
  /// The path as sent.
  var path: String
  /// What follows `?`, as sent.
  var query: String
  /// By name in lower case.
  var headers: [String: String]
  /// Whether further requests may follow.
  var keepsAlive: Bool

  /// A head that is none.
  struct Malformed: Error {}

  /// Reads a head.
  ///
  /// - Parameter head: all bytes before the empty line.
  /// - Throws: where it is not one of HTTP/1.0 or HTTP/1.1, or says something twice that is said
  ///   once.
  init(head: ArraySlice<UInt8>) throws(Malformed) {
    guard let text = String(validating: head, as: UTF8.self) else { throw Malformed() }
    // As scalars: CR LF is one character.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.last == "\r" ? $0.dropLast() : $0)
    }
    guard let first = lines.first else { throw Malformed() }
    let words = first.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, ["HTTP/1.1", "HTTP/1.0"].contains(words[2]), !words[0].isEmpty else {
      throw Malformed()
    }
    method = String(words[0])
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = target.first.map(String.init) ?? ""
    query = target.count > 1 ? String(target[1]) : ""
    headers = [:]
    for line in lines.dropFirst() {
      let parts = line.split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace) else {
        throw Malformed()
      }
      let name = parts[0].lowercased()
      let isNew = headers.updateValue(Self.trimmed(parts[1]), forKey: name) == nil
      guard isNew || name != "host" else { throw Malformed() }
    }
    let connection = headers["connection"]?.lowercased() ?? ""
    let hasBody = headers["transfer-encoding"] != nil || (headers["content-length"] ?? "0") != "0"
    keepsAlive =
      !hasBody && (words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive")
  }

  /// The value of a name in the query, decoded; empty where it is missing.
  func value(_ name: String) -> String {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == name else { continue }
      let value = String(parts[1].map { $0 == "+" ? " " : $0 })
      return value.withBytes { PercentDecoding.decode($0) }
    }
    return ""
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}

/// The path that a request asks for.
package enum RequestTarget {
  /// Decodes the path once.
  ///
  /// - Parameter target: as sent, without the query; absolute URIs are refused with the rest.
  /// - Returns: the path below the host; nil for one that no file of a site has.
  static func decode(_ target: String) -> String? {
    guard target.hasPrefix("/") else { return nil }
    let rest = String(target.dropFirst())
    let path = rest.withBytes { PercentDecoding.decode($0) }
    guard
      !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" })
    else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
    // Only the last part may be empty: that of a folder.
    guard !parts.dropLast().contains(where: \.isEmpty) else { return nil }
    return path
  }
}

/// `Range: bytes=…` of a request, one range only (RFC 9110 §14.1.2).
package enum ByteRange {
  /// The bytes meant; nil where the header is to be passed over.
  static func parse(_ header: String, size: Int) -> Range<Int>? {
    guard header.hasPrefix("bytes=") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    if ends[0].isEmpty, let last = Int(ends[1]), last > 0 { return max(0, size - last)..<size }
    guard let start = Int(ends[0]), start >= 0, start < size else { return nil }
    if ends[1].isEmpty { return start..<size }
    guard let end = Int(ends[1]), end >= start else { return nil }
    return start..<(end < size ? end + 1 : size)
  }
}
