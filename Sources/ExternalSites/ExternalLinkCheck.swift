import Base
import Diagnostics
import Glibc
import RedSiteGen
import SiteModel

/// Asks every external address of a site and says which are dead or have moved.
///
/// What it finds are warnings and notes: that somebody else's server is down today is no reason
/// not to publish.
package struct ExternalLinkCheck {
  private let policy: ExternalLinkPolicy
  private let program: String

  /// Checks a site as a build does, and asks its external addresses besides.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - policy: how external links are asked. What becomes of it is reported and changes neither
  ///     the exit status nor, with `isStrict`, into errors.
  ///   - progress: shows how far the check is.
  /// - Returns: what was found; a refusal where the program that asks is not installed.
  package static func run(
    _ options: BuildOptions, _ policy: ExternalLinkPolicy,
    progress: BuildProgress = BuildProgress()
  ) -> BuildResult {
    guard let check = ExternalLinkCheck(policy) else {
      return BuildResult(refusal: missingProgram(policy))
    }
    var options = options
    options.asksExternalLinks = true
    let look = SiteBuilder(options).checked(progress)
    var result = look.result
    if let draft = look.draft {
      result.report = result.report.adding(
        check.run(draft.plan, root: draft.setUp.root, progress: progress))
    }
    return result
  }

  /// A check, or nil where the program that asks is not installed.
  private init?(_ policy: ExternalLinkPolicy) {
    guard let program = ProgramPath.find(policy.program) else { return nil }
    self.policy = policy
    self.program = program
  }

  /// What to say where the program is not installed.
  private static func missingProgram(_ policy: ExternalLinkPolicy) -> Diagnostic {
    Diagnostic(
      .missingProgram, at: SourceLocation(path: "--external"),
      Message(
        "检查外部链接要用 \(policy.program)，这台机器上没有",
        "checking external links takes \(policy.program), which is not installed"),
      help: Message("请运行：apt-get install curl", "run: apt-get install curl"))
  }

  /// Asks what has not been asked within a day.
  ///
  /// - Parameters:
  ///   - plan: the site.
  ///   - root: its folder, for the cache.
  ///   - progress: is told how many are answered.
  /// - Returns: what was found, at every place of each address.
  private func run(_ plan: SitePlan, root: String, progress: BuildProgress) -> [Diagnostic] {
    // Addresses of the site itself that the build makes need not be asked.
    let found = plan.site.externalLinks.filter { !$0.isMade(by: plan.paths) }
    let links = found.filter { policy.allows($0.address) }
    let leftAlone = Set(found.lazy.map(\.address).filter { !policy.allows($0) }).count
    let now = Int(time(nil))
    var cache = ExternalAnswerCache(root: root, now: now, lasting: policy.answersLast)
    var answers: [WebAddress: ExternalAnswer] = [:]
    var unknown: [WebAddress] = []
    var seen: Set<WebAddress> = []
    for link in links where seen.insert(link.address).inserted {
      if let known = cache[link.address] {
        answers[link.address] = known
      } else {
        unknown.append(link.address)
      }
    }
    progress.begin(.external, total: unknown.count)
    var asker = ExternalLinkAsker(
      policy: policy, program: program, site: plan.site.configuration.baseURL)
    for (address, answer) in zip(unknown, asker.ask(unknown, progress: progress)) {
      answers[address] = answer
      cache.keep(answer, for: address, now: now)
    }
    var diagnostics: [Diagnostic] = []
    if !unknown.isEmpty {
      do throws(SystemError) { try cache.write() } catch {
        diagnostics.append(Self.cannotKeep(error))
      }
    }
    let locator = SourceLocator(files: plan.site.files, texts: plan.site.texts)
    for link in links {
      guard let answer = answers[link.address],
        let diagnostic = answer.diagnostic(
          link.address, at: locator.location(link.file, link.range))
      else { continue }
      diagnostics.append(diagnostic)
    }
    let partners = BackLinkCheck(policy, program: program, site: plan.site)
    diagnostics += partners.run(answers: answers, locator: locator)
    if leftAlone > 0 { diagnostics.append(Self.leftAlone(leftAlone)) }
    if Self.looksOffline(unknown.compactMap { answers[$0] }) { diagnostics.append(Self.offline) }
    return diagnostics
  }

  private static func looksOffline(_ answers: [ExternalAnswer]) -> Bool {
    answers.count >= 3
      && answers.allSatisfy {
        if case .failed(let failure) = $0 { failure.isPassing } else { false }
      }
  }

  private static func leftAlone(_ count: Int) -> Diagnostic {
    Diagnostic(
      .unverifiedLink, at: SourceLocation(path: "--external"),
      Message(
        "有 \(count) 个内网、本机或带用户名的网址没有检查",
        count == 1
          ? "one address of a private network, of this machine or with a user name was left alone"
          : "\(count) addresses of private networks, of this machine or with user names "
            + "were left alone"),
      help: Message(
        "读者打不开这样的网址，请看看是不是写错了；确实要检查，请加 --private",
        "readers cannot open them; to ask them too, add --private"))
  }

  private static let offline = Diagnostic(
    .unverifiedLink, at: SourceLocation(path: "--external"),
    Message("没有一个外部网站连得上", "no external site could be reached"),
    help: Message("请先检查这台机器的网络和代理", "check this machine's network and proxy first"))

  private static func cannotKeep(_ error: SystemError) -> Diagnostic {
    Diagnostic(
      .fileSystem, at: SourceLocation(path: ExternalAnswerCache.path),
      Message(
        "外部链接的检查结果存不下来：\(error.chinese)",
        "the answers about external links could not be kept: \(error.english)"),
      help: Message("下次检查会重新询问；要保存，请检查写权限", "they will be asked again; check its permissions"),
      severity: .note)
  }
}

extension ExternalLink {
  /// Whether it is an address of the site that its own build makes.
  fileprivate func isMade(by paths: OutputPaths) -> Bool {
    let url = String(address.text.prefix { $0 != "?" })
    return paths.contains(url: url.withBytes { PercentDecoding.decode($0) })
  }
}
