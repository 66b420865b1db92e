import Base
import ChildProcesses
import Diagnostics
import ExternalSites
import Glibc
import RedSiteGen
import SiteModel

/// Asks the server that readers see whether it serves the site as it should: the entrance of this
/// room.
package struct LiveCheck {
  /// The address of the site, as given.
  package var url: String
  /// The host or number that is asked instead of the address's own; nil for that one.
  package var server: String?
  /// Whether every file and old address is asked, instead of some.
  package var asksAll = false
  /// The `curl` to use: a name looked up in `PATH`, or a path.
  package var program = "curl"

  package init(_ url: String) { self.url = url }

  /// What came of it.
  package struct Outcome: Sendable {
    /// What is wrong.
    package var report: DiagnosticReport
    /// How many questions were asked.
    package var asked = 0
    /// 0 where nothing is wrong, 1 where something is, 64 where the question made no sense, 75
    /// where the server does not answer, 74 where answers could not be kept.
    package var exitStatus: Int32

    init(_ problem: Diagnostic, _ exitStatus: Int32) {
      report = DiagnosticReport([problem])
      self.exitStatus = exitStatus
    }

    init(_ diagnostics: [Diagnostic], asked: Int) {
      report = DiagnosticReport(diagnostics)
      self.asked = asked
      exitStatus = report.hasErrors ? 1 : 0
    }
  }

  /// Asks about a planned site, whose last build is in its output folder.
  package func run(_ draft: SiteDraft) -> Outcome {
    guard let program = ProgramPath.find(program) else {
      return Outcome(
        Diagnostic(
          .missingProgram, at: SourceLocation(path: "check-live"),
          Message("检查要用 curl，这台机器上没有", "checking takes curl, which is not installed"),
          help: Message("请运行：apt-get install curl", "run: apt-get install curl")), 64)
    }
    let output = draft.setUp.publishedFolder
    let hosts = ServedHost.all(of: draft.plan, output: output)
    let asked = url.hasSuffix("/") ? url : url + "/"
    guard let host = hosts.first(where: { $0.origin + $0.basePath == asked }) else {
      let known = hosts.map { $0.origin + $0.basePath }.joined(separator: ", ")
      return Outcome(
        Diagnostic(
          .invalidValue, at: SourceLocation(path: url),
          Message("网站没有这个网址，有的是：\(known)", "the site has no such address; it has \(known)"),
          help: Message(
            "域名还没有指过来、或要问另一台服务器的，写：check-live \(known) --at 服务器",
            "to ask another server for it: check-live \(known) --at SERVER")), 64)
    }
    guard let site = LiveSite(host, of: draft, output: output) else {
      return Outcome(
        Diagnostic(
          .siteNotFound, at: SourceLocation(path: output),
          Message("这里还没有生成过网站，没有可以比的", "no build is here to compare with"),
          help: Message("请先运行 redsite build", "run `redsite build` first")), 1)
    }
    do throws(SystemError) {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let asker = LiveAsker(program: program, server: server, folder: folder.path)
      return try ask(site, asker)
    } catch {
      return Outcome(
        Diagnostic(
          .fileSystem, at: SourceLocation(path: "check-live"),
          Message("不能询问：\(error.chinese)", "cannot ask: \(error.english)")), 74)
    }
  }

  private func ask(_ site: LiveSite, _ asker: LiveAsker) throws(SystemError) -> Outcome {
    var rules = LiveRules(site)
    let address = site.host.origin + site.host.basePath
    var first = LiveAnswer(question: LiveQuestion(url: address))
    try asker.ask([first.question], isTraced: true) { _, answer in first = answer }
    if let failure = first.failure { return Self.unreachable(address, failure) }
    if let day = LiveCertificate.lastDay(in: first.trace), site.host.isSecure {
      let today = CivilDate(daysSince1970: Int32(time(nil) / 86_400))
      if let (message, severity) = LiveCertificate.problem(lastDay: day, today: today, url: address)
      {
        rules.findings.add(
          .liveCertificate, address, message,
          help: Message("请更新证书，并看看自动更新是否还在运行", "renew it, and see whether renewal still runs"),
          severity: severity)
      }
    }
    let files = asksAll ? site.files : site.files.sample()
    var steps = rules.stepsForMissing() + rules.stepsForMoved(all: asksAll)
    var tried: [String: Int] = [:]
    try asker.ask(files.map { LiveQuestion(url: $0.url) }) { number, answer in
      rules.look(at: answer, of: files[number])
      rules.lookForValidators(in: answer, of: files[number])
      // What one file of a kind gets, the others get.
      tried[files[number].ending, default: 0] += 1
      if tried[files[number].ending, default: 0] <= 2 {
        steps += rules.steps(after: answer, of: files[number])
      }
    }
    let plain = rules.stepsForPlainText()
    for all in [steps, plain] {
      try asker.ask(all.map(\.question)) { number, answer in all[number].look(&rules, answer) }
    }
    return Outcome(
      rules.findings.diagnostics, asked: 1 + files.count + steps.count + plain.count)
  }

  /// That the server does not answer, which may pass, or has a certificate that is not valid.
  private static func unreachable(_ address: String, _ failure: ExternalFailure) -> Outcome {
    Outcome(
      Diagnostic(
        failure == .certificate ? .liveCertificate : .liveUnreachable,
        at: SourceLocation(path: address),
        failure == .certificate
          ? Message(
            "证书无效：过期、域名不符，或者中间证书没有配上",
            "its certificate is not valid: expired, of another name, or without those between")
          : Message(
            "服务器没有回答：\(failure.message.chinese)",
            "the server does not answer: \(failure.message.english)"),
        help: failure == .certificate
          ? Message(
            "内网自己的证书，用环境变量 CURL_CA_BUNDLE 写明信任的根证书",
            "for a certificate of your own network name its root in CURL_CA_BUNDLE") : nil),
      failure == .certificate ? 1 : 75)
  }
}
