import Base
import ChineseMarkdown
import Diagnostics
import Metadata
import SiteModel

/// Reads `site.toml`.
///
/// - Parameters:
///   - bytes: all bytes of the file.
///   - path: the path shown in messages.
///   - profile: the rules to check by, instead of those the file names.
///   - diagnostics: receives what is wrong with it.
/// - Returns: the configuration, defaults where nothing usable is said; nil where the file is made
///   for another version of the program: what else is wrong with it would mislead.
func parseConfiguration(
  _ bytes: Bytes, path: String, profile: SiteConfiguration.Profile? = nil,
  diagnostics: DiagnosticSink
) -> SiteConfiguration? {
  var configuration = SiteConfiguration()
  guard diagnostics.gather({ SourceEncoding.check(bytes, path: path, into: &$0) }) != nil,
    let root = diagnostics.gather({ readTOML(bytes, path: path, into: &$0) }),
    case .table(let entries) = root.kind
  else { return configuration }
  var file = TableDecoder(entries, at: 0..<0, format: .toml, file: bytes, path: path)
  if var site = file.table("site"), !site.requirement() {
    diagnostics.report(site.diagnostics)
    return nil
  }
  configuration.read(&file, profile: profile)
  diagnostics.gather { file.finish(into: &$0) }
  return configuration
}

extension SiteConfiguration {
  /// Reads all of a `site.toml`.
  mutating func read(_ file: inout TableDecoder, profile wanted: Profile? = nil) {
    if let wanted { profile = wanted }
    file.requiredTable("site", example: "{ name = \"网站名称\" }") {
      readSite(&$0, profile: wanted)
    }
    readOwner(&file)
    file.table("build") { build.read(&$0) }
    file.table("markdown") { table in
      if let raw = table.oneOf("raw_html", Markdown.RawHTML.self) { markdown.rawHTML = raw.value }
      if let habits = table.oneOf("habits", HabitPolicy.self) { markdown.habits = habits.value }
    }
    mournings = (file.tables("mourning") { $0.mourning() } ?? []).compactMap { $0 }
    file.table("links") { links.read(&$0) }
    file.table("robots") { robots.read(&$0) }
    aggregates = file.aggregates("aggregate")
    forms = file.forms("forms")
    file.table("home") { homeBlocks = $0.blocks("blocks", isTopic: false) }
    readPages(&file)
    file.table("scan") { scan.read(&$0) }
    file.table("wording") { table in
      if let isEnabled = table.boolean("enabled") { isWordingEnabled = isEnabled.value }
    }
    file.table("public") { table in
      if let isPublic = table.boolean("cadence") { publicRecords.cadence = isPublic.value }
      if let points = table.oneOf("points", PublicPoints.self) {
        publicRecords.points = points.value
      }
      if let isPublic = table.boolean("letters") { publicRecords.letters = isPublic.value }
      if let isPublic = table.boolean("audit") { publicRecords.audit = isPublic.value }
    }
    file.table("review") { review.read(&$0) }
    file.table("history") { history.read(&$0) }
    cadence = file.cadenceRules("cadence")
    file.table("points") { table in
      if let isEnabled = table.boolean("enabled") { arePointsEnabled = isEnabled.value }
    }
    kinds.read(&file)
    file.table("calendar") { table in
      if let counting = table.oneOf("counting", DayCounting.self) { self.counting = counting.value }
    }
    file.table("notices") { $0.read(into: &notices) }
    file.table("letters") { letters.read(&$0) }
  }

  private mutating func readOwner(_ file: inout TableDecoder) {
    let profile = profile
    if file.table("owner", { owner.read(&$0, profile: profile) }) != nil { return }
    guard profile != .none, file.contains("site") else { return }
    file.report(
      .missingMandatory, at: file.keyRange("site") ?? 0..<0,
      Message(
        "缺少 [owner] 一节：主办单位、联系方式、备案号和网站标识都写在那里",
        "there is no [owner], which has the sponsor, the contact and the registrations"),
      help: ProfileRules.help)
  }

