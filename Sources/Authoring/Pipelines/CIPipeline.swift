/// The files with which a service checks and publishes a site.
///
/// What the pipelines run is `ci/redsite.sh`, which has the address and the digest of the program
/// in it: a fork, an old commit and an editor's own machine run the same one, and no service needs
/// a setting for it.
package struct CIPipeline: Sendable {
  /// Who runs it.
  package var service: Service
  /// How the site is published.
  package var publishing: Publishing
  /// The protected branch whose pushes are published.
  package var branch: String
  /// The site's folder from the top of the repository; empty for the top itself.
  var site: String
  /// The program it runs; nil for the one that is installed where it runs.
  var archive: ProgramArchive?
  /// Where a host of Gitee's gets the repository from; its steps begin in an empty folder.
  var repository: String

  /// A service that runs pipelines.
  package enum Service: String, Sendable, CaseIterable { case github, gitlab, gitee }

  /// A way to publish.
  package enum Publishing: String, Sendable, CaseIterable {
    /// To a folder on a server, by rsync over SSH.
    case rsync
    /// To an object store, by rclone.
    case objects
    /// To the pages hosting of the service itself.
    case pages
  }

  /// The files of the service itself, by their paths from the top of the repository.
  var workflows: [PipelineFile] {
    switch service {
    case .github:
      [PipelineFile(".github/workflows/redsite.yml", gitHub, keeps: ["runs-on:", "- cron:"])]
    case .gitlab: [PipelineFile(".gitlab-ci.yml", gitLab, keeps: ["image:"])]
    case .gitee:
      [
        PipelineFile(
          ".workflow/redsite-check.yml", giteeCheck, keeps: ["hostGroupID:", "- repository="]),
        PipelineFile(
          ".workflow/redsite-publish.yml", giteePublish, keeps: ["hostGroupID:", "- repository="]),
      ]
    }
  }

  /// The files that all services share.
  var scripts: [PipelineFile] {
    [
      PipelineFile(
        "ci/redsite.sh", Self.redsiteScript(archive),
        keeps: archive == nil ? ["archive=", "sha256="] : []),
      PipelineFile("ci/programs.sh", Self.programsScript, keeps: []),
    ]
  }

  /// The line that says what was asked for; `--update` reads it again.
  var settingsLine: String {
    "# \(Self.settingsStart)\(service.rawValue) --publish \(publishing.rawValue) --branch \(branch)"
      + (site.isEmpty ? "" : " --site \(site.shellQuoted)")
  }

  /// How that line begins, after its mark.
  static let settingsStart = "redsite new ci "

  /// The first lines of each workflow: what it does and how it is made anew.
  func head(_ purpose: String) -> String {
    """
    # \(purpose)说明见 docs/deploy.md。
    # 这个文件由下面的命令写出；程序更新以后加 --update 再运行一次，会列出有什么不同：
    \(settingsLine)
    """
  }

  /// The site's folder as commands take it.
  var folder: String { site.isEmpty ? "." : site }

  /// The programs that a check needs besides ours, and those that publishing needs.
  var checkPrograms: String { "curl git" }
  var publishPrograms: String {
    switch publishing {
    case .rsync: "curl git rsync ssh"
    case .objects: "curl git rclone"
    case .pages: "curl git"
    }
  }

  /// How the site is built: compressed copies only for servers that send them.
  func build(_ site: String, into output: String) -> String {
    let isCompressed = publishing == .rsync || (publishing == .pages && service == .gitlab)
    return "build \(site) --output \(output)" + (isCompressed ? " --precompress" : "")
  }
}

/// A program to install: an archive as `make dist` makes it.
package struct ProgramArchive: Sendable, Equatable {
  /// A URL, an absolute path, or a path from the top of the repository.
  package var address: String
  /// Its SHA-256 in hexadecimal digits.
  package var digest: String
}

/// A file of a pipeline.
struct PipelineFile {
  /// The path from the top of the repository.
  var path: String
  /// What it says.
  var text: String
  /// How lines begin that a site may change: they stay as they are when the file is made anew.
  var kept: [String]

  init(_ path: String, _ text: String, keeps kept: [String]) {
    self.path = path
    self.text = text
    self.kept = kept
  }

  /// The text with those lines of an earlier one that stay.
  func keeping(_ earlier: String) -> String {
    let earlier = earlier.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let body = line.drop { $0 == " " }
      guard let start = kept.first(where: body.hasPrefix),
        let old = earlier.lazy.map({ $0.drop { $0 == " " } }).first(where: { $0.hasPrefix(start) })
      else { return String(line) }
      return String(line.prefix(line.count - body.count) + old)
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text between quotes of YAML.
  var yamlQuoted: String {
    var quoted = "\""
    for character in self {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }

  /// The text as one word of a shell.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
