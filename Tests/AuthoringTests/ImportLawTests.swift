import Authoring
import Base
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// The two laws of imports: what was written passes a check, and everything of the source is in it
/// or on the list.
@Suite struct ImportLawTests {
  /// Imports what stands below `old/`; the list, and the site, which passes a check.
  static func take(
    _ system: SiteImport.System, _ files: String, path: String = "old", uploads: String? = nil,
    pictures: [String] = [], _ change: (inout SiteImport) -> Void = { _ in }
  ) throws -> (site: TestSite, result: ImportResult) {
    let site = try TestSite(
      """
      -- content/jiu/_index.md --
      ---
      title: 旧文
      ---
      \(files)
      """)
    for (index, picture) in pictures.enumerated() {
      try site.write(picture, bytes: MadeFile.greyJPEG(20 + index, 20))
    }
    var taken = SiteImport(
      site.options, from: system, paths: [site.root + "/" + path], column: "jiu",
      uploads: uploads.map { site.root + "/" + $0 })
    change(&taken)
    let result = taken.run()
    var options = site.options
    options.visibility.includesDrafts = true
    options.visibility.includesFuture = true
    let errors = SiteBuilder(options).check().report.diagnostics.filter { $0.severity == .error }
    #expect(errors == [])
    return (site, result)
  }

  static func whats(_ result: ImportResult, _ kind: ImportLoss.Kind) -> [String] {
    result.list.losses.filter { $0.kind == kind }.map(\.what)
  }

  // MARK: Markdown

  private static let hexo = """
    -- old/_config.yml --
    url: https://old.example.org
    permalink: :category/:year/:title.html
    default_category: qita
    -- old/source/_posts/2019-06-01-tongzhi.md --
    ---
    title: 通知
    date: 2019-06-01
    ---
    字
    -- old/source/_posts/a.md --
    ---
    title: 标签插件
    subtitle: 副题
    date: 2019-07-01 10:00:00
    updated: 2019-08-01 10:00:00
    categories: [党建动态, 支部]
    tags: [Elixir Macros, elixir-macros]
    keywords: 党课, 学习，支部
    top: 100
    cover: /img/tu.jpg
    originallink: https://www.example.org/a
    mystery: 1
    ---
    一句摘要。

    <!-- more -->

    见{% post_link 2019-06-01-tongzhi 那篇通知 %}，{% link 官网 https://example.org/ %}，![](/img/tu.jpg)，<img src="/img/tu.jpg" alt="图">

    {% codeblock lang:c %}
    #include <stdio.h>
    # 不是标题
    {% endcodeblock %}

    {% blockquote 某人, 某书 %}
    一句引用。
    {% endblockquote %}

    ```html
    {% if user %}[x](y){% endif %}
    ```

    行内 `[字段](说明)` 和 `{% if %}`。

    {% raw %}
    原样的内容 {{ x }}
    {% endraw %}

    {% mystery abc %}
    -- old/source/about/index.md --
    ---
    title: 关于我们
    date: 2019-01-01
    ---
    [职责](#1-%E8%81%8C%E8%B4%A3) [没有](#mei-you)

    ## 1. 职责

    我们是某单位，ftp://a.example.org/x 也是地址，`<b>` 是代码，List<T> 是字。
    """

  @Test func hexoKeepsCodeAndTakesTagsLinksAndSettings() throws {
    let (site, result) = try Self.take(.hexo, Self.hexo, pictures: ["old/source/img/tu.jpg"])
    let path = "content/jiu/dang-jian-dong-tai/zhi-bu/a.md"
    let text = try #require(site.contents(path))
    #expect(text.contains("```html\n{% if user %}[x](y){% endif %}\n```"))
    #expect(text.contains("行内 `[字段](说明)` 和 `{% if %}`。"))
    #expect(text.contains("```c\n#include <stdio.h>\n# 不是标题\n```"))
    #expect(text.contains("[那篇通知](/jiu/2019-06-01-tongzhi.md)，[官网](https://example.org/)"))
    #expect(text.contains("![标签插件](a-1.jpg)，![图](a-1.jpg)"))
    #expect(text.contains("> 一句引用。\n>\n> ——某人, 某书"))
    #expect(text.contains("原样的内容 {{ x }}") && !text.contains("raw"))
    #expect(text.contains("{% mystery abc %}"))
    #expect(Self.whats(result, .shortcode) == ["{% mystery abc %}"])
    #expect(Self.whats(result, .setting) == ["mystery"])
    for line in [
      "subtitle: 副题", "updated: 2019-08-01 10:00", "summary: 一句摘要。", "image: a-1.jpg",
      "pinned: 100", "source_url: \"https://www.example.org/a\"",
      "keywords: [\"Elixir Macros\", \"党课\", \"学习\", \"支部\"]",
      "aliases: [\"/党建动态/支部/2019/a.html\"]",
    ] { #expect(text.contains("\n" + line + "\n")) }
    #expect(!text.contains("\nsource:"))
    #expect(
      site.contents("content/jiu/dang-jian-dong-tai/_index.md")?.contains("title: 党建动态") == true)
    let page = try #require(site.contents("content/jiu/about.md"))
    #expect(page.contains("[职责](#1-职责) 没有\n"))
    #expect(page.contains("`ftp://a.example.org/x`") && page.contains("`<b>` 是代码，List\\<T> 是字"))
  }

