import Operations
import RedSiteGen
import TestSupport
import Testing

/// The settings of web servers, as text; `check-servers.sh` runs the servers with them.
@Suite struct ServerSettingsTests {
  private static func site(_ baseURL: String, subsite: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "\(baseURL)"
      theme = "plain"
      profile = "none"
      -- content/news/_index.md --
      ---
      title: 新闻
      \(subsite)
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-06-01
      aliases: [/old/a.html, "/old/b c.html", "/jiu/%E7%94%B2.html", "/show.asp?id=1", "/show.asp?id=2"]
      ---
      正文
      """)
  }

  private static func hosts(_ site: TestSite) throws -> (hosts: [ServedHost], draft: SiteDraft) {
    let draft = try #require(SiteBuilder(site.options).planned().draft)
    return (ServedHost.all(of: draft.plan, output: "/srv/dangjian"), draft)
  }

  @Test func filesAreCalledByHostAndFolder() throws {
    let (hosts, _) = try Self.hosts(Self.site("https://www.example.org/a/b/"))
    #expect(hosts.map(\.fileName) == ["www.example.org-a-b"])
    let others = try Self.hosts(
      Self.site("https://dj.example.org/", subsite: "subsite: { host: 'https://zi.example.org' }"))
    #expect(others.hosts.map(\.fileName) == ["dj.example.org", "zi.example.org"])
    #expect(others.hosts.map(\.outputFolder) == ["", "news/"])
  }

  @Test func theFolderItselfLeadsToTheSite() throws {
    let (hosts, draft) = try Self.hosts(Self.site("https://www.example.org/dj/"))
    let nginx = ServerProgram.nginx.part(for: hosts[0], of: draft)
    #expect(nginx.contains(#"location = "/dj" { return 301 "/dj/$is_args$args"; }"#))
    #expect(nginx.contains(#"location ^~ "/dj/" {"#))
    let caddy = ServerProgram.caddy.part(for: hosts[0], of: draft)
    #expect(caddy.contains(#""/dj" "/dj/""#))
    #expect(caddy.contains("@www_example_org_dj_hidden"))
  }

  /// What Apache skips where a request is of another folder is all that follows for the folder.
  @Test func apacheSkipsAFolderInOneStep() throws {
    let (hosts, draft) = try Self.hosts(Self.site("https://dj.example.org/"))
    let lines = ServerProgram.apache.part(for: hosts[0], of: draft).split(separator: "\n")
    let rules = lines.filter { $0.hasPrefix("RewriteRule") }
    let steps = rules.indices.filter { rules[$0].hasPrefix(#"RewriteRule "!^"#) }
    #expect(steps.count >= 4)
    for step in steps {
      let count = try #require(
        rules[step].split(separator: "S=").last.flatMap { Int($0.dropLast()) })
      let pattern = try #require(rules[step].split(separator: "\"").dropFirst().first).dropFirst(2)
      #expect(step + count < rules.count)
      // A step over a folder ends where the next folder begins.
      guard pattern.hasSuffix("/"), step + count + 1 < rules.count else { continue }
      #expect(rules[step + count + 1].hasPrefix(#"RewriteRule "!^"#))
    }
  }

  @Test func moduleThatIsMissingIsAnErrorOfApache() throws {
    let (hosts, draft) = try Self.hosts(Self.site("https://dj.example.org/"))
    let part = ServerProgram.apache.part(for: hosts[0], of: draft)
    for module in ["headers", "rewrite"] {
      #expect(part.contains("<IfModule !mod_\(module).c>\n    Error "))
    }
    #expect(!part.contains("<IfModule mod_headers.c>"))
  }

  @Test func ownFileHasWhatTheOfficeDecides() throws {
    let (hosts, _) = try Self.hosts(Self.site("https://dj.example.org/"))
    let certificate = CertificateFiles(argument: "/etc/ssl/a.pem,/etc/ssl/a.key")
    for program in [ServerProgram.nginx, .apache, .caddy] {
      let file = try #require(
        program.ownFile(for: hosts[0], certificate: certificate, part: "/x/part.conf"))
      for text in ["/etc/ssl/a.pem", "/etc/ssl/a.key", "/x/part.conf", "max-age=31536000"] {
        #expect(file.contains(text), "\(program)")
      }
    }
    let usual = try #require(
      ServerProgram.apache.ownFile(for: hosts[0], certificate: nil, part: nil))
    #expect(usual.contains("/etc/letsencrypt/live/dj.example.org/privkey.pem"))
    #expect(usual.contains("/etc/apache2/redsite/dj.example.org.conf"))
    #expect(ServerProgram.headers.ownFile(for: hosts[0], certificate: nil, part: nil) == nil)
  }

  @Test func certificatesAreAFolderOrTwoFiles() {
    #expect(CertificateFiles(argument: "/etc/letsencrypt/live/a/") != nil)
    #expect(CertificateFiles(argument: "a.pem,b.pem") == nil)
    #expect(CertificateFiles(argument: "/a,/b,/c") == nil)
    #expect(CertificateFiles(argument: "") == nil)
  }

  @Test func pagesHostsGetTwoFiles() throws {
    let (hosts, draft) = try Self.hosts(Self.site("https://dj.example.org/"))
    let redirects = ServerProgram.redirects.part(for: hosts[0], of: draft)
    #expect(redirects.contains("/old/b%20c.html /news/a.html 301\n"))
    #expect(redirects.contains("/jiu/%E7%94%B2.html /news/a.html 301\n"))
    #expect(redirects.contains("#   /show.asp?id=2\n"))
    let headers = ServerProgram.headers.part(for: hosts[0], of: draft)
    #expect(headers.contains("\n/*\n  Content-Security-Policy: default-src 'none'"))
    #expect(headers.contains("/assets/*.css\n  ! Cache-Control\n"))
  }
}
