import Diagnostics
import Explanations
import RedSiteGen
import Testing

/// The site that the examples of `docs/diagnostics.md` belong to, as its introduction says.
package final class ExampleSite {
  private let site: TestSite
  private let language: Language
  /// What was found by builds that the examples ask for, the last one last.
  package private(set) var reports: [DiagnosticReport] = []

  package init(language: Language) throws {
    self.language = language
    site = try TestSite(Self.text)
    site.tellsEmptyBodies = true
    // The examples name no theme, and small templates build eight times as fast as the real ones.
    _ = runShell("mv '\(site.root)/themes/plain' '\(site.root)/themes/default'")
    try site.write("content/tongzhi/huichang.jpg", bytes: MadeFile.greyJPEG(1, 1))
  }

  /// Writes the files and runs the commands in their order, then builds.
  ///
  /// `redsite build` and `redsite theme render` within commands run in this process, the rest in
  /// a shell in the folder of the site.
  package func follow(_ inputs: [ExampleInput]) throws -> DiagnosticReport {
    reports = []
    for input in inputs {
      let text = input.text.text(in: language)
      if let path = input.path {
        try site.write(path, text)
        continue
      }
      for line in text.split(separator: "\n").map(String.init) { run(line) }
    }
    if inputs.last?.path != nil || reports.isEmpty { build() }
    return try #require(reports.last)
  }

  private func run(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    if line == "redsite build" {
      build()
    } else if line.hasPrefix("redsite theme render "), words.count == 6 {
      let trial = TemplateTrial(
        template: "\(site.root)/\(words[3])", data: "\(site.root)/\(words[5])")
      reports.append(trial.run().report)
    } else {
      _ = runShell("cd '\(site.root)' && { \(line)\n} 2>&1")
    }
  }

  private func build() {
    // Examples of what a profile asks for name it; the others are about something else.
    let namesProfile = site.contents("site.toml")?.contains("profile = ") == true
    reports.append(site.build { if namesProfile { $0.profile = nil } }.report)
  }

  /// The folder of this project, with its `docs/`.
  package static let repository = #filePath.split(separator: "/").dropLast(3)
    .reduce("") { $0 + "/" + $1 }

  private static let text = """
    -- site.toml --
    [site]
    name = "机关党建网"
    base_url = "https://dj.example.org/"
    -- content/tongzhi/_index.md --
    ---
    title: 通知公告
    description: 发布通知。
    keywords: 通知
    type: 通知公告
    ---
    -- content/tongzhi/baoming.md --
    ---
    title: 报名须知
    date: 2026-06-01
    attachments: [huizhi.pdf]
    image: huichang.jpg
    ---
    请在会前报名。
    -- content/tongzhi/huizhi.pdf --
    %PDF-1.4
    %%EOF
    -- content/xuexi/_index.md --
    ---
    title: 学习园地
    description: 学习资料。
    keywords: 学习
    type: 工作动态
    ---
    -- content/topics/_index.md --
    ---
    title: 专题
    ---
    -- content/topics/dushuyue/_index.md --
    ---
    title: 读书月
    description: 读书活动。
    keywords: 读书
    ---
    -- themes/plain/templates/base.html --
    {% block main %}{% endblock %}
    <meta name="SiteName" content="{{ site.name }}"><meta name="SiteDomain" content="test">
    <meta name="ColumnName" content="{{ page.column_name }}">
    <meta name="ColumnType" content="{{ page.column_type }}">
    <meta name="ColumnDescription" content="{{ page.column_description }}">
    <meta name="ColumnKeywords" content="{{ page.column_keywords | join(",") }}">
    <meta name="SiteIDCode" content="{{ site.owner.site_id_code }}">
    {% if article is defined %}<meta name="ArticleTitle" content="{{ article.title }}">
    <meta name="PubDate" content="{{ article.date }}">
    <meta name="ContentSource" content="{{ article.source }}">{% endif %}
    {{ site.owner.sponsor }} {{ site.owner.phone }} {{ site.owner.icp }}
    {{ site.owner.police_number }} {{ site.owner.badge_url }}
    -- data/units.toml --
    [[units]]
    id = "bangongting"
    name = "办公厅"
    -- data/contributors.toml --
    [[contributors]]
    id = "bangongting-xxy"
    name = "办公厅信息员"
    unit = "bangongting"
    """
}
