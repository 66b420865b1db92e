import Base
import Diagnostics
import Metadata
import SiteModel

extension TableDecoder {
  /// The other sites whose articles are listed here, each name once.
  mutating func aggregates(_ key: String) -> [Aggregate] {
    var names: Set<String> = []
    var found: [Aggregate] = []
    for aggregate in tables(key, { $0.aggregate() }) ?? [] {
      guard let aggregate else { continue }
      guard names.insert(aggregate.name).inserted else {
        diagnostics.append(
          Diagnostic(
            .duplicateIdentifier, at: aggregate.location,
            Message(
              "汇集“\(aggregate.name)”写了两次", "the aggregate “\(aggregate.name)” is given twice"),
            help: Message("每个名称只能用一次，请改掉其中一个", "names are unique; change one of them")))
        continue
      }
      found.append(aggregate)
    }
    return found
  }

  private mutating func aggregate() -> Aggregate? {
    let name = fileName("name")
    let title = requiredString("title", example: "某县党建网")
    let column = requiredString("column", example: "xianqu/dongtai")
    let url = webAddress("url")
    let path = string("file")
    let limit = integer("limit", in: 1...200)
    let hosts = hosts("hosts") ?? []
    let perSite = integer("per_site", in: 1...200)
    let columns = strings("columns") ?? []
    let keywords = strings("keywords") ?? []
    let staleAfter = integer("stale_after", in: 0...3650)
    if (url == nil) == (path == nil), contains("url") == contains("file") {
      reportMissing(
        "url", example: "https://xian.example.org/index.json", unless: ["file"])
    }
    guard let name, let title, let column,
      let origin = url.map({ Aggregate.Origin.web($0.value) })
        ?? path.map({ Aggregate.Origin.file($0.value) })
    else { return nil }
    var aggregate = Aggregate(
      name: name.value, title: title.value, origin: origin,
      column: ParsedBlock.Named(
        Reference(name: column.value, range: column.range),
        at: places.location(column.range)),
      location: places.location(name.range))
    if let limit { aggregate.limit = limit.value }
    aggregate.hosts = hosts
    aggregate.perSite = perSite?.value
    aggregate.columns = columns.map(\.value)
    aggregate.keywords = keywords.map(\.value)
    if let staleAfter { aggregate.staleAfter = staleAfter.value }
    return aggregate
  }

  /// A name that can be a file's.
  private mutating func fileName(_ key: String) -> Located<String>? {
    guard let name = requiredString(key, example: "xian1") else { return missing(key, .name) }
    let isName =
      !name.value.isEmpty && name.value.utf8.count <= 60
      && name.value.utf8.allSatisfy { Ascii.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
    guard isName else {
      report(
        .invalidValue, at: name.range,
        Message("名称只能用字母、数字、连字符和下划线", "a name has letters, digits, hyphens and underscores"),
        help: Message("例如：xian1", "for example: xian1"))
      return nil
    }
    return name
  }
}
