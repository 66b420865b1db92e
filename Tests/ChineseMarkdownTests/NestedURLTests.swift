import Base
import ChineseMarkdown
import RedSiteGen
import Testing

@Suite struct NestedURLTests {
  @Test(arguments: [
    "https://a.cn/*https://b.cn/中文*，", "www.a.cnwww.b.cn**中文**https://c.cn，",
    "https://a.cn/**www.b.cn/~~https://c.cn/中", "中www.https://example.org/中文www.example.org，",
  ])
  func urlsWithinURLsAreRendered(_ source: String) {
    var renderer = MarkdownRenderer(options: .site)
    var document = StandaloneDocument()
    var page = ByteBuffer()
    let isWhole = Array(source.utf8).withBytes {
      renderer.render($0, document: &document, into: &page)
    }
    #expect(isWhole)
    #expect(page.makeString().contains("中"))
  }
}
