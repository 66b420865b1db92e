import Base
import ChineseMarkdown
import RedSiteGen
import TestSupport
import Testing

@Suite struct LinkSafetyTests {
  @Test(arguments: [
    "http://a.cn", "https://a.cn/x?y#z", "HTTPS://a.cn", "mailto:a@b.cn", "tel:12345", "/a/b.html",
    "a/b.html", "../a.html", "?q=1", "#id", "学习：第一讲.html", "a/b:c", "./a:b",
    // Without semicolons these are no entities but a path with a fragment.
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:a",
  ])
  func allowed(_ destination: String) {
    let rendering = Rendering("[文](<\(destination)>)")
    #expect(rendering.html.hasPrefix("<p><a href=\""), "\(destination)")
    #expect(rendering.problems.isEmpty)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;a",
    "\u{1}javascript:a", "java\u{9}script:a", "java&#10;script:a", "java&Tab;script:a",
    "%6aavascript:a", "javascript%3Aa", "data:text/html,x", "data:image/png;base64,x",
    "vbscript:a", "feed:javascript:a", "view-source:a", "blob:a", "file:///etc/passwd",
    "//evil.example", "\\\\\\\\evil.example", "/\\\\evil.example", "/&#9;/evil.example",
    "%2f%2fevil", "ftp://a.cn", "http:evil", "https://", "https:///a", "ｊavascript:a",
    "x:y", " javascript:a",
    "\u{7F}javascript:a", "ms-settings:a",
  ])
  func refused(_ destination: String) throws {
    for markdown in ["[文](<\(destination)>)", "[文][a]\n\n[a]: <\(destination)>"] {
      let rendering = Rendering(markdown)
      if rendering.html.contains("javascript:") || rendering.html.contains("[") {
        // The library did not read it as a link at all; then it is text.
        #expect(!rendering.html.contains("<a"))
        continue
      }
      #expect(rendering.html == "<p>文</p>\n", "\(destination)")
      guard case .unsafeLink? = rendering.problems.first?.kind else {
        Issue.record("\(destination) was not reported")
        continue
      }
    }
    let image = Rendering("![文](<\(destination)>)")
    #expect(!image.html.contains("<img"))
  }

  /// Every spelling of `javascript:` from these ways to write a letter.
  @Test func noSpellingGetsThrough() {
    var generator = PatternGenerator(seed: 3)
    var renderer = MarkdownRenderer()
    for _ in 0..<1500 {
      let schemes = ["javascript", "vbscript", "data", "feed", "view-source"]
      var spelled = ""
      for letter in (schemes.randomElement(using: &generator) ?? "") + ":" {
        let code = letter.unicodeScalars.first?.value ?? 0
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: spelled += letter.uppercased()
        case 1: spelled += "&#\(code);"
        case 2: spelled += "&#x\(String(code, radix: 16));"
        case 3: spelled += "%\(String(code, radix: 16))"
        case 4: spelled += "\(letter)&Tab;"
        case 5: spelled += "\(letter)&NewLine;"
        case 6: spelled += "\(letter)&#1;"
        default: spelled.append(letter)
        }
      }
      for markdown in [
        "[a](\(spelled)x)", "![a](\(spelled)x)", "## [a](\(spelled)x)",
        "| [a](\(spelled)x) |\n|--|",
        "[a]\n\n[a]: \(spelled)x", "[![a](\(spelled)x)](\(spelled)x)",
      ] {
        let html = Rendering(markdown, with: &renderer).html
        #expect(!html.contains("href=") && !html.contains("src="), "\(markdown) → \(html)")
      }
    }
  }

  @Test func problemsPointAtTheDestination() {
    let markdown = """
      # 题 [a](/fine)

      - 甲 [b](javascript:x) 乙
        又 [b](javascript:x) 丙

      > ![c](data:y "题") 和 <div>

      [d][e]

      [e]: vbscript:z
      """
    let problems = Rendering(markdown).problems
    #expect(
      problems.map { Rendering.excerpt(markdown, $0) } == [
        "javascript:x", "javascript:x", "data:y", "<div>", "[d][e]",
      ])
    #expect(problems[0].range.lowerBound < problems[1].range.lowerBound)
  }

  @Test func rawHTMLIsShownAsText() {
    let rendering = Rendering(
      "<script>alert(1)</script>\n\na<b onclick=\"x\">c</b><!-- d -->\n\n<!-- e -->\n\n<div>\n*f*\n</div>"
    )
    #expect(
      rendering.html == """
        <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
        <p>a&lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>
        <p>&lt;div&gt;
        *f*
        &lt;/div&gt;</p>

        """)
    #expect(rendering.problems.count == 4)
    #expect(site("a<b>c</b><!-- d -->", rawHTML: .allow) == "<p>a<b>c</b><!-- d --></p>\n")
  }

  @Test(arguments: [
    "```\"><script>\na\n```", "![\"><script>](a.png \"\\\"><script>\")", "## \"><script>",
    "[a](/\"><script>)", "[^\"><script>]\n\n[^\"><script>]: x", "`\"><script>`",
    "| \"><script> |\n|---|\n| \"><script> |", "> [!NOTE]\n> \"><script>", "- [ ] \"><script>",
    "{{ site }}{% raw %}${x}",
  ])
  func nothingLeavesItsAttribute(_ markdown: String) {
    let html = site(markdown)
    #expect(!html.contains("<script>") && !html.contains("\"><s"), "\(html)")
  }
}