  @Test func categoriesBecomeKeywordsWhereThatIsWanted() throws {
    let (site, _) = try Self.take(.hexo, Self.hexo, pictures: ["old/source/img/tu.jpg"]) {
      $0.categoriesBecomeColumns = false
    }
    let text = try #require(site.contents("content/jiu/a.md"))
    #expect(text.contains("\"党建动态\""))
  }

  @Test func hugoTakesSectionsReferencesAndPatterns() throws {
    let (site, result) = try Self.take(
      .hugo,
      """
      -- old/config.toml --
      baseURL = "https://old.example.org/"
      [permalinks]
      posts = "/:year/:month/:slug/"
      -- old/content/posts/_index.md --
      ---
      title: 学习园地
      ---
      栏目的介绍。
      -- old/content/posts/a.md --
      ---
      title: 学习笔记
      date: 2020-03-04T10:00:00+08:00
      ---
      见[章程](/about/)、[乙文]({{< ref "b.md" >}})、[丙]({{< relref "wiki/c.md#jie" >}})。

      {{< highlight c >}}
      * 一行
      {{< /highlight >}}

      {{< figure src="/tu.jpg" alt="图" >}}

      [引用链接][1]，{{< mystery >}}

      [1]: /2020/03/yi/ "乙"
      -- old/content/posts/b.md --
      +++
      title = "乙文"
      slug = "yi"
      date = 2020-03-05
      +++
      字
      -- old/content/wiki/c.md --
      {"title":"丙","date":"2020-03-06"}

      字
      -- old/content/wiki/h.en.md --
      ---
      title: English
      date: 2020-03-09
      ---
      One
      -- old/content/wiki/f.html --
      ---
      title: 网页
      date: 2020-03-08
      ---
      <p>一段<script>x</script></p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>
      """, pictures: ["old/static/tu.jpg"])
    #expect(site.contents("content/jiu/posts/_index.md")?.contains("学习园地\n---\n\n栏目的介绍。") == true)
    let text = try #require(site.contents("content/jiu/posts/a.md"))
    #expect(text.contains("见章程、[乙文](/jiu/posts/b.md)、[丙](/jiu/wiki/c.md)。"))
    #expect(text.contains("```c\n* 一行\n```") && text.contains("![图](a-1.jpg)"))
    #expect(text.contains("[1]: /jiu/posts/b.md \"乙\""))
    #expect(text.contains("date: 2020-03-04 10:00\n") && text.contains("/2020/03/学习笔记/"))
    #expect(Self.whats(result, .link) == ["/about/"])
    #expect(Self.whats(result, .shortcode) == ["{{< mystery >}}"])
    #expect(
      site.contents("content/jiu/wiki/h-en.md")?.contains("aliases: [\"/en/wiki/h/\"]") == true)
    #expect(
      site.contents("content/jiu/wiki/f.md")?.contains("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |") == true)
  }

  @Test func aFolderOfNotesOfAnyMake() throws {
    let (site, result) = try Self.take(
      .folder,
      """
      -- old/支部/学习.md --
      # 学习笔记

      见[[通知|那篇]]、[通知](../通知.md#x)，![[tu.jpg]] 和 ![](my tu.jpg)

      ::: tip 提示
      要紧的话
      :::
      -- old/2020-05-06-通知.md --
      字
      -- old/通知.md --
      ---
      title: 通知
      date: 2020-01-02
      ---
      字
      """, pictures: ["old/assets/tu.jpg", "old/支部/my tu.jpg"])
    let text = try #require(site.contents("content/jiu/支部/学习.md"))
    #expect(text.contains("title: 学习笔记\n"))
    #expect(text.contains("[那篇](/jiu/通知.md)、[通知](/jiu/通知.md)"))
    #expect(text.contains("![学习笔记](学习-1.jpg) 和 ![学习笔记](学习-2.jpg)"))
    #expect(text.contains("**提示**") && text.contains("要紧的话") && !text.contains(":::"))
    #expect(site.contents("content/jiu/2020-05-06-通知.md")?.contains("date: 2020-05-06") == true)
    #expect(Self.whats(result, .date) == ["学习笔记"])
  }

  // MARK: WordPress

  @Test func wordPressByItsRules() throws {
    let items = """
      <item><title>通知 &amp;amp; &amp;#8220;读书&amp;#8221;</title><link>https://old.example.org/blog/%E9%80%9A/</link>\
      <dc:creator>x</dc:creator><content:encoded><![CDATA[地点：一楼\r\n时间：周五\r\n\r\n第二段。[caption id="a" width="300"]<img src="https://old.example.org/blog/wp-content/uploads/2015/01/hui-300x200.jpg" alt="" /> 会场一角[/caption]

      [gallery ids="3"]

      <pre>第一行

      第三行 [code]</pre>
      [audio mp3="https://v.example.com/1.mp3"] [mystery a="1"]
      <a href="https://old.example.org/blog/?p=1">内部</a>]]></content:encoded>\
      <excerpt:encoded><![CDATA[<p>手写的<strong>摘要</strong></p>]]></excerpt:encoded><wp:post_id>2</wp:post_id>\
      <wp:post_date>2015-01-03 09:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
      <wp:is_sticky>1</wp:is_sticky><category domain="category" nicename="dongtai">工作动态</category></item>
      <item><title></title><link>https://old.example.org/blog/5</link><content:encoded>没有标题的一篇。</content:encoded>\
      <wp:post_id>5</wp:post_id><wp:post_date>2015-01-05 09:00:00</wp:post_date><wp:status>publish</wp:status>\
      <wp:post_type>gonggao</wp:post_type></item>
      <item><title>密</title><link>https://old.example.org/blog/1</link><content:encoded>名单</content:encoded>\
      <wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password>x</wp:post_password></item>
      <item><title>t</title><wp:post_id>3</wp:post_id><wp:post_type>attachment</wp:post_type>\
      <wp:attachment_url>https://old.example.org/blog/wp-content/uploads/b.jpg</wp:attachment_url></item>
      """
    let (site, result) = try Self.take(
      .wordpress,
      """
      -- old.xml --
      <?xml version="1.0"?><rss xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d"><channel><link>https://old.example.org/blog</link>\
      <wp:base_site_url>http://old.example.org/</wp:base_site_url><wp:base_blog_url>https://old.example.org/blog</wp:base_blog_url>
      \(items)</channel></rss>
      """, path: "old.xml", uploads: "up",
      pictures: ["up/wp-content/uploads/2015/01/hui.jpg", "up/wp-content/uploads/b.jpg"])
    let text = try #require(
      site.contents("content/jiu/gong-zuo-dong-tai/20150103-tong-zhi-du-shu.md"))
    #expect(text.contains("title: \"通知 & “读书”\"\n") && text.contains("summary: 手写的摘要\n"))
    #expect(text.contains("pinned: 1\n") && text.contains("aliases: [\"/blog/通/\"]"))
    #expect(text.contains("地点：一楼\\\n时间：周五\n\n第二段。"))
    #expect(text.contains("![会场一角](20150103-tong-zhi-du-shu-1.jpg)\n\n会场一角"))
    #expect(text.contains("du-shu-2.jpg") && text.contains("```\n第一行\n\n第三行 [code]\n```"))
    #expect(
      text.contains("[音频](https://v.example.com/1.mp3)") && text.contains("\\[mystery a=\"1\"\\]"))
    #expect(
      site.contents("content/jiu/20150105-mei-you-biao-ti-de-yi-pian.md")?.contains(
        "title: 没有标题的一篇。") == true)
    #expect(Self.whats(result, .protected) == ["/blog/1"])
    #expect(
      Self.whats(result, .link) == ["https://old.example.org/blog/?p=1"]
        || Self.whats(result, .link) == ["/blog/?p=1"])
    #expect(Self.whats(result, .shortcode) == ["[mystery a=\"1\"]"])
  }

  @Test func anExportThatBreaksOffIsTakenSoFar() throws {
    let (site, result) = try Self.take(
      .wordpress,
      """
      -- old.xml --
      <rss xmlns:wp="w" xmlns:content="c"><channel><link>https://o.example.org</link>\
      <item><title>甲</title><link>https://o.example.org/a</link><content:encoded>字</content:encoded>\
      <wp:post_date>2015-01-05 09:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item><item><title>乙
      """, path: "old.xml")
    #expect(result.imported.count == 1 && result.exitStatus == 1)
    #expect(site.contents("content/jiu/20150105-jia.md") != nil)
  }

  // MARK: Pages

  private static let sentence =
    "各支部要认真组织学习，结合实际研究贯彻措施，推动各项工作任务落实到位。党员干部要带头学习、带头实践。"

  @Test func oldPagesWithLayoutTablesAndLabels() throws {
    let page = """
      <html><head><title>支部开展学习-某单位</title></head><body><table><tr><td><a href="index.htm">首页</a></td></tr></table>
      <table><tr><td><table><tr><td>公告</td></tr><tr><td><a href="t2.htm">下一季</a> 2012-01-01</td></tr></table></td>
      <td><table><tr><td align="center"><font size="5">支部开展学习</font></td></tr>
      <tr><td align="center">来源：办公室　时间：2010-05-06　点击：123</td></tr>
      <tr><td><p>\(Self.sentence)</p><p>\(Self.sentence)面积 10<sup>3</sup> m<sup>2</sup></p>
      <img data-src="images/hui.jpg" src="loading.gif"><p align=right>某支部</p></td></tr></table></td></tr></table>
      <table><tr><td>版权所有 某单位</td></tr></table></body></html>
      """
    let (site, result) = try Self.take(
      .html, "-- old/t1.htm --\n\(page)", pictures: ["old/images/hui.jpg"])
    let text = try #require(site.contents("content/jiu/20100506-zhi-bu-kai-zhan-xue-xi.md"))
    #expect(text.contains("source: 办公室\n") && text.contains("aliases: [\"/t1.htm\"]"))
    #expect(text.contains(Self.sentence) && text.contains("面积 10³ m²"))
    #expect(text.contains("xue-xi-1.jpg") && text.contains("::: right\n\n某支部\n\n:::"))
    for other in ["首页", "公告", "版权", "点击", "|"] { #expect(!text.contains(other)) }
    #expect(Self.whats(result, .doubtful) == [])
  }

  @Test func namesOfSavedPagesAreTheirAddresses() throws {
    let page = { (title: String) in
      "<html><head><meta charset=utf-8><title>\(title)</title></head><body><div class=content><h1>\(title)</h1>"
        + "<p>发布时间：2011-02-03</p><p>\(Self.sentence)</p><p><a href=\"show.asp?id=13\">另一篇</a></p></div></body></html>"
    }
    let (site, _) = try Self.take(
      .html,
      """
      -- old/show.asp?id=12 --
      \(page("甲文标题"))
      -- old/show.asp?id=13.html --
      \(page("乙文标题"))
      -- old/list@page=2.htm --
      \(page("丙文标题"))
      """)
    let first = try #require(site.contents("content/jiu/20110203-jia-wen-biao-ti.md"))
    #expect(first.contains("aliases: [\"/show.asp?id=12\"]"))
    #expect(first.contains("[另一篇](/jiu/20110203-yi-wen-biao-ti.md)"))
    #expect(
      site.contents("content/jiu/20110203-yi-wen-biao-ti.md")?.contains("\"/show.asp?id=13\"")
        == true)
    #expect(
      site.contents("content/jiu/20110203-bing-wen-biao-ti.md")?.contains("\"/list?page=2\"")
        == true)
  }

  @Test func framesAndListsAreListed() throws {
    let (site, result) = try Self.take(
      .html,
      """
      -- old/index.htm --
      <html><head><title>某单位</title></head><frameset><frame src="left.htm"><frame src="t1.htm"></frameset></html>
      -- old/left.htm --
      <html><head><title>目录</title></head><body><a href=t1.htm>支部开展学习活动</a><br><a href=t2.htm>第二篇的标题</a><br><a href=t3.htm>第三篇的标题</a></body></html>
      """)
    #expect(result.imported.isEmpty && Self.whats(result, .article).count == 2)
    #expect(site.contents("content/jiu/index.md") == nil)
  }

  @Test(arguments: ["GB18030", "BIG5", "UTF-8", "UTF-16"])
  func pagesOfEveryEncoding(_ encoding: String) throws {
    let isOld = encoding == "BIG5"
    let words = isOld ? "各支部要認真組織學習，結合實際研究貫徹措施，推動各項工作任務落實到位。大家都要來學習。" : Self.sentence
    let site = try TestSite("-- content/jiu/_index.md --\n---\ntitle: 旧文\n---\n")
    try site.write(
      "old/a.htm",
      "<html><head><title>一二三四</title></head><body><h1>一二三四</h1><p>2012-01-02</p><p>\(words)</p></body></html>"
    )
    _ = runShell("cd '\(site.root)/old' && iconv -f UTF-8 -t \(encoding) a.htm > b.htm && rm a.htm")
    let result = SiteImport(
      site.options, from: .html, paths: [site.root + "/old"], column: "jiu", uploads: nil
    ).run()
    let article = try #require(result.imported.first?.article)
    #expect(site.contents(article)?.contains(words) == true)
  }

  // MARK: Tables

  @Test func aTableOfArticles() throws {
    let (site, result) = try Self.take(
      .csv,
      """
      -- old.csv --
      栏目,标题,日期,来源,正文,点击
      通知公告,"关于“学习”的通知, 二",2020/3/4,办公室,"第一段。
      第二段 <重点> * 星。",5
      ,无栏目,2020-03-05,,<p>一<b>二</b></p>,
      ,,2020-03-05,,没有标题,
      """, path: "old.csv")
    let text = try #require(
      site.contents("content/jiu/tong-zhi-gong-gao/20200304-guan-yu-xue-xi-de-tong-zhi-er.md"))
    #expect(text.contains("source: 办公室") && text.contains("第一段。\n\n第二段 \\<重点> \\* 星。"))
    #expect(site.contents("content/jiu/20200305-wu-lan-mu.md")?.contains("一**二**") == true)
    #expect(Self.whats(result, .article) == ["没有标题"] && Self.whats(result, .setting) == ["点击"])
  }

  // MARK: The laws themselves

  @Test func whatCannotBePublishedIsTakenOutAgainAndListed() throws {
    let (site, result) = try Self.take(
      .hugo,
      """
      -- old/content/a.md --
      ---
      title: 甲
      date: 2020-01-02
      ---
      身份证号 11010519491231002X 的人。
      -- old/content/b.md --
      ---
      title: 乙
      date: 2020-01-02
      ---
      见[甲](/a/)，![](x.jpg)
      """)
    #expect(site.contents("content/jiu/a.md") == nil)
    let text = try #require(site.contents("content/jiu/b.md"))
    #expect(text.contains("见甲，"))
    #expect(Self.whats(result, .article) == ["甲"])
    #expect(!(result.list.losses.first?.why?.chinese.contains("11010519491231002X") ?? true))
    #expect(Self.whats(result, .picture) == ["x.jpg"])
    #expect(Self.whats(result, .link) == ["/a/"])
  }

  @Test func oldAddressesBelongToOneArticle() throws {
    let article = { (title: String) in "---\ntitle: \(title)\ndate: 2020-01-02\nurl: /x/\n---\n字" }
    let (_, result) = try Self.take(
      .hugo, "-- old/content/a.md --\n\(article("甲"))\n-- old/content/b.md --\n\(article("乙"))")
    #expect(result.imported.count == 2 && Self.whats(result, .address) == ["/x/"])
  }

  @Test func theListIsWrittenOutsideTheSiteAndSummedUp() throws {
    let (site, result) = try Self.take(.hexo, Self.hexo)
    #expect(throws: Diagnostic.self) {
      try result.list.write(to: site.root + "/list", outside: site.root, in: .chinese)
    }
    let folder = site.root + "-list"
    defer { _ = runShell("rm -rf '\(folder)'") }
    try result.list.write(to: folder, outside: site.root, in: .chinese)
    let count = runShell("cat '\(folder)/import-report.csv'").split(whereSeparator: \.isNewline)
      .count
    #expect(count == result.list.losses.count + 1)
    #expect(runShell("cat '\(folder)/import-report.html'").contains("/img/tu.jpg"))
    #expect(runShell("cat '\(folder)/import-report.json'").contains("\"kind\":\"shortcode\""))
    for language in Language.allCases {
      let lines = result.list.summary(in: language)
      #expect((2...10).contains(lines.count))
    }
  }
}
