import Base
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// Writes down that findings may be published: rows of `data/cleared.csv`.
package struct ClearanceWriter {
  private let options: BuildOptions

  /// A writer for a site.
  package init(_ options: BuildOptions) { self.options = options }

  /// What is cleared, by whom and why.
  package struct Request: Sendable {
    /// The reviewer.
    package var reviewer: String
    package var reason: String
    /// The last day, as it is written into the row; empty for ever.
    package var validUntil = ""
    /// The codes; empty for all.
    package var codes: Set<DiagnosticCode> = []
    /// A file, or a folder with all that is in it; empty for all.
    package var path = ""
    /// The line and column of one finding.
    package var place: (line: Int, column: Int)?

    package init(reviewer: String, reason: String) {
      self.reviewer = reviewer
      self.reason = reason
    }
  }

  /// What was done.
  package struct Result: Sendable {
    /// The findings that were cleared, as people may see them.
    package var cleared: [(path: String, line: Int, column: Int, code: DiagnosticCode)] = []
    package var report = DiagnosticReport([])
    /// What the program ends with.
    package var exitStatus: Int32 = 0
  }

  /// What nobody clears in bulk: each is looked at by itself.
  private static let oneByOne: Set<DiagnosticCode> = [.idNumber, .secretMark]
  private static let heading = "文件,代码,摘要,核准人,日期,理由,有效期\n"

  /// Clears the open findings that a request is about.
  package func clear(_ request: Request) -> Result {
    let look = SiteBuilder(options).planned()
    guard let inputs = look.inputs, let site = look.draft?.plan.site else {
      return Result(report: look.result.report, exitStatus: look.result.exitStatus)
    }
    if let refusal = refusal(of: request, inputs, site) { return failed(refusal, 64) }
    let findings = site.openFindings.filter { finding in
      (request.codes.isEmpty || request.codes.contains(finding.code))
        && (request.path.isEmpty || finding.path == request.path
          || finding.path.hasPrefix(request.path + "/"))
        && (request.place.map { $0 == (finding.line, finding.column) } ?? true)
    }
    guard !findings.isEmpty else {
      return failed(
        Diagnostic(
          .invalidValue, at: SourceLocation(path: request.path.isEmpty ? "." : request.path),
          Message("没有这样的问题", "there is no such finding"),
          help: Message("redsite check 列出全部问题", "`redsite check` lists all of them")), 64)
    }
    let single = findings.filter { Self.oneByOne.contains($0.code) }
    if let first = single.first,
      Set(single.map { $0.value ?? "" }).count > 1 || findings.count > single.count
    {
      return failed(
        Diagnostic(
          .invalidValue,
          at: SourceLocation(path: first.path),
          Message(
            "\(DiagnosticCode.idNumber.name) 和 \(DiagnosticCode.secretMark.name) 要一处一处核准",
            "\(DiagnosticCode.idNumber.name) and \(DiagnosticCode.secretMark.name) are cleared one by one"
          ),
          help: Message(
            "请加 --at \(first.path):\(first.line):\(first.column)，或用 --only 排除它们",
            "add --at \(first.path):\(first.line):\(first.column), or leave them out with --only")),
        64)
    }
    return write(findings, request, site, root: inputs.setUp.root)
  }

  private func failed(_ problem: Diagnostic, _ status: Int32) -> Result {
    Result(report: DiagnosticReport([problem]), exitStatus: status)
  }

  /// Why the reviewer cannot clear anything.
  private func refusal(of request: Request, _ inputs: SiteInputs, _ site: Site) -> Diagnostic? {
    let isAble = inputs.parsed.reviewers.entries.contains {
      $0.identifier.name == request.reviewer && $0.has(.secrecy, on: site.now.date)
    }
    guard !isAble else { return nil }
    let duty = Reviewer.Duty.secrecy.rawValue
    return Diagnostic(
      .reviewNotAuthorized, at: SourceLocation(path: reviewersPath),
      Message("“\(request.reviewer)”没有“\(duty)”的职责", "“\(request.reviewer)” has no duty “\(duty)”"),
      help: Message(
        "请在 data/reviewers.csv 里登记，职责写“\(duty)”",
        "enter them in data/reviewers.csv with the duty “\(duty)”"))
  }

  private func write(
    _ findings: [OpenFinding], _ request: Request, _ site: Site, root: String
  ) -> Result {
    var result = Result()
    var buffer = ByteBuffer()
    let isThere = site.files.contains { $0.path == clearancesPath }
    guard !site.files.contains(where: { $0.path == "data/cleared.toml" }) else {
      return failed(
        Diagnostic(
          .twoRegisters, at: SourceLocation(path: "data/cleared.toml"),
          Message("核准写在 TOML 里，请自己加一节", "clearances are in TOML: add a table yourself"),
          help: Message("或改用 data/cleared.csv", "or use data/cleared.csv")), 64)
    }
    if isThere {
      do throws(FileProblem) {
        try readFile(
          FilePlace(clearancesPath, below: root), limit: Limits.textFileBytes, into: &buffer)
      } catch {
        return failed(
          error.diagnostic(path: clearancesPath, limit: Limits.textFileBytes), 74)
      }
    }
    var text = buffer.makeString()
    if text.isEmpty { text = Self.heading }
    if !text.hasSuffix("\n") { text += "\n" }
    let today = site.now.date.string(.fullDate)
    var written: Set<String> = []
    for finding in findings {
      guard let digest = digest(of: finding, root: root) else { continue }
      let row = [
        finding.path, finding.code.name, digest, request.reviewer, today, request.reason,
        request.validUntil,
      ].map(Self.cell).joined(separator: ",")
      if written.insert(row).inserted { text += row + "\n" }
      result.cleared.append((finding.path, finding.line, finding.column, finding.code))
    }
    do throws(SystemError) {
      let files = FileStore(root)
      if isThere {
        try files.replace(clearancesPath, with: Array(text.utf8))
      } else {
        try files.create(clearancesPath, Array(text.utf8))
      }
    } catch { return failed(.cannotWrite(clearancesPath, error), 74) }
    return result
  }

  private func digest(of finding: OpenFinding, root: String) -> String? {
    if let value = finding.value { return Clearance.digest(of: value) }
    var buffer = ByteBuffer()
    guard
      (try? readFile(
        FilePlace(finding.path, below: root), limit: Limits.assetBytes, into: &buffer)) != nil
    else { return nil }
    return buffer.makeArray().withBytes { Clearance.digest(of: $0) }
  }

  /// A cell of CSV (RFC 4180).
  private static func cell(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
