import TestSupport
import Testing

@testable import Authoring

/// What stands around the text of pages of one site that nothing is known of.
@Suite struct PageFurnitureTests {
  /// The text that is taken over of a page with something before and after its paragraphs.
  private func text(before: String = "", after: String) throws -> String {
    let (site, result) = try ImportLawTests.take(
      .html,
      """
      -- old/a.html --
      <html><head><title>机关党委召开会议</title></head><body><div id="article"><h1>机关党委召开会议</h1>
      <p>发布时间：2020-01-02 来源：办公室</p>\(before)
      <p>会议学习了有关文件，讨论了下半年的工作安排，并对存在的问题提出了整改措施，要求各支部抓好落实。</p>
      <p>会议要求，各支部要结合实际，制定计划，明确责任，按时报送进展情况，确保各项任务落到实处。</p>
      <p>会议还就党费收缴、组织生活等事项作了说明，与会人员围绕议题进行了充分讨论，提出了意见建议。</p>
      <p>会议由机关党委副书记主持，各支部书记、委员和部分党员代表参加了会议，会后进行了交流。</p>
      \(after)</div></body></html>
      """, path: "old/a.html")
    let article = try #require(result.imported.first?.article)
    return try #require(site.contents(article))
  }

  private let link = { (text: String) in
    "<p><a href=\"http://x.example.org/\(text)\">\(text)</a></p>"
  }

  @Test func leavesLinksAfterTheTextOut() throws {
    let links = ["一个很长的新闻标题", "又一个很长的新闻标题", "第三个很长的新闻标题"].map(link).joined()
    let found = try text(after: "<p>重点推荐：</p>" + links + "<p>本文来源：办公室 作者：某人</p>")
    #expect(found.contains("提出了意见建议") && !found.contains("新闻标题"), "\(found)")
  }

  @Test func keepsTheSignatureAndAttachments() throws {
    let files = ["一", "二", "三"].map {
      "<p><a href=\"http://x.example.org/\($0).pdf\">附件\($0)</a></p>"
    }.joined()
    let found = try text(after: "<p>机关党委办公室</p><p>2020年1月2日</p>" + files)
    for words in ["机关党委办公室", "2020年1月2日", "附件一", "附件三"] {
      #expect(found.contains(words), "\(found)")
    }
    #expect(try text(after: link("全文见这里")).contains("全文见这里"))
  }

  @Test func leavesButtonsOut() throws {
    let buttons = "<ul>" + ["微博", "空间", "豆瓣"].map { "<li>\(link($0))</li>" }.joined() + "</ul>"
    let found = try text(before: buttons, after: "<div class=\"pageShareBtn\">转发到微信</div>")
    #expect(!found.contains("豆瓣") && !found.contains("转发"), "\(found)")
  }

  @Test func leavesTheProgramOfTheSiteOut() throws {
    let invitation = "<p>新鲜好看的都在这里，欢迎下载<a href=\"http://x.example.org/app\">客户端</a>，还能获得福利。</p>"
    #expect(try !text(before: invitation, after: "").contains("福利"))
    // A text about such a program keeps it.
    let about = "<p>学习客户端上线以来，各支部组织党员使用，取得了良好的效果，受到普遍欢迎。</p>"
    #expect(try text(before: about, after: invitation).contains("福利"))
  }
}
