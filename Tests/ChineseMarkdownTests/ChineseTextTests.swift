import Base
import ChineseMarkdown
import RedSiteGen
import Testing

@Suite struct ChineseTextTests {
  @Test(arguments: [
    ("汉\n汉", "汉汉"), ("汉，\n汉", "汉，汉"), ("汉\n（汉", "汉（汉"), ("汉”\n汉", "汉”汉"),
    ("汉\n“汉", "汉“汉"), ("汉……\n汉", "汉……汉"), ("汉——\n汉", "汉——汉"), ("汉。”\n“汉", "汉。”“汉"),
    ("汉\n**汉**", "汉<strong>汉</strong>"), ("**汉**\n汉", "<strong>汉</strong>汉"),
    ("汉\n[汉](/a)", "汉<a href=\"/a\">汉</a>"), ("汉\r\n汉", "汉汉"), ("汉   \n汉", "汉<br />\n汉"),
    ("か\nな", "かな"),
  ])
  func breaksBetweenChineseVanish(_ markdown: String, _ html: String) {
    #expect(site(markdown) == "<p>\(html)</p>\n")
  }

  @Test(arguments: [
    ("汉\nword", "汉\nword"), ("word\n汉", "word\n汉"), ("汉\n12", "汉\n12"),
    ("in\n`code`", "in\n<code>code</code>"), ("汉\n`码`", "汉\n<code>码</code>"),
    ("`码`\n汉", "<code>码</code>\n汉"), ("가\n나", "가\n나"), ("汉\n가", "汉\n가"),
    ("said “a”\n“b”", "said “a”\n“b”"), ("a—\nb", "a—\nb"), ("word\nword", "word\nword"),
    ("汉\n![图](a.png)", "汉\n<img src=\"a.png\" alt=\"图\" decoding=\"async\" />"),
  ])
  func breaksBesideOtherTextStay(_ markdown: String, _ html: String) {
    #expect(site(markdown) == "<p>\(html)</p>\n")
  }

  @Test func straightQuotesAndDotsStay() {
    let text = "\"党\"... 'a' -- b --- c"
    #expect(site(text) == "<p>\(text.replacing("\"", with: "&quot;"))</p>\n")
  }

  @Test func rangesAreNotStruckOut() {
    #expect(site("5~10人，3~5天") == "<p>5~10人，3~5天</p>\n")
    #expect(site("~~旧~~新") == "<p><del>旧</del>新</p>\n")
    #expect(gfm("5~10, 3~5") == "<p>5<del>10, 3</del>5</p>\n")
  }

  @Test(arguments: [
    ("## 一、总体要求", "一总体要求"), ("## （一）指导思想", "一指导思想"),
    ("## Hello, World", "hello-world"), ("## 党建　Work Plan", "党建-work-plan"),
    ("## “十四五”规划（2021—2025年）", "十四五规划20212025年"), ("## ！！！", "section"), ("##", "section"),
    ("## `code` 与 **强调**", "code-与-强调"), ("## cafe\u{301} \u{FA0C}", "café-兀"),
    ("## 2026-07-01 通报", "2026-07-01-通报"), ("## Ａ１", "Ａ１"),
  ])
  func headingIdentifiersKeepChinese(_ markdown: String, _ identifier: String) {
    let rendering = Rendering(markdown)
    #expect(rendering.headings.map(\.id) == [identifier])
    #expect(rendering.headings.first.map { Array($0.id.utf8) } == Array(identifier.utf8))
    #expect(rendering.html.hasPrefix("<h2 id=\"\(identifier)\">"))
  }

  @Test func headingIdentifiersAreUnique() {
    let rendering = Rendering("# 甲\n## 甲\n## 甲-2\n## 甲\n# ！\n# ？")
    #expect(
      rendering.headings.map(\.id) == ["甲", "甲-2", "甲-2-2", "甲-3", "section", "section-2"])
    #expect(rendering.headings.map(\.level) == [1, 2, 2, 2, 1, 1])
    #expect(Rendering("# 甲").headings.map(\.id) == ["甲"])
  }

  @Test(arguments: [
    ("机关党委认真学习。", 8), ("共有 128 名党员，其中 3.5% 来自 Beijing。", 12), ("", 0),
    ("it's 10,000 e-mails", 3), ("**重**点`code`", 3), ("“，。！”——", 0), ("3月5日", 4), ("𠮷野家", 3),
    ("Ünïcode naïve", 2), ("> [!NOTE]\n> 说明", 2),
  ])
  func countsWordsAsOfficesDo(_ markdown: String, _ count: Int) {
    #expect(Rendering(markdown).wordCount == count)
    var renderer = MarkdownRenderer()
    let counted = Array(markdown.utf8).withBytes { renderer.wordCount(of: $0) }
    #expect(counted == count)
  }
}
