import Diagnostics
import Files
import Operations
import Preview
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// A preview that follows its files shows what one that has just been started shows.
@Suite struct PreviewSiteTests {
  private let text = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/news/a.md --
    ---
    title: 甲
    date: 2026-06-01
    ---
    见[乙](b.md)。
    -- content/news/b.md --
    ---
    title: 乙
    date: 2026-06-02
    draft: true
    ---
    正文
    -- content/news/c.md --
    ---
    title: 丙
    date: 2099-06-02
    ---
    正文
    """

  private func pages(_ site: PreviewSite) -> [String] {
    site.withPages { pages in
      ["", "news/", "news/a.html", "news/b.html", "news/c.html", "news/d.html", "feed.xml", "none"]
        .map {
          switch pages.answer($0) {
          case .page(let bytes, let facts, _):
            String(decoding: bytes, as: UTF8.self) + facts.source + (facts.state?.rawValue ?? "")
              + facts.report.text(.text, in: .english)
          case .broken(let facts): "broken " + facts.report.text(.text, in: .english)
          case .content(let bytes, _): String(decoding: bytes, as: UTF8.self)
          case .file(let place): place.absolutePath
          case .rendition(let rendition): rendition.path
          case .folder: "folder"
          case .missing: "missing"
          }
        }
    }
  }

  private func fresh(_ site: TestSite) -> PreviewSite {
    var preview = PreviewSite(site.options, origin: "http://127.0.0.1:8000")
    preview.load()
    return preview
  }

  @Test func draftsAndLaterArticlesAreShownAndMarked() throws {
    let site = try TestSite(text)
    let marks = fresh(site).withPages { $0.marks(most: 10) }
    #expect(marks.map(\.url) == ["/news/c.html", "/news/b.html"])
    #expect(marks.map(\.label) == [.future, .drafts])
  }

  /// Sizes of pictures are known once a page named them, also after the site changed.
  @Test func sizesOfPicturesAreMadeWhenAskedFor() throws {
    let site = try TestSite(
      """
      -- templates/article.html --
      {{ article.content }}
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-06-01
      ---
      ![河](hedao.png)
      """)
    try site.write("content/news/hedao.png", bytes: MadeFile.greyPNG(700, 30))
    var preview = fresh(site)
    func rendition(_ path: String) -> Rendition? {
      preview.withPages { pages in
        if case .rendition(let rendition) = pages.answer(path) { rendition } else { nil }
      }
    }
    let page = preview.withPages { pages in
      guard case .page(let bytes, _, _) = pages.answer("news/a.html") else { return "" }
      let page = String(decoding: bytes, as: UTF8.self)
      let name = page.split { "\" ".contains($0) }.first { $0.hasSuffix("480x21.webp") } ?? ""
      guard case .rendition(let rendition) = pages.answer(String(name.dropFirst())) else {
        Issue.record("\(page) names a size that is not there")
        return page
      }
      #expect(rendition.make()?.starts(with: Array("RIFF".utf8)) == true)
      return page
    }
    let name = try #require(
      page.split { "\" ".contains($0) }.first { $0.hasSuffix("480x21.webp") })
    #expect(rendition("news/hedao.png")?.make()?.starts(with: [0x89, 0x50]) == true)
    try site.write("content/news/b.md", "---\ntitle: 乙\ndate: 2026-06-02\n---\n正文")
    let hasChanged = preview.apply([site.root + "/content/news/b.md"])
    #expect(hasChanged)
    #expect(rendition(String(name.dropFirst())) != nil)
    #expect(rendition("renditions/none-1x1.jpg") == nil)
  }

  @Test func samplesAreToldOf() throws {
    let site = try TestSite(
      text + """

        -- content/news/s.md --
        ---
        title: 示例
        date: 2026-06-01
        sample: true
        ---
        正文
        -- data/links.toml --
        [[groups]]
        name = "组"
        links = [{ name = "示例", url = "https://www.example.org/", sample = true }]
        """)
    fresh(site).withPages { pages in
      #expect(pages.marks(most: 1).map(\.label) == [.sample])
      #expect(pages.marks(most: 9).map(\.label) == [.sample, .future, .drafts])
      for (path, isSample) in [("news/s.html", true), ("news/a.html", false)] {
        guard case .page(_, let facts, _) = pages.answer(path) else {
          Issue.record("\(path) is not shown")
          continue
        }
        #expect(facts.isSample == isSample)
        #expect(facts.samples == SampleCount(articles: 1, links: 1))
      }
    }
  }

  @Test func everyChangeShowsWhatAFreshPreviewShows() throws {
    let site = try TestSite(text)
    var preview = fresh(site)
    let article = "---\ntitle: 甲\ndate: 2026-06-01\n---\n"
    let template = try #require(site.contents("themes/plain/templates/article.html"))
    let edits: [(path: String, content: String?)] = [
      ("content/news/a.md", article + "改了正文，[断链](none.md)。\n"),
      ("content/news/a.md", article + "又改，[别处](https://example.com/)。\n"),
      ("content/news/a.md", article.replacing("甲", with: "改了标题") + "正文\n"),
      ("content/news/a.md", "---\ntitle: 坏了\ndate: 哪天\n---\n正文\n"),
      ("content/news/a.md", article + "好了\n"),
      ("content/news/_index.md", "---\ntitle: 要闻\n---\n导语\n"),
      ("content/news/d.md", article.replacing("甲", with: "新的") + "正文\n"),
      ("content/news/d.md", nil),
      ("themes/plain/templates/article.html", template + "{{ nothing }}"),
      ("themes/plain/templates/article.html", template + "<!-- 改了模板 -->"),
      ("site.toml", (site.contents("site.toml") ?? "") + "\n[feeds]\nenabled = true\n"),
      ("site.toml", "坏了 ="),
    ]
    for edit in edits {
      if let content = edit.content {
        try site.write(edit.path, content)
      } else {
        site.remove(edit.path)
      }
      let changed = preview.apply([(preview.root ?? "") + "/" + edit.path])
      #expect(changed)
      if edit.path == "site.toml", edit.content == "坏了 =" {
        // What was there stays, with the reason; a fresh one would have nothing to show.
        #expect(preview.diagnostics.contains { $0.location.path == "site.toml" })
        continue
      }
      #expect(pages(preview) == pages(fresh(site)), "\(edit)")
    }
    for path in ["/content/news/.a.md.swp", "/README.md", "/../outside.md"] {
      let changed = preview.apply([(preview.root ?? "") + path])
      #expect(!changed, "\(path)")
    }
  }
}
