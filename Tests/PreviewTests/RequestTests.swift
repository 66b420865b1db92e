import Diagnostics
import RedSiteGen
import Testing

@testable import Preview

@Suite struct RequestTests {
  private func request(_ text: String) -> PreviewRequest? {
    try? PreviewRequest(head: Array(text.replacing("\n", with: "\r\n").utf8)[...])
  }

  @Test func aHeadIsTakenApart() throws {
    let head = try #require(
      request("GET /a/%E4%B8%80?page=%2F&x=1+2 HTTP/1.1\nHost: 127.0.0.1:8000\nX-A:  b \t"))
    #expect(head.method == "GET")
    #expect(head.path == "/a/%E4%B8%80")
    #expect(head.value("page") == "/")
    #expect(head.value("x") == "1 2")
    #expect(head.value("none") == "")
    #expect(head.headers == ["host": "127.0.0.1:8000", "x-a": "b"])
    #expect(head.keepsAlive)
    #expect(request("GET / HTTP/1.0\nHost: a")?.keepsAlive == false)
    #expect(request("GET / HTTP/1.1\nConnection: Close")?.keepsAlive == false)
    #expect(request("GET / HTTP/1.1\nContent-Length: 5")?.keepsAlive == false)
  }

  @Test(arguments: [
    "", "GET /", "GET / HTTP/2.0", "GET  / HTTP/1.1", "GET / HTTP/1.1\nHost: a\nHost: b",
    "GET / HTTP/1.1\nHost : a", "GET / HTTP/1.1\n: a", "GET / HTTP/1.1\nnone",
    "GET / HTTP/1.1\nA: b\n folded",
  ])
  func whatIsNoHeadIsRefused(_ text: String) { #expect(request(text) == nil) }

  @Test func pathsAreDecodedOnce() {
    #expect(RequestTarget.decode("/") == "")
    #expect(RequestTarget.decode("/a/%E4%B8%80.html") == "a/一.html")
    #expect(RequestTarget.decode("/%2541") == "%41")
    for path in [
      "", "a", "http://a/", "/..", "/a/../b", "/%2e%2e/a", "/a%2f..%2fb", "/./a", "//a", "/a//b",
      "/a%00", "/a%0d%0a", "/a%5cb", "/a\\b",
    ] { #expect(RequestTarget.decode(path) == nil, "\(path)") }
  }

  @Test func rangesAreOfTheFile() {
    #expect(ByteRange.parse("bytes=0-", size: 10) == 0..<10)
    #expect(ByteRange.parse("bytes=2-4", size: 10) == 2..<5)
    #expect(ByteRange.parse("bytes=8-99999999999999", size: 10) == 8..<10)
    #expect(ByteRange.parse("bytes=-3", size: 10) == 7..<10)
    #expect(ByteRange.parse("bytes=-30", size: 10) == 0..<10)
    for header in [
      "bytes=10-", "bytes=-0", "bytes=4-2", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=-",
    ] {
      #expect(ByteRange.parse(header, size: 10) == nil, "\(header)")
    }
  }

  @Test func onlyThePreviewItselfMayAsk() throws {
    let rule = AccessRule(address: "127.0.0.1", port: 8000)
    func status(_ lines: String) throws -> PreviewResponse.Status? {
      rule.refusal(of: try #require(request(lines)))?.status
    }
    #expect(try status("GET / HTTP/1.1\nHost: LocalHost:8000") == nil)
    #expect(
      try status("HEAD / HTTP/1.1\nHost: 127.0.0.1:8000\nOrigin: http://127.0.0.1:8000") == nil)
    #expect(try status("POST / HTTP/1.1\nHost: 127.0.0.1:8000") == .methodNotAllowed)
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8000.evil.example", ""] {
      #expect(try status("GET / HTTP/1.1\nHost: \(host)") == .misdirected, "\(host)")
    }
    #expect(try status("GET / HTTP/1.1") == .misdirected)
    for origin in [
      "http://evil.example", "null", "https://127.0.0.1:8000", "http://localhost:8000",
    ] {
      #expect(
        try status("GET / HTTP/1.1\nHost: 127.0.0.1:8000\nOrigin: \(origin)") == .forbidden,
        "\(origin)")
    }
    #expect(
      try status(
        "GET / HTTP/1.1\nHost: 127.0.0.1:8000\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors")
        == .forbidden)
  }

  @Test func aProblemOfAWholeFileIsTold() {
    var facts = PreviewFacts(report: DiagnosticReport([]))
    facts.report = DiagnosticReport([
      Diagnostic(.siteNotFound, at: SourceLocation(path: "site"), Message("没有", "none")),
      Diagnostic(.brokenLink, at: SourceLocation(path: "a.md"), Message("断", "broken")),
    ])
    facts.source = "a.md"
    let notes = PreviewNotes(
      version: 1, facts, [], links: SourceLinks(root: "/s", editor: "", language: .english))
    // Those of the page itself come first.
    #expect(notes.problems.map(\.path) == ["a.md", "site"])
    #expect(notes.problems.map(\.line) == [0, 0])
    #expect(notes.sourceURL == "/_redsite/source?file=a.md")
    let editor = SourceLinks(root: "/s 1", editor: "code://file{path}:{line}", language: .english)
    #expect(editor.url(of: "a.md", line: 3) == "code://file/s%201/a.md:3")
  }

  @Test func aPageGetsTheScriptAtItsEnd() {
    let page = PreviewPage.injecting(
      into: Array("<body><p>&lt;/body></p></body></html>".utf8), digest: "ab")
    #expect(
      String(decoding: page, as: UTF8.self)
        == "<body><p>&lt;/body></p><script src=\"/_redsite/preview.js\" data-digest=\"ab\" defer></script></body></html>"
    )
  }
}
