import Base
import Testing

@testable import Authoring

/// The comparison of what a source says with what was written of it.
@Suite struct ArrivedTextTests {
  private func missing(
    _ source: String, in text: String, listed: [String] = []
  ) -> ArrivedText.Missing? {
    ArrivedText(text, listed: listed).missing(of: source)
  }

  private let paragraph = "各级党组织要认真学习贯彻会议精神，结合本单位实际制定学习计划，做到学有所思、学有所悟。"

  @Test func findsWhatIsThereHoweverItIsWritten() {
    #expect(missing(paragraph, in: "---\ntitle: 通知\n---\n" + paragraph) == nil)
    #expect(missing("共１２人，ABC，m2", in: "共 **12** 人，abc，m²") == nil)
    #expect(missing("", in: "") == nil)
    // What moved has arrived.
    #expect(missing("第一段说的是学习。第二段说的是实践。", in: "第二段说的是实践。\n\n第一段说的是学习。") == nil)
  }

  @Test func saysWhatIsMissing() throws {
    let source = paragraph + "会议由办公室负责记录，并在三日内报送。" + paragraph
    let found = try #require(missing(source, in: paragraph + paragraph))
    #expect(found.beginning == "会议由办公室负责记录并在三日内报送")
    #expect(found.count == 17)
    #expect(missing(source, in: paragraph, listed: ["会议由办公室负责记录，并在三日内报送。"]) == nil)
  }

  @Test func saysThatAShortTextIsMissing() {
    #expect(missing("東京とうきょう", in: "title: 東京")?.count == 7)
    #expect(missing("通知", in: "通告") == nil)
  }

  @Test(arguments: [
    ("[通知](http://old.example.org/a-long-name) 已发 <b class=\"x\">全文</b>", "通知 已发  全文 "),
    ("{{< figure src=\"a.png\" >}}图{% note info %}注意{% endnote %}", "图注意"),
    (
      "```swift\nlet a = 1\n```\n::: tip 提示\n字\n:::\n[a]: http://x.cn/ \"t\"\n",
      "\nlet a = 1\n\n\n字\n\n\n"
    ),
    ("![](data:image/png;base64,AAAA) 字 <iframe src=\"x\">See it</iframe>", "! 字 "),
  ])
  func readsWordsOfMarkdown(_ text: String, _ words: String) {
    let found = SourceWords.words(of: .markdown(text, .plain))
    #expect(ArrivedText.letters(of: found) == ArrivedText.letters(of: words), "\(found)")
  }

  @Test func readsWordsOfHTML() {
    let found = SourceWords.words(
      of: .html(
        "<p title='不算'>字&amp;&#20070;<!-- 不算 --></p>[caption id=\"1\"]图注[/caption]<script>no</script>"
      ))
    #expect(ArrivedText.letters(of: found) == ArrivedText.letters(of: "字书图注"), "\(found)")
    // Marks that do not end cost no more than their place.
    let open = String(repeating: "<a ](h[", count: 20_000)
    #expect(SourceWords.words(of: .html(open)).utf8.count <= open.utf8.count)
  }

  @Test func saysNothingWhereNothingIsLost() throws {
    let (_, result) = try ImportLawTests.take(
      .folder,
      """
      -- old/a.md --
      ---
      title: 完整
      date: 2020-01-01
      ---
      正文在这里，一个字也不少。
      """)
    #expect(ImportLawTests.whats(result, .text) == [])
  }
}
