import Diagnostics
import ExternalSites
import Glibc
import RedSiteGen
import SiteModel
import TestSupport
import Testing

@Suite(
  .enabled(if: OutsideData.isRequired || runShell("command -v curl") != "", "needs curl"))
struct ExternalLinkTests {
  private static let column = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---

    """

  /// A site whose one article has these lines for its text, the first on line 5.
  private func site(_ lines: [String]) throws -> TestSite {
    try TestSite(
      Self.column + "-- content/news/a.md --\n---\ntitle: 甲\ndate: 2026-01-01\n---\n"
        + lines.joined(separator: "\n\n") + "\n")
  }

  private static func quick() -> ExternalLinkPolicy {
    // A proxy of the machine that tests run on must not be asked for the loopback.
    setenv("no_proxy", "127.0.0.1", 1)
    var policy = ExternalLinkPolicy()
    policy.asksPrivateHosts = true
    policy.pause = 0
    policy.timeout = 5
    policy.retryDelays = [0.05, 0.05]
    return policy
  }

  private func check(
    _ site: TestSite, isStrict: Bool = false,
    _ change: (inout ExternalLinkPolicy) -> Void = { _ in }
  ) -> BuildResult {
    var policy = Self.quick()
    change(&policy)
    var options = BuildOptions(site: site.root)
    options.profile = SiteConfiguration.Profile.none
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    options.isStrict = isStrict
    return ExternalLinkCheck.run(options, policy)
  }

  @Test func privateAddressesAreLeftAloneAndCounted() throws {
    let server = try LoopbackServer()
    let lines = ["[x](\(server.address)/gone)", "[x](http://oa/)", "[x](https://a:b@example.org/)"]
    let result = check(try site(lines + lines)) { $0.asksPrivateHosts = false }
    #expect(
      result.problems == ["--external unverified-link 有 3 个内网、本机或带用户名的网址没有检查"])
    #expect(result.exitStatus == 0)
  }

  @Test func eachAnswerIsSaidInItsOwnWay() throws {
    let server = try LoopbackServer()
    let own = server.address
    let paths = [
      "/ok", "/ok?a=1#b", "/moved", "/moved-twice", "/temporary", "/moved-gone", "/gone",
      "/nothing",
      "/broken", "/recovers", "/busy", "/forbidden", "/no-head", "/wrong-head", "/drops-head",
      "/endless", "/raw", "/新闻", "/huge", "/away",
    ]
    let site = try site(paths.map { "[x](\(own)\($0))" })
    let result = check(site, isStrict: true)
    #expect(
      result.problems == [
        "content/news/a.md:9:5 moved-link “\(own)/moved”已经永久改用新网址",
        "content/news/a.md:11:5 moved-link “\(own)/moved-twice”已经永久改用新网址",
        "content/news/a.md:15:5 dead-link 外部链接“\(own)/moved-gone”打不开：网页已经不在了（410）",
        "content/news/a.md:17:5 dead-link 外部链接“\(own)/gone”打不开：网页已经不在了（410）",
        "content/news/a.md:19:5 dead-link 外部链接“\(own)/nothing”打不开：网页已经不在了（404）",
        "content/news/a.md:21:5 dead-link 外部链接“\(own)/broken”打不开：对方网站出错（500）",
        "content/news/a.md:27:5 unverified-link 外部链接“\(own)/forbidden”没有查明：对方网站不回答程序（403）",
        "content/news/a.md:35:5 unverified-link 外部链接“\(own)/endless”没有查明：一直在跳转",
        "content/news/a.md:37:5 moved-link “\(own)/raw”已经永久改用新网址",
        "content/news/a.md:43:5 unverified-link 外部链接“\(own)/away”没有查明：对方网站不回答程序（302）",
      ])
    let diagnostics = result.report.diagnostics
    #expect(diagnostics[0].help?.chinese == "请改成：\(own)/ok")
    #expect(diagnostics[1].help?.chinese == "请改成：\(own)/ok")
    #expect(diagnostics[8].help?.chinese == "请改成：\(own)/%D6%D0")
    #expect(result.exitStatus == 0)
    for diagnostic in diagnostics {
      #expect(diagnostic.severity == (diagnostic.code == .deadLink ? .warning : .note))
    }
    let requests = server.requests
    #expect(requests.allSatisfy { $0.program.contains("redsite") })
    #expect(
      requests.count { $0.line == "HEAD /ok" } > 0 && requests.count { $0.line == "GET /ok" } == 0)
    #expect(requests.count { $0.line.hasSuffix("/broken") } == 3)
    let busy = requests.filter { $0.line.hasSuffix("/busy") }.map(\.time)
    #expect(busy.count == 2 && busy[1] - busy[0] >= 0.95)
  }

  @Test func everyPlaceOfEveryAddressIsFoundAndEachAddressAskedOnce() throws {
    let server = try LoopbackServer()
    let gone = server.address + "/gone"
    let site = try TestSite(
      """
      -- content/_index.md --
      ---
      title: 首页
      ---
      <\(gone)>
      -- content/news/_index.md --
      ---
      title: 新闻
      extra: {video: "\(gone)"}
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-01-01
      source_url: \(gone)
      ---
      见 \(gone)。

