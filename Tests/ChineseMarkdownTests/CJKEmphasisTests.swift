import RedSiteGen
import TestSupport
import Testing

@Suite struct CJKEmphasisTests {
  @Test(arguments: [
    ("**「两学一做」**的", "<strong>「两学一做」</strong>的"),
    ("**真，**她", "<strong>真，</strong>她"),
    ("她**“学习”**说", "她<strong>“学习”</strong>说"),
    ("*（斜体）*字", "<em>（斜体）</em>字"),
    ("~~删。~~后", "<del>删。</del>后"),
    ("**甲：**乙。这是**丙**", "<strong>甲：</strong>乙。这是<strong>丙</strong>"),
    ("**“两学一做”**学习", "<strong>“两学一做”</strong>学习"),
    ("**“两学一做”**Party", "<strong>“两学一做”</strong>Party"),
    ("Party**“两学一做”**", "Party<strong>“两学一做”</strong>"),
    ("**学习——**Party", "<strong>学习——</strong>Party"),
    ("***《党章》***规定", "<em><strong>《党章》</strong></em>规定"),
    ("**~~“删”~~**后", "<strong><del>“删”</del></strong>后"),
    ("党**(试行)**的", "党<strong>(试行)</strong>的"),
    ("| a |\n|---|\n| 学**（甲）**习 |", "学<strong>（甲）</strong>习"),
  ])
  func chinesePunctuationIsNoObstacle(_ markdown: String, _ expected: String) {
    #expect(site(markdown).contains(expected), "\(markdown) → \(site(markdown))")
  }

  @Test(arguments: ["__中文，__后", "__“中文”__后"])
  func underscoresStayStrict(_ markdown: String) {
    #expect(site(markdown) == "<p>\(markdown)</p>\n")
  }

  @Test(arguments: [
    "**“x”**y", "a**(b)**c", "**a.**b", "x*“y”*z", "~~a.~~b", "**“x”** y", "a **“x”**.",
    "\u{201C}**x**\u{201D}y",
  ])
  func latinIsLeftAlone(_ markdown: String) {
    #expect(site(markdown) == gfm(markdown))
  }

  @Test func generatedLatinIsLeftAlone() {
    let pieces = [
      "word", "*", "**", "***", "_", "__", "~~", "(", ")", ".", ",", "\u{201C}", "\u{201D}", "—",
      "…",
      "é", "\"", "'", "-", " ", "\n", "`", "\\", "&amp;", "!", "£", "½",
    ]
    var generator = PatternGenerator(seed: 11)
    for _ in 0..<1500 {
      let markdown = (0..<Int.random(in: 2...14, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let html = gfm(markdown)
      // Headings, lists and rules have markup of their own on a site.
      guard html.hasPrefix("<p>"), !html.contains("<h") else { continue }
      #expect(site(markdown) == html, "\(markdown.debugDescription)")
    }
  }

  @Test(arguments: [
    ("`学**（甲）**习`", "<p><code>学**（甲）**习</code></p>\n"),
    ("    学**（甲）**习", "<pre><code>学**（甲）**习\n</code></pre>\n"),
    (
      "```学**（甲）**习\n学**（甲）**习\n```",
      "<pre><code class=\"language-学**（甲）**习\">学**（甲）**习\n</code></pre>\n"
    ),
    (
      "[a](/学**（甲）**习)",
      "<p><a href=\"/%E5%AD%A6**%EF%BC%88%E7%94%B2%EF%BC%89**%E4%B9%A0\">a</a></p>\n"
    ),
    ("[a](/x \"学**（甲）**习\")", "<p><a href=\"/x\" title=\"学**（甲）**习\">a</a></p>\n"),
    ("\\*\\*“学”\\*\\*习", "<p>**“学”**习</p>\n"),
  ])
  func nothingElseChanges(_ markdown: String, _ expected: String) {
    #expect(site(markdown) == expected)
  }

  @Test func leavesNoTraceAnywhere() {
    let rendering = Rendering(
      """
      ## 学**“习”**班

      ![图**（一）**号](a**（b）**c.png "题**（三）**注")

      [**“甲”**乙][**“丙”**丁] 见https://a.cn，又www.b.cn。

      [**“丙”**丁]: /d**（e）**f

      > [!NOTE]
      > **“己”**庚[^注**（一）**]

      [^注**（一）**]: **“辛”**壬
      """)
    for part in [rendering.html] + rendering.headings.flatMap({ [$0.id, $0.text] }) {
      #expect(!part.unicodeScalars.contains { $0.value > 0xFFFF })
      #expect(!part.contains("%F0") && !part.contains("?>") && !part.contains("?&gt;"))
    }
    #expect(rendering.headings.map(\.id) == ["学习班"])
    #expect(rendering.headings.map(\.text) == ["学“习”班"])
    #expect(rendering.html.contains("<strong>“辛”</strong>壬"))
    #expect(rendering.html.contains("<a href=\"/d**%EF%BC%88e%EF%BC%89**f\">"))
  }

  @Test(arguments: [
    "\u{1039F}", "\u{1039F}\u{103D0}", "&#x1039F;", "&#66463;", "\u{2060}", "\u{0B}",
  ])
  func whatIsAlreadyThereStays(_ character: String) {
    let shown = character.hasPrefix("&") ? "\u{1039F}" : character
    #expect(
      site("**“学”**习\(character)~") == "<p><strong>“学”</strong>习\(shown)~</p>\n")
  }

  @Test func everyMarkIsPunctuationToTheLibrary() {
    var held = ""
    for mark in ["\u{1039F}", "\u{103D0}", "\u{1091F}", "\u{1093F}", "\u{10A58}", "\u{12470}"] {
      #expect(site("**“学”**习\(held)") == "<p><strong>“学”</strong>习\(held)</p>\n")
      held += mark
    }
    #expect(site("**“学”**习\(held)") == "<p>**“学”**习\(held)</p>\n")
  }
}
