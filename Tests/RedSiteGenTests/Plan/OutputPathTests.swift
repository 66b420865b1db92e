import Diagnostics
import TestSupport
import Testing

@testable import RedSiteGen

/// What may be the path of a file of the output, whoever asks for it; `check` says what `build`
/// would.
@Suite struct OutputPathTests {
  private static func site(article: String = "", settings: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(settings)
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-01-01
      \(article)
      ---
      正文
      """)
  }

  private static func codes(_ site: TestSite) -> [String] {
    let checked = SiteBuilder(site.options).check()
    let built = site.build()
    #expect(checked.problems == built.problems)
    #expect((built.exitStatus == 0) == !built.report.diagnostics.contains { $0.severity == .error })
    return built.problems
  }

  @Test(arguments: [
    "/.git/x.html", "/old/.htaccess", "/.redsite-manifest", "/.redsite-staging/", "/a/./b.html",
    "/a/../b.html", "/old/ren\u{202E}gpj.html", "/old/a\u{200B}b/", "/old/a\u{AD}b/",
    "/old/\u{2066}a/", "/old/a\u{FE0F}/", "/old/con/", "/old/a\u{85}b/",
  ])
  func aliasOfSuchANameIsRefused(_ alias: String) throws {
    let problems = Self.codes(try Self.site(article: "aliases: [\"\(alias)\"]"))
      .filter { !$0.contains("forbidden-character") && !$0.contains("invisible-character") }
    // A control is refused in the file before anything is planned.
    if alias.unicodeScalars.contains("\u{85}") { return #expect(problems == []) }
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("content/news/a.md:4:") == true)
    #expect(problems.first?.contains(" invalid-url ") == true)
  }

  @Test(arguments: ["/old/2008-1.html", "/旧址/甲.html", "/old/a.b/", "/old/❤\u{FE0F}/"])
  func aliasOfAnyOtherNameIsPublished(_ alias: String) throws {
    let site = try Self.site(article: "aliases: [\"\(alias)\"]")
    #expect(Self.codes(site) == [])
    let file = alias.hasSuffix("/") ? alias + "index.html" : alias
    #expect(site.page(String(file.dropFirst())) != nil)
  }

  /// The output once held a folder `.git`, which made it a work tree for good.
  @Test func refusedAliasBlocksNoLaterBuild() throws {
    let site = try Self.site(article: "aliases: [/.git/x.html]")
    #expect(site.build().exitStatus == 1)
    #expect(site.outputFiles() == [])
    try site.write("content/news/a.md", "---\ntitle: 甲\ndate: 2026-01-01\n---\n正文\n")
    #expect(site.build().exitStatus == 0)
  }

  @Test(arguments: [".git", "..", "a\\b", "nul", "a?b"])
  func slugOfSuchANameIsRefused(_ slug: String) throws {
    let problems = Self.codes(try Self.site(article: "slug: '\(slug)'"))
    #expect(problems.count == 1)
    #expect(problems.first?.contains("a.md invalid-url ") == true)
  }

  @Test(arguments: [
    "/x/../{slug}.html", "/.well-known/{slug}/", "/.{slug}.html", "/a//{slug}.html",
    "/a/./{slug}.html", "/a\u{200B}/{slug}.html",
  ])
  func permalinkOfSuchANameIsRefusedWhereItIsWritten(_ pattern: String) throws {
    let site = try Self.site(settings: "[build]\npermalink = \"\(pattern)\"")
    let problems = Self.codes(site).filter { !$0.contains("invisible-character") }
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("site.toml:6:") == true)
    #expect(problems.first?.contains(" invalid-permalink ") == true)
  }

  @Test func articleOfTheRootColumnHasNoEmptyPart() throws {
    let site = try Self.site(settings: "[build]\npermalink = \"/x/{column}/{slug}.html\"")
    try site.write("content/about.md", "---\ntitle: 关于\ndate: 2026-01-01\n---\n正文\n")
    #expect(Self.codes(site) == [])
    #expect(site.page("x/about.html") != nil)
    #expect(site.page("x/news/a.html") != nil)
  }

  /// A keyword may be longer than any file's name.
  @Test func keywordLongerThanANameIsSaidBeforeItIsWritten() throws {
    let keyword = String(repeating: "党建", count: 60)
    let site = try Self.site(
      article: "keywords: [\(keyword)]", settings: "[lists]\nkeywords = true\nminimum = 1")
    let problems = Self.codes(site)
    #expect(problems.count == 1)
    #expect(problems.first?.contains("content/news/a.md invalid-url ") == true)
  }

  @Test func aliasMayNotStandWhereACompressedPageIsPut() throws {
    let site = try Self.site(article: "aliases: [/news/a.html.gz]")
    #expect(
      SiteBuilder(site.options).check().problems.map { $0.contains("duplicate-url") } == [true])
    #expect(site.build { $0.precompresses = true }.exitStatus == 1)
  }
}
