import Base
import Diagnostics
import Files
import Records
import SiteModel

/// Resolves what files say of cadence and points, and reports what cannot be.
struct RecordsOrganizer {
  private let parsed: ParsedSite
  private let folders: FolderOrganizer
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  /// The article of each path below `content/`: a place in `RecordFacts.articles`.
  private var articles: [String: Int] = [:]

  /// Fills `site.records`; articles are there already.
  static func organize(
    _ parsed: ParsedSite, folders: FolderOrganizer, people: inout PeopleOrganizer,
    locator: SourceLocator, diagnostics: DiagnosticSink, into site: inout Site
  ) {
    var organizer = RecordsOrganizer(
      parsed, folders: folders, locator: locator, diagnostics: diagnostics)
    organizer.addCadence(into: &site)
    EventChecks(locator: locator, diagnostics: diagnostics).check(site)
    if site.configuration.arePointsEnabled { organizer.addSchemes(into: &site) }
    organizer.addRows(people: &people, into: &site)
    SignedTables.organize(
      parsed, locator: locator, diagnostics: diagnostics, into: &site)
  }

  private init(
    _ parsed: ParsedSite, folders: FolderOrganizer, locator: SourceLocator,
    diagnostics: DiagnosticSink
  ) {
    self.parsed = parsed
    self.folders = folders
    self.locator = locator
    self.diagnostics = diagnostics
  }

  // MARK: Cadence

  private func addCadence(into site: inout Site) {
    for rule in site.configuration.cadence {
      if !rule.folder.isEmpty, folders.columns[rule.folder] == nil {
        let location = rule.folderLocation ?? rule.location
        diagnostics.report(
          .unknownColumn(
            Reference(name: rule.folder, range: 0..<0), at: location, folders, in: site))
        continue
      }
      site.records.cadence.append(rule)
    }
    for index in parsed.indexes where !index.cadence.isEmpty {
      guard let column = folders.columns[index.folder] else { continue }
      for var rule in index.cadence {
        rule.column = column
        site.records.cadence.append(rule)
      }
    }
  }

  // MARK: Schemes

  private func addSchemes(into site: inout Site) {
    let schemes = parsed.records.schemes.sorted {
      ($0.days.lowerBound, $0.location.path) < ($1.days.lowerBound, $1.location.path)
    }
    for (index, scheme) in schemes.enumerated() {
      checkNames(scheme, in: site)
      if index > 0 {
        let before = schemes[index - 1]
        guard check(scheme, after: before) else { continue }
      }
      site.records.schemes.append(scheme)
    }
  }

  /// Whether a scheme begins where the one before it ends; reported where it does not.
  private func check(_ scheme: PointsScheme, after before: PointsScheme) -> Bool {
    let (start, end) = (scheme.days.lowerBound, before.days.upperBound)
    let note = Diagnostic.Note(
      Message("前一份办法在这里", "the scheme before is here"), at: before.location)
    if start <= end {
      diagnostics.report(
        Diagnostic(
          .pointsPeriod, at: scheme.location,
          Message(
            "“\(scheme.name)”和“\(before.name)”的日期重叠，不知道按哪份算",
            "“\(scheme.name)” and “\(before.name)” hold on the same days"),
          help: Message(
            "请给前一份写 until = \(start.advanced(by: -1).string(.fullDate))",
            "write until = \(start.advanced(by: -1).string(.fullDate)) into the one before"),
          notes: [note]))
      return false
    }
    if end.advanced(by: 1) < start {
      diagnostics.report(
        Diagnostic(
          .pointsPeriod, at: scheme.location,
          Message(
            "\(end.advanced(by: 1).string(.fullDate)) 到 \(start.advanced(by: -1).string(.fullDate)) 没有积分办法",
            "no scheme holds from \(end.advanced(by: 1).string(.fullDate)) to "
              + start.advanced(by: -1).string(.fullDate)),
          help: Message("请让两份办法的日期接上", "let the one begin where the other ends"), notes: [note]))
    }
    return true
  }

