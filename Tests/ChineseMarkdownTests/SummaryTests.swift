import Base
import ChineseMarkdown
import RedSiteGen
import Testing

@Suite struct SummaryTests {
  private func summary(_ markdown: String, _ characters: Int = 120) -> String {
    var renderer = MarkdownRenderer()
    return Array(markdown.utf8).withBytes {
      renderer.summary(of: $0, characters: characters)
    }
  }

  @Test func isPlainText() {
    #expect(
      summary("# 题\n\n**近日**，[机关党委](/a)学习`x`<b>了</b>“两学一做”&amp;。\n\n| a |\n|---|\n| b |\n\n后文。")
        == "近日，机关党委学习x了“两学一做”&。后文。")
  }

  @Test func skipsWhatIsNoText() {
    #expect(
      summary(
        "![图](a.png)\n\n    code\n\n```\ncode\n```\n\n<div>x</div>\n\n> [!NOTE]\n> 注意事项。\n\n- 甲\n- 乙\n\n正文[^1]。\n\n[^1]: 脚注"
      ) == "注意事项。甲乙正文。")
  }

  @Test func joinsParagraphsAndLines() {
    #expect(summary("　　甲，\n乙。\n\n丙 word\nnext\n\nend") == "甲，乙。丙 word next end")
  }

  @Test func endsAtASentence() {
    #expect(summary("第一句。第二句！第三句很长很长", 10) == "第一句。第二句！")
    #expect(summary("他说：“好。”然后离开了会场", 8) == "他说：“好。”")
    #expect(summary("一；二；三四五六七", 5) == "一；二；")
  }

  @Test func endsAtACharacterWithoutSentences() {
    #expect(summary("甲乙丙丁戊己庚辛", 5) == "甲乙丙丁…")
    #expect(summary("甲乙丙，戊己庚辛", 5) == "甲乙丙…")
    #expect(summary("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2) == "👨‍👩‍👧…")
    #expect(summary("e\u{301}e\u{301}e\u{301}", 2) == "e\u{301}…")
    #expect(summary("a &amp; b &lt; c", 4) == "a &…")
    #expect(summary("甲乙", 1) == "…")
  }

  @Test func keepsWhatFits() {
    #expect(summary("甲乙丙丁戊", 5) == "甲乙丙丁戊")
    #expect(summary("") == "")
    #expect(summary("# 题") == "")
  }

  @Test func resolvesReferencesAtTheEnd() {
    let rest = String(repeating: "后文。\n\n", count: 500)
    #expect(summary("见[条例][a]。\n\n\(rest)[a]: /b", 6) == "见条例。")
  }

  @Test func readsOnWhereTheBeginningHoldsNoText() {
    let table = "| a |\n|---|\n" + String(repeating: "| b |\n", count: 2000)
    #expect(summary("\(table)\n\n正文。", 10) == "正文。")
  }

  @Test(arguments: [1, 7, 40, 120, 500]) func neverExceedsItsLength(_ limit: Int) {
    let sentence = "近日，机关党委学习了《条例》，受到好评；下一步继续推进，"
    for count in [1, 3, 30] {
      let text = summary(String(repeating: sentence, count: count), limit)
      #expect(text.count <= limit)
    }
  }
}
