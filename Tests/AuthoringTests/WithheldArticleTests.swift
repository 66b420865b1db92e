import Authoring
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What another system did not show to everyone is left out and listed, or, where that is asked
/// for, imported as a draft with a warning.
@Suite struct WithheldArticleTests {
  /// Imports one article of Hexo or Hugo with these lines of front matter; what was said, and the
  /// new file.
  private static func take(
    _ system: SiteImport.System, _ lines: String, files: String = "", fence: String = "---"
  ) throws -> (result: ImportResult, article: String?) {
    let path = system == .hexo ? "old/source/_posts/a.md" : "old/content/posts/a.md"
    let title = fence == "---" ? "title: 甲\ndate: 2020-01-02" : "title = \"甲\"\ndate = 2020-01-02"
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      -- \(path) --
      \(fence)
      \(title)
      \(lines)
      \(fence)
      只给一些人看的字。
      \(files)
      """)
    let result = run(system, site)
    return (
      result, site.contents(system == .hexo ? "content/jiu/a.md" : "content/jiu/posts/a.md")
    )
  }

  private static func run(
    _ system: SiteImport.System, _ site: TestSite, includesProtected: Bool = true
  ) -> ImportResult {
    var taken = SiteImport(
      site.options, from: system, paths: [site.root + "/old"], column: "jiu", uploads: nil)
    taken.includesProtected = includesProtected
    return taken.run()
  }

  private static func expectDraft(_ taken: (result: ImportResult, article: String?)) {
    let found = taken.result.report.diagnostics.filter { $0.code == .importedAsDraft }
    #expect(found.count == 1)
    #expect(found.first?.severity == .warning)
    #expect(found.first?.location.path.hasSuffix("a.md") == true)
    #expect(taken.article?.contains("\ndraft: true\n") == true)
    #expect(taken.article?.contains("123456") == false)
  }

  @Test(arguments: [
    "password: 123456", "Password: \"0\"", "password: [a, b]", "hidden: true", "hidden: yes",
    "hide: 1", "published: false", "published: no", "published: 2026-08-01", "published: 也许",
    "draft: true", "draft: yes", "Draft: TRUE", "draft: maybe", "private: true", "status: private",
    "status: 待审", "visibility: [members]", "encrypt: true",
  ])
  func hexoArticleThatWasNotPublicIsADraft(_ line: String) throws {
    Self.expectDraft(try Self.take(.hexo, line))
  }

  @Test(arguments: [
    "password:", "password: \"\"", "hidden: false", "hide: no", "published: true", "draft: false",
    "status: publish", "published: 2020-01-02", "encrypted: false", "top: 100",
  ])
  func hexoArticleThatWasPublicStaysSo(_ line: String) throws {
    let taken = try Self.take(.hexo, line)
    #expect(taken.result.report.diagnostics == [])
    #expect(taken.article?.contains("draft") == false)
  }

  @Test(arguments: [
    "draft: true", "private: true", "headless: true", "build:\n  render: never",
    "_build:\n  render: false", "build:\n  list: never", "build: never",
    "build:\n  render: sometimes",
    "expiryDate: 2026-06-01", "ExpiryDate: 2026-06-01T00:00:00+08:00", "unpublishdate: 昨天",
    "publishDate: 2026-07-02", "pubdate: 明天", "params:\n  private: true",
  ])
  func hugoArticleThatWasNotPublicIsADraft(_ line: String) throws {
    Self.expectDraft(try Self.take(.hugo, line))
  }

  @Test(arguments: [
    "draft = true", "headless = true", "[build]\nrender = \"never\"", "build.list = \"never\"",
  ])
  func marksInTOMLCountToo(_ line: String) throws {
    Self.expectDraft(try Self.take(.hugo, line, fence: "+++"))
  }

  @Test(arguments: [
    "draft: false", "build:\n  render: always\n  list: local", "publishDate: 2020-01-02",
    "headless: false",
  ])
  func hugoArticleThatWasPublicStaysSo(_ line: String) throws {
    let taken = try Self.take(.hugo, line)
    #expect(taken.result.report.diagnostics == [])
    #expect(taken.article?.contains("draft") == false)
  }

  @Test func articleThatIsToVanishStillDoes() throws {
    let taken = try Self.take(.hugo, "expiryDate: 2026-09-01")
    #expect(taken.result.report.diagnostics == [])
    #expect(taken.article?.contains("\nexpires: 2026-09-01 00:00\n") == true)
  }

  @Test(arguments: [
    "-- old/content/posts/_index.md --\n---\ntitle: x\ncascade:\n  draft: true\n---\n",
    "-- old/content/_index.md --\n---\ncascade:\n- _target:\n    path: /posts/**\n  build:\n    render: never\n---\n",
    "-- old/hugo.toml --\n[[cascade]]\n[cascade.build]\nrender = \"never\"\n",
    "-- old/config.yaml --\ncascade:\n  private: true\n",
    "-- old/content/posts/index.md --\n---\ntitle: 包\ndate: 2020-01-02\n---\n",
  ])
  func whatTheFoldersAboveSayCounts(_ files: String) throws {
    Self.expectDraft(try Self.take(.hugo, "weight: 1", files: files))
  }

  @Test func theArticleItselfSaysItBeforeItsFolder() throws {
    let taken = try Self.take(
      .hugo, "draft: false",
      files: "-- old/content/posts/_index.md --\n---\ntitle: x\ncascade:\n  draft: true\n---\n")
    #expect(taken.result.report.diagnostics == [])
  }

  @Test(arguments: ["source/_drafts/a.md", "source/_posts/_neibu/a.md", "source/_posts/_a.md"])
  func hexoPassesOverTheseFiles(_ path: String) throws {
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      -- old/\(path) --
      ---
      title: 甲
      date: 2020-01-02
      ---
      字
      """)
    let result = Self.run(.hexo, site)
    #expect(result.report.diagnostics.map(\.code) == [.importedAsDraft])
    let article = try #require(result.imported.first?.article)
    #expect(site.contents(article)?.contains("draft: true") == true)
  }

  @Test func tagsWithAPasswordLockTheirArticles() throws {
    let config = "-- old/_config.yml --\ntitle: x\nencrypt:\n  tags:\n  - {name: 内部, password: a}\n"
    Self.expectDraft(try Self.take(.hexo, "tags: [内部, 学习]", files: config))
    #expect(try Self.take(.hexo, "tags: [学习]", files: config).result.report.diagnostics == [])
  }

  @Test(arguments: [
    "password: 123456", "hidden: true", "published: false", "status: private",
    "visibility: members",
  ])
  func withoutTheOptionItIsListedAndNotImported(_ line: String) throws {
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      -- old/source/_posts/a.md --
      ---
      title: 甲
      date: 2020-01-02
      \(line)
      ---
      只给一些人看的字。
      """)
    let result = Self.run(.hexo, site, includesProtected: false)
    #expect(result.imported.isEmpty)
    #expect(result.report.diagnostics == [])
    #expect(result.list.losses.map(\.kind) == [.protected])
    #expect(result.list.losses.first?.what == "/2020/01/02/a/")
    #expect(runShell("grep -rl 只给一些人看的字 '\(site.root)/content'") == "")
  }

  @Test func aDraftNeedsNoOption() throws {
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      -- old/content/a.md --
      ---
      title: 甲
      date: 2027-01-02
      ---
      字
      """)
    let result = Self.run(.hugo, site, includesProtected: false)
    #expect(result.report.diagnostics.map(\.code) == [.importedAsDraft])
    #expect(site.contents("content/jiu/a.md")?.contains("draft: true") == true)
  }

  @Test func aKeyThatStandsTwiceIsNoReason() throws {
    let taken = try Self.take(.hexo, "reviewer: 甲\nreviewer: 乙")
    #expect(taken.result.report.diagnostics == [])
    #expect(taken.article?.contains("draft") == false)
  }

  @Test func articleWhoseSettingsAreBrokenIsADraft() throws {
    let taken = try Self.take(.hexo, "tags: [甲, \"乙\nnested:\n  password: 123456")
    #expect(taken.result.report.diagnostics.map(\.code).contains(.importedAsDraft))
    #expect(taken.article?.contains("draft: true") == true)
  }

  @Test func linksToDraftsBecomeTextAndTheSiteBuilds() throws {
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      -- old/content/a.md --
      ---
      title: 甲
      date: 2020-01-02
      ---
      见[名单](/b/)和[丙](/c/)。
      -- old/content/b.md --
      ---
      title: 乙
      date: 2020-01-02
      password: x
      ---
      名单里的人
      -- old/content/c.md --
      ---
      title: 丙
      date: 2020-01-02
      ---
      字
      """)
    let result = Self.run(.hugo, site)
    #expect(result.report.diagnostics.map(\.code) == [.importedAsDraft])
    #expect(result.list.losses.map(\.what) == ["/b/"])
    #expect(result.exitStatus == 0)
    #expect(site.contents("content/jiu/a.md")?.contains("见名单和[丙](/jiu/c.md)。") == true)
    #expect(site.build().exitStatus == 0)
    #expect(!site.outputFiles().contains { $0.hasPrefix("jiu/b") || $0.hasPrefix("b/") })
    #expect(runShell("grep -rl 名单里的人 '\(site.root)/public'") == "")
  }
}
