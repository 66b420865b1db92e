import Diagnostics
import Operations
import RedSiteGen
import TestSupport
import Testing

/// Units and contributors: registers, pages, owners.
@Suite struct UnitTests {
  private static func site(_ register: String, _ more: String = "") throws -> TestSite {
    try TestSite(
      """
      \(register)
      -- themes/plain/templates/unit.html --
      {{ unit.name }}|{{ unit.parent.name if unit.parent }}|{{ unit.contact }}|{{ unit.website }}|\
      {% for u in unit.children %}({{ u.name }} {{ u.url }}){% endfor %}\
      {% for c in unit.contributors %}<{{ c.name }} {{ c.url }} {{ c.is_active }} \
      {{ c.article_count }}>{% endfor %}\
      {% for a in pagination.articles %}[{{ a.title }}]{% endfor %}\
      {{ unit.article_count }}/{{ unit.own_article_count }} {{ unit.feed_url }}
      -- themes/plain/templates/units.html --
      {% for g in site.unit_groups %}{{ g }}:{% endfor %}{% for u in site.units %}[{{ u.name }} \
      {{ u.group }} {{ u.column.title if u.column }}]{% endfor %}\
      {% for c in site.contributors %}<{{ c.url }}>{% endfor %}
      -- themes/plain/templates/article.html --
      {{ article.unit.name if article.unit }} {{ article.unit.url if article.unit }} \
      {% for c in article.contributors %}{{ c.url }}{% endfor %}
      -- content/jiceng/_index.md --
      ---
      title: 基层
      ---
      -- content/jiceng/bgt/_index.md --
      ---
      title: 办公厅专栏
      ---
      -- content/jiceng/bgt/a.md --
      ---
      title: 甲
      date: 2026-06-01
      contributors: [bgt-xxy]
      ---
      -- content/jiceng/b.md --
      ---
      title: 乙
      date: 2026-06-02
      unit: yichu
      ---
      -- content/jiceng/c.md --
      ---
      title: 丙
      date: 2026-06-03
      ---
      \(more)
      """)
  }