      ![图](\(gone)#x) `\(gone)` [首页](https://test.example.org/news/)
      -- content/news/b.md --
      ---
      title: 乙
      date: 2026-01-01
      link: \(gone)
      ---
      [正文不显示](\(server.address)/nothing)
      -- content/news/c.md --
      ---
      title: 草稿
      date: 2026-01-01
      draft: true
      ---
      [草稿](\(server.address)/nothing)
      -- content/topics/shu/_index.md --
      ---
      title: 读书
      ---
      [链接](\(gone))
      -- data/links.toml --
      [[groups]]
      name = "友情链接"
      [[groups.links]]
      name = "某网"
      url = "\(gone)"
      """)
    let result = check(site)
    // A picture of another site is reported for what it is, too.
    let dead = result.report.diagnostics.filter { $0.code != .externalImage }
    #expect(result.report.diagnostics.count == dead.count + 1)
    #expect(dead.allSatisfy { $0.code == .deadLink })
    #expect(
      dead.map {
        "\($0.location.path):\($0.location.line):\($0.location.column)"
      } == [
        "content/_index.md:4:2", "content/news/_index.md:3:16", "content/news/a.md:4:13",
        "content/news/a.md:6:3", "content/news/a.md:8:6", "content/news/b.md:4:7",
        "content/topics/shu/_index.md:4:6", "data/links.toml:5:7",
      ])
    #expect(server.requests.map(\.line) == ["HEAD /gone", "GET /gone"])
  }

  @Test func hostsAreAskedFewTimesAtOnceWithPauses() throws {
    let server = try LoopbackServer()
    let site = try site((1...6).map { "[x](\(server.address)/slow\($0))" })
    #expect(check(site) { $0.pause = 0.1 }.problems == [])
    let requests = server.requests
    #expect(requests.count == 6)
    #expect(requests.map(\.running).max() == 2)
    // Between two requests lies the pause, less what one curl takes longer to start than another.
    let times = requests.map(\.time)
    #expect((times.max() ?? 0) - (times.min() ?? 0) >= 0.4)
    var policy = ExternalLinkPolicy()
    policy.asksPrivateHosts = true
    #expect(policy.pause == 1 && policy.mostRequestsPerHost == 2 && policy.mostRequests == 8)
    policy.mostRequestsPerHost = 1
    #expect(policy.timeout == 15 && policy.longestRetryAfter == 10)
  }

  @Test func deadHostsSilentServersAndBadCertificates() throws {
    let server = try LoopbackServer()
    let site = try site(["[x](\(server.address)/silent)", "[x](http://127.0.0.1:1/)"])
    let result = check(site) {
      $0.timeout = 1
      $0.retryDelays = [0]
    }
    #expect(
      result.problems == [
        "content/news/a.md:5:5 dead-link 外部链接“\(server.address)/silent”打不开：等了很久没有回应",
        "content/news/a.md:7:5 dead-link 外部链接“http://127.0.0.1:1/”打不开：连接不上",
      ])
    #expect(server.requests.map(\.line) == ["HEAD /silent", "GET /silent"])
    // That nobody answered is not believed for a day.
    _ = check(site) {
      $0.timeout = 1
      $0.retryDelays = []
    }
    #expect(server.requests.count == 3)
  }

  @Test(
    .enabled(
      if: OutsideData.isRequired || runShell("command -v openssl") != "",
      "needs openssl to make a certificate"))
  func invalidCertificates() throws {
    let folder = try TestSite("")
    let file = folder.root + "/certificate.pem"
    _ = runShell(
      "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout \(file)"
        + " -out \(file).crt 2>/dev/null; cat \(file).crt >> \(file)")
    let server = try LoopbackServer(certificate: file)
    let site = try site(["[x](\(server.address)/ok)"])
    #expect(
      check(site).problems == [
        "content/news/a.md:5:5 dead-link 外部链接“\(server.address)/ok”打不开：网站的证书无效或已过期"
      ])
  }

  @Test func answersLastADay() throws {
    let server = try LoopbackServer()
    let site = try site([
      "[x](\(server.address)/ok)", "[x](\(server.address)/moved)", "[x](\(server.address)/gone)",
    ])
    let first = check(site).report.diagnostics
    let asked = server.requests.count
    #expect(first.map(\.code) == [.movedLink, .deadLink] && asked == 5)
    #expect(check(site).report.diagnostics == first)
    #expect(server.requests.count == asked)

    let cache = try #require(site.contents(".redsite/external-links.json"))
    let old = cache.split(separator: "\"asked\":", omittingEmptySubsequences: false)
    let aged =
      old[0]
      + old.dropFirst().map { part in
        let number = part.prefix { $0.isNumber }
        return "\"asked\":\((Int(number) ?? 0) - 86_400)" + part.dropFirst(number.count)
      }.joined()
    try site.write(".redsite/external-links.json", String(aged))
    #expect(check(site).report.diagnostics == first)
    #expect(server.requests.count == 2 * asked)

    for damaged in ["", "{", "[]", "{\"version\":9,\"answers\":{}}", "\u{0}\u{FFFD}"] {
      try site.write(".redsite/external-links.json", damaged)
      #expect(check(site).report.diagnostics == first)
    }
    #expect(server.requests.count == 7 * asked)
    #expect(runShell("ls -A \(site.root)/.redsite") == "external-links.json\n")
  }

  @Test func theCheckItselfDecidesTheExitStatus() throws {
    let server = try LoopbackServer()
    let site = try site(["[x](\(server.address)/gone) [y](nirgends.md)"])
    let result = check(site)
    #expect(result.exitStatus == 1)
    #expect(result.report.diagnostics.map(\.code) == [.deadLink, .brokenLink])
    #expect(site.outputFiles() == [])
  }

  @Test func withoutCurlItSaysHowToInstallIt() throws {
    let result = check(try site(["[x](http://127.0.0.1:1/)"])) { $0.program = "curl-is-not-here" }
    #expect(result.exitStatus == 64)
    #expect(result.report.diagnostics.map(\.code) == [.missingProgram])
    #expect(result.report.diagnostics.first?.help?.chinese == "请运行：apt-get install curl")
  }

  @Test func sitesThatNobodyAnswersSuspectTheNetwork() throws {
    let site = try site((1...3).map { "[x](http://127.0.0.1:1/\($0))" })
    let result = check(site)
    #expect(result.problems.first == "--external unverified-link 没有一个外部网站连得上")
    #expect(result.report.diagnostics.count == 4)
  }
}
