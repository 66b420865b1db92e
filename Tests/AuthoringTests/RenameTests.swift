import Authoring
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

@Suite struct RenameTests {
  private let text = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/notices/_index.md --
    ---
    title: 通知
    ---
    -- content/news/a.md --
    ---
    title: 甲
    date: 2026-06-01
    aliases: [/old/a.html]
    attachments: [files/a.txt]
    ---
    见[乙](b.md#yi)和[附件](files/a.txt)，`[甲](a.md)`。

    ## 一
    -- content/news/files/a.txt --
    附件
    -- content/news/b.md --
    ---
    title: 乙
    date: 2026-06-02
    ---
    ## yi

    [甲](a.md#%E4%B8%80)、[甲](</news/a.md>)、[甲](/news/a.html)、[自己](#yi)、[参见][1]

    [1]: a.md "甲"
    -- data/links.toml --
    [[groups]]
    name = "本站"
    [[groups.links]]
    name = "甲"
    url = "/news/a.md"
    """

  private func rename(_ site: TestSite, _ old: String, _ new: String) -> SiteRename.Result {
    SiteRename(site.options, from: old, to: new).run(applies: true)
  }

  @Test func anArticleMovesWithItsLinksAndItsOldURL() throws {
    let site = try TestSite(text)
    #expect(site.build().problems == [])
    let result = rename(site, "content/news/a.md", "notices/a2.md")
    #expect(result.report.diagnostics == [])
    #expect(result.exitStatus == 0)
    let moved = try #require(site.contents("content/notices/a2.md"))
    #expect(moved.contains("aliases: [/old/a.html, \"/news/a.html\"]"))
    #expect(moved.contains("attachments: [../news/files/a.txt]"))
    #expect(moved.contains("[乙](../news/b.md#yi)和[附件](../news/files/a.txt)，`[甲](a.md)`"))
    let other = try #require(site.contents("content/news/b.md"))
    #expect(
      other.contains(
        "[甲](../notices/a2.md#%E4%B8%80)、[甲](</notices/a2.md>)、[甲](/notices/a2.md)、[自己](#yi)"))
    #expect(other.contains("[1]: ../notices/a2.md \"甲\""))
    #expect(site.contents("data/links.toml")?.contains("url = \"/notices/a2.md\"") == true)
    #expect(site.build().problems == [])
    #expect(site.page("news/a.html")?.contains("/notices/a2.html") == true)
  }

  @Test func aColumnMovesWithOneAlias() throws {
    let site = try TestSite(text)
    let result = rename(site, "news", "content/xinwen")
    #expect(result.report.diagnostics == [])
    #expect(result.aliases.map(\.url) == ["/news/"])
    #expect(site.contents("content/xinwen/a.md")?.contains("[乙](b.md#yi)") == true)
    #expect(site.build().problems == [])
    #expect(site.page("news/b.html")?.contains("/xinwen/b.html") == true)
  }

  @Test func withoutApplyNothingIsWritten() throws {
    let site = try TestSite(text)
    let before = runShell("cd \(site.root) && find content data -type f | sort | xargs sha256sum")
    let result = SiteRename(site.options, from: "news/a.md", to: "notices/a.md").run(applies: false)
    #expect(result.moved.count == 1)
    #expect(
      result.changed.map(\.path) == ["content/news/a.md", "content/news/b.md", "data/links.toml"])
    #expect(
      runShell("cd \(site.root) && find content data -type f | sort | xargs sha256sum") == before)
  }

  @Test(arguments: [
    ("news/none.md", "news/c.md"), ("news/a.md", "news/b.md"), ("news/a.md", "nowhere/a.md"),
    ("news", "news/inner"), ("news/a.md", "news/a"), ("news/a.md", "../a.md"), ("news", "notices"),
  ])
  func whatCannotBeIsRefused(_ old: String, _ new: String) throws {
    let site = try TestSite(text)
    let result = rename(site, old, new)
    #expect(result.exitStatus == 64)
    #expect(result.report.hasErrors)
    #expect(site.build().problems == [])
  }
}
