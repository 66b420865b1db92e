import Operations
import RedSiteGen
import TestSupport

/// A repository with a site, whose commits are made at given times.
final class Repository {
  let site: TestSite
  /// The folder of the site within it; empty for the top.
  var folder: String

  init(_ settings: String = "", folder: String = "") throws {
    site = try TestSite("", isComplete: true)
    self.folder = folder
    git("init -q -b main && git config user.name 某某 && git config user.email a@example.org", nil)
    try configure(settings)
    let prefix = folder.isEmpty ? "" : folder + "/"
    try site.write(prefix + "content/_index.md", "---\ntitle: 首页\n---\n")
    try site.write(prefix + "content/news/_index.md", "---\ntitle: 新闻\n---\n")
    commit("网站", "2026-01-01T10:00")
  }

  func configure(_ settings: String) throws {
    try site.write(
      (folder.isEmpty ? "" : folder + "/") + "site.toml",
      "[site]\nname = \"测试网站\"\nbase_url = \"https://a.example.org/\"\nprofile = \"none\"\n\n"
        + settings + "\n")
  }

  /// Runs git in the repository at a time of China, or of the zone that it names.
  @discardableResult
  func git(_ words: String, _ time: String?) -> String {
    let zone = (time?.dropFirst(16).isEmpty ?? true) ? "+08:00" : ""
    let dates =
      time.map { "GIT_AUTHOR_DATE=2026-01-01T00:00+00:00 GIT_COMMITTER_DATE=\($0)\(zone)" } ?? ""
    return runShell(
      "cd '\(site.root)' && export LC_ALL=C.UTF-8 HOME=/nonexistent \(dates) && git \(words) 2>&1")
  }

  func commit(_ message: String, _ time: String, amends: Bool = false) {
    git("add -A && git commit -q \(amends ? "--amend " : "")-m \(message)", time)
  }

  /// Does something on a new branch, and goes back to the main one.
  func branch(_ name: String, _ work: (Repository) -> Void) {
    git("checkout -q -b \(name)", nil)
    work(self)
    git("checkout -q main", nil)
  }

  /// A commit that is there, but not on the main line.
  func branchCommit() -> String {
    branch("aside") { $0.git("commit -q --allow-empty -m 旁", "2026-06-01T10:00") }
    return String(git("rev-parse aside", nil).prefix(40))
  }

  var options: BuildOptions {
    var options = BuildOptions(site: folder.isEmpty ? site.root : site.root + "/" + folder)
    options.asOf = "2026-12-31"
    return options
  }

  func check(range: String? = nil, asOf: String = "2026-12-31") -> [String] {
    var options = options
    options.asOf = asOf
    return HistoryCheck.run(SiteBuilder(options).planned(), range: range, isStrict: false)
      .result.problems
  }
}
