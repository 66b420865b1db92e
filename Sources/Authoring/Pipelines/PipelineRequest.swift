import Base
import ChildProcesses
import Diagnostics
import Files
import RedSiteGen

/// What is asked of `redsite new ci`: what is nil is taken from the files that are there, from git,
/// or is the default.
package struct PipelineRequest: Sendable {
  /// Who runs the pipeline.
  package var service: CIPipeline.Service
  /// How the site is published; by rsync unless given.
  package var publishing: CIPipeline.Publishing?
  /// The branch that is published; the main branch of the repository unless given.
  package var branch: String?
  /// The program to install: a URL, an absolute path, or a path from the top of the repository.
  package var archive: String?
  /// Its SHA-256; computed of an archive that is on this machine.
  package var digest: String?
  /// Whether files that are there are written anew.
  package var updates = false

  /// A request for a service.
  package init(_ service: CIPipeline.Service) { self.service = service }

  /// What became of it.
  package struct Outcome {
    /// The files by their paths from the top of the repository, in the order they were written.
    package fileprivate(set) var files: [(path: String, change: Change)] = []
    /// The pipeline; nil where there is none.
    package fileprivate(set) var pipeline: CIPipeline?
    /// Whether the program that is to be installed is named.
    package fileprivate(set) var namesProgram = false
    /// Scripts of earlier editions, which nothing calls any more.
    package fileprivate(set) var unused: [String] = []
    /// What kept the files from being written.
    package var result = BuildResult([], isStrict: false)
  }

  /// What became of a file.
  package enum Change: Sendable {
    case made, unchanged
    /// Written anew, and how it differs from the one that was there.
    case replaced(LineDifference)
  }

  /// Whether a name can stand in all files of a pipeline as it is.
  package static func isUsableBranch(_ name: String) -> Bool {
    !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
  }

  /// Whether the text is a SHA-256 in hexadecimal digits.
  package static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}

extension PipelineRequest {
  /// Writes the files of the pipeline into the repository that holds a site, all of them or none.
  package func write(intoSite site: String) -> Outcome {
    var outcome = Outcome()
    do throws(Diagnostic) {
      try write(intoSite: site, &outcome)
    } catch {
      outcome = Outcome()
      outcome.result = BuildResult(refusal: error)
    }
    return outcome
  }

  private func write(intoSite site: String, _ outcome: inout Outcome) throws(Diagnostic) {
    let diagnostics = DiagnosticSink()
    guard let setUp = readSetUp(BuildOptions(site: site), diagnostics: diagnostics) else {
      outcome.result = BuildResult(diagnostics.diagnostics, isStrict: false)
      return
    }
    let place = String((pathInRepository(ofFolder: setUp.root) ?? "").dropLast())
    let top = place.isEmpty ? setUp.root : String(setUp.root.dropLast(place.count + 1))
    let repository = FileStore(top)
    let pipeline = try pipeline(
      for: place, earlier: settings(in: repository), GitHistory(site: setUp.root),
      archive: program(in: top))

    // Everything is looked at before anything is written: half a pipeline is worse than none.
    var planned: [(file: PipelineFile, text: String, change: Change)] = []
    for file in pipeline.workflows + pipeline.scripts {
      guard let old = try text(of: file.path, in: repository) else {
        planned.append((file, file.text, .made))
        continue
      }
      let new = file.keeping(old)
      if new == old {
        planned.append((file, old, .unchanged))
      } else if !old.contains("redsite") {
        throw .foreignPipeline(file.path)
      } else if updates {
        planned.append((file, new, .replaced(LineDifference(from: old, to: new))))
      } else {
        throw .pipelineIsThere(file.path)
      }
    }
    for (file, text, change) in planned {
      switch change {
      case .made: try repository.create(file.path, text: text)
      case .replaced: try repository.replace(file.path, text: text)
      case .unchanged: break
      }
      if file.path == "ci/redsite.sh" { outcome.namesProgram = !text.contains("\narchive=''\n") }
      outcome.files.append((file.path, change))
    }
    outcome.pipeline = pipeline
    outcome.unused = ["ci/install-redsite.sh", "ci/publish.sh"].filter(repository.contains)
  }

  /// The pipeline that is asked for.
  private func pipeline(
    for site: String, earlier: (publishing: CIPipeline.Publishing?, branch: String?),
    _ git: GitHistory?, archive: ProgramArchive?
  ) throws(Diagnostic) -> CIPipeline {
    let publishing = publishing ?? earlier.publishing ?? .rsync
    if service == .gitee, publishing == .pages {
      throw Diagnostic(
        .unknownName, at: SourceLocation(path: "--publish"),
        Message("Gitee 不提供网页托管", "Gitee hosts no pages"),
        help: Message("请用 rsync 或 objects", "use rsync or objects"))
    }
    let branch =
      branch ?? earlier.branch ?? git?.mainBranch() ?? (service == .gitee ? "master" : "main")
    guard Self.isUsableBranch(branch) else {
      throw Diagnostic(
        .unknownName, at: SourceLocation(path: "--branch"),
        Message(
          "分支名“\(branch)”里有流水线文件写不了的字符",
          "the name of the branch “\(branch)” has characters that pipelines cannot have"),
        help: Message(
          "请用 --branch 写明发布哪个分支；名称用字母、数字和 - _ . /",
          "name the branch with --branch; names have letters, digits and - _ . /"))
    }
    return CIPipeline(
      service: service, publishing: publishing, branch: branch, site: site, archive: archive,
      repository: git?.remote(at: "gitee.com") ?? "请填写仓库地址")
  }

