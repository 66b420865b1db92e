import Diagnostics
import Files
import Operations
import Preview
import RedSiteGen
import TestSupport
import Testing

/// `static/` is published at the root as it is.
@Suite struct RootFilesTests {
  private let start = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/news/a.md --
    ---
    title: 甲
    date: 2026-06-01
    ---
    [验证](/MP_verify_1.txt)
    -- static/MP_verify_1.txt --
    1234
    -- static/baidu_verify_code-a.html --
    abcd
    -- static/google1.html --
    <!DOCTYPE html><html lang="zh"></html>
    -- static/BingSiteAuth.xml --
    <?xml version="1.0"?><users><user>1</user></users>
    -- static/CNAME --
    dj.example.org
    -- static/.nojekyll --
    -- static/.well-known/security.txt --
    Contact: mailto:dj@example.org
    -- static/.well-known/acme-challenge/token --
    token.key

    """

  private let paths = [
    ".nojekyll", ".well-known/acme-challenge/token", ".well-known/security.txt",
    "BingSiteAuth.xml", "CNAME", "MP_verify_1.txt", "baidu_verify_code-a.html", "favicon.ico",
    "google1.html",
  ]

  private func site(_ more: String = "") throws -> TestSite {
    let site = try TestSite(start + more)
    try site.write("static/favicon.ico", bytes: [0, 0, 1, 0, 1, 0, 16, 16, 0, 0])
    return site
  }

  @Test func goesOutAsItIs() throws {
    let site = try site()
    #expect(site.build().problems == [])
    #expect(Set(paths).isSubset(of: site.outputFiles()))
    #expect(site.page("CNAME") == site.contents("static/CNAME"))
    #expect(site.page("google1.html") == site.contents("static/google1.html"))
    // Again, over its own files and hidden folders.
    #expect(site.build().problems == [])
    site.remove("static/.nojekyll")
    site.build()
    #expect(site.page(".nojekyll") == nil)
    #expect(site.page(".well-known/security.txt") != nil)
  }

  @Test func theSiteIsServedWithIt() throws {
    let site = try site()
    var preview = PreviewSite(site.options, origin: "http://127.0.0.1:8000")
    preview.load()
    for path in paths {
      let answer = preview.withPages { $0.answer(path) }
      guard case .file(let place) = answer else {
        Issue.record("\(path): \(answer)")
        continue
      }
      #expect(place.name == "static/" + path)
    }
  }

  @Test func previewHidesNoPicture() throws {
    let site = try site(
      "-- content/news/b.png --\n-- content/news/c.md --\n---\ntitle: 丙\ndate: 2026-06-01\ndraft: true\nimage: b.png\n---\n正文\n"
    )
    var preview = PreviewSite(site.options, origin: "http://127.0.0.1:8000")
    preview.load()
    let answer = preview.withPages { $0.answer("news/b.png") }
    guard case .rendition = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  @Test func ownersOfOnePathAreNamed() throws {
    let site = try site("-- static/news/a.html --\n<!DOCTYPE html>\n-- static/robots.txt --\nx\n")
    let problems = site.build().problems
    #expect(problems.count == 2)
    #expect(problems.allSatisfy { $0.contains("duplicate-url") })
    #expect(problems.contains { $0.contains("/news/a.html") })
  }

  @Test(arguments: [
    ("static/a.js", "alert(1)"), ("static/a.css", "a{}"), ("static/a.svg", "<svg/>"),
    ("static/a.php", "x"), ("static/a.php.html", "x"), ("static/a.exe", "MZ"),
    ("static/a.pdf", "%PDF %%EOF no, MZ"), ("static/a.html", "<?php echo 1 ?>"),
    ("static/sub/a", "#!/bin/sh"), ("static/b.html", "MZ\u{90}\0"),
  ])
  func programsAreRefused(_ path: String, _ content: String) throws {
    let site = try site()
    let bytes = content.hasPrefix("%PDF") ? "MZ" : content
    try site.write(path, bytes: Array(bytes.utf8))
    let result = site.build()
    #expect(result.exitStatus == 1)
    #expect(result.problems.count == 1)
    #expect(result.problems[0].hasPrefix(path + " attachment-"))
  }

  @Test func otherHiddenFilesStayWithAWord() throws {
    let site = try site(
      "-- static/.htaccess --\nx\n-- static/.env --\nx\n-- static/.DS_Store --\nx\n"
        + "-- static/.gitkeep --\nx\n-- static/sub/.well-known/a --\nx\n")
    let problems = site.build().problems
    #expect(
      problems.map { $0.prefix { $0 != " " } } == [
        "static/.env", "static/.htaccess", "static/sub/.well-known",
      ])
    #expect(problems.allSatisfy { $0.contains("hidden-root-file") })
    #expect(site.outputFiles().allSatisfy { !$0.contains(".env") && !$0.contains("htaccess") })
  }

  @Test func nothingElseMayBeginWithADot() throws {
    let site = try TestSite(
      start.replacing("date: 2026-06-01", with: "date: 2026-06-01\naliases: [/.well-known/a.html]"))
    #expect(site.build().problems.contains { $0.contains("invalid-url") })
  }

  @Test func neverAnOutput() throws {
    let site = try site()
    let result = site.build { $0.output = site.root + "/static" }
    #expect(result.report.diagnostics.contains { $0.code == .outputOverlapsSite })
    #expect(site.contents("static/CNAME") != nil)
  }

  @Test func doctorNamesTheUsualFiles() throws {
    let site = try site()
    let lines = Checkup.lines(of: SiteBuilder(site.options).checked())
    #expect(lines.contains { $0.state == .fine && $0.subject.chinese == "网站图标 favicon.ico" })
    #expect(lines.contains { $0.subject.chinese.contains("CNAME") })
    #expect(lines.contains { $0.subject.chinese.contains("共 8 个") })
    #expect(lines.contains { $0.subject.chinese.contains("robots.txt") })
    site.remove("static/favicon.ico")
    let without = Checkup.lines(of: SiteBuilder(site.options).checked())
    #expect(without.contains { $0.state == .advice && $0.subject.chinese.contains("favicon.ico") })
  }
}
