import Base

/// A line that opens or closes front matter, or was meant to.
///
/// Input methods turn `---` into `———` or `－－－`, word processors into `–––`; people also
/// type four dashes, or spaces before them.
struct FenceLine {
  var format: MetadataFormat
  /// Whether the line is the fence itself, with nothing but spaces after it.
  var isExact: Bool

  init?(_ line: Bytes) {
    if line.begins(with: "---") || line.begins(with: "+++"),
      line[slice: 3..<line.count].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    {
      format = line[0] == UInt8(ascii: "-") ? .yaml : .toml
      isExact = true
      return
    }
    guard let lookalike = Self.lookalike(line.string) else { return nil }
    format = lookalike
    isExact = false
  }

  private static func lookalike(_ line: String) -> MetadataFormat? {
    let scalars = line.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
    guard (2...8).contains(scalars.count) else { return nil }
    if scalars.allSatisfy({ "-‐‑‒–—―−─━－﹣".unicodeScalars.contains($0) }) { return .yaml }
    if scalars.allSatisfy({ "+＋﹢".unicodeScalars.contains($0) }) { return .toml }
    return nil
  }
}