  /// Reads what decides which pages there are and what they carry.
  private mutating func readPages(_ file: inout TableDecoder) {
    file.table("archive") { table in
      if let isEnabled = table.boolean("enabled") { archive.isEnabled = isEnabled.value }
      if let columns = table.boolean("columns") { archive.columns = columns.value }
    }
    file.table("article") { table in
      if let related = table.integer("related", in: 0...50) { article.related = related.value }
      if let has = table.boolean("qr_code") { article.hasQRCode = has.value }
      article.reprintNotice = table.string("reprint_notice")?.value ?? ""
    }
    file.table("units") { table in
      if let isEnabled = table.boolean("enabled") { units.isEnabled = isEnabled.value }
      units.codeOwners = (table.strings("code_owners") ?? []).map(\.value)
      units.editors = (table.strings("editors") ?? []).map(\.value)
    }
    file.table("lists") { table in
      if let has = table.boolean("keywords") { lists.hasKeywords = has.value }
      if let has = table.boolean("sources") { lists.hasSources = has.value }
      if let minimum = table.integer("minimum", in: 1...1000) { lists.minimum = minimum.value }
    }
    file.table("feeds") { table in
      if let isEnabled = table.boolean("enabled") { feeds.isEnabled = isEnabled.value }
      if let items = table.integer("items", in: 1...500) { feeds.items = items.value }
    }
    file.table("images") { table in
      if let widths = table.pictureWidths("widths") { images.widths = widths }
    }
    file.table("search") { table in
      if let isEnabled = table.boolean("enabled") { search.isEnabled = isEnabled.value }
      if let finds = table.boolean("text") { search.findsText = finds.value }
      if let finds = table.boolean("attachments") {
        search.findsAttachments = finds.value
        if finds.value, !search.isEnabled || !search.findsText {
          table.report(
            .invalidValue, at: finds.range,
            Message(
              "附件要和正文一起找，可是正文搜索关着", "attachments are found with texts, and those are not searched"),
            help: Message(
              "请删去 attachments，或者打开正文搜索（enabled、text 都是 true）",
              "remove `attachments`, or switch on the search of texts (`enabled` and `text`)"))
        }
      }
    }
  }

  private mutating func readSite(_ table: inout TableDecoder, profile wanted: Profile?) {
    if let value = table.requiredString("name", example: "网站名称") { name = value.value }
    if let value = table.baseURL("base_url") { baseURL = value }
    _ = table.requirement()
    if let value = table.string("language") { language = value.value }
    if let value = table.zone("time_zone") { zone = value }
    if let value = table.themeName("theme") {
      theme = value.value
      themeRange = value.range
    }
    if let value = table.oneOf("profile", Profile.self) { profile = wanted ?? value.value }
    if let value = table.string("description") { description = value.value }
    if let value = table.strings("keywords", splitsAtPunctuation: true) {
      keywords = value.map(\.value)
    }
    columnTypes = (table.strings("column_types") ?? []).map(\.value)
    if let value = table.string("source") { source = value.value }
    face = table.face()
    themeColor = table.color("theme_color") ?? ""
    touchIcon = table.picture("touch_icon", endingIn: "png")
    guard profile != .none else { return }
    if description.isEmpty {
      table.reportMandatory("description", "网站简介", "ColumnDescription")
    }
    if keywords.isEmpty { table.reportMandatory("keywords", "关键词", "ColumnKeywords") }
  }
}

extension SiteConfiguration.Owner {
  fileprivate mutating func read(
    _ table: inout TableDecoder, profile: SiteConfiguration.Profile
  ) {
    sponsor = table.string("sponsor")?.value ?? ""
    self.operator = table.string("operator")?.value ?? ""
    phone = table.string("phone")?.value ?? ""
    address = table.string("address")?.value ?? ""
    postcode = table.string("postcode")?.value ?? ""
    email = table.string("email")?.value ?? ""
    siteIDCode = table.string("site_id_code")?.value ?? ""
    icp = table.string("icp")?.value ?? ""
    if let police = table.table("police", { ($0.string("number"), $0.string("code")) }) {
      policeNumber = police.0?.value ?? ""
      policeCode = police.1?.value ?? ""
    }
    technicalSupport = table.string("technical_support")?.value ?? ""
    copyright = table.string("copyright")?.value ?? ""
    errorReportURL = table.webAddressOrEmpty("error_report")
    table.table("badge") { badge.read(&$0) }
    table.reportMissing(of: self, profile: profile)
  }
}

extension SiteConfiguration.Badge {
  fileprivate mutating func read(_ table: inout TableDecoder) {
    url = table.webAddressOrEmpty("url")
    if let value = table.string("image"), !value.value.isEmpty {
      image = value.value
      imageLocation = SourceLocation(path: table.path, file: table.file, range: value.range)
    }
    if let value = table.oneOf("kind", Kind.self) { kind = value.value }
  }
}

extension TableDecoder {
  fileprivate mutating func mourning() -> Mourning? {
    let scope = oneOf("scope", Mourning.Scope.self)
    let (from, to) = (date("from"), date("to"))
    guard let from else {
      if !contains("from") { reportMissing("from", example: "2026-12-13") }
      return nil
    }
    var mourning = Mourning(from: from.value, to: to?.value ?? from.value)
    if let to, to.value < from.value {
      report(
        .invalidValue, at: to.range,
        Message("哀悼的最后一天比第一天还早", "the last day is before the first"),
        help: Message("请核对 from 和 to", "check `from` and `to`"))
      return nil
    }
    if let scope { mourning.scope = scope.value }
    return mourning
  }
}

