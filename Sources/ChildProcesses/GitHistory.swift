import Base

/// What git says of a site's folder.
package struct GitHistory {
  let program: String
  let site: String

  /// One commit, as far as it touches the site.
  package struct Commit {
    /// The first characters of its hash.
    package var hash: String
    /// The author's e-mail address and name.
    package var email: String, author: String
    /// The files it adds, changes, renames (both names) or removes, from the site's folder.
    package var paths: [String]
  }

  /// The history of the folder `site`, or nil where git is not installed.
  package init?(site: String) {
    guard let program = ProgramPath.find("git") else { return nil }
    self.program = program
    self.site = site
  }

  /// The path of the site's folder from the root of its repository, empty or ending in `/`; nil
  /// outside a repository.
  package func prefix() -> String? {
    guard let output = run(["rev-parse", "--show-prefix"]) else { return nil }
    return String(output.prefix { $0 != "\n" })
  }

  /// A setting of git, as in `user.name`; nil where it is not set.
  package func setting(_ name: String) -> String? {
    run(["config", "--get", name]).map { String($0.prefix { $0 != "\n" }) }
  }

  /// The first twelve characters of the commit that is checked out; nil where there is none.
  package func head() -> String? {
    run(["rev-parse", "--short=12", "HEAD"]).map { String($0.prefix { $0 != "\n" }) }
  }

  /// The commits of a range, the oldest first.
  ///
  /// Merges are left out: what they merge is in the range. Nil where git does not know the range.
  package func commits(in range: String) -> [Commit]? {
    guard
      let output = run([
        "-c", "core.quotePath=false", "log", "--reverse", "--no-merges", "--relative", "-M",
        "--name-status", "--format=%x01%h%x09%ae%x09%an", "--end-of-options", range, "--", ".",
      ])
    else { return nil }
    return output.split(separator: "\u{1}").map { text in
      let lines = text.split(separator: "\n")
      let head = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
      let paths = lines.dropFirst().flatMap {
        $0.split(separator: "\t").dropFirst().map(String.init)
      }
      return Commit(
        hash: String(head.first ?? ""), email: head.count > 1 ? String(head[1]) : "",
        author: head.count > 2 ? String(head[2]) : "", paths: paths)
    }
  }

  /// What git prints; nil where it fails, prints no UTF-8, or more than 64 MB.
  func run(_ arguments: [String]) -> String? {
    guard
      let (status, output) = try? ChildProcess.run(
        [program, "-C", site] + arguments, limit: 64 << 20),
      status == 0
    else { return nil }
    return String(validating: output, as: UTF8.self)
  }
}
