import Base
import Diagnostics
import Files
import Scan
import SensitiveText
import SiteModel

/// Reports what was found that is not for the public, short of what is public anyway, what a site
/// does not look for, and what somebody cleared.
struct FindingReporter {
  private let parsed: ParsedSite
  private let tree: SourceTree
  private let settings: SiteConfiguration.Scan
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private let today: CivilDate
  private let allowed: [WildcardPattern]
  private let publicValues: Set<String>
  /// The clearances that hold, by file; the used ones.
  private var clearances: [String: [Int]] = [:]
  private var used: Set<Int> = []
  private var open: [OpenFinding] = []
  private var photos: [PhotoFinding] = []

  private init(
    _ parsed: ParsedSite, _ site: Site, tree: SourceTree, locator: SourceLocator,
    diagnostics: DiagnosticSink
  ) {
    self.parsed = parsed
    self.tree = tree
    self.locator = locator
    self.diagnostics = diagnostics
    settings = site.configuration.scan
    today = site.now.date
    allowed = settings.allowed.map { WildcardPattern(Self.plain($0)) }
    publicValues = parsed.publicValues.union(Self.values(of: site.configuration.owner))
  }

  /// Reports all findings; the site keeps those that are open.
  static func report(
    _ parsed: ParsedSite, tree: SourceTree, locator: SourceLocator, diagnostics: DiagnosticSink,
    into site: inout Site
  ) {
    var reporter = FindingReporter(
      parsed, site, tree: tree, locator: locator, diagnostics: diagnostics)
    reporter.checkClearances()
    reporter.reportTexts()
    if site.configuration.scan.isEnabled { reporter.reportFiles() }
    reporter.reportUnused()
    site.openFindings = reporter.open
    site.photoFindings = reporter.photos
  }

  /// A number as patterns are compared with it: without spaces and hyphens.
  private static func plain(_ text: String) -> String {
    String(text.filter { $0 != " " && $0 != "-" })
  }

  /// The numbers and addresses of those who run the site.
  private static func values(of owner: SiteConfiguration.Owner) -> Set<String> {
    var values: Set<String> = []
    for text in [owner.phone, owner.email, owner.address, owner.copyright, owner.technicalSupport] {
      text.withBytes { bytes in
        var search = SensitiveText([.phoneNumber, .landline, .emailAddress])
        for found in search.find(in: bytes, bodyStart: nil) {
          values.insert(found.value(in: bytes))
        }
      }
    }
    return values
  }

  // MARK: Clearances

  private func reviewer(_ name: String, on day: CivilDate?) -> Reviewer? {
    parsed.reviewers.entries.first {
      $0.identifier.name == name && $0.has(.secrecy, on: day)
    }
  }

  private mutating func checkClearances() {
    for (index, clearance) in parsed.clearances.entries.enumerated() {
      guard reviewer(clearance.reviewer.name, on: clearance.date) != nil else {
        let place = locator.location(path: parsed.clearances.path, clearance.reviewer.range)
        reportReviewer(clearance.reviewer.name, at: place)
        continue
      }
      if let end = clearance.validUntil, end < today {
        reportStale(
          clearance, Message("核准已经过期", "the clearance has run out"))
        continue
      }
      clearances[clearance.file.name, default: []].append(index)
    }
  }

  private func reportReviewer(_ name: String, at place: SourceLocation) {
    guard parsed.reviewers.isWhole else { return }
    let duty = Reviewer.Duty.secrecy.rawValue
    let able = parsed.reviewers.entries.filter { $0.duties.contains(.secrecy) }
      .map(\.identifier.name)
    let list = able.isEmpty ? "" : able.joined(separator: "、")
    diagnostics.report(
      Diagnostic(
        .reviewNotAuthorized, at: place,
        Message("“\(name)”这一天没有“\(duty)”的职责", "“\(name)” had no duty “\(duty)” on that day"),
        help: Message(
          able.isEmpty
            ? "请在 data/reviewers.csv 里登记，职责写“\(duty)”" : "可以核准的人：\(list)",
          able.isEmpty
            ? "enter them in data/reviewers.csv with the duty “\(duty)”"
            : "who may clear findings: \(list)")))
  }

