import Base
import Diagnostics
import Metadata
import Records
import SiteModel

extension DataParser {
  mutating func parseUnit(_ table: inout TableDecoder) -> ParsedUnit? {
    let identifier = table.requiredString("id", example: "bangongting")
    let name = table.requiredString("name", example: "办公厅")
    let kind = table.string("kind")
    let parent = table.reference("parent")
    let folder = table.string("folder")
    let order = table.integer("order", in: -100_000...100_000)
    let group = table.string("group")
    let contact = table.string("contact")
    let phone = table.string("phone")
    let address = table.string("address")
    let email = table.string("email")
    let website = table.webAddress("website")
    let description = table.string("description")
    let codeOwners = table.strings("code_owners", splitsAtPunctuation: true)
    let authors = table.strings("authors", splitsAtPunctuation: true)
    let assessmentClass = table.string("class")
    let (since, until) = span(&table)
    guard let identifier, let name else { return nil }
    var unit = Unit(identifier: text.add(identifier.value), name: text.add(name.value))
    unit.group = text.add(group?.value ?? "")
    unit.contact = text.add(contact?.value ?? "")
    unit.phone = text.add(phone?.value ?? "")
    unit.address = text.add(address?.value ?? "")
    unit.email = text.add(email?.value ?? "")
    unit.website = text.add(website?.value ?? "")
    unit.description = text.add(description?.value ?? "")
    unit.codeOwners = codeOwners?.map(\.value) ?? []
    unit.authors = authors?.map(\.value) ?? []
    unit.kind = text.add(kind?.value ?? "")
    unit.folder = text.add(folder?.value ?? "")
    unit.order = Int32(order?.value ?? 0)
    unit.assessmentClass = text.add(assessmentClass?.value ?? "")
    unit.since = since
    unit.until = until
    return ParsedUnit(unit: unit, identifier: Reference(identifier), parent: parent)
  }

  mutating func parseContributor(_ table: inout TableDecoder) -> ParsedContributor? {
    let identifier = table.requiredString("id", example: "bangongting-xxy")
    let name = table.requiredString("name", example: "办公厅信息员")
    let unit = table.reference("unit")
    let (since, until) = span(&table)
    let role = table.string("role")
    let email = table.string("email")
    let assessmentClass = table.string("class")
    let level = table.string("level")
    let isPublic = table.boolean("public")
    let trained = table.years("trained")
    guard let identifier, let name else { return nil }
    var contributor = Contributor(
      identifier: text.add(identifier.value), name: text.add(name.value))
    contributor.since = since
    contributor.until = until
    contributor.role = text.add(role?.value ?? "")
    contributor.assessmentClass = text.add(assessmentClass?.value ?? "")
    contributor.level = text.add(level?.value ?? "")
    contributor.isPublic = isPublic?.value ?? false
    contributor.trainedYears = trained
    contributor.email = email?.value ?? ""
    return ParsedContributor(
      contributor: contributor, identifier: Reference(identifier), unit: unit)
  }

  /// `since` and `until`, the first and the last day.
  func span(_ table: inout TableDecoder) -> (since: CivilDate?, until: CivilDate?) {
    let since = table.date("since")
    let until = table.date("until")
    if let since, let until, until.value < since.value {
      table.report(
        .invalidValue, at: until.range,
        Message("最后一天比第一天还早", "the last day is before the first"),
        help: Message("请核对 since 和 until", "check `since` and `until`"))
    }
    return (since?.value, until?.value)
  }

  mutating func parseGroup(_ table: inout TableDecoder) -> ParsedLinkGroup? {
    let name = table.requiredString("name", example: "友情链接")
    let form = table.oneOf("form", LinkGroup.Form.self)
    let note = table.string("note")
    let order = table.integer("order", in: -100_000...100_000)
    let rel = table.linkTypes("rel")
    let linksBack = table.boolean("links_back")?.value
    let links = table.tables("links") {
      parseLink(&$0, rel: rel, linksBack: linksBack ?? configuration.expectsBackLink)
    }
    guard let name else { return nil }
    var group = LinkGroup(name: text.add(name.value))
    group.form = form?.value ?? .list
    group.note = text.add(note?.value ?? "")
    group.order = Int32(order?.value ?? 0)
    return ParsedLinkGroup(group: group, links: links?.compactMap { $0 } ?? [])
  }

  mutating func parseLink(
    _ table: inout TableDecoder, rel groupRel: [String], linksBack: Bool
  ) -> ParsedFriendLink? {
    let name = table.requiredString("name", example: "某某网")
    let url = table.requiredAddress("url", example: "https://www.example.org/")
    let note = table.string("note")
    let logo = table.reference("logo")
    let order = table.integer("order", in: -100_000...100_000)
    let rel = table.linkTypes("rel")
    let isSample = table.boolean("sample")?.value ?? false
    let since = table.date("since")
    let expires = table.date("expires")
    let feed = table.webAddress("feed")
    let backPage = table.webAddress("back_url")
    let isExpectedBack = table.boolean("links_back")?.value ?? linksBack
    guard let name, let url else { return nil }
    var link = FriendLink(name: text.add(name.value), address: text.add(url.text))
    link.note = text.add(note?.value ?? "")
    link.order = Int32(order?.value ?? 0)
    link.isSample = isSample
    link.since = since?.value
    link.feed = text.add(feed?.value ?? "")
    var parsed = ParsedFriendLink(link: link, expires: expires?.value, logo: logo)
    switch url {
    case .path(let path): parsed.internalLink = Reference(path)
    case .web(let address):
      parsed.addressRange = address.range
      // A page that is opened must not be able to steer ours, nor learn which of ours it was.
      var types = ["noopener", "noreferrer"]
      for type in configuration.rel + groupRel + rel where !types.contains(type) {
        types.append(type)
      }
      parsed.link.rel = text.add(types.joined(separator: " "))
      if isExpectedBack { parsed.link.backLink = text.add(backPage?.value ?? address.value) }
    }
    return parsed
  }
}
