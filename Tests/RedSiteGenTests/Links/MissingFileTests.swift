import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Pictures and attachments that are not there, and what somebody is told to do about it.
@Suite struct MissingFileTests {
  /// What is wrong; that nobody names the files that lie there is no matter here.
  private func diagnostics(_ front: String, _ body: String) throws -> [Diagnostic] {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/hezhao.png --
      图
      -- content/news/huizhi.pdf --
      %PDF
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-01-02
      \(front)
      ---
      \(body)
      """)
    return site.build().report.diagnostics.filter { $0.code != .unreferencedFile }
  }

  private func shown(_ front: String, _ body: String) throws -> [String] {
    try diagnostics(front, body).map {
      "\($0.code.name) \($0.message.chinese)｜\($0.help?.chinese ?? "")"
    }
  }

  @Test func aPictureOfTheTextIsSpokenOfAsOne() throws {
    #expect(
      try shown("", "![合影](dang-ke.jpg) [看图](x.jpg)") == [
        "missing-image 找不到图片“dang-ke.jpg”｜"
          + "请把图片放到 content/news/，名字要一模一样；那里现有 hezhao.png",
        "missing-image 找不到图片“x.jpg”｜"
          + "请把图片放到 content/news/，名字要一模一样；那里现有 hezhao.png",
      ])
    #expect(
      try shown("", "![](/tupian/a.jpg)") == [
        "missing-image 找不到图片“/tupian/a.jpg”｜"
          + "请把图片放到 content/tupian/，名字要一模一样；那里现在没有图片"
      ])
  }

  @Test func aNearNameIsAskedAbout() throws {
    #expect(
      try shown("", "![](hezhao.jpg) [回执](huizi.pdf)") == [
        "missing-image 找不到图片“hezhao.jpg”｜是不是“hezhao.png”？",
        "missing-attachment 找不到文件“huizi.pdf”｜是不是“huizhi.pdf”？",
      ])
  }

  @Test func frontMatterSaysTheSame() throws {
    #expect(
      try shown("image: dang-ke.jpg\nattachments: [biao.xlsx]", "") == [
        "missing-image 找不到图片“dang-ke.jpg”｜"
          + "请把图片放到 content/news/，名字要一模一样；那里现有 hezhao.png",
        "missing-attachment 找不到文件“biao.xlsx”｜"
          + "请把文件放到 content/news/，名字要一模一样；那里现有 huizhi.pdf",
      ])
  }

  @Test func articlesAreStillLinks() throws {
    #expect(try diagnostics("", "[乙](nirgends.md)").map(\.code) == [.brokenLink])
  }

  @Test(arguments: [
    #"![](C:\Users\zhang\hezhao.png)"#, "![](file:///D:/x/hezhao.png)", "[图](d:/x/hezhao.png)",
    #"![](\\server\share\hezhao.png)"#, "![](FILE:///hezhao.png)",
  ])
  func pathsOfOneMachineAreTold(_ body: String) throws {
    let found = try diagnostics("", body)
    #expect(found.map(\.code) == [.localPath])
    #expect(found.first?.help?.chinese.hasSuffix("只写文件名：hezhao.png") == true)
  }

  @Test(arguments: [
    #"image: 'C:\图\hezhao.png'"#, #"attachments: ['\\server\x\hezhao.png']"#,
    "source_url: file:///C:/hezhao.png", "link: D:/hezhao.png",
  ])
  func pathsOfOneMachineAreToldInFrontMatter(_ line: String) throws {
    let found = try diagnostics(line, "")
    #expect(found.map(\.code) == [.localPath], "\(found)")
    #expect(found.first?.location.line == 4)
  }

  @Test func whatIsNoPathOfAMachineIsLeftAlone() throws {
    let codes = try diagnostics("", "[a](mailto:a@b.cn) [b](https://c.cn/C:/x) [c](javascript:x)")
      .map(\.code).filter { $0 != .emailAddress }
    #expect(codes == [.unsafeLink])
  }

  /// A file that may not be published is reported where it lies; the article that names it is in
  /// the note, with its line.
  @Test func whoNamesARefusedFileIsNamed() throws {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.exe --
      MZ
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-01-02
      ---
      第一段。

      [程序](a.exe)
      """)
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.attachmentNotAllowed])
    #expect(found.first?.notes.map { $0.location?.line } == [7])
    #expect(found.first?.notes.first?.location?.path == "content/news/a.md")
  }
}