  /// Columns, topics and cadence rules that a scheme names must be there.
  private func checkNames(_ scheme: PointsScheme, in site: Site) {
    for base in scheme.bases where !base.folder.isEmpty && folders.columns[base.folder] == nil {
      diagnostics.report(
        .unknownColumn(
          Reference(name: base.folder, range: 0..<0), at: place(of: base.folder, scheme), folders,
          in: site))
    }
    for award in scheme.bonuses + scheme.deductions {
      switch award.condition {
      case .topic(let topic)
      where folders.topics[topic] == nil && folders.closedTopics[topic] == nil:
        diagnostics.report(
          .unknown(
            .unknownTopic, Message("专题", "topic"), Reference(name: topic, range: 0..<0),
            at: place(of: "topic:" + topic, scheme), candidates: folders.topics.keys,
            remedy: Message("请写专题的文件夹名", "write the name of the topic's folder")))
      case .quotaShort(let name):
        let rule = site.records.cadence.first { $0.name == name }
        if let rule, rule.subject != .columns { continue }
        diagnostics.report(
          .unknown(
            .invalidPoints, Message("单位或信息员的更新要求", "rule for units or contributors"),
            Reference(name: name, range: 0..<0), at: place(of: name, scheme),
            candidates: site.records.cadence.filter { $0.subject != .columns }.map(\.name),
            remedy: Message("请先在 site.toml 写 [[cadence]]", "write it as [[cadence]] into site.toml")
          ))
      default: break
      }
    }
  }

  /// Where the file of a scheme says something, or where the scheme begins.
  private func place(of text: String, _ scheme: PointsScheme) -> SourceLocation {
    locator.location(ofText: text, path: scheme.location.path) ?? scheme.location
  }

  // MARK: Rows

  private mutating func addRows(people: inout PeopleOrganizer, into site: inout Site) {
    let records = parsed.records
    let issues = site.records.schemes.isEmpty ? [] : printedArticles(in: site)
    if !records.adoptions.entries.isEmpty || !records.requests.entries.isEmpty || !issues.isEmpty {
      for (index, article) in site.records.articles.enumerated() {
        articles[site.files[article.file.offset].contentPath] = index
      }
    }
    for row in records.adoptions.entries { addAdoption(row, &people, into: &site) }
    addAdoptions(issues, into: &site)
    site.records.adoptions.sort {
      ($0.date, $0.outlet, $0.article ?? -1, $0.title, $0.proof)
        < ($1.date, $1.outlet, $1.article ?? -1, $1.title, $1.proof)
    }
    var requests: Set<[String]> = []
    for row in records.requests.entries {
      let path = records.requests.path
      guard requests.insert([row.identifier.name, row.unit.name]).inserted else {
        reportTwice(row.identifier, path: path)
        continue
      }
      guard let unit = unit(row.unit, path, &people) else { continue }
      let article = row.article.flatMap { self.article($0, path, in: site) }
      let contributor = row.contributor.flatMap {
        self.contributor($0, row.due, path, &people, site)
      }
      site.records.requests.append(
        InformationRequest(
          identifier: row.identifier.name, title: row.title, issued: row.issued, due: row.due,
          unit: unit, contributor: contributor,
          done: row.done ?? article.map { site.records.articles[$0].day }))
    }
    site.records.requests.sort {
      ($0.due, $0.identifier, site.texts.string(site.units[$0.unit.offset].identifier))
        < ($1.due, $1.identifier, site.texts.string(site.units[$1.unit.offset].identifier))
    }
    for row in records.adjustments.entries {
      let path = records.adjustments.path
      let unit = row.unit.flatMap { self.unit($0, path, &people) }
      let contributor = row.contributor.flatMap {
        self.contributor($0, row.date, path, &people, site)
      }
      site.records.adjustments.append(
        PointsAdjustment(
          date: row.date, unit: unit, contributor: contributor, points: row.points,
          kind: row.kind, cause: row.cause))
    }
    site.records.adjustments.sort {
      ($0.date, $0.cause, $0.points ?? 0) < ($1.date, $1.cause, $1.points ?? 0)
    }
    for row in records.zeroReports.entries {
      let path = records.zeroReports.path
      guard let unit = unit(row.unit, path, &people) else { continue }
      var contributor: Contributor.ID?
      if let reference = row.contributor {
        contributor = self.contributor(reference, row.days.upperBound, path, &people, site)
        if contributor == nil { continue }
      }
      site.records.zeroReports.append(
        ZeroReport(unit: unit, contributor: contributor, days: row.days, reported: row.reported))
    }
  }

