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

  /// The branch that is protected and published, as far as git knows: the one that the repository
  /// it was cloned from calls its own, otherwise the one that is checked out; nil where there is
  /// neither.
  package func mainBranch() -> String? {
    if let origin = name(of: "refs/remotes/origin/HEAD"), origin.hasPrefix("origin/") {
      return String(origin.dropFirst("origin/".count))
    }
    return name(of: "HEAD")
  }

  /// The short name of what a reference leads to; nil where it leads to no other.
  private func name(of reference: String) -> String? {
    run(["symbolic-ref", "--quiet", "--short", reference]).map { String($0.prefix { $0 != "\n" }) }
  }

  /// The address of a remote repository of this one on a host; nil where there is none.
  package func remote(at host: String) -> String? {
    guard let output = run(["config", "--get-regexp", #"^remote\..*\.url$"#]) else { return nil }
    let addresses = output.split(separator: "\n").compactMap { line in
      line.split(separator: " ", maxSplits: 1).last.map(String.init)
    }
    return addresses.first { address in
      ["@\(host):", "@\(host)/", "/\(host)/"].contains(where: address.contains)
    }
  }

  /// The first twelve characters of the commit that is checked out; nil where there is none.
  package func head() -> String? {
    run(["rev-parse", "--short=12", "HEAD"]).map { String($0.prefix { $0 != "\n" }) }
  }

  /// The commits of a range, the oldest first, merges among them.
  ///
  /// git is not asked for the folder alone: it would leave out a merge that is like one of its
  /// parents there, with all that this parent lacks.
  ///
  /// What a merge changes is what it holds beyond the merge that git makes of its parents: a file
  /// that is in neither, or the work of one side thrown away. git before 2.35 tells only of files
  /// that differ from all parents.
  ///
  /// - Throws: why the range cannot be read.
  package func commits(in range: CommitRange) throws(Gap) -> [Commit] {
    try requireWhole()
    guard let count = run(["rev-list", "--count", "--end-of-options", range.text, "--"]) else {
      throw .unknownCommits
    }
    guard count != "0\n" else { throw .noCommits }
    // Not `--reverse`: with it git 2.39 compares a merge with one parent alone.
    for merges in ["--remerge-diff", "-c"] {
      let output = run([
        "-c", "core.quotePath=false", "-c", "log.showSignature=false", "log",
        "--relative", "-M", merges, "--name-status", "--no-color", "--format=%x01%h%x09%ae%x09%an",
        "--end-of-options", range.text, "--",
      ])
      if let output { return output.split(separator: "\u{1}").reversed().map(Self.commit) }
    }
    throw .broken
  }

  /// Takes apart a line with the hash, address and name, and the lines of files below it.
  private static func commit(_ text: Substring) -> Commit {
    let lines = text.split(separator: "\n")
    let head = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
    let paths = lines.dropFirst().flatMap {
      $0.split(separator: "\t").dropFirst().map(String.init)
    }
    return Commit(
      hash: String(head.first ?? ""), email: head.count > 1 ? String(head[1]) : "",
      author: head.count > 2 ? String(head[2]) : "", paths: paths)
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
