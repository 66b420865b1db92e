import Diagnostics
import Files
import Publishing
import RedSiteGen
import TestSupport
import Testing

/// What pages show of a picture, and what is published of it.
@Suite struct PicturePublishingTests {
  private let text = """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/"
    theme = "plain"
    [images]
    widths = [100, 200, 400]
    -- themes/plain/theme.toml --
    [[pictures]]
    name = "card"
    ratio = "1:1"
    widths = [50, 150]
    sizes = "10rem"
    -- themes/plain/templates/article.html --
    <meta property="og:image" content="{{ page.share_image }}">
    {{ article.image|picture("card", alt=article.image_description) }}
    {{ article.content }}
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/news/a.md --
    ---
    title: 甲
    date: 2026-06-01
    image: { src: hedao.png, alt: 河边 }
    ---
    ![志愿者在河边](hedao.png "图注")
    """

  private func site(_ more: String = "", width: Int = 900, _ height: Int = 600) throws -> TestSite {
    let site = try TestSite(text + more)
    try site.write("content/news/hedao.png", bytes: MadeFile.greyPNG(width, height))
    return site
  }

  private func renditions(_ site: TestSite) -> [String] {
    site.outputFiles().filter { $0.hasPrefix("renditions/") }
      .map { String($0.dropFirst("renditions/".count).drop { $0 != "-" }.dropFirst()) }.sorted()
  }

