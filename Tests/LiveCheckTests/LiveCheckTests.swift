import Base
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

@testable import LiveCheck

/// What does not need a web server; `check-servers.sh` asks nginx, Apache and Caddy.
@Suite struct LiveCheckTests {
  private static func site(_ address: String) throws -> (site: TestSite, draft: SiteDraft) {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "\(address)"
      theme = "plain"
      profile = "none"
      """)
    return (site, try #require(SiteBuilder(site.options).planned().draft))
  }

  @Test func serverThatDoesNotAnswerMayAnswerLater() throws {
    // Nothing listens at port 1.
    let (site, draft) = try Self.site("http://127.0.0.1:1/")
    #expect(site.build().exitStatus == 0)
    let outcome = LiveCheck("http://127.0.0.1:1/").run(draft)
    #expect(outcome.exitStatus == 75)
    #expect(outcome.report.diagnostics.map(\.code) == [.liveUnreachable])
  }

  @Test func addressOfAnotherSiteIsAnswered() throws {
    let (_, draft) = try Self.site("https://dj.example.org/")
    let outcome = LiveCheck("https://dj.example.com/").run(draft)
    #expect(outcome.exitStatus == 64)
    #expect(outcome.report.diagnostics[0].message.english.contains("https://dj.example.org/"))
  }

  @Test func withoutABuildThereIsNothingToCompare() throws {
    let (_, draft) = try Self.site("http://127.0.0.1:1")
    let outcome = LiveCheck("http://127.0.0.1:1").run(draft)
    #expect(outcome.exitStatus == 1)
    #expect(outcome.report.diagnostics.map(\.code) == [.siteNotFound])
  }

  @Test func withoutCurlItIsSaid() throws {
    let (_, draft) = try Self.site("http://127.0.0.1:1/")
    var check = LiveCheck("http://127.0.0.1:1/")
    check.program = "/nowhere/curl"
    #expect(check.run(draft).report.diagnostics.map(\.code) == [.missingProgram])
  }

  @Test(arguments: [
    "*  expire date: Nov 29 04:00:00 2027 GMT", "*  expire date: Nov  9 04:00:00 2027 GMT",
    "* \t expire date: Mon, 29 Nov 2027 04:00:00 GMT",
  ])
  func lastDayIsReadFromEitherLibrary(_ line: String) {
    let day = LiveCertificate.lastDay(in: "* SSL connection\n\(line)\n* issuer: C=CN; O=x")
    #expect(day == CivilDate(year: 2027, month: 11, day: line.contains("29") ? 29 : 9))
  }

  @Test func certificateIsRenewedInTime() throws {
    let today = try #require(CivilDate(year: 2026, month: 11, day: 29))
    func severity(_ days: Int32) -> Severity? {
      LiveCertificate.problem(
        lastDay: CivilDate(daysSince1970: today.daysSince1970 + days), today: today, url: "x")?
        .severity
    }
    #expect(severity(30) == nil)
    #expect(severity(29) == .warning)
    #expect(severity(6) == .error)
  }

  @Test(arguments: [
    ("no-cache", 0), ("public, max-age=31536000, immutable", 31_536_000), ("", 0),
    ("max-age=60, no-store", 0), ("Max-Age=\"120\"", 120),
  ])
  func timeOfCaching(_ value: String, _ seconds: Int) {
    #expect(LiveRules.cachingSeconds(value) == seconds)
  }

  @Test func headIsThatOfTheLastResponse() {
    var answer = LiveAnswer(question: LiveQuestion(url: "http://a/"))
    answer.take(
      head:
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nVary: a\r\nVARY:b\r\n\r\n")
    #expect(answer["link"] == nil)
    #expect(answer["vary"] == "a, b")
    #expect(answer["etag"] == nil)
  }

  @Test func equalProblemsAreOne() {
    var findings = LiveFindings()
    for url in ["http://a/1", "http://a/2", "http://a/3"] {
      findings.add(.liveHeader, url, Message("缺", "missing"))
    }
    findings.add(.liveStatus, "http://a/4", Message("缺", "missing"))
    #expect(findings.diagnostics.map(\.location.path) == ["http://a/1", "http://a/4"])
    #expect(findings.diagnostics[0].notes.map(\.message.english) == ["2 more addresses have it"])
  }
}