extension SiteConfiguration.Links {
  fileprivate mutating func read(_ table: inout TableDecoder) {
    if let value = table.boolean("leaving_notice") { hasLeavingNotice = value.value }
    if let hosts = table.hosts("no_notice") { withoutNotice = hosts }
    approvedHosts = table.hosts("approved_hosts") ?? []
    rel = table.linkTypes("rel")
    if let value = table.boolean("links_back") { expectsBackLink = value.value }
    table.table("own") { own in
      self.own.name = own.string("name")?.value ?? ""
      self.own.description = own.string("description")?.value ?? ""
      if let value = own.string("logo"), !value.value.isEmpty {
        self.own.logo = value.value
        self.own.logoLocation = SourceLocation(
          path: own.path, file: own.file, range: value.range)
      }
    }
  }
}

extension SiteConfiguration.Scan {
  fileprivate mutating func read(_ table: inout TableDecoder) {
    if let value = table.boolean("enabled") { isEnabled = value.value }
    table.table("level") { table in
      for code in Self.codes {
        if let level = table.oneOf(code.name, SiteConfiguration.ScanLevel.self) {
          levels[code] = level.value
        }
      }
    }
    allowed = (table.strings("allow") ?? []).map(\.value)
    columnsOff = (table.strings("columns_off") ?? []).map(\.value)
  }
}

extension SiteConfiguration.Letters {
  fileprivate mutating func read(_ table: inout TableDecoder) {
    if let value = table.oneOf("off_hours", SiteConfiguration.OffHours.self) {
      offHours = value.value
    }
    if let time = table.string("cutoff") {
      let parts = time.value.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
        let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour),
        (0...59).contains(minute)
      {
        cutoff = hour * 60 + minute
      } else {
        table.report(
          .invalidValue, at: time.range,
          Message("“\(time.value)”不是几点几分", "`\(time.value)` is no time of a day"),
          help: Message("例如：cutoff = \"17:30\"", "for example: cutoff = \"17:30\""))
      }
      if offHours == .asIs {
        table.report(
          .invalidValue, at: time.range,
          Message(
            "off_hours 不是 next-workday，cutoff 不起作用",
            "`cutoff` does nothing unless `off_hours` is `next-workday`"),
          help: Message(
            "请加一行 off_hours = \"next-workday\"，或删去 cutoff",
            "add off_hours = \"next-workday\", or remove `cutoff`"))
      }
    }
    guard let names = table.strings("topics") else { return }
    topics = names.map(\.value)
    for name in names where Self.accusations.contains(name.value) {
      table.report(
        .invalidValue, at: name.range,
        Message("“\(name.value)”不是来信的主题类", "“\(name.value)” is no topic of letters"),
        help: Message("检举控告由 12388 受理，不放在网站上", "12388 takes accusations, and no site has them"))
    }
  }
}

extension SiteConfiguration.Robots {
  fileprivate mutating func read(_ table: inout TableDecoder) {
    if let value = table.boolean("allow") { isAllowed = value.value }
    for path in table.strings("disallow") ?? [] {
      guard path.value.hasPrefix("/"), !path.value.utf8.contains(where: { $0 <= 0x20 }) else {
        table.report(
          .invalidValue, at: path.range,
          Message("不让收录的路径要以“/”开头，没有空格", "a path begins with “/” and has no spaces"),
          help: Message("例如：/neibu/", "for example: /neibu/"))
        continue
      }
      disallowed.append(path.value)
    }
  }
}

extension SiteConfiguration.Build {
  fileprivate mutating func read(_ table: inout TableDecoder) {
    if let value = table.requiredIfPresent("output") { output = value }
    if let value = table.string("permalink") {
      switch PermalinkPattern.parse(value.value) {
      case .success(let pattern): permalink = pattern
      case .failure(let problem):
        table.report(
          .invalidPermalink, at: value.range, problem.message,
          help: Message(
            "例如：permalink = \"/{column}/{slug}.html\"",
            "for example: permalink = \"/{column}/{slug}.html\""))
      }
    }
    if let value = table.oneOf("slugs", SiteConfiguration.SlugMode.self) { slugs = value.value }
    if let value = table.integer("page_size", in: 1...1000) { pageSize = value.value }
    if let value = table.integer("summary_length", in: 20...1000) { summaryLength = value.value }
    if let value = table.boolean("include_children") { includesChildren = value.value }
    if let value = table.oneOf("unreferenced", SiteConfiguration.UnreferencedFiles.self) {
      unreferenced = value.value
    }
    if let value = table.boolean("hosting_files"), value.value {
      hostingFiles = SourceLocation(path: table.path, file: table.file, range: value.range)
    }
  }
}

extension SiteConfiguration {
  /// Reads a `site.toml`.
  ///
  /// - Parameters:
  ///   - file: all bytes of the file.
  ///   - path: the path shown in messages.
  /// - Returns: the configuration, defaults where nothing usable is said, and what is wrong.
  package static func read(
    _ file: Bytes, path: String
  ) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
    let diagnostics = DiagnosticSink()
    let configuration = parseConfiguration(file, path: path, diagnostics: diagnostics)
    return (configuration ?? SiteConfiguration(), diagnostics.diagnostics)
  }
}
