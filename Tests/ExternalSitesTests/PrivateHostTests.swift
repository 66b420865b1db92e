import ExternalSites
import SiteModel
import Testing

@testable import RedSiteGen

/// Which addresses a check of external links leaves alone.
@Suite struct PrivateHostTests {
  @Test(arguments: [
    "localhost", "LOCALHOST.", "a.localhost", "oa", "oa.local", "git.internal", "x.home.arpa",
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "0", "10.1.2.3",
    "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "169.254.169.254", "100.64.0.1",
    "198.18.0.1", "224.0.0.1", "255.255.255.255", "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1",
    "%6c%6fcalhost", "127%2e0.0.1", "local\u{200B}host", "[::1]", "[::]", "[fe80::1%25eth0]",
    "[fc00::1]", "[fd12::1]", "[ff02::1]", "[::ffff:10.0.0.1]", "[::127.0.0.1]",
    "[64:ff9b::a00:1]", "[2002:c0a8:101::1]", "[nonsense]",
  ])
  func privateInEverySpelling(_ host: String) { #expect(PrivateHost.contains(host)) }

  @Test(arguments: [
    "www.gov.cn", "example.org", "中国政府网.政务", "8.8.8.8", "172.32.0.1", "172.15.0.1",
    "192.169.0.1", "100.128.0.1", "11.0.0.1", "1.1", "134744072", "[2400:3200::1]",
    "[::ffff:8.8.8.8]", "[2002:808:808::1]", "localhost.example.org", "10.example.org",
    "localnews.cn",
  ])
  func publicHostsAreAsked(_ host: String) { #expect(!PrivateHost.contains(host)) }

  @Test func userNamesAreSeen() throws {
    let policy = ExternalLinkPolicy()
    for (address, isAllowed) in [
      ("https://a@example.org/", false), ("https://a:b@example.org/x", false),
      ("https://example.org/@a", true), ("https://example.org/?a=b@c", true),
    ] {
      #expect(policy.allows(try #require(WebAddress(address))) == isAllowed)
    }
    var open = policy
    open.asksPrivateHosts = true
    #expect(open.allows(try #require(WebAddress("http://a@127.0.0.1/"))))
  }

  @Test func redirectToAPrivateHostIsNotFollowed() throws {
    var request = LinkRequest(
      try #require(WebAddress("https://example.org/")), policy: ExternalLinkPolicy())
    let head = try #require(
      ResponseHead(Array("HTTP/1.1 302 Found\r\nLocation: http://[::1]/x\r\n\r\n".utf8)))
    guard case .done(.failed(.leftAlone)) = request.take(head) else {
      Issue.record("the redirect was followed")
      return
    }
  }
}