  private static let csv = #"""
    -- data/units.csv --
    \#u{FEFF}标识,名称,上级,分组,栏目,联系人,网址,账号,提交邮箱
    bgt,办公厅,,机关,jiceng/bgt,"综合处，甲岗",https://bgt.example.org/,@bgt,*@bgt.example.org
    yichu,一处,bgt,,,,,,
    jiwei,"机关""纪委""",,直属,,,,,
    ,,,,,,,,
    -- data/contributors.csv --
    id,name,unit,since,until
    bgt-xxy,办公厅信息员,bgt,2026-01-05,2026年6月30日
    teyue,特约信息员,,,
    """#

  @Test func registersFormATreeWithItsArticles() throws {
    let site = try Self.site(Self.csv)
    let result = site.build()
    #expect(result.report.text(.text, in: .english) == "")
    let office = try #require(site.page("units/bgt/index.html"))
    #expect(
      office.contains(
        "办公厅||综合处，甲岗|https://bgt.example.org/|(一处 /units/yichu/)"
          + "<办公厅信息员 /units/bgt/#bgt-xxy False 1>"
          + "[乙][甲]2/1 /units/bgt/rss.xml"))
    #expect(site.page("units/yichu/index.html")?.contains("一处|办公厅|") == true)
    #expect(site.page("units/jiwei/index.html")?.contains("机关&#34;纪委&#34;|") == true)
    #expect(site.page("units/bgt/rss.xml")?.contains("<title>乙</title>") == true)
    let list = try #require(site.page("units/index.html"))
    #expect(list.contains("机关:直属:[办公厅 机关 办公厅专栏][机关"))
    #expect(list.contains("</units/#teyue>"))
    // The folder says whose an article is; its own `unit` comes first.
    #expect(
      site.page("jiceng/bgt/a.html")?.contains("办公厅 /units/bgt/ /units/bgt/#bgt-xxy") == true)
    #expect(site.page("jiceng/b.html")?.contains("一处 /units/yichu/") == true)
    #expect(site.page("jiceng/c.html")?.contains("/units/") == false)
  }

  @Test func unitPagesCanBeLeftOut() throws {
    let site = try Self.site(
      Self.csv,
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [units]
      enabled = false
      """)
    #expect(site.build().exitStatus == 0)
    #expect(!site.outputFiles().contains { $0.hasPrefix("units/") })
    #expect(site.page("jiceng/b.html")?.contains("一处") == true)
  }

  @Test(arguments: [
    ("-- data/units.csv --\nid\nbgt", "data/units.csv:1:1: error", "missing-key"),
    ("-- data/units.csv --\nid,name,上司\nbgt,甲,乙", "data/units.csv:1:9: error", "unknown-key"),
    ("-- data/units.csv --\nid,name\nbgt,\"甲\nb,乙", "data/units.csv:2:5: error", "csv-syntax"),
    ("-- data/units.csv --\nid,name\nbgt,甲,乙", "data/units.csv:2:7: error", "csv-syntax"),
    ("-- data/units.csv --\nid,name\nbgt,", "data/units.csv:2:1: error", "missing-key"),
    (
      "-- data/units.csv --\nid,name,parent\na,甲,b\nb,乙,a", "data/units.csv:2:5: error",
      "unit-cycle"
    ),
    (
      "-- data/units.csv --\nid,name,parent\na,甲,没有", "data/units.csv:2:5: error", "unknown-unit"
    ),
    (
      "-- data/units.toml --\n[[units]]\nid = \"a\"\nname = \"甲\"\n"
        + "-- data/units.csv --\nid,name\nb,乙", "data/units.toml: error", "two-registers"
    ),
    (
      "-- data/contributors.csv --\nid,name,unit\na,甲,没有", "data/contributors.csv:2:5: error",
      "unknown-unit"
    ),
    (
      "-- data/contributors.csv --\nid,name,since\na,甲,2026-13-01",
      "data/contributors.csv:2:10: error", "date-out-of-range"
    ),
  ])
  func damagedRegistersAreNamedAtTheirPlace(_ register: String, _ place: String, _ code: String)
    throws
  {
    var register = register
    if !register.contains("units.") { register += "\n-- data/units.csv --\nid,name\nyichu,甲" }
    let site = try TestSite(register)
    let text = site.build().report.text(.text, in: .english)
    #expect(text.contains(place) && text.contains("[\(code)]"), "\(text)")
    #expect(text.split(separator: "error:").count == 2, "\(text)")
    #expect(site.outputFiles().isEmpty)
  }

  @Test func ownersAreWrittenAndCheckedAgainstHistory() throws {
    let site = try Self.site(Self.csv)
    try site.write(
      "site.toml",
      """
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [units]
      code_owners = ["@editors"]
      editors = ["editor@example.org"]
      """)
    func git(_ command: String, author: String = "editor@example.org") {
      _ = runShell(
        "cd \(site.root) && git -c user.name=测试 -c user.email=\(author) \(command) 2>&1")
    }
    git("init -q .")
    git("add .")
    git("commit -qm 开始")
    let owners = SiteBuilder(BuildOptions(site: site.root)).planned().draft.map(CodeOwners.init)
    #expect(
      owners?.text.hasSuffix(
        "* @editors\n/content/jiceng/bgt/ @bgt @editors\n") == true, "\(owners?.text ?? "")")

    try site.write("content/jiceng/bgt/a.md", "---\ntitle: 改\ndate: 2026-06-01\n---\n")
    git("commit -qam 自己的", author: "x@bgt.example.org")
    #expect(Self.check(site, "HEAD~1..HEAD") == "")
    try site.write("content/jiceng/c.md", "---\ntitle: 改\ndate: 2026-06-01\n---\n")
    git("commit -qam 别人的", author: "x@bgt.example.org")
    #expect(Self.check(site, "HEAD~2..HEAD").contains("content/jiceng/c.md: error: "))
    #expect(Self.check(site, "HEAD~2..HEAD").contains("[foreign-column]"))
    #expect(!Self.check(site, "HEAD~2..HEAD").contains("bgt/a.md"))
    // Whom neither units nor editors name is told, and stops nothing.
    try site.write("content/jiceng/c.md", "---\ntitle: 再改\ndate: 2026-06-01\n---\n")
    git("commit -qam 生人", author: "new@other.example.org")
    #expect(Self.check(site, "HEAD~1..HEAD").contains("warning: "))
    #expect(Self.check(site, "HEAD~1..HEAD").contains("[unknown-author]"))
    // A moved file is changed in both places.
    git("mv content/jiceng/bgt/a.md content/jiceng/a.md")
    git("commit -qm 移走", author: "x@bgt.example.org")
    #expect(Self.check(site, "HEAD~1..HEAD").contains("content/jiceng/a.md: error: "))
    #expect(Self.check(site, "nirgends..HEAD").contains("--owners: error: "))
    // A variable that is not set, and a range that holds nothing, pass nothing.
    for range in ["", "..HEAD", "HEAD..", "..", "HEAD..HEAD", "HEAD~1...HEAD", "HEAD"] {
      #expect(Self.check(site, range).contains("--owners: error: "), "\(range)")
    }

    // What a merge does beyond merging is of who made it: a file of its own, others' work thrown away.
    git("checkout -qb unit")
    try site.write("content/jiceng/bgt/b.md", "---\ntitle: 乙\ndate: 2026-06-01\n---\n")
    git("add .")
    git("commit -qm 自己的", author: "x@bgt.example.org")
    git("checkout -q -")
    try site.write("content/jiceng/c.md", "---\ntitle: 编辑改\ndate: 2026-06-01\n---\n")
    git("commit -qam 编辑部改")
    git("checkout -q unit")
    git("merge -q --no-edit @{-1}", author: "x@bgt.example.org")
    #expect(Self.check(site, "@{-1}..HEAD") == "")
    git("reset -q --hard HEAD~1")
    git("merge -q --no-commit @{-1}", author: "x@bgt.example.org")
    try site.write("content/jiceng/d.md", "---\ntitle: 丁\ndate: 2026-06-01\n---\n")
    git("checkout -q HEAD -- content/jiceng/c.md")
    git("add .")
    git("commit -qm 合并", author: "x@bgt.example.org")
    let merged = Self.check(site, "@{-1}..HEAD")
    #expect(merged.contains("content/jiceng/d.md: error: "), "\(merged)")
    #expect(merged.contains("content/jiceng/c.md: error: "), "\(merged)")
    #expect(!merged.contains("bgt/b.md"))
    // A merge that keeps nothing of the other side is like its first parent, and is seen all the same.
    git("reset -q --hard HEAD~1")
    git("merge -q -s ours --no-edit @{-1}", author: "x@bgt.example.org")
    #expect(Self.check(site, "@{-1}..HEAD").contains("content/jiceng/c.md: error: "))
  }

  private static func check(_ site: TestSite, _ range: String) -> String {
    SiteBuilder(BuildOptions(site: site.root)).planned().draft.map {
      OwnersCheck.run(range, of: $0, isStrict: false).report.text(.text, in: .english)
    } ?? "no site"
  }
}
