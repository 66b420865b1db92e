import Base

/// Reads the files of `data/`: units, contributors, friend links.
struct DataParser: ~Copyable {
  private var text: TextBuilder
  private var diagnostics: [Diagnostic] = []
  private let zone: ZoneOffset

  init(segment: UInt32, zone: ZoneOffset) {
    text = TextBuilder(segment: segment)
    self.zone = zone
  }

  /// The text that was made; problems go to `diagnostics`.
  consuming func finish(_ diagnostics: inout [Diagnostic]) -> [UInt8] {
    diagnostics += self.diagnostics
    return text.finish()
  }

  /// Reads one file into the site; files of other names are left alone.
  mutating func parse(path: String, bytes: Bytes, into site: inout ParsedSite) {
    guard path == unitsPath || path == contributorsPath || path == linksPath else { return }
    guard SourceEncoding.check(bytes, path: path, into: &diagnostics) != nil,
      let root = readTOML(bytes, path: path, into: &diagnostics),
      case .table(let entries) = root.kind
    else { return }
    var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
    switch path {
    case unitsPath: site.units = file.tables("units") { parseUnit(&$0) }?.compactMap { $0 } ?? []
    case contributorsPath:
      site.contributors =
        file.tables("contributors") { parseContributor(&$0) }?.compactMap { $0 } ?? []
    default: site.linkGroups = file.tables("groups") { parseGroup(&$0) }?.compactMap { $0 } ?? []
    }
    file.finish(into: &diagnostics)
  }

  private mutating func parseUnit(_ table: inout TableDecoder) -> ParsedUnit? {
    let identifier = table.requiredString("id", example: "bangongting")
    let name = table.requiredString("name", example: "办公厅")
    let kind = table.string("kind")
    let parent = table.reference("parent")
    let folder = table.string("folder")
    let order = table.integer("order", in: -100_000...100_000)
    guard let identifier, let name else { return nil }
    var unit = Unit(identifier: text.add(identifier.value), name: text.add(name.value))
    unit.kind = text.add(kind?.value ?? "")
    unit.folder = text.add(folder?.value ?? "")
    unit.order = Int32(order?.value ?? 0)
    return ParsedUnit(unit: unit, identifier: Reference(identifier), parent: parent)
  }

  private mutating func parseContributor(_ table: inout TableDecoder) -> ParsedContributor? {
    let identifier = table.requiredString("id", example: "bangongting-xxy")
    let name = table.requiredString("name", example: "办公厅信息员")
    let unit = table.reference("unit")
    let since = table.date("since")
    guard let identifier, let name else { return nil }
    var contributor = Contributor(
      identifier: text.add(identifier.value), name: text.add(name.value))
    contributor.since = since?.value
    return ParsedContributor(
      contributor: contributor, identifier: Reference(identifier), unit: unit)
  }

  private mutating func parseGroup(_ table: inout TableDecoder) -> ParsedLinkGroup? {
    let name = table.requiredString("name", example: "友情链接")
    let links = table.tables("links") { parseLink(&$0) }
    guard let name else { return nil }
    return ParsedLinkGroup(
      group: LinkGroup(name: text.add(name.value)), links: links?.compactMap { $0 } ?? [])
  }

  private mutating func parseLink(_ table: inout TableDecoder) -> ParsedFriendLink? {
    let name = table.requiredString("name", example: "某某网")
    let isNamed = table.requiredString("url", example: "https://www.example.org/") != nil
    let url = isNamed ? table.address("url") : nil
    let note = table.string("note")
    let logo = table.reference("logo")
    let order = table.integer("order", in: -100_000...100_000)
    guard let name, let url else { return nil }
    var link = FriendLink(name: text.add(name.value), url: text.add(url.text))
    link.note = text.add(note?.value ?? "")
    link.order = Int32(order?.value ?? 0)
    var parsed = ParsedFriendLink(link: link, logo: logo)
    if case .path(let path) = url { parsed.internalLink = Reference(path) }
    return parsed
  }
}
