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
    let rule = AccessRule(
      address: "127.0.0.1", url: "http://127.0.0.1:8000/", language: .chinese)
    func status(_ lines: String) throws -> PreviewResponse.Status? {
      rule.refusal(of: try #require(request(lines)))?.status
    }
    #expect(try status("GET / HTTP/1.1\nHost: LocalHost:8000") == nil)
    #expect(
      try status("HEAD / HTTP/1.1\nHost: 127.0.0.1:8000\nOrigin: http://127.0.0.1:8000") == nil)
    #expect(try status("POST / HTTP/1.1\nHost: 127.0.0.1:8000") == .methodNotAllowed)
    // A port that was forwarded has another number.
    for host in ["localhost:9000", "127.0.0.1", "[::1]:8000", "[::1]"] {
      #expect(try status("GET / HTTP/1.1\nHost: \(host)") == nil, "\(host)")
    }
    for host in [
      "evil.example", "127.0.0.1:8000.evil.example", "", "127.0.0.1:", "localhost:8x", "[::1",
      "localhost.evil.example", "preview.example.org", "127.0.0.2:8000",
    ] {
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

  @Test func namesOfProxiesAreThoseThatWereGiven() throws {
    let rule = AccessRule(
      address: "::1", hosts: ["Preview.example.org", "box:9000"], url: "http://[::1]:8000/",
      language: .chinese)
    func status(_ lines: String) throws -> PreviewResponse.Status? {
      rule.refusal(of: try #require(request("GET / HTTP/1.1\n" + lines)))?.status
    }
    for host in [
      "preview.example.org", "PREVIEW.example.org:8443", "box:9000", "[::1]:8000", "localhost:1",
    ] {
      #expect(try status("Host: \(host)") == nil, "\(host)")
    }
    for host in ["box", "box:9001", "x.preview.example.org", "preview.example.org.evil.example"] {
      #expect(try status("Host: \(host)") == .misdirected, "\(host)")
    }
    // A proxy that speaks TLS, and one that passes on its own name.
    #expect(
      try status("Host: preview.example.org\nOrigin: https://preview.example.org") == nil)
    #expect(try status("Host: localhost:8000\nOrigin: https://preview.example.org") == nil)
    #expect(try status("Host: preview.example.org\nOrigin: https://evil.example") == .forbidden)
    #expect(try status("Host: localhost:8000\nOrigin: https://localhost:8000") == .forbidden)
  }

  @Test func aWrongNameIsToldWhatToDo() throws {
    for (language, words) in [(Language.chinese, "就这样启动"), (.english, "start it with this")] {
      let rule = AccessRule(
        address: "127.0.0.1", url: "http://127.0.0.1:8000/", language: language)
      func page(_ host: String) throws -> String {
        let answer = rule.refusal(of: try #require(request("GET / HTTP/1.1\nHost: \(host)")))
        guard case .bytes(let bytes)? = answer?.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
      }
      #expect(try page("box.example.org:9000").contains("redsite serve --host box.example.org<"))
      #expect(try page("box.example.org").contains(words))
      #expect(try page("box.example.org").contains("<a href=\"http://127.0.0.1:8000/\">"))
      #expect(try !page("\"><script>alert(1)</script>").contains("<script>"))
    }
  }

  @Test func onlyThisMachineItselfIsLocal() throws {
    func isLocal(_ lines: String, _ hosts: [String] = []) throws -> Bool {
      AccessRule(address: "127.0.0.1", hosts: hosts, url: "", language: .english)
        .isLocal(try #require(request("GET / HTTP/1.1\n" + lines)))
    }
    #expect(try isLocal("Host: localhost:8000"))
    #expect(try isLocal("Host: [::1]:8000"))
    #expect(try !isLocal("Host: 192.168.1.20:8000"))
    #expect(try !isLocal("Host: preview.example.org"))
    #expect(try !isLocal("Host: localhost:8000", ["preview.example.org"]))
    for passed in ["X-Forwarded-For: 10.0.0.1", "Forwarded: for=10.0.0.1", "Via: 1.1 proxy"] {
      #expect(try !isLocal("Host: localhost:8000\n\(passed)"), "\(passed)")
    }
  }

  @Test(arguments: [
    ("preview.example.org", true), ("a:9000", true), ("[::1]:80", true), ("192.168.1.20", true),
    ("http://a", false), ("a/b", false), ("", false), ("*", false), ("a b", false), ("a:x", false),
  ])
  func namesOfHostsAreWithoutSchemeAndPath(_ text: String, _ isHost: Bool) {
    #expect(PreviewAddress.isHost(text) == isHost)
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
