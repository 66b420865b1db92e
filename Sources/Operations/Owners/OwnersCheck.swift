import Base
import ChildProcesses
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// Finds commits in which a unit changed what is not its own.
package struct OwnersCheck {
  private let site: Site
  private let keepers: FolderKeepers

  private init(_ site: Site) {
    self.site = site
    keepers = FolderKeepers(site.units, texts: site.texts)
  }

  /// Looks at the commits of a range.
  ///
  /// - Parameters:
  ///   - range: commits as git names them, both ends named, as in `main..HEAD`.
  ///   - draft: the site.
  ///   - isStrict: whether warnings count as errors.
  /// - Returns: what was found; a refusal where the range cannot be looked at, or holds no commit.
  package static func run(_ range: String, of draft: SiteDraft, isStrict: Bool) -> BuildResult {
    guard let git = GitHistory(site: draft.setUp.root) else {
      return BuildResult(refusal: HistoryCheck.noProgram)
    }
    guard let commitRange = CommitRange(range) else {
      return BuildResult(refusal: HistoryCheck.noRange(range, option: "--owners"))
    }
    let commits: [GitHistory.Commit]
    do throws(GitHistory.Gap) {
      commits = try git.commits(in: commitRange)
    } catch {
      return BuildResult(
        refusal: HistoryCheck.problem(of: error, range: range, option: "--owners"))
    }
    return BuildResult(OwnersCheck(draft.plan.site).run(commits), isStrict: isStrict)
  }

  /// Looks at every commit of a range.
  ///
  /// A commit belongs to the units whose `authors` match its author's address; they may change
  /// their folders and those of the units below them. `editors` of `[units]` may change
  /// everything. Somebody whom neither names is a warning.
  private func run(_ commits: [GitHistory.Commit]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var strangers: Set<String> = []
    for commit in commits where !commit.paths.isEmpty {
      if site.configuration.units.editors.contains(where: {
        WildcardPattern($0).matches(commit.email)
      }) {
        continue
      }
      let units = site.units.indices.filter { index in
        site.units[index].authors.contains { WildcardPattern($0).matches(commit.email) }
      }
      guard !units.isEmpty else {
        if strangers.insert(commit.email).inserted { diagnostics.append(stranger(commit)) }
        continue
      }
      let folders = folders(of: units)
      for path in commit.paths
      where !folders.contains(where: { path.hasPrefix($0) }) {
        diagnostics.append(foreign(path, in: commit, units: units))
      }
    }
    return diagnostics
  }

  /// The folders of units and of all units below them.
  private func folders(of units: [Int]) -> [String] {
    var waiting = units
    var seen = Set(units)
    var folders: [String] = []
    while let index = waiting.popLast() {
      let folder = FolderKeepers.folder(of: site.units[index], texts: site.texts)
      if !folder.isEmpty { folders.append("content/\(folder)/") }
      for child in site.unitLists[site.units[index].children.indices]
      where seen.insert(child.offset).inserted {
        waiting.append(child.offset)
      }
    }
    return folders
  }

  private func foreign(_ path: String, in commit: GitHistory.Commit, units: [Int]) -> Diagnostic {
    let names = units.map { site.texts.string(site.units[$0].name) }.joined(separator: "、")
    let folder = ContentPath.folder(of: String(path.dropFirst("content/".count)))
    let keeper = path.hasPrefix("content/") ? keepers.keeper(of: folder) : nil
    let whose = keeper.map { site.texts.string(site.units[$0.offset].name) }
    return Diagnostic(
      .foreignColumn, at: SourceLocation(path: path),
      Message(
        "\(names)的提交 \(commit.hash) 改了不归它管的文件" + (whose.map { "，这里由\($0)负责" } ?? ""),
        "commit \(commit.hash) of \(names) changes a file that is not its own"
          + (whose.map { "; \($0) keeps it" } ?? "")),
      help: Message(
        "请由负责的单位修改，或请网站编辑部代改；文件夹归谁管写在单位名册的 folder",
        "let the unit that keeps it or the editors change it; `folder` of the units says whose it is"
      ))
  }

  private func stranger(_ commit: GitHistory.Commit) -> Diagnostic {
    Diagnostic(
      .unknownAuthor, at: SourceLocation(path: commit.hash),
      Message(
        "提交者 \(commit.author) <\(commit.email)> 不属于任何单位，也不是网站编辑",
        "\(commit.author) <\(commit.email)> belongs to no unit and is no editor"),
      help: Message(
        "请把邮箱写进单位名册的 authors，或 site.toml 里 [units] 的 editors",
        "add the address to `authors` of a unit or to `editors` of [units] in site.toml"))
  }
}
