/// The first lines of an HTTP response, as far as they matter here.
package struct ResponseHead: Sendable, Hashable {
  /// The status, 200 to 599 (RFC 9110 §15).
  var status: Int
  /// `Location`, in whatever encoding the server uses.
  var location: [UInt8]?
  /// `Retry-After` in seconds; the form with a date is not read.
  var retryAfter: Double?

  /// The head at the beginning of what a server sent, or nil where it is not complete yet.
  ///
  /// Interim responses (1xx) before it are passed over. Lines end with CRLF or LF.
  package init?(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      start = end + 1
      guard line.isEmpty else {
        lines.append(line)
        continue
      }
      if let head = ResponseHead(lines: lines) {
        self = head
        return
      }
      lines.removeAll()
    }
    return nil
  }

  private init?(lines: [ArraySlice<UInt8>]) {
    guard let first = lines.first, first.starts(with: "HTTP/".utf8),
      let space = first.firstIndex(of: 0x20),
      let status = Int(String(decoding: first[(space + 1)...].prefix(3), as: UTF8.self)),
      (200...999).contains(status)
    else { return nil }
    self.status = status
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      switch name {
      case "location": location = Array(value)
      case "retry-after":
        retryAfter = Int(String(decoding: value, as: UTF8.self)).map { Double(max($0, 0)) }
      default: break
      }
    }
  }
}
