import Diagnostics
import Foundation
import RedSiteGen
import TestSupport
import Testing

/// Themes and templates that others made for the first edition of the default theme go on.
///
/// `FormerTheme` holds its templates and the two pages of `redsite theme reference` as they were
/// then; they are not changed with the theme.
@Suite struct FormerThemeTests {
  private static let folder = ExampleSite.repository + "/Tests/RedSiteGenTests/Laws/FormerTheme/"
  private static let themes = ExampleSite.repository + "/themes"

  /// The names of a folder's files, with those of the folder `columns` below it.
  private static let templates = runShell("cd '\(folder)templates' && find . -type f | sort")
    .split(separator: "\n").map { String($0.dropFirst(2)) }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  // MARK: The reference

  /// What a page of the reference lists: for each heading the first two cells of every row.
  private static func rows(_ page: String) -> [String: [String: String]] {
    var rows: [String: [String: String]] = [:]
    var heading = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") {
        heading = String(line.dropFirst(3).prefix { $0 != "：" })
      } else if line.hasPrefix("| "), !line.hasPrefix("| 名称") {
        let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
        if cells.count > 2 { rows[heading, default: [:]][String(cells[0])] = String(cells[1]) }
      }
    }
    return rows
  }

  @Test func everyVariableIsStillThere() throws {
    let former = Self.rows(try Self.text(Self.folder + "template-variables.md"))
    let now = Self.rows(TemplateReference.markdown())
    #expect(former.count > 20)
    for (object, fields) in former where object != "每种网页的变量" {
      for (field, type) in fields {
        #expect(now[object]?[field] == type, "\(object): \(field)")
      }
    }
  }

  /// The names in backticks of each cell, by what stands in the first.
  private static func names(_ page: String) -> [String: [Set<String>]] {
    var names: [String: [Set<String>]] = [:]
    for line in page.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
      guard let first = cells.first else { continue }
      names[String(first)] = cells.dropFirst().map { cell in
        Set(cell.split(separator: "`").map(String.init).filter { !"、（）| ".contains($0) })
      }
    }
    return names
  }

  @Test func everyKindOfPageHasItsVariables() throws {
    let former = Self.names(
      try Self.text(Self.folder + "template-variables.md").components(before: "## 函数"))
    let now = Self.names(TemplateReference.markdown().components(before: "## 函数"))
    #expect(former.count > 15)
    for (kind, cells) in former {
      for (former, now) in zip(cells, now[kind] ?? []) {
        #expect(former.isSubset(of: now), "\(kind)")
      }
      #expect(now[kind] != nil, "\(kind)")
    }
  }

  @Test func everyTemplateBlockAndMacroIsStillThere() throws {
    let former = Self.names(try Self.text(Self.folder + "theme-templates.md"))
    let folder = Self.themes + "/default/templates"
    var sources: [String: String] = [:]
    for name in runShell("cd '\(folder)' && find . -type f").split(separator: "\n") {
      sources[String(name.dropFirst(2))] = try Self.text(folder + "/" + name.dropFirst(2))
    }
    let now = Self.names(ThemeOverview.markdown(theme: "default", templates: sources))
    #expect(former.count > 30)
    for (template, cells) in former {
      #expect(now[template] != nil, "\(template)")
      // The second and third cell: blocks and macros.
      for (former, now) in zip(cells, now[template] ?? []).dropFirst() {
        #expect(former.isSubset(of: now), "\(template): \(former.subtracting(now))")
      }
    }
  }

  // MARK: Overrides

  private static func site(theme: String) throws -> TestSite {
    let small = try Self.text(ExampleSite.repository + "/Tests/redsiteTests/Golden/small.site")
    return try TestSite(
      small.replacing("theme = \"default\"", with: "theme = \"\(theme)\""), isComplete: true)
  }

  private static func errors(of site: TestSite) -> [Diagnostic] {
    site.build { $0.themes = ThemeSearchPath(folders: [themes]) }.report.diagnostics.filter {
      $0.severity == .error
    }
  }

  /// A theme that took over every template builds as it did.
  @Test func childThemeOfFormerTemplatesBuilds() throws {
    let site = try Self.site(theme: "ours")
    try site.write("themes/ours/theme.toml", "name = \"ours\"\nparent = \"default\"\n")
    for name in Self.templates {
      try site.write(
        "themes/ours/templates/\(name)", try Self.text(Self.folder + "templates/\(name)"))
    }
    #expect(Self.errors(of: site) == [])
    #expect(site.page("index.html")?.contains("<h1 class=\"visually-hidden\">") == true)
  }

  /// Who puts a file of macros in the place of the theme's need not keep up with those it gains.
  @Test func macrosThatAnOverrideLacksStayTheThemes() throws {
    let site = try Self.site(theme: "ours")
    try site.write("themes/ours/theme.toml", "name = \"ours\"\nparent = \"default\"\n")
    try site.write(
      "themes/ours/templates/macros.html",
      "{% macro pager(p) %}<!-- second {{ p.number }} -->{% endmacro %}")
    try site.write(
      "templates/macros.html",
      "{% macro link(article) %}<b>{{ article.title }}</b>{% endmacro %}")
    #expect(Self.errors(of: site) == [])
    let page = try #require(site.page("archive/2026/06/index.html"))
    // The site's own, the child theme's, and the parent's that calls them both.
    #expect(page.contains("<b>放假通知</b>") && page.contains("<!-- second 1 -->"))
    #expect(page.contains("<li id=\"day-1\">"))
    try site.write("templates/macros.html", "{% macro link(article) %}{{ wrong }}{% endmacro %}")
    #expect(Set(Self.errors(of: site).map(\.location.path)) == ["templates/macros.html"])
  }

  /// A site that put one former template in the place of the theme's builds, whichever it is.
  @Test(arguments: templates) func formerTemplateGoesWithTheOthers(_ name: String) throws {
    let site = try Self.site(theme: "default")
    try site.write("templates/\(name)", try Self.text(Self.folder + "templates/\(name)"))
    #expect(Self.errors(of: site) == [])
    #expect(site.page("index.html") != nil)
  }
}

extension String {
  /// What stands before a text.
  fileprivate func components(before end: String) -> String {
    range(of: end).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
