import Base
import ChildProcesses
import Diagnostics
import Glibc
import RedSiteGen
import SiteModel

/// A site as it was on the main line of its repository at a time (`--as-of D --by-history`).
///
/// `--as-of` alone looks at the files of today by their own dates; this looks at the files of then.
package struct EarlierSite: Sendable {
  /// What to look at it with: its folder, at the same time.
  package var options: BuildOptions
  /// The commit, its whole hash.
  package var commit: String
  /// The folder of the site of today, in the repository it was read out of.
  package var repository: String

  /// Why there is nothing to look at.
  package struct Refusal: Error {
    /// What to print, and the exit status.
    package var result: BuildResult

    fileprivate init(_ problem: Diagnostic) {
      result = BuildResult([problem], isStrict: false)
    }

    fileprivate init(_ diagnostics: [Diagnostic]) {
      result = BuildResult(diagnostics, isStrict: false)
    }
  }

  /// Reads a site out of git into a temporary folder, and removes that again whatever happens.
  ///
  /// The commit is the last of the main line that was there at the time: at the end of a day where
  /// `asOf` is a day. Files beside the site that its settings name are not read.
  ///
  /// - Parameters:
  ///   - options: the site of today and the time (`asOf`), today where there is none.
  ///   - look: looks at the site of then; the folder is gone when it returns or throws.
  /// - Returns: what `look` returned.
  /// - Throws: `Refusal` where there is no such site, and whatever `look` throws.
  package static func look<Outcome>(
    _ options: BuildOptions, _ look: (EarlierSite) throws -> Outcome
  ) throws -> Outcome {
    let sink = DiagnosticSink()
    guard let setUp = readSetUp(options, diagnostics: sink) else {
      throw Refusal(sink.diagnostics)
    }
    guard let git = GitHistory(site: setUp.root) else { throw Refusal(HistoryCheck.noProgram) }
    let prefix: String
    do throws(GitHistory.Gap) {
      guard let found = git.prefix() else { throw .noRepository }
      prefix = found
      try git.requireWhole()
    } catch { throw Refusal(HistoryCheck.problem(of: error, range: nil)) }
    let time = setUp.now.unixSeconds(in: setUp.configuration.zone)
    guard let commit = git.mainCommit(at: time), git.holds(prefix + siteFileName, in: commit) else {
      throw Refusal(
        problem(
          Message(
            "到 \(setUp.now.date.string(.fullDate)) 为止，主线上还没有这个网站",
            "on the main line there was no such site by \(setUp.now.date.string(.fullDate))"),
          Message(
            "请写晚一些的日期；看今天的文件，不用 --by-history",
            "name a later day, or look at the files of today without --by-history")))
    }
    guard let submodules = git.submodules(in: prefix + "content/", of: commit) else {
      throw Refusal(HistoryCheck.problem(of: .broken, range: nil))
    }
    guard submodules.isEmpty else {
      throw Refusal(
        submodules.map { HistoryCheck.submodule(String($0.dropFirst(prefix.count))) })
    }
    let folder: TemporaryFolder
    do { folder = try TemporaryFolder() } catch {
      throw Refusal(
        Diagnostic(
          .fileSystem, at: SourceLocation(path: "/tmp"),
          Message(
            "建不了临时文件夹：\(error.chinese)", "no temporary folder: \(error.english)")))
    }
    let tree = folder.path + "/tree"
    let outcome: Result<Outcome, any Error>
    if mkdir(tree, 0o700) == 0,
      git.export(prefix, of: commit, to: tree, index: folder.path + "/index")
    {
      var options = options
      options.site = prefix.isEmpty ? tree : tree + "/" + prefix.dropLast()
      options.asOf = options.asOf ?? text(of: setUp.now)
      let site = EarlierSite(
        options: options, commit: commit, repository: setUp.root)
      outcome = Result { try look(site) }
    } else {
      outcome = .failure(
        Refusal(
          problem(
            Message(
              "git 没有把提交 \(commit.prefix(10)) 的文件都取出来",
              "git did not write all files of commit \(commit.prefix(10))"),
            Message(
              "请看临时文件夹 \(folder.path) 所在的磁盘是不是满了，再运行 git fsck",
              "see whether the disk of \(folder.path) is full, then run git fsck"))))
    }
    folder.remove()
    return try outcome.get()
  }

  private static func problem(_ message: Message, _ help: Message) -> Diagnostic {
    Diagnostic(.historyIncomplete, at: SourceLocation(path: "--by-history"), message, help: help)
  }

  /// A time as `--as-of` takes it.
  private static func text(of time: DateTime) -> String {
    let (hour, minute, second) = time.time
    let clock = [hour, minute, second].map { ($0 < 10 ? "0" : "") + String($0) }
    return time.date.string(.fullDate) + " " + clock.joined(separator: ":")
  }
}
