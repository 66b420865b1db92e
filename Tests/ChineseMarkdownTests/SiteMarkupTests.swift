import Base
import ChineseMarkdown
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

@Suite struct SiteMarkupTests {
  /// A page that knows one image and refuses what is called `gone`.
  struct Page: MarkdownDocument {
    var seen: [(text: String, use: MarkdownDestination.Use, range: Range<Int>)] = []
    var problems: [MarkdownProblem] = []

    mutating func resolve(
      _ destination: MarkdownDestination, into url: inout ByteBuffer
    ) -> ResolvedDestination {
      seen.append((destination.bytes.string, destination.use, destination.range))
      if destination.bytes.string.contains("gone") { return .refused }
      url.append("/site/")
      url.append(destination.bytes)
      guard destination.use == .image else { return ResolvedDestination() }
      return ResolvedDestination(size: (640, 480))
    }

    func holdsFile(_ path: String) -> Bool { false }

    mutating func report(_ problem: MarkdownProblem) { problems.append(problem) }
  }

  private func render(_ markdown: String, _ page: inout Page) -> String {
    var renderer = MarkdownRenderer()
    var output = ByteBuffer()
    output.append("<article>")
    Array(markdown.utf8).withBytes {
      #expect(renderer.render($0, document: &page, into: &output))
    }
    return output.makeString()
  }

  @Test func imagesTakeTheirSizeFromThePage() {
    var page = Page()
    #expect(
      render("![图](a.png \"题\")\n\n![图](b.png)", &page) == """
        <article><figure><img src="/site/a.png" alt="图" width="640" height="480" \
        decoding="async" /><figcaption>题</figcaption></figure>
        <figure><img src="/site/b.png" alt="图" width="640" height="480" loading="lazy" \
        decoding="async" /></figure>

        """)
  }

  @Test func whatIsRefusedKeepsItsText() {
    var page = Page()
    #expect(
      render("[*甲*](gone) ![乙](gone) [![丙](gone)](a)\n\n![丁](gone)", &page) == """
        <article><p><em>甲</em> 乙 <a href="/site/a">丙</a></p>
        <p>丁</p>

        """)
    #expect(page.problems.isEmpty)
  }

  @Test func thePageHearsWhereEachDestinationStands() {
    let markdown = "甲 [a](x%20y) [b](x%20y)\n\n* [c](<z z>)\n  ![d](&auml;)\n\n[e]\n\n[e]: /f"
    var page = Page()
    _ = render(markdown, &page)
    #expect(page.seen.map(\.text) == ["x%20y", "x%20y", "z z", "ä", "/f"])
    let bytes = Array(markdown.utf8)
    let places = page.seen.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    // What is written with an entity or elsewhere is not found; then it is the block's first line.
    #expect(places == ["x%20y", "x%20y", "z z", "* [c](<z z>)", "[e]"])
    #expect(page.seen[0].range != page.seen[1].range)
    #expect(page.seen.map(\.use) == [.link, .link, .link, .image, .link])
  }

  @Test(arguments: ["\r\n", "\r", "\n"]) func lineEndsDoNotMatter(_ end: String) {
    let lines = ["# 题", "", "甲", "乙 [坏](javascript:a)", "", "> [!NOTE]", "> 丙", "", "[坏](data:b)"]
    let markdown = lines.joined(separator: end)
    let rendering = Rendering(markdown)
    #expect(rendering.html.replacing(end, with: "\n") == site(lines.joined(separator: "\n")))
    #expect(
      rendering.problems.map { Rendering.excerpt(markdown, $0) } == ["javascript:a", "data:b"])
  }

  @Test(arguments: [
    "> [!NOTE] 同一行", "> [!OTHER]\n> 文", "> 文\n> [!NOTE]", "> **[!NOTE]**", "> - [!NOTE]",
  ])
  func otherQuotesStayQuotes(_ markdown: String) {
    #expect(site(markdown).hasPrefix("<blockquote>"))
  }

  @Test func calloutsHoldBlocksAndNest() {
    #expect(
      site("> [!tip]\n>\n> - 甲\n>\n> > [!CAUTION]\n> > 乙") == """
        <aside class="alert alert-tip">
        <p class="alert-title">提示</p>
        <ul>
        <li>甲</li>
        </ul>
        <aside class="alert alert-caution">
        <p class="alert-title">警告</p>
        <p>乙</p>
        </aside>
        </aside>

        """)
    #expect(
      site("> [!important]") == """
        <aside class="alert alert-important">
        <p class="alert-title">重要</p>
        </aside>

        """)
  }

  @Test func labelsSpeakTheLanguageOfTheSite() {
    let options = MarkdownOptions(.site, labels: .english)
    let html = Rendering("> [!NOTE]\n> a\n\n| a |\n|---|\n\nb[^1]\n\n[^1]: c", options: options)
      .html
    for label in ["\">Note</p>", "aria-label=\"Table\"", "\"Footnote 1\"", "\"Back to text 1\""] {
      #expect(html.contains(label))
    }
  }

  @Test func footnotesWithoutReferenceOrTextAreNoFootnotes() {
    #expect(site("文\n\n[^1]: 注") == "<p>文</p>\n")
    #expect(site("文[^1]") == "<p>文[^1]</p>\n")
    #expect(
      site("文[^1]\n\n[^1]: 注\n\n    - 甲").hasSuffix(
        """
        <li id="fn-1">
        <p>注</p>
        <ul>
        <li>甲</li>
        </ul>
        <p> <a href="#fnref-1" class="footnote-backref" role="doc-backlink" \
        aria-label="返回正文 1">↩</a></p>
        </li>
        </ol>
        </section>

        """))
  }

  @Test func looseTasksKeepTheirParagraphs() {
    #expect(
      site("- [x] 甲\n\n  乙\n- [ ] `码`") == """
        <ul class="task-list">
        <li class="task">
        <p><label><input type="checkbox" checked="" disabled="" /> 甲</label></p>
        <p>乙</p>
        </li>
        <li class="task">
        <p><label><input type="checkbox" disabled="" /> <code>码</code></label></p>
        </li>
        </ul>

        """)
  }

  @Test func diagnosticsPointIntoTheFile() throws {
    let file = "---\ntitle: 题\n---\n甲 [乙](javascript:x)\n"
    let offset = "---\ntitle: 题\n---\n".utf8.count
    let problem = try #require(Rendering("甲 [乙](javascript:x)\n").problems.first)
    let diagnostic = Array(file.utf8).withBytes {
      let start = problem.range.lowerBound + offset
      let end = problem.range.upperBound + offset
      return problem.diagnostic(
        at: SourceLocation(path: "content/a.md", file: $0, range: start..<end))
    }
    #expect(diagnostic.code == .unsafeLink && diagnostic.severity == .error)
    #expect(diagnostic.location.line == 4 && diagnostic.location.column == 7)
    #expect(diagnostic.location.excerpt == "甲 [乙](javascript:x)")
    #expect(diagnostic.message.chinese == "链接地址“javascript:x”不是允许的类型，已只显示文字")
  }
}
