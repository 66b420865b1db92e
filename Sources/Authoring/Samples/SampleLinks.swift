import Base
import Diagnostics
import Metadata
import SiteModel

/// A file of friend links without those that are samples.
///
/// Every other byte stays: remarks, order and the way the file is written.
struct SampleLinks {
  /// The names of the links that are gone.
  let names: [String]
  /// The names of samples that lead to a real site by now, which stay.
  let changed: [String]
  /// The file without them.
  let remaining: [UInt8]

  /// Takes the samples out; nil where the file is written in a way that is left to a person.
  init?(_ file: [UInt8]) {
    guard let before = Self.links(of: file) else { return nil }
    let samples = before.filter { $0.isSample && $0.isMadeUp }
    var remaining = file
    for sample in samples.reversed() {
      remaining.removeSubrange(Self.bytes(of: sample, in: remaining))
    }
    // What is left must read as all that was there but the samples.
    let kept = before.filter { !$0.isSample || !$0.isMadeUp }
    guard Self.links(of: remaining)?.map(\.text) == kept.map(\.text) else { return nil }
    names = samples.map(\.name)
    changed = kept.filter(\.isSample).map(\.name)
    self.remaining = remaining
  }

  /// One link as it stands in the file.
  private struct Link {
    var name = ""
    var isSample = false
    /// Whether it leads to a domain that nobody can have (RFC 2606), as those of presets do.
    var isMadeUp = false
    /// From its first byte to its last value.
    var range: Range<Int>
    /// All that it says, with the name of its group.
    var text: [String]

    init(_ table: LocatedValue, group: String) {
      var entries: [LocatedValue.Entry] = []
      if case .table(let found) = table.kind { entries = found }
      text = [group]
      var end = table.range.upperBound
      for entry in entries {
        end = max(end, entry.value.range.upperBound)
        guard case .scalar(let value, _) = entry.value.kind else { continue }
        text += [entry.key, value]
        if entry.key == "name" { name = value }
        if entry.key == "url" { isMadeUp = value.contains("example.") }
        if entry.key == "sample" { isSample = value == "true" }
      }
      range = table.range.lowerBound..<end
    }
  }

  private static func links(of file: [UInt8]) -> [Link]? {
    var diagnostics: [Diagnostic] = []
    let root = file.withBytes {
      readTOML($0, path: linksPath, into: &diagnostics)
    }
    guard let root, diagnostics.isEmpty else { return nil }
    return tables(root, "groups").flatMap { group in
      tables(group, "links").map { Link($0, group: text(group, "name") ?? "") }
    }
  }

  private static func tables(_ value: LocatedValue, _ key: String) -> [LocatedValue] {
    guard case .table(let entries) = value.kind,
      let entry = entries.first(where: { $0.key == key }), case .list(let items) = entry.value.kind
    else { return [] }
    return items
  }

  private static func text(_ value: LocatedValue, _ key: String) -> String? {
    guard case .table(let entries) = value.kind,
      case .scalar(let text, _)? = entries.first(where: { $0.key == key })?.value.kind
    else { return nil }
    return text
  }

  /// The bytes to take out with a link: its lines with the empty ones after them, or, of a list in
  /// brackets, its comma.
  private static func bytes(of link: Link, in file: [UInt8]) -> Range<Int> {
    var (lower, upper) = (link.range.lowerBound, link.range.upperBound)
    func isBlank(_ byte: UInt8) -> Bool { Ascii.isSpace(byte) }
    if file[lower] == UInt8(ascii: "{") {
      let next = file[upper...].firstIndex { !isBlank($0) } ?? upper
      if next < file.count, file[next] == UInt8(ascii: ",") {
        upper = file[(next + 1)...].firstIndex { !isBlank($0) } ?? next + 1
      } else if let comma = file[..<lower].lastIndex(where: { !isBlank($0) }),
        file[comma] == UInt8(ascii: ",")
      {
        lower = comma
      }
      return lower..<upper
    }
    lower = (file[..<lower].lastIndex(of: Ascii.lineFeed) ?? -1) + 1
    upper = file[upper...].firstIndex(of: Ascii.lineFeed).map { $0 + 1 } ?? file.count
    while let end = file[upper...].firstIndex(of: Ascii.lineFeed),
      file[upper..<end].allSatisfy(isBlank)
    {
      upper = end + 1
    }
    return lower..<upper
  }
}