  private func addAdoption(
    _ row: ParsedAdoption, _ people: inout PeopleOrganizer, into site: inout Site
  ) {
    let path = parsed.records.adoptions.path
    checkProof(row, in: site)
    let law = site.records.schemes.first { $0.days.contains(row.date) }
    if let law, !law.outlets.contains(where: { $0.identifier == row.outlet.name }) {
      diagnostics.report(
        .unknown(
          .invalidPoints, Message("媒体", "outlet"), row.outlet,
          at: locator.location(path: path, row.outlet.range),
          candidates: law.outlets.map(\.identifier),
          remedy: Message(
            "请先在 \(law.location.path) 的 [[outlets]] 里登记",
            "add it to [[outlets]] of \(law.location.path) first")))
    }
    let unit = row.unit.flatMap { self.unit($0, path, &people) }
    let contributors = row.contributors.compactMap {
      contributor($0, row.date, path, &people, site)
    }
    var adoption = Adoption(
      article: nil, title: row.title, outlet: row.outlet.name, date: row.date,
      proof: row.proof?.name ?? "", unit: unit, contributors: contributors, kind: row.kind)
    if let reference = row.article {
      guard let article = article(reference, path, in: site) else { return }
      adoption.article = article
      let published = site.records.articles[article].day
      if row.date < published {
        diagnostics.report(
          Diagnostic(
            .adoptionBeforePublication, at: locator.location(path: path, row.dateRange),
            Message(
              "采用日期早于文章的发布日期 \(published.string(.fullDate))",
              "it was adopted before it was published on \(published.string(.fullDate))"),
            help: Message(
              "请核对两个日期；确实先登在报上的，从发布那天起记分",
              "compare both dates; where it is so, it counts from the day of publication")))
      }
    } else if unit == nil, contributors.isEmpty, row.unit == nil, row.contributors.isEmpty {
      diagnostics.report(
        Diagnostic(
          .missingKey, at: locator.location(path: path, row.outlet.range),
          Message("没有文章的一行要写单位或信息员", "a row without an article needs a unit or contributor"),
          help: Message("不然不知道分记给谁", "or nobody knows whose the points are")))
    }
    site.records.adoptions.append(adoption)
  }

  /// An article that an issue of a newspaper lists.
  private struct PrintedArticle {
    var path: String
    var outlet: String
    var date: CivilDate
    /// The file of the issue.
    var issue: String
  }

  /// What issues list of newspapers that a scheme knows as outlets, by their names.
  private func printedArticles(in site: Site) -> [PrintedArticle] {
    site.kinds.articles.sorted { $0.key < $1.key }.flatMap { index, facts -> [PrintedArticle] in
      guard let issue = facts.issue else { return [] }
      let own = site.articles[Int(index)]
      let date = issue.on ?? own.published.date
      guard
        let outlet = site.records.schemes.first(where: { $0.days.contains(date) })?.outlets
          .first(where: { $0.name == issue.paper })
      else { return [] }
      let file = site.files[own.file.offset].path
      return issue.pages.flatMap(\.articles).map {
        PrintedArticle(
          path: site.files[site.articles[$0.offset].file.offset].contentPath,
          outlet: outlet.identifier, date: date, issue: file)
      }
    }
  }

