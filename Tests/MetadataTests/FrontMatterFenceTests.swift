import Base
import Metadata
import RedSiteGen
import Testing

@Suite struct FrontMatterFenceTests {
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func everyLineEndAndByteOrderMark(end: String, mark: String) throws {
    for (fence, line) in [("---", "title: 通知"), ("+++", "title = \"通知\"")] {
      let head = mark + [fence + " \t", line, fence, ""].joined(separator: end)
      let (found, diagnostics) = readFrontMatter(head + "正文")
      let matter = try #require(found)
      #expect(diagnostics.isEmpty)
      #expect(matter.entries.map { $0.key } == ["title"])
      #expect(matter.bodyStart == head.utf8.count)
      #expect(matter.bodyLine == 4)
      let place = mark.utf8.count + fence.utf8.count + 2 + end.utf8.count
      #expect(matter.entries.first?.keyRange == place..<place + 5)
    }
  }

  @Test func nothingBetweenTheFences() throws {
    let matter = try #require(readFrontMatter("---\n---\n正文").0)
    #expect(matter.entries.isEmpty)
    #expect(matter.bodyLine == 3)
    #expect(matter.openingFence == 0..<3)
  }

  @Test func closingFenceAtTheEndOfTheFile() throws {
    let matter = try #require(readFrontMatter("---\ntitle: a\n---").0)
    #expect(matter.bodyStart == 16)
    #expect(matter.bodyLine == 4)
  }

  @Test func noFrontMatter() {
    let example = "\n  help: 请在文件最前面写四行：“---”“title: 标题”“date: 2026-07-01”“---”"
    #expect(problems("") == ["1:1 missing-front-matter 文件是空的" + example])
    #expect(problems("\u{FEFF}\n \n") == ["1:1 missing-front-matter 文件是空的" + example])
    #expect(
      problems("正文") == ["1:1 missing-front-matter 文件开头缺少 front matter" + example])
    #expect(
      problems("title: a\ndate: 2026-07-01\n\n正文") == [
        "1:1 missing-front-matter 文件开头缺少 front matter"
          + "\n  help: 请在这一行前面加一行 ---，并在最后一个“键: 值”后面再加一行 ---"
      ])
  }

  @Test func blankLinesBeforeTheFence() {
    let (matter, found) = readFrontMatter("\n　\n---\ntitle: a\n---\n")
    #expect(
      found.map(shown) == [
        """
        3:1 missing-front-matter front matter 要从第 1 行开始，前面不能有空行
          help: 请删除前面的空行
          fix: 5→""
        """
      ])
    #expect(matter?.entries.first?.key == "title")
    #expect(matter?.bodyLine == 6)
  }

  @Test(arguments: ["———", "－－－", "–––", "----", "--", "——", "-－-"])
  func misspeltFences(written: String) {
    let count = written.utf8.count
    let (matter, found) = readFrontMatter("\(written)\ntitle: a\n\(written)\n正文")
    #expect(
      found.map(shown) == [
        """
        1:1 missing-front-matter 分隔线“\(written)”应为三个半角字符“---”
          help: 改为：---
          fix: \(count)→"---"
        """,
        """
        3:1 unclosed-front-matter 结束的分隔线“\(written)”应为三个半角字符“---”
          help: 第 3 行改为：---
          fix: \(count)→"---"
        """,
      ])
    #expect(matter?.bodyLine == 4)
  }

  @Test func closingFenceOfTheOtherFormat() {
    #expect(
      problems("---\ntitle: a\n+++\n正文") == [
        """
        3:1 unclosed-front-matter 结束的分隔线“+++”应为三个半角字符“---”
          help: 第 3 行改为：---
          fix: 3→"---"
        """
      ])
  }

  @Test func missingClosingFencePointsAtTheOpeningOneAndSaysWhereItBelongs() {
    let text = "---\ntitle: a\ndate: 2026-07-01\ntopics:\n- 党建\n\n正文在这里。\n时间：上午\n"
    let (matter, found) = readFrontMatter(text)
    #expect(
      found.map(shown) == [
        "1:1 unclosed-front-matter front matter 没有结束的“---”\n  help: 请在第 5 行后面加一行 ---"
      ])
    #expect(matter?.entries.map { $0.key } == ["title", "date", "topics"])
    #expect(matter?.bodyLine == 6)
    #expect(
      problems("---") == [
        "1:1 unclosed-front-matter front matter 没有结束的“---”\n  help: 请在第 1 行后面加一行 ---"
      ])
  }

  @Test func textBeforeARuleThatLooksLikeTheClosingFence() {
    let (matter, found) = readFrontMatter("---\ntitle: a\n正文第一段\n---\n第二段\n")
    #expect(
      found.map(shown) == [
        "3:1 unclosed-front-matter 这里像是正文，front matter 应在它之前结束\n  help: 请在这一行前面加一行 ---"
      ])
    #expect(matter?.entries.map { $0.key } == ["title"])
  }
}
