import TestSupport

#if DEBUG
  import Testing

  /// A crash names the file and the stage in both languages, exits with 70 and leaves the published
  /// site whole; the next build cleans up after it.
  ///
  /// The program crashes on demand in debug builds only.
  @Suite struct CrashReportTests {
    private static let program =
      #filePath.split(separator: "/").dropLast(3).map(String.init)
      .reduce("") { $0 + "/" + $1 } + "/.build/debug/redsite"

    private static func site() throws -> TestSite {
      try TestSite.ofOneArticle(body: "正文")
    }

    private func run(_ command: String, wish: String) -> String {
      runShell("REDSITE_CRASH='\(wish)' \(Self.program) \(command) 2>&1; echo \"exit $?\"")
    }

    @Test(arguments: [
      ("trap", "SIG"), ("overflow", "SIGSEGV"), ("segment", "SIGSEGV"), ("abort", "SIGABRT"),
    ])
    func theFileAndTheStageAreNamed(kind: String, signal: String) throws {
      let site = try Self.site()
      let output = run("check \(site.root) --lang zh", wish: kind + "@1:content/news/a.md")
      #expect(output.contains("程序出错，已经停下（\(signal)"))
      #expect(output.contains("internal error: this is a fault of the program"))
      #expect(output.contains("正在处理 / working on: content/news/a.md\n"))
      #expect(output.contains("阶段 / stage: 解析文章 / parsing\n"))
      #expect(output.contains("请把这几行和那个文件发给 redsite 的维护者"))
      #expect(output.contains("please send these lines and that file to the maintainers"))
      #expect(output.hasSuffix("exit 70\n"))
    }

    /// A file is named from the site's root wherever it is read.
    @Test(arguments: [
      ("content/news/a.md", "读取文件 / reading"), ("themes/plain/theme.toml", ""),
      ("themes/plain/templates/article.html", ""), ("themes/plain/assets/a.css", ""),
      ("templates/own.html", ""), ("data/units.toml", "读取文件 / reading"), ("site.toml", ""),
    ])
    func aFileThatIsReadIsNamedFromTheSite(path: String, stage: String) throws {
      let site = try Self.site()
      try site.write("themes/plain/assets/a.css", "a{}")
      try site.write("templates/own.html", "甲")
      try site.write("data/units.toml", "")
      let output = run("check \(site.root)", wish: "trap:" + path)
      #expect(output.contains("working on: \(path)\n"))
      #expect(output.contains("stage: " + stage))
      #expect(output.hasSuffix("exit 70\n"))
    }

    @Test func theStageWithoutFilesBlamesNone() throws {
      let site = try Self.site()
      let output = run("check \(site.root)", wish: "abort:news/index.html")
      #expect(output.contains("stage: 生成网页 / rendering\n"))
      #expect(output.contains("working on: news/index.html\n"))
      #expect(!output.contains("content/news/a.md"))
    }

    @Test func thePublishedSiteStaysAndTheNextBuildCleansUp() throws {
      let site = try Self.site()
      #expect(run("build \(site.root) --quiet", wish: "") == "exit 0\n")
      let before = site.outputDigest()
      try site.write("content/news/a.md", "---\ntitle: 乙\ndate: 2026-06-01\n---\n另文\n")
      #expect(run("build \(site.root)", wish: "trap:news/a.html").hasSuffix("exit 70\n"))
      #expect(site.outputDigest() == before)
      #expect(runShell("ls -A \(site.root)").contains(".public.staging-"))
      #expect(run("build \(site.root) --quiet", wish: "") == "exit 0\n")
      #expect(site.outputDigest() != before)
      #expect(!runShell("ls -A \(site.root)").contains(".public.staging-"))
    }

    @Test func charactersThatSteerTerminalsAreNotShown() throws {
      let site = try Self.site()
      let path = site.root + "/x\u{1B}[31m\u{202E}\u{9B}b.md"
      let output = run("markdown '\(path)'", wish: "abort:\(path)")
      #expect(output.contains("working on: \(site.root)/x?[31m??b.md\n"))
      #expect(!output.contains("\u{1B}") && !output.contains("\u{202E}"))
    }
  }
#endif
