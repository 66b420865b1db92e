import Base
import Diagnostics
import SiteModel
import Synchronization
import TestSupport
import Testing

@testable import RedSiteGen

/// What each stage of a build may know.
@Suite struct StageTests {
  private static let text = """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/"
    theme = "plain"
    [build]
    slugs = "pinyin"
    [links]
    leaving_notice = true
    -- themes/plain/templates/home.html --
    {{ asset("a.css") }}
    -- themes/plain/assets/a.css --
    a{background:url(b.png)}
    -- themes/plain/assets/b.png --
    -- themes/other/theme.toml --
    parent = "plain"
    -- themes/other/templates/home.html --
    另一个主题：{{ asset("a.css") }}
    -- content/a/_index.md --
    ---
    title: 子网
    subsite: { theme: other }
    ---
    -- content/a/一号通知.md --
    ---
    title: 一
    date: 2026-06-01
    source_url: https://front.example.com/
    ---
    见[别处](https://body.example.com/)与[二](二号通知.md)。
    -- content/a/二号通知.md --
    ---
    title: 二
    date: 2026-06-02
    ---
    正文。
    -- permalinks.lock --
    a/二号通知.md\tlocked

    """

  /// Renders a draft, and gives the pages by path.
  private func pages(_ draft: SiteDraft, _ diagnostics: DiagnosticSink) -> [String: String] {
    let pages = Mutex<[String: String]>([:])
    render(draft, jobs: 2, progress: BuildProgress(), diagnostics: diagnostics) { path, page in
      pages.withLock { $0[path.string] = page.string }
    }
    return pages.withLock { $0 }
  }

  @Test func onlyReadNeedsTheDisk() throws {
    let site = try TestSite(Self.text)
    #expect(site.build().problems == [])
    let published = Dictionary(
      uniqueKeysWithValues: site.outputFiles().map { ($0, site.page($0) ?? "") })
    let diagnostics = DiagnosticSink()
    let builder = SiteBuilder(site.options)
    let inputs = try #require(builder.inputs(BuildProgress(), diagnostics))
    _ = runShell("rm -rf '\(site.root)'")
    let draft = builder.draft(of: inputs, BuildProgress(), diagnostics)
    let pages = pages(draft, diagnostics)
    #expect(diagnostics.diagnostics.isEmpty)
    #expect(pages["a/locked.html"] != nil)
    #expect(pages["a/index.html"]?.hasPrefix("另一个主题：/a/assets/a.") == true)
    #expect(pages.keys.count { $0.hasPrefix("go/") } == 2)
    for (path, page) in pages { #expect(page == published[path], "\(path)") }
  }

  @Test func everyStageReportsIntoTheOneSink() throws {
    let site = try TestSite(
      Self.text + """
        -- data/links.toml --
        groups = 1
        -- content/a/parse.md --
        ---
        title: 三
        date: 2026-13-01
        ---
        正文。
        -- content/a/name.md --
        ---
        title: 四
        date: 2026-06-04
        unit: x
        slug: same
        ---
        正文。
        -- content/a/url.md --
        ---
        title: 五
        date: 2026-06-05
        slug: same
        ---
        正文。
        -- content/a/body.md --
        ---
        title: 六
        date: 2026-06-06
        ---
        [没有](nirgends.md)
        -- content/b/b.md --
        ---
        title: 七
        date: 2026-06-07
        ---
        正文。
        """)
    try site.write("permalinks.lock", "oops\n")
    try site.write("themes/other/assets/c.css", "a{background:url(nirgends.png)}")
    let expected: Set = [
      "wrong-type", "date-out-of-range", "unknown-unit", "broken-link", "missing-column-index",
      "invalid-lock-line", "asset-link", "duplicate-url",
    ]
    let reports = [1, 4].map { jobs in
      var options = site.options
      options.jobs = jobs
      return SiteBuilder(options).check().report
    }
    #expect(Set(reports[0].diagnostics.map(\.code.name)) == expected)
    #expect(reports[0].diagnostics == reports[1].diagnostics)
  }

  @Test func themeThatNoSubsiteNamesIsNotLookedAt() throws {
    let site = try TestSite(Self.text)
    try site.write("themes/broken/templates/home.html", "{% if %}")
    try site.write("themes/broken/assets/c.css", "a{background:url(nirgends.png)}")
    #expect(site.build().problems == [])
    // Nor is one that a subsite within another names, which is no subsite.
    try site.write(
      "content/a/b/_index.md", "---\ntitle: 里面\nsubsite: { theme: nirgends }\n---\n")
    #expect(site.build().report.diagnostics.map(\.code) == [.nestedSubsite])
    site.remove("content/a/b/_index.md")
    try site.write("content/a/_index.md", "---\ntitle: 子网\nsubsite: { theme: broken }\n---\n")
    let found = Set(site.build().report.diagnostics.map(\.location.path))
    #expect(found.contains("themes/broken/assets/c.css"))
    #expect(found.contains("themes/broken/templates/home.html"))
  }
}
