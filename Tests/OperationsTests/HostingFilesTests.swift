import Diagnostics
import Operations
import RedSiteGen
import TestSupport
import Testing

/// `_headers` and `_redirects` for hosting services, as a build writes them.
@Suite struct HostingFilesTests {
  private static func site(
    _ build: String = "hosting_files = true", aliases: String = "/news/old.html", more: String = ""
  ) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://dj.example.org/"
      theme = "plain"
      profile = "none"
      [build]
      \(build)
      -- content/news/_index.md --
      ---
      title: 新闻
      subsite: { host: "https://zi.example.org" }
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-06-01
      aliases: [\(aliases)]
      ---
      正文
      -- content/wen/_index.md --
      ---
      title: 文
      ---
      -- content/wen/b.md --
      ---
      title: 乙
      date: 2026-06-01
      aliases: ["/旧 址/乙.html", /jiu/]
      ---
      正文
      \(more)
      """)
  }

  private static func article(_ aliases: [String]) -> String {
    """
    ---
    title: 丙
    date: 2026-06-01
    aliases: [\(aliases.joined(separator: ", "))]
    ---
    正文
    """
  }

  @Test func buildWritesWhatTheServerCommandPrints() throws {
    let site = try Self.site()
    let result = site.build()
    #expect(result.report.diagnostics.isEmpty)
    let draft = try #require(SiteBuilder(site.options).planned().draft)
    let hosts = ServedHost.all(of: draft.plan, output: "")
    for (host, folder) in zip(hosts, ["", "news/"]) {
      let headers = site.page(folder + "_headers")
      #expect(headers == ServerProgram.headers.part(for: host, of: draft))
      #expect(headers?.contains("Content-Security-Policy: default-src 'none'") == true)
      #expect(
        site.page(folder + "_redirects") == ServerProgram.redirects.part(for: host, of: draft))
    }
    let redirects = try #require(site.page("_redirects"))
    let new = "https://dj.example.org/wen/b.html"
    #expect(redirects.contains("/%E6%97%A7%20%E5%9D%80/%E4%B9%99.html \(new) 301\n"))
    #expect(redirects.contains("\n/jiu/ \(new) 301\n"))
    let ofSubsite = site.page("news/_redirects")
    #expect(ofSubsite?.contains("\n/old.html https://zi.example.org/a.html 301\n") == true)
  }

  @Test func nothingIsWrittenUnasked() throws {
    for build in ["", "hosting_files = false"] {
      let site = try Self.site(build, aliases: "\"/show.asp?id=1\"")
      #expect(site.build().report.diagnostics.isEmpty)
      #expect(site.page("_headers") == nil && site.page("_redirects") == nil)
    }
  }

  @Test func filesOfTheOfficeAreItsOwn() throws {
    let own = "/own /wen/ 302\n"
    let site = try Self.site(
      more: "-- static/_redirects --\n\(own)")
    #expect(site.build().report.diagnostics.isEmpty)
    #expect(site.page("_redirects")?.hasPrefix(own) == true)
    #expect(site.page("_redirects")?.contains("301") == false)
    #expect(site.page("_headers")?.contains("Referrer-Policy") == true)
    // The subsite has its own still.
    #expect(site.page("news/_redirects")?.contains("301") == true)
  }

  @Test func filesThatDidNotChangeAreTheSameOnes() throws {
    let site = try Self.site()
    _ = site.build()
    let before = runShell(
      "stat -c %i '\(site.root)/public/_headers' '\(site.root)/public/_redirects'")
    _ = site.build()
    #expect(
      runShell("stat -c %i '\(site.root)/public/_headers' '\(site.root)/public/_redirects'")
        == before)
  }

  @Test func whatHostsDoNotTakeIsSaid() throws {
    let long = "/" + String(repeating: "旧", count: 60) + "/" + String(repeating: "址", count: 60)
    let site = try Self.site()
    for part in 0..<33 {
      let old = (0..<64).map { "/jiu/\(part)/\($0).html" }
      try site.write("content/wen/m\(part).md", Self.article(old))
    }
    try site.write(
      "content/wen/long.md", Self.article([long + long + ".html", "\"/p.asp?id=1\""]))
    let diagnostics = site.build().report.diagnostics.filter { $0.code == .hostingLimit }
    #expect(diagnostics.count == 2)
    #expect(diagnostics.contains { $0.message.chinese.contains("/p.asp?id=1") })
    #expect(diagnostics.contains { $0.message.chinese.contains("2116 行，其中 1 行超过") })
    #expect(diagnostics.allSatisfy { $0.location.path == "site.toml" && $0.location.line == 7 })
    // Own redirects are the office's own business.
    try site.write("static/_redirects", "/own /wen/ 302\n")
    try site.write("static/news/_redirects", "/own /wen/ 302\n")
    #expect(!site.build().report.diagnostics.contains { $0.code == .hostingLimit })
  }
}
