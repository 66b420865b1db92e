import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// The pages that list keys are held to the code that reads them.
@Suite struct DocumentationTests {
  private static let root = #filePath.split(separator: "/").dropLast(4).map(String.init)
    .reduce("") { $0 + "/" + $1 }

  /// The keys of a page's tables, each with its default where one is in backticks.
  private func documentedKeys(_ page: String) -> [String: String?] {
    var keys: [String: String?] = [:]
    for line in runShell("cat '\(Self.root)/docs/\(page)'").split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.split(separator: " ").joined(separator: " ") }
      guard cells.count > 3, cells[1].hasPrefix("`"), cells[1].hasSuffix("`") else { continue }
      let key = String(cells[1].dropFirst().dropLast())
      keys[key] = cells[2].hasPrefix("`") ? String(cells[2].dropFirst().dropLast()) : nil
    }
    return keys
  }

  /// The keys that the code knows in a table of `site.toml`, from the message about a wrong one.
  private func knownKeys(in table: String) throws -> Set<String> {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "网站"
      [\(table)]
      zzzzzz = 1
      """.replacing("[site]\nname = \"网站\"\n[site]", with: "[site]\nname = \"网站\""))
    let help = try #require(
      site.build().report.diagnostics.first { $0.code == .unknownKey }?.help?.chinese)
    let list = try #require(help.split(separator: "：").last)
    return Set(list.split(separator: "、").map(String.init))
  }

  @Test(arguments: [
    "site", "owner", "build", "markdown", "home", "feeds", "robots", "lists", "archive",
    "units", "links", "article", "search", "calendar", "honors", "papers", "stats",
  ])
  func everyKeyOfSiteTomlIsDocumented(_ table: String) throws {
    let documented = documentedKeys("site-toml.md").keys
      .filter { $0.hasPrefix(table + ".") }
      .map { String($0.dropFirst(table.count + 1).prefix { $0 != "." }) }
    #expect(try Set(documented) == knownKeys(in: table))
  }

  @Test func defaultsOfSiteTomlAreThoseOfTheCode() throws {
    let documented = documentedKeys("site-toml.md")
    let defaults = SiteConfiguration()
    let expected: [String: String] = [
      "site.language": "\"\(defaults.language)\"", "site.theme": "\"\(defaults.theme)\"",
      "site.profile": "\"\(defaults.profile.rawValue)\"",
      "site.base_url": "\"\(defaults.baseURL)\"",
      "calendar.counting": "\"\(defaults.counting.rawValue)\"",
      "build.output": "\"\(defaults.build.output)\"",
      "build.permalink": "\"\(defaults.build.permalink.written)\"",
      "build.slugs": "\"\(defaults.build.slugs.rawValue)\"",
      "build.page_size": "\(defaults.build.pageSize)",
      "build.summary_length": "\(defaults.build.summaryLength)",
      "build.include_children": "\(defaults.build.includesChildren)",
      "build.hosting_files": "\(defaults.build.hostingFiles != nil)",
      "markdown.raw_html": "\"\(defaults.markdown.rawHTML.rawValue)\"",
      "feeds.enabled": "\(defaults.feeds.isEnabled)", "feeds.items": "\(defaults.feeds.items)",
      "robots.allow": "\(defaults.robots.isAllowed)",
      "lists.keywords": "\(defaults.lists.hasKeywords)",
      "lists.sources": "\(defaults.lists.hasSources)",
      "lists.minimum": "\(defaults.lists.minimum)",
      "archive.columns": "\(defaults.archive.columns)",
      "links.leaving_notice": "\(defaults.links.hasLeavingNotice)",
      "links.links_back": "\(defaults.links.expectsBackLink)",
      "article.related": "\(defaults.article.related)",
      "article.qr_code": "\(defaults.article.hasQRCode)",
      "search.enabled": "\(defaults.search.isEnabled)",
      "search.text": "\(defaults.search.findsText)",
      "search.attachments": "\(defaults.search.findsAttachments)",
      "units.enabled": "\(defaults.units.isEnabled)",
      "archive.enabled": "\(defaults.archive.isEnabled)",
    ]
    for (key, value) in expected {
      #expect(documented[key] == value, "\(key)")
    }
  }

  @Test func templateVariablesAreThoseOfTheCode() {
    #expect(
      runShell("cat '\(Self.root)/docs/template-variables.md'") == TemplateReference.markdown(),
      "renew the page: redsite theme reference > docs/template-variables.md")
  }

  @Test func bothThemesReadTheIndexByTheSameScript() {
    let scripts = ["default", "text"].map {
      runShell("cat '\(Self.root)/themes/\($0)/assets/search.js'")
    }
    #expect(scripts[0] == scripts[1], "cp themes/default/assets/search.js themes/text/assets/")
    let size = runShell("gzip -9 -c '\(Self.root)/themes/default/assets/search.js' | wc -c")
    #expect(Int(size.filter(\.isNumber)).map { $0 <= 12 << 10 } == true)
  }

  @Test func templatesOfTheDefaultThemeAreThoseOfItsFolder() {
    let page = ThemeOverview.page(
      of: "default", root: Self.root, search: ThemeSearchPath(folders: []))
    #expect(
      runShell("cat '\(Self.root)/docs/theme-templates.md'") == page.text,
      "renew the page: redsite theme reference --theme default > docs/theme-templates.md")
    #expect(page.text?.contains("| `article.html` | `base.html` |") == true)
    #expect(page.text?.contains("`dated_list`") == true)
  }
}