  /// What the workflow that is there was made with, as its head says; of earlier editions, which had
  /// none, only how it publishes.
  private func settings(
    in repository: FileStore
  ) throws(Diagnostic) -> (publishing: CIPipeline.Publishing?, branch: String?) {
    let mark = "# " + CIPipeline.settingsStart + service.rawValue + " "
    let files = CIPipeline(
      service: service, publishing: .rsync, branch: "", site: "", archive: nil, repository: ""
    ).workflows
    // The last of them is the one that publishes.
    guard let path = files.last?.path, let text = try text(of: path, in: repository) else {
      return (nil, nil)
    }
    let lines = text.split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(mark) }) else {
      if text.contains("ci/publish.sh objects") { return (.objects, nil) }
      let isPages = lines.contains { $0 == "pages:" || $0.contains("actions/deploy-pages@") }
      return (isPages ? .pages : nil, nil)
    }
    let words = line.split(separator: " ")
    func value(after option: Substring) -> String? {
      words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? String(words[$0 + 1]) : nil }
    }
    return (value(after: "--publish").flatMap { .init(rawValue: $0) }, value(after: "--branch"))
  }

  /// The program that is asked for, with its digest.
  private func program(in top: String) throws(Diagnostic) -> ProgramArchive? {
    guard let archive else { return nil }
    let isAddress = archive.hasPrefix("https://") || archive.hasPrefix("http://")
    guard !isAddress else {
      guard let digest else {
        throw Diagnostic(
          .missingKey, at: SourceLocation(path: "--sha256"),
          Message(
            "网址后面要写安装包的 SHA-256", "a URL needs the SHA-256 of the archive"),
          help: Message(
            "在 SHA256SUMS 里，或用 sha256sum 算出来：--sha256 摘要",
            "it is in SHA256SUMS, or sha256sum tells it: --sha256 DIGEST"))
      }
      return ProgramArchive(address: archive, digest: digest.lowercased())
    }
    let path = archive.hasPrefix("/") ? archive : top + "/" + archive
    var bytes = ByteBuffer()
    let found: String
    do throws(FileProblem) {
      try readFile(path, name: archive, limit: 1 << 30, into: &bytes)
      found = bytes.withBytes { SHA256.digest($0) }
        .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    } catch {
      // A path of the machine that runs the pipeline need not be one of this machine.
      guard let digest else { throw error.diagnostic(path: archive, limit: 1 << 30) }
      return ProgramArchive(address: archive, digest: digest.lowercased())
    }
    guard digest.map({ $0.lowercased() == found }) ?? true else {
      throw Diagnostic(
        .invalidValue, at: SourceLocation(path: "--sha256"),
        Message(
          "\(archive) 的 SHA-256 是 \(found)，和写的不一样",
          "the SHA-256 of \(archive) is \(found), which is another"))
    }
    return ProgramArchive(address: archive, digest: found)
  }

  /// A file of the repository; nil where there is none.
  private func text(of path: String, in repository: FileStore) throws(Diagnostic) -> String? {
    guard repository.contains(path) else { return nil }
    var bytes = ByteBuffer()
    do throws(FileProblem) {
      try readFile(
        repository.folder + "/" + path, name: path, limit: Limits.textFileBytes, into: &bytes)
    } catch {
      throw error.diagnostic(path: path, limit: Limits.textFileBytes)
    }
    return String(decoding: bytes.makeArray(), as: UTF8.self)
  }
}

extension Diagnostic {
  /// That a file is in the place of ours, with pipelines of somebody else's.
  fileprivate static func foreignPipeline(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileExists, at: SourceLocation(path: path),
      Message(
        "已经有这个文件，里面没有 redsite，不是它写的", "the file is there already, and none of ours"),
      help: Message(
        "请先把它改名再运行一次，然后把它的内容并进来（GitLab 用 include），或者删掉",
        "rename it, run this again, and bring in what it says (GitLab has `include`), or remove it")
    )
  }

  fileprivate static func pipelineIsThere(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileExists, at: SourceLocation(path: path),
      Message("已经有这个文件，和要写的不一样", "the file is there already, and differs"),
      help: Message(
        "要换成新的，加 --update：会列出有什么不同，自己填的主机组、镜像和安装包不变",
        "to replace it, add --update: it shows what differs and keeps host group, image and archive"
      ))
  }
}