  private func reportStale(_ clearance: Clearance, _ message: Message) {
    diagnostics.report(
      Diagnostic(
        .staleClearance,
        at: locator.location(path: parsed.clearances.path, clearance.file.range), message,
        help: Message("请重新核准，或删去这一行", "clear it anew, or remove the row")))
  }

  private func reportUnused() {
    for (index, clearance) in parsed.clearances.entries.enumerated()
    where clearances[clearance.file.name]?.contains(index) == true && !used.contains(index) {
      reportStale(
        clearance,
        Message("没有这样的问题了：内容改过，或已删去", "there is no such finding: the text was changed or removed"))
    }
  }

  /// Whether somebody cleared a finding; the digest is made only where one may have.
  private mutating func isCleared(
    _ path: String, _ code: DiagnosticCode, digest: () -> String?
  ) -> Bool {
    guard let rows = clearances[path] else { return false }
    let candidates = rows.filter { parsed.clearances.entries[$0].code == code }
    guard !candidates.isEmpty, let digest = digest() else { return false }
    for row in candidates where parsed.clearances.entries[row].digest == digest {
      used.insert(row)
      return true
    }
    return false
  }

  // MARK: Texts

  private mutating func reportTexts() {
    guard !parsed.findings.isEmpty || !parsed.articles.isEmpty else { return }
    let clearedFiles = clearedFiles()
    // In a preview the newest texts are here.
    parsed.texts.withView { view in
      for finding in parsed.findings {
        let file = tree.files[finding.file.offset]
        let bytes = view[file.text]
        switch finding.subject {
        case .sensitive(let found):
          report(found, bytes, finding.file, isClearedByAuthor: clearedFiles.contains(finding.file))
        case .word(let index): report(parsed.words.entries[index], bytes, finding)
        case .titleMismatch(let index):
          report(parsed.titles.entries[index], .titleMismatch, bytes, finding)
        case .nameSuspect(let index):
          report(parsed.titles.entries[index], .nameSuspect, bytes, finding)
        }
      }
    }
  }

  /// The articles whose warnings a reviewer cleared.
  private func clearedFiles() -> Set<SourceFile.ID> {
    var files: Set<SourceFile.ID> = []
    for article in parsed.articles {
      guard let reference = article.clearedBy else { continue }
      if reviewer(reference.name, on: article.article.published.date) != nil {
        files.insert(article.article.file)
      } else {
        reportReviewer(
          reference.name, at: locator.location(article.article.file, reference.range))
      }
    }
    return files
  }

  private mutating func report(
    _ found: SensitiveFinding, _ bytes: Bytes, _ file: SourceFile.ID, isClearedByAuthor: Bool
  ) {
    let path = tree.files[file.offset].path
    guard let severity = severity(of: found, path: path),
      !(isClearedByAuthor && severity != .error)
    else { return }
    let value = found.value(in: bytes)
    guard !isPublic(found.kind, value, path) else { return }
    let code = found.kind.code
    guard !isCleared(path, code, digest: { Clearance.digest(of: value) }) else { return }
    let place = locator.location(file, found.range)
    keep(place, code, value)
    diagnostics.report(
      FindingMessage.diagnostic(
        found, masked: found.masked(in: bytes), at: place, severity: severity))
  }

  /// How much a finding matters; nil where nobody looks for it there.
  private func severity(of found: SensitiveFinding, path: String) -> Severity? {
    let code = found.kind.code
    guard let severity = settings.severity(of: code) else { return nil }
    if code != .secretMark, code != .idNumber, isOff(path) { return nil }
    // With 账号 beside it there is no doubt what the number is.
    return found.isNamed && settings.levels[code] == nil ? .error : severity
  }

