import Authoring
import Base
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// The smallest inputs that show what imports of real sites got wrong.
@Suite struct ImportFindingsTests {
  private static func take(
    _ system: SiteImport.System, _ files: String, path: String = "old", uploads: String? = nil,
    pictures: [String] = []
  ) throws -> (site: TestSite, result: ImportResult) {
    try ImportLawTests.take(system, files, path: path, uploads: uploads, pictures: pictures)
  }

  @Test func controlCharactersGoAndTheArticleComes() throws {
    let (site, result) = try Self.take(
      .folder,
      """
      -- old/debug/README.md --
      # 调试\u{8}

      前言\u{8}一句。
      -- old/debug/a.md --
      # 第一篇\u{8}

      正文\u{5}在这里。\u{B}下一行。
      """)
    #expect(result.imported.count == 1)
    let text = try #require(site.contents("content/jiu/debug/a.md"))
    #expect(text.contains("title: 第一篇\n") && text.contains("正文在这里。\n下一行。"))
    #expect(site.contents("content/jiu/debug/_index.md")?.contains("前言一句。") ?? false)
  }

  @Test func whatOnlyLooksLikeADefinitionStays() throws {
    let (site, _) = try Self.take(
      .folder,
      """
      -- old/a.md --
      # 日志

      报错如下：

      [1]: max file descriptors [4096] is too low

      见[文档][d]和[另一处][e]。

      [d]: https://www.example.org/ "说明"
      [e]: nowhere.html (没有了)
      """)
    let text = try #require(site.contents("content/jiu/a.md"))
    #expect(text.contains("[1]: max file descriptors [4096] is too low"))
    #expect(text.contains("[d]: https://www.example.org/") && !text.contains("nowhere.html"))
  }

  @Test func containersKeepWhatTheyAreCalled() throws {
    let (site, _) = try Self.take(
      .folder,
      """
      -- old/a.md --
      # 容器

      ::: warning
      小心
      :::

      ::: tip 窍门
      这样做
      :::

      按 <kbd>\\<leader\\>i</kbd> 键。
      """)
    let text = try #require(site.contents("content/jiu/a.md"))
    #expect(text.contains("**注意**") && text.contains("**窍门**") && text.contains("leader"))
  }

  @Test func aNameThatIsNoArticleHereIsAnother() throws {
    let (site, result) = try Self.take(
      .folder,
      """
      -- old/a/README .md --
      # 责任链

      正文。
      -- old/a/b.md --
      # 另一篇

      正文。
      """)
    #expect(result.imported.count == 2)
    #expect(site.contents("content/jiu/a/README.md") == nil)
  }

  @Test func collectionsOfJekyllComeAndOtherFoldersAreListed() throws {
    let (site, result) = try Self.take(
      .folder,
      """
      -- old/_config.yml --
      collections:
        wiki:
          output: true
          permalink: /wiki/:path/
        notes:
          output: false
      -- old/_posts/2020-01-02-a.md --
      ---
      title: 文章
      ---
      正文
      -- old/_wiki/linux/git.md --
      ---
      title: 命令
      ---
      正文
      -- old/_notes/b.md --
      ---
      title: 不显示
      ---
      正文
      """)
    let text = try #require(site.contents("content/jiu/wiki/linux/git.md"))
    #expect(text.contains("aliases: [\"/wiki/linux/git/\"]"))
    #expect(ImportLawTests.whats(result, .article) == ["_notes/"])
  }

  @Test func aDamagedPictureDoesNotTakeItsArticleAlong() throws {
    let (site, result) = try Self.take(
      .folder,
      """
      -- old/a.md --
      # 合影

      两张：![全](quan.jpg)![坏](huai.jpg)
      """, pictures: ["old/quan.jpg", "old/huai.jpg"])
    #expect(result.imported.count == 1)
    let whole = try #require(site.contents("content/jiu/a.md"))
    #expect(whole.contains("a-2.jpg"))
    let (broken, list) = try Self.takeDamaged()
    let text = try #require(broken.contents("content/jiu/a.md"))
    #expect(text.contains("![全](a-1.jpg)") && text.contains("坏") && !text.contains("a-2.jpg"))
    #expect(ImportLawTests.whats(list, .picture) == ["huai.jpg"])
  }

  /// The same with a second picture that ends in its middle.
  private static func takeDamaged() throws -> (TestSite, ImportResult) {
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      -- old/a.md --
      # 合影

      两张：![全](quan.jpg)![坏](huai.jpg)
      """)
    try site.write("old/quan.jpg", bytes: MadeFile.greyJPEG(20, 20))
    let picture = MadeFile.greyJPEG(200, 200)
    try site.write("old/huai.jpg", bytes: Array(picture.prefix(picture.count * 2 / 3)))
    let result = SiteImport(
      site.options, from: .folder, paths: [site.root + "/old"], column: "jiu", uploads: nil
    ).run()
    return (site, result)
  }

  @Test func filesThatWereFetchedAreTaken() throws {
    let export = """
      -- old.xml --
      <rss xmlns:wp="w" xmlns:content="c"><channel><link>http://old.example.org</link>
      <wp:base_blog_url>http://old.example.org</wp:base_blog_url><item><title>一</title>
      <link>http://old.example.org/1/</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>
      <wp:status>publish</wp:status><wp:post_date>2020-01-02 03:04:05</wp:post_date>
      <content:encoded><![CDATA[甲\u{B}乙<img src="/wp-content/uploads/a.jpg"><img
      src="https://cdn.example.net/b.jpg?w=300"><img src="https://cdn.example.net/show?id=3">
      <a href="http://old.example.org/files/c.pdf">附件</a>]]></content:encoded></item></channel></rss>
      """
    let (_, first) = try Self.take(.wordpress, export, path: "old.xml")
    let list = first.list.losses.map(\.address).filter { !$0.isEmpty }
    #expect(
      Set(list) == [
        "http://old.example.org/wp-content/uploads/a.jpg", "https://cdn.example.net/b.jpg?w=300",
        "https://cdn.example.net/show?id=3", "http://old.example.org/files/c.pdf",
      ])
    let places = [
      "up/old.example.org/wp-content/uploads/a.jpg", "up/cdn.example.net/b.jpg",
      "up/cdn.example.net/show-\("id=3".withBytes { Checksum($0).hexadecimal })",
    ]
    let (site, second) = try Self.take(
      .wordpress, export, path: "old.xml", uploads: "up", pictures: places)
    let article = try #require(second.imported.first?.article)
    let text = try #require(site.contents(article))
    #expect(!text.contains("uploads/a.jpg") && !text.contains("cdn.example.net"))
    #expect(second.list.losses.map(\.what) == ["http://old.example.org/files/c.pdf"])
  }
}
