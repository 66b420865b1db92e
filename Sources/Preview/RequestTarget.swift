import Base

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
