import Base
import SearchIndex
import Testing

/// What of a page is searched.
@Suite struct PageReadingTests {
  private func match(_ query: String, _ page: String, title: String = "") -> SearchMatch? {
    var reader = SearchReader()
    return page.withBytes { page in
      title.withBytes { reader.match(SearchQuery(query), inPage: page, title: $0) }
    }
  }

  @Test func onlyMarkedElementsAreSearched() {
    let page = """
      <nav>导航</nav><h1 data-search-text="title">关于<wbr>学习</h1><p>来源</p>
      <div class="content" data-search-text><div>第一<b>段</b>。</div><p>第二段</p></div><p>版权</p>
      """
    #expect(match("关于学习", page)?.place == .wholeTitle)
    #expect(match("学习 关于", page)?.place == .title)
    #expect(match("第一段", page)?.place == .text)
    #expect(match("段", page)?.count == 2)
    // From one block to the next nothing is joined.
    #expect(match("段第二", page) == nil)
    #expect(match("学习第一", page) == nil)
    for word in ["导航", "来源", "版权", "content", "div"] { #expect(match(word, page) == nil) }
  }

  @Test func pagesWithoutMarksAreSearchedFromMain() {
    let page = "<header>页头</header><main id=m><h1>题目</h1><p>正文</p></main><footer>页脚</footer>"
    #expect(match("正文", page, title: "题目")?.place == .text)
    #expect(match("题目", page, title: "题目")?.place == .wholeTitle)
    #expect(match("页脚", page, title: "题目") == nil)
    #expect(match("正文", "<head><title>甲</title></head><body>正文</body>") != nil)
    #expect(match("甲", "<head><title>甲</title></head><body>正文</body>") == nil)
    #expect(match("正文", "正文<br>") != nil)
  }

  @Test func whatIsMarkedToBeSkippedIsSkipped() {
    let page =
      "<div data-search-text>公示<ul data-search-skip><li>张某<ul><li>深</li></ul></li></ul>监督电话</div>"
    #expect(match("张某", page) == nil)
    #expect(match("深", page) == nil)
    #expect(match("监督电话", page) != nil)
    #expect(match("公示监督", page) == nil)
  }

  @Test func scriptsCommentsAndAttributesAreNoText() {
    let page = """
      <div data-search-text>甲<!-- 注释 --><script>if (a<b) 脚本</script><a title="提示>乙">丙</a>\
      &lt;丁&gt;&#25103;&#x620F;&copy;戊 & 己 < 庚</div>
      """
    for word in ["注释", "脚本", "提示", "lt", "copy"] { #expect(match(word, page) == nil) }
    #expect(match("甲丙丁戏戏戊己庚", page) != nil)
  }

  @Test(arguments: [
    "<div data-search-text>没有完", "<div data-search-text", "<body><main>别的</main>党建",
    "data-search-text", "",
    "<div data-search-text><script>没有完", "<main", "<main><!-- 没有完",
    "<div data-search-text>&#99999999;",
    "<div data-search-text>&", "<div data-search-text></div></div></div>",
  ])
  func brokenPagesEndTheReading(_ page: String) { #expect(match("党建", page) == nil) }

  @Test(arguments: ["", " ", "，。！", "\u{200B}", ".*", "<b>"])
  func queriesOfNothingFindNothing(_ query: String) {
    let isEmpty = SearchQuery(query).isEmpty
    #expect(isEmpty == (query != "<b>"))
    #expect(match(query, "<main>党建</main>") == nil)
  }

  @Test func anExcerptShowsTheTextAsItStands() throws {
    let page = "<div data-search-text><p>\(String(repeating: "前", count: 60))“两學一做”學習教育</p></div>"
    let excerpt = try #require(
      page.withBytes { PageExcerpt(SearchQuery("两学一做学习"), inPage: $0) })
    let characters = Array(excerpt.text)
    #expect(String(characters[excerpt.found]) == "两學一做”學習")
    #expect(excerpt.text.hasPrefix("…前"))
    #expect(excerpt.text.hasSuffix("”學習教育"))
    #expect(characters.count < 60)
  }
}