  @Test func sizesAreNamedAndPublished() throws {
    let site = try site()
    let result = site.build()
    #expect(result.report.diagnostics.isEmpty)
    #expect(
      renditions(site) == [
        "100x67.jpg", "100x67.webp", "1200x630.jpg", "150x150.jpg", "150x150.webp", "200x133.jpg",
        "200x133.webp", "400x267.jpg", "400x267.png", "400x267.webp", "50x50.jpg", "50x50.webp",
      ])
    let page = try #require(site.page("news/a.html"))
    let names = site.outputFiles().filter { $0.hasPrefix("renditions/") }
    #expect(names.allSatisfy { page.contains("/" + $0) || $0.hasSuffix("-400x267.png") })
    #expect(page.contains("<figure><a class=\"enlarge\" href=\"/news/hedao.png\"><picture>"))
    #expect(page.contains("400w\" sizes=\"(min-width: 50rem) 45rem, 100vw\">"))
    #expect(page.contains("150w\" sizes=\"10rem\">"))
    #expect(page.contains("alt=\"志愿者在河边\" width=\"400\" height=\"267\""))
    #expect(page.contains("alt=\"河边\" width=\"150\" height=\"150\""))
    #expect(page.contains("content=\"https://test.example.org/renditions/"))
    // The picture's own URL answers with its largest form, a PNG as its name says.
    let plain = names.first { $0.hasSuffix("-400x267.png") }
    #expect(site.page("news/hedao.png") == plain.flatMap(site.page))
    #expect(site.page("news/hedao.png") != nil)
  }

  @Test func nothingIsEnlarged() throws {
    let site = try site(width: 120, 90)
    site.build()
    // Too small to be shown beside links to the page, too.
    #expect(
      renditions(site) == [
        "100x75.jpg", "100x75.webp", "120x90.jpg", "120x90.png", "120x90.webp", "50x50.jpg",
        "50x50.webp", "90x90.jpg", "90x90.webp",
      ])
  }

  @Test func aSecondBuildDecodesNothing() throws {
    let site = try site()
    site.build()
    let name = try #require(site.outputFiles().first { $0.hasSuffix("-200x133.webp") })
    // Whoever makes it again makes something else.
    try site.write("public/" + name, "as it was")
    let again = site.build()
    #expect(again.summary?.written == 0)
    #expect(site.page(name) == "as it was")
    // Another picture under the same name is made anew, and what was made of the first is gone.
    try site.write("content/news/hedao.png", bytes: MadeFile.greyPNG(901, 600))
    site.build()
    #expect(site.page(name) == nil)
    #expect(renditions(site).count == 12)
  }

  @Test(arguments: [1, 8]) func resultsDoNotDependOnTheJobs(_ jobs: Int) throws {
    let one = try site(), many = try site()
    one.build { $0.jobs = 1 }
    many.build { $0.jobs = jobs }
    #expect(one.outputDigest() == many.outputDigest())
  }

  @Test func originalsGoOutOnlyWhereSomethingLeadsToThem() throws {
    let gps = MadeFile.segment(0xFE, MadeFile.text("31.2304 N 121.4737 E"))
    let photo = MadeFile.greyJPEG(300, 200, before: gps)
    let shown = try site()
    try shown.write("content/news/a.md", "---\ntitle: 甲\ndate: 2026-06-01\n---\n![河](hedao.jpg)")
    shown.remove("content/news/hedao.png")
    try shown.write("content/news/hedao.jpg", bytes: photo)
    #expect(shown.build().report.diagnostics.isEmpty)
    #expect(shown.outputFiles().allSatisfy { shown.page($0)?.contains("121.4737") == false })
    #expect(shown.outputFiles().contains("news/hedao.jpg"))

    let linked = try site()
    linked.remove("content/news/hedao.png")
    try linked.write(
      "content/news/a.md",
      "---\ntitle: 甲\ndate: 2026-06-01\n---\n![河](hedao.jpg)\n\n[下载原图](hedao.jpg)")
    try linked.write("content/news/hedao.jpg", bytes: photo)
    #expect(linked.build().report.diagnostics.isEmpty)
    #expect(linked.page("news/hedao.jpg")?.contains("121.4737") == true)
  }

  @Test func aPictureOfADraftStaysBehind() throws {
    let site = try site()
    try site.write(
      "content/news/a.md", "---\ntitle: 甲\ndate: 2026-06-01\ndraft: true\n---\n![河](hedao.png)")
    #expect(site.build().report.diagnostics.isEmpty)
    #expect(!site.outputFiles().contains { $0.contains("hedao") || $0.hasPrefix("renditions") })
  }

  @Test func aBrokenPictureIsAnErrorWhereItIsShown() throws {
    let site = try site()
    let whole = MadeFile.greyJPEG(800, 600)
    site.remove("content/news/hedao.png")
    try site.write(
      "content/news/a.md", "---\ntitle: 甲\ndate: 2026-06-01\n---\n\n第一段。\n\n![河](hedao.jpg)")
    try site.write("content/news/hedao.jpg", bytes: Array(whole.prefix(whole.count / 2)))
    for result in [site.build(), SiteBuilder(site.options).check()] {
      let problem = try #require(result.report.diagnostics.first { $0.severity == .error })
      #expect(problem.code == .brokenPicture)
      #expect(problem.location.path == "content/news/a.md")
      #expect(problem.location.line == 8)
    }
    #expect(site.outputFiles().isEmpty)
  }

  @Test func focusDecidesWhatIsCut() throws {
    func card(_ focus: String) throws -> String? {
      let site = try site()
      try site.write(
        "content/news/a.md",
        "---\ntitle: 甲\ndate: 2026-06-01\nimage: { src: hedao.png, alt: 河, focus: \(focus) }\n---\n正文"
      )
      #expect(site.build().report.diagnostics.isEmpty)
      return site.outputFiles().first { $0.hasSuffix("-50x50.jpg") }.flatMap(site.page)
    }
    let left = try card("左")
    #expect(left != nil)
    #expect(try left == card("0% 50%"))
    #expect(try left != card("右上"))
  }

  @Test func oneFocusForOnePicture() throws {
    let site = try site()
    for (name, focus) in [("a", "左"), ("b", "右")] {
      try site.write(
        "content/news/\(name).md",
        "---\ntitle: 甲\ndate: 2026-06-01\nimage: { src: hedao.png, alt: 河, focus: \(focus) }\n---\n正文"
      )
    }
    #expect(site.build().report.diagnostics.map(\.code) == [.focusDiffers])
    try site.write(
      "content/news/b.md",
      "---\ntitle: 甲\ndate: 2026-06-01\nimage: { src: hedao.png, alt: 河, focus: 这里 }\n---\n正文")
    #expect(site.build().report.diagnostics.map(\.code) == [.invalidValue])
  }

  @Test func aNameThatNoThemeHas() throws {
    let site = try site(
      """

      -- templates/article.html --
      {{ article.image|picture("cart") }}
      """)
    let problem = try #require(site.build().report.diagnostics.first)
    #expect(problem.message.chinese.contains("是不是“card”"))
  }

  @Test func namesOfAllKinds() throws {
    let site = try site()
    let name = "河道 清理（一）.png"
    try site.write("content/news/" + name, bytes: MadeFile.greyPNG(300, 200))
    try site.write(
      "content/news/a.md",
      "---\ntitle: 甲\ndate: 2026-06-01\nimage: \(name)\n---\n![河](<\(name)>)")
    let result = site.build()
    #expect(result.summary != nil, "\(result.report.diagnostics)")
    #expect(site.outputFiles().contains("news/" + name))
    let page = try #require(site.page("news/a.html"))
    #expect(page.contains("300x200") && page.contains("200x200") == false)
    #expect(page.contains("150x150"))
  }

  @Test func onePictureInTwoPlacesIsMadeOnce() throws {
    let site = try site()
    try site.write("content/news/qing.png", bytes: MadeFile.greyPNG(900, 600))
    try site.write(
      "content/news/a.md",
      "---\ntitle: 甲\ndate: 2026-06-01\n---\n![河](hedao.png)\n\n![河](qing.png)")
    #expect(site.build().summary != nil)
    #expect(renditions(site).count == 7)
    #expect(site.page("news/qing.png") == site.page("news/hedao.png"))
    #expect(site.build().summary?.written == 0)
  }

  @Test func aStrip() throws {
    let site = try site(width: 1, 20_000)
    let result = site.build()
    #expect(result.summary != nil, "\(result.report.diagnostics)")
    #expect(try #require(site.page("news/a.html")).contains("width=\"1\""))
  }

  @Test func aLinkAroundAPictureStaysOne() throws {
    let site = try site()
    try site.write(
      "content/news/a.md",
      "---\ntitle: 甲\ndate: 2026-06-01\n---\n[![河](hedao.png)](https://example.org/)")
    site.build()
    let page = try #require(site.page("news/a.html"))
    #expect(!page.contains("enlarge"))
    #expect(page.contains("<picture>"))
  }
}
