import Base
import ChildProcesses
import RedSiteGen
import SiteModel

/// Who has to agree to a change of which folder: the file CODEOWNERS as GitHub, GitLab and Gitee
/// read it, made from the folders of units.
package struct CodeOwners {
  /// The lines, the last that matches counting: units stand below those above them.
  package let text: String

  /// The owners of a planned site, which may be a part of its repository.
  package init(_ draft: SiteDraft) {
    self.init(draft.plan.site, prefix: GitHistory(site: draft.setUp.root)?.prefix() ?? "")
  }

  /// The owners of a site.
  ///
  /// - Parameters:
  ///   - site: its units.
  ///   - prefix: the path of the site's folder from the root of the repository, empty or ending in
  ///     `/`.
  private init(_ site: Site, prefix: String) {
    var lines = [
      "# 由 redsite owners 生成：单位的文件夹由谁审核。改单位名册，不要改这里。",
      "# 一个文件由最后匹配的一行决定。",
    ]
    let editors = site.configuration.units.codeOwners
    if !editors.isEmpty { lines.append("* " + editors.joined(separator: " ")) }
    let folders = site.units.compactMap { unit -> (path: String, owners: [String])? in
      let folder = FolderKeepers.folder(of: unit, texts: site.texts)
      return folder.isEmpty || unit.codeOwners.isEmpty ? nil : (folder, unit.codeOwners)
    }
    for (path, owners) in folders.sorted(by: { $0.path < $1.path }) {
      let owners = owners + editors.filter { !owners.contains($0) }
      lines.append("/\(Self.escape(prefix + "content/" + path))/ \(owners.joined(separator: " "))")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Spaces part a path from its owners, `#` begins a comment, the rest have a meaning in patterns.
  private static func escape(_ path: String) -> String {
    var escaped = ""
    for character in path {
      if " #*?[]\\".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }
}
