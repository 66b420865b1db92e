import Base

/// A line that opens or closes front matter, or was meant to.
///
/// Input methods turn `---` into `———` or `－－－`, word processors into `–––`; people also
/// type two dashes or four.
struct FenceLine {
  package var format: MetadataFormat
  /// Whether the line is the fence itself, with nothing but spaces after it.
  var isExact: Bool

  /// A fence, or nil for any other line, of which only the first bytes are read.
  init?(_ line: Bytes) {
    guard line.count >= 2 else { return nil }
    switch line[0] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      if line[1] == 0x20 { return nil }
    case 0xE2, 0xEF: break
    default: return nil
    }
    if line.begins(with: "---") || line.begins(with: "+++"),
      line[slice: 3..<line.count].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    {
      format = line[0] == UInt8(ascii: "-") ? .yaml : .toml
      isExact = true
      return
    }
    guard line.count <= 32, let lookalike = Self.lookalike(line.string) else { return nil }
    format = lookalike
    isExact = false
  }

  private static func lookalike(_ line: String) -> MetadataFormat? {
    let scalars = line.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard (2...8).contains(scalars.count) else { return nil }
    if scalars.allSatisfy({ "-‐‑‒–—―−─━－﹣".unicodeScalars.contains($0) }) { return .yaml }
    if scalars.allSatisfy({ "+＋﹢".unicodeScalars.contains($0) }) { return .toml }
    return nil
  }
}