  private func isOff(_ path: String) -> Bool {
    guard path.hasPrefix("content/") else { return false }
    return settings.columnsOff.contains { path.hasPrefix("content/\($0)/") }
  }

  private func isPublic(_ kind: SensitiveKind, _ value: String, _ path: String) -> Bool {
    switch kind {
    case .phoneNumber where isOfKeepers(path), .landline where isOfKeepers(path),
      .emailAddress where isOfKeepers(path):
      // The keepers of the site say there how they are reached (RFC 9116).
      return true
    case .phoneNumber, .landline, .emailAddress, .licencePlate, .bankCard:
      let plain = kind == .emailAddress ? value : Self.plain(value)
      return publicValues.contains(value)
        || allowed.contains { $0.matches(plain) }
    case .secretMark, .restrictedMark, .idNumber, .maskedIDNumber: return false
    }
  }

  private func isOfKeepers(_ path: String) -> Bool { path.hasPrefix("static/") }

  private mutating func keep(_ place: SourceLocation, _ code: DiagnosticCode, _ value: String?) {
    open.append(
      OpenFinding(
        path: place.path, code: code, line: place.line, column: place.column, value: value))
  }

  // MARK: Words

  private mutating func report(_ rule: WordRule, _ bytes: Bytes, _ finding: TextFinding) {
    let path = tree.files[finding.file.offset].path
    let word = bytes[slice: finding.range].string
    guard !isCleared(path, .wrongWord, digest: { Clearance.digest(of: word) }) else { return }
    let place = locator.location(finding.file, finding.range)
    keep(place, .wrongWord, word)
    diagnostics.report(FindingMessage.diagnostic(rule, word: word, at: place))
  }

  private mutating func report(
    _ holder: OfficeHolder, _ code: DiagnosticCode, _ bytes: Bytes, _ finding: TextFinding
  ) {
    let path = tree.files[finding.file.offset].path
    let word = bytes[slice: finding.range].string
    guard !isCleared(path, code, digest: { Clearance.digest(of: word) }) else { return }
    let place = locator.location(finding.file, finding.range)
    keep(place, code, word)
    diagnostics.report(FindingMessage.diagnostic(holder, code, written: word, at: place))
  }

  // MARK: Files

  private mutating func reportFiles() {
    for (file, found) in tree.findings.sorted(by: { $0.key.offset < $1.key.offset }) {
      let path = tree.files[file.offset].path
      // What may not be published at all has an error of its own.
      guard tree.files[file.offset].isReadable else { continue }
      for finding in found.findings {
        report(finding, of: file, path: path, digest: found.digest)
      }
    }
  }

  private mutating func report(
    _ finding: FileFinding, of file: SourceFile.ID, path: String, digest: String?
  ) {
    let code = finding.kind.code
    let place = SourceLocation(path: path)
    if case .text(let found) = finding.kind {
      guard let severity = severity(of: found, path: path),
        !isPublic(found.kind, finding.value, path),
        !isCleared(path, code, digest: { Clearance.digest(of: finding.value) })
      else { return }
      keep(place, code, finding.value)
      diagnostics.report(FindingMessage.diagnostic(finding, at: place, severity: severity))
      return
    }
    guard var severity = settings.severity(of: code), !isOff(path),
      !isCleared(path, code, digest: { digest })
    else { return }
    if finding.isLesser, settings.levels[code] == nil { severity = .warning }
    if severity != .note { keep(place, code, nil) }
    let asItIs = FindingMessage.diagnostic(finding, at: place, severity: severity, isOut: true)
    guard code == .photoLocation || code == .photoMetadata, tree.files[file.offset].picture != nil,
      tree.files[file.offset].role == .asset
    else { return diagnostics.report(asItIs) }
    photos.append(
      PhotoFinding(
        file: file, asItIs: asItIs,
        asShown: FindingMessage.diagnostic(finding, at: place, severity: .note, isOut: false)))
  }
}
