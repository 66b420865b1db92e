import Base
import HTMLTree
import Testing

@Suite struct HTMLParserTests {
  private func body(_ page: String) throws -> HTMLElement { try HTMLParser.body(Array(page.utf8)) }

  @Test func readsWhatIsNotClosed() throws {
    let body = try body("<p>甲<p>乙<table><td>丙<td>丁</table><b>戊")
    #expect(body.elements.map(\.name) == ["p", "p", "table", "b"])
    #expect(body.text == "甲乙丙丁戊")
  }

  @Test func keepsAttributesAndUnknownNames() throws {
    let body = try body("<O:P Class=a title='1&amp;2'>甲</O:P><img SRC=a.png src=b.png>")
    #expect(body.elements[0].name == "o:p")
    #expect(body.elements[0]["class"] == "a")
    #expect(body.elements[0]["title"] == "1&2")
    #expect(body.first("img")?["src"] == "a.png")
  }

  @Test func leavesOutWhatProgramsRead() throws {
    let body = try body("<p>甲<script>var a = 1 < 2</script><style>p{}</style><br>乙</p><!-- 丙 -->")
    #expect(body.text == "甲\n乙")
  }

  @Test func keepsTheTextOfWhatIsDeep() throws {
    let page =
      String(repeating: "<div>", count: 1_000) + "甲" + String(repeating: "</div>", count: 1_000)
      + "乙"
    #expect(try body(page).text == "甲乙")
  }

  @Test func refusesWhatWouldTakeTheStack() {
    let page = String(repeating: "<div>", count: 200_000)
    #expect(throws: HTMLParser.Refusal.tooDeep) { try body(page) }
  }

  @Test func takesManyParagraphsThatNobodyCloses() throws {
    let page = String(repeating: "<p>甲<li>乙<td>丙", count: 20_000)
    #expect(try body(page).text.count == 60_000)
  }
}
