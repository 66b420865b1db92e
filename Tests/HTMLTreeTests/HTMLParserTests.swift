import Base
import HTMLTree
import Testing

@Suite struct HTMLParserTests {
  private func body(_ page: String) throws -> HTMLElement { try HTMLParser.body(Array(page.utf8)) }

  @Test func readsWhatIsNotClosed() throws {
    let body = try body("<!DOCTYPE html><p>甲<p>乙<table><td>丙<td>丁</table><b>戊")
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

  @Test func framesKeepTheirNames() throws {
    let root = try HTMLParser.parse(
      Array("<html><FRAMESET><frame SRC=a.htm></FRAMESET></html>".utf8))
    #expect(root.descendants { $0.name == "frame" }.map { $0["src"] } == ["a.htm"])
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

  /// Pages whose bytes were changed, cut and repeated at random, the same ones each time.
  @Test func damagedPagesAreRead() throws {
    let page = Array(
      """
      <!DOCTYPE html><html><head><meta charset=utf-8><title>甲</title><style>p{}</style></head><body class="a b">
      <table><caption>乙</caption><tr><th>丙<td>丁</table><form><select><option>1<option>2</select><textarea>x</textarea></form>
      <svg><title>t</title><foreignObject><p>戊</foreignObject></svg><math><mi>x</mi></math><template><b>己</template>
      <a href="x?a=1&amp;b=2"><b><i>庚</b></i></a><frameset><frame src=x></frameset><!-- 注 --><script>if (a<b) {}</script>
      <ul><li>一<ul><li>二</ul></ul><ruby>漢<rt>han</ruby><p>&#x4E00;&nbsp;&lt;&bogus;<![CDATA[x]]></p></body></html>
      """.utf8)
    let pieces = [
      "<table>", "</p>", "<b>", "<svg>", "</template>", "<![CDATA[", "&#x", "<!--", "<select>",
      "\0", "<a ",
    ]
    .map { Array($0.utf8) }
    var state: UInt64 = 20_261_129
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<4_000 {
      var changed = page
      for _ in 0...random(8) {
        let place = random(changed.count)
        switch random(4) {
        case 0: changed[place] = UInt8(truncatingIfNeeded: random(256))
        case 1: changed.insert(contentsOf: pieces[random(pieces.count)], at: place)
        case 2: changed.removeSubrange(place..<min(place + random(40), changed.count))
        default:
          changed.insert(
            contentsOf: changed[place..<min(place + random(60), changed.count)],
            at: random(changed.count))
        }
        if changed.isEmpty { changed = page }
      }
      _ = try? HTMLParser.parse(changed).text
    }
  }
}