  /// Adds what issues list as adoptions, each once: a row of the register says more.
  private func addAdoptions(_ printed: [PrintedArticle], into site: inout Site) {
    guard !printed.isEmpty else { return }
    var known = Set(site.records.adoptions.map { [$0.outlet, String($0.article ?? -1)] })
    for one in printed {
      guard let article = articles[one.path],
        known.insert([one.outlet, String(article)]).inserted
      else { continue }
      site.records.adoptions.append(
        Adoption(
          article: article, title: "", outlet: one.outlet, date: one.date, proof: one.issue,
          unit: nil, contributors: [], kind: ""))
    }
  }

  /// A proof is an address, or a file of the site's folder.
  private func checkProof(_ row: ParsedAdoption, in site: Site) {
    let path = parsed.records.adoptions.path
    guard let proof = row.proof, !proof.name.isEmpty else {
      diagnostics.report(
        Diagnostic(
          .adoptionWithoutProof, at: locator.location(path: path, row.outlet.range),
          Message("这次采用没有网址，也没有证明", "the adoption has neither an address nor a proof"),
          help: Message(
            "请写网址，或者仓库里的截图、扫描件，如 data/caiyong/20260716.pdf",
            "write its address, or a file of the site that shows it, as in data/caiyong/a.pdf")))
      return
    }
    let lowered = proof.name.lowercased()
    if lowered.hasPrefix("https://") || lowered.hasPrefix("http://") { return }
    let name = proof.name.hasPrefix("/") ? String(proof.name.dropFirst()) : proof.name
    if site.files.contains(where: { $0.path == name || $0.path == "content/" + name }) { return }
    diagnostics.report(
      Diagnostic(
        .adoptionWithoutProof, at: locator.location(path: path, proof.range),
        Message(
          "证明“\(proof.name)”不是网址，也没有这个文件",
          "“\(proof.name)” is no address, and no such file is there"),
        help: Message(
          "网址要写完整，文件写从网站文件夹起的路径",
          "write a complete address, or the path of a file from the site's folder")))
  }

  private func article(_ reference: Reference, _ path: String, in site: Site) -> Int? {
    var name = reference.name
    for prefix in ["/", "content/"] where name.hasPrefix(prefix) {
      name = String(name.dropFirst(prefix.count))
    }
    if let index = articles[name] { return index }
    // One that is a draft, or still to come, is no fault: it counts when it is published.
    if case .hidden? = site.targets[name] { return nil }
    diagnostics.report(
      .unknown(
        .brokenLink, Message("文章", "article"), reference,
        at: locator.location(path: path, reference.range), candidates: articles.keys,
        remedy: Message(
          "请写从 content 起的文件路径，如 tebie/20260715-a.md",
          "write the file's path from content, as in tebie/20260715-a.md")))
    return nil
  }

  private func unit(
    _ reference: Reference, _ path: String, _ people: inout PeopleOrganizer
  ) -> Unit.ID? {
    people.unit(reference, at: locator.location(path: path, reference.range))
  }

  private func contributor(
    _ reference: Reference, _ day: CivilDate, _ path: String, _ people: inout PeopleOrganizer,
    _ site: Site
  ) -> Contributor.ID? {
    people.contributor(
      reference, on: day, at: locator.location(path: path, reference.range), in: site)
  }

  private func reportTwice(_ identifier: Reference, path: String) {
    diagnostics.report(
      Diagnostic(
        .duplicateIdentifier, at: locator.location(path: path, identifier.range),
        Message(
          "约稿“\(identifier.name)”给同一个单位下达了两次",
          "the request “\(identifier.name)” is given to one unit twice"),
        help: Message("编号和单位合起来不能重复，请改掉其中一个", "change one of them")))
  }
}
