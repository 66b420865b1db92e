import Base
import Diagnostics
import Kinds
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Papers, their mentors, and the volume of a year as a page and as a book.
@Suite struct VolumeTests {
  private static func paper(
    _ name: String, _ lines: String, year: Int = 2026, opinion: String = opinion
  ) -> String {
    """
    -- content/lw/\(name).md --
    ---
    title: 论文\(name)𠮷 & <一>
    date: \(year)-05-01
    author: 李某
    summary: 摘要 & 要点。
    \(lines)
    ---
    正文[^1]，**重点**，[另一处](#导师推荐意见)，[本站](/lw/a.md)，[外站](https://www.example.org/?a=1&b=2)。

    ![一张图](t.jpg)

    | 项目 | 数 |
    |---|---:|
    | 甲 | 1 |

    - [x] 做完
    - [ ] 没有

    \(opinion)

    [^1]: 注释。

    """
  }

  private static let opinion =
    "## 导师推荐意见\n\n选题有现实意义，材料翔实，论证充分，结构清楚，文字通顺，对基层党建工作有参考价值，同意推荐参加今年的评选，建议收入年度汇编。"

  private static func site(_ papers: String, mentor: Bool = true) throws -> TestSite {
    let site = try ArticleKindTests.site(
      """
      -- content/lw/_index.md --
      ---
      title: 论文
      kind: papers
      volume: { title: "{year} 年论文汇编", editor: 机关党委 }
      ---
      -- data/experts.csv --
      标识,姓名,单位,职称,领域,起,止
      wang,王某,示例大学,教授,党建,2025-01-01,2026-12-31
      li,李某,,,,,

      """ + papers, site: "[papers]\nmentor = \(mentor)\n[owner]\nsponsor = \"某某局\"")
    try site.write("content/lw/t.jpg", bytes: MadeFile.greyJPEG(900, 600))
    return site
  }

  @Test func theVolumeIsOnePageAndABookThatReadersAccept() throws {
    let site = try Self.site(
      Self.paper("a", "paper: { mentor: wang }") + Self.paper("b", "paper: { mentor: wang }")
        + Self.paper("c", "paper: { mentor: wang }", year: 2025))
    #expect(site.build().problems == [])
    let page = try #require(site.page("lw/2026/index.html"))
    #expect(page.contains("2026 年论文汇编|") && page.contains("href=\"/lw/2026/huibian.epub\""))
    #expect(page.contains("href=\"#p1-%E5%AF%BC%E5%B8%88") && page.contains("id=\"p2-导师推荐意见\""))
    #expect(site.page("lw/2025/huibian.epub") != nil)
    let expert = try #require(site.page("lw/experts/wang.html"))
    #expect(expert.contains("教授，示例大学，党建") && expert.contains("/lw/a.html"))
    #expect(site.page("lw/a.html")?.contains("href=\"/lw/experts/wang.html\"") == true)

    let book = site.root + "/public/lw/2026/huibian.epub"
    #expect(runShell("head -c 58 '\(book)' | tail -c 28").contains("application/epub+zip"))
    let package = runShell("unzip -p '\(book)' OEBPS/package.opf")
    #expect(package.contains(">2026-04-30T16:00:00Z</meta>"))
    #expect(package.contains("<dc:identifier id=\"book\">https://test.example.org/lw/2026/<"))
    let text = runShell("unzip -p '\(book)' OEBPS/paper-001.xhtml")
    #expect(text.contains("src=\"images/001.jpg\"") && !text.contains("<picture"))
    #expect(text.contains("☑") && text.contains("https://test.example.org/lw/a.html"))
    if !runShell("ls /usr/bin/epubcheck 2>/dev/null").isEmpty {
      let opinion = runShell("java -jar /usr/bin/epubcheck '\(book)' 2>&1")
      #expect(opinion.contains("0 fatals / 0 errors / 0 warnings"), "\(opinion)")
    }
    // The same content gives the same bytes.
    let digest = runShell("sha256sum < '\(book)'")
    _ = runShell("rm -r '\(site.root)/public'")
    site.build { $0.jobs = 1 }
    #expect(runShell("sha256sum < '\(book)'") == digest)
  }

  @Test(arguments: [
    ("", DiagnosticCode.paperWithoutOpinion), ("paper: { field: 党建 }", .paperWithoutOpinion),
    ("paper: { mentor: wamg }", .mentorUnknown),
    ("paper: { mentor: wang, mentor_on: 2027-01-01 }", .mentorNotAllowed),
    ("paper: { mentor: li }", .mentorNotAllowed),
  ])
  func aMentorIsRegisteredInTermAndSomebodyElse(_ lines: String, _ code: DiagnosticCode) throws {
    let site = try Self.site(Self.paper("a", lines))
    #expect(site.build().report.diagnostics.map(\.code) == [code])
  }

  @Test(arguments: ["", "## 导师推荐意见\n\n同意。", "正文里说到导师推荐意见。"])
  func anOpinionHasFiftyCharacters(_ opinion: String) throws {
    let paper = Self.paper("a", "paper: { mentor: wang }", opinion: opinion)
      .replacing("[另一处](#导师推荐意见)，", with: "")
    #expect(try Self.site(paper).build().report.diagnostics.map(\.code) == [.paperWithoutOpinion])
    #expect(try Self.site(paper, mentor: false).build().problems == [])
  }

  @Test(arguments: [
    ("<p id=\"a\">甲<br>乙</p>", "<p id=\"x-a\">甲<br/>乙</p>"),
    ("<p>甲<b>乙</p>丙", "<p>甲<b>乙</b></p>丙"),
    ("甲</p>乙", "甲乙"), ("<script>if (a < b) c()</script>甲", "甲"),
    (
      "<p>甲 &nbsp; & &amp; &#20; &#x4E00;</p>", "<p>甲 &amp;nbsp; &amp; &amp; &amp;#20; &#x4E00;</p>"
    ),
    ("<a href='/b?c=1&d=2' onclick=\"e()\">甲</a>", "<a href=\"https://h/b?c=1&amp;d=2\">甲</a>"),
    ("<custom-element>甲</custom-element><!-- 乙 <p> -->", "甲"), ("1 < 2", "1 &lt; 2"),
    ("<img src=/a.png>", "<img src=\"/a.png\" alt=\"\"/>"), ("<p", "&lt;p"),
    ("<input type=checkbox checked disabled>甲", "☑ 甲"), ("甲\u{1}乙", "甲乙"),
  ])
  func whatABookHoldsIsWellFormed(_ html: String, _ expected: String) {
    var output = ByteBuffer()
    var copy = MarkupCopy(prefix: "x-", isBook: true, origin: "https://h")
    html.withBytes { copy.copy($0, to: &output) }
    #expect(output.makeString() == expected)
  }

  @Test func aCopyInAPageChangesNamesAlone() {
    var output = ByteBuffer()
    var copy = MarkupCopy(prefix: "x-")
    let html =
      "<h2 id=\"a\">甲 &nbsp;</h2><a href=\"#a\">乙</a><a href=\"/c\">丙</a><br><input disabled>"
    html.withBytes { copy.copy($0, to: &output) }
    #expect(
      output.makeString()
        == "<h2 id=\"x-a\">甲 &nbsp;</h2><a href=\"#x-a\">乙</a><a href=\"/c\">丙</a><br><input disabled>"
    )
  }
}
