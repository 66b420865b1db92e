import ArgumentParser
import Base
import CCommit
import Diagnostics
import Files
import Glibc
import Operations
import Publishing
import RedSiteGen
import SiteModel

/// Where programs want to read what became of a run.
struct ResultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        "把结果写进这个文件（JSON），出错时也写",
        "Write what became of it into this file, in JSON, also after an error"),
      valueName: "FILE"))
  var result: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "把结果写进这个文件（Prometheus 文本），给 node_exporter 收集",
        "Write metrics into this file for Prometheus' node_exporter"), valueName: "FILE"))
  var metrics: String?

  /// Whether anything is wanted.
  var isWanted: Bool { result != nil || metrics != nil }

  /// Writes what is wanted of a build or check.
  ///
  /// - Returns: the status to end with.
  func write(
    _ command: String, _ result: BuildResult, _ progress: BuildProgress, since start: Stopwatch,
    jobs: Int
  ) -> Int32 {
    guard isWanted else { return result.exitStatus }
    return write(
      RunReport(
        command, result, progress, since: start, jobs: jobs, hasDigest: self.result != nil))
  }

  /// Writes what is wanted.
  ///
  /// - Parameter run: the run; its exit status is what it would end with.
  /// - Returns: the status to end with: 74 where a file could not be written and nothing else was
  ///   wrong.
  func write(_ run: RunReport) -> Int32 {
    var status = run.exitStatus
    if let result, !write(run.json, to: result), status == 0 { status = 74 }
    if let metrics {
      var before = ByteBuffer()
      try? readFile(pathFromHere(metrics), limit: Limits.textFileBytes, into: &before)
      let text = run.metrics(after: before.makeString())
      if !write(Array(text.utf8), to: metrics), status == 0 { status = 74 }
    }
    return status
  }

  /// Writes a file as a whole, which whoever collects it can read.
  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    let place = pathFromHere(path)
    let isNew = access(place, F_OK) != 0
    do throws(SystemError) {
      try FileStore(folderOfFile(place)).replace(ContentPath.name(of: place), with: bytes)
    } catch {
      writeToStandardError(
        localized("写不了 \(path)：\(error.chinese)\n", "cannot write \(path): \(error.english)\n"))
      return false
    }
    // Programs that collect it are most often another user's, whatever the umask here.
    if isNew { chmod(place, 0o644) }
    return true
  }
}

extension RunReport {
  /// A run of this program that ends now.
  init(
    _ command: String, since start: Stopwatch, exitStatus: Int32, report: DiagnosticReport
  ) {
    self.init(
      command: command,
      program: Program(
        version: Version.text, commit: String(cString: redsite_commit()),
        isModified: redsite_commit_is_modified() != 0),
      started: Int64(time(nil)) - Int64(start.seconds), seconds: start.seconds,
      exitStatus: exitStatus, report: report)
  }

  /// A build or check that ends now; with a fingerprint of what was published where it is wanted.
  init(
    _ command: String, _ result: BuildResult, _ progress: BuildProgress, since start: Stopwatch,
    jobs: Int, hasDigest: Bool
  ) {
    let stages = progress.stageSeconds
    let published = result.summary == nil || !hasDigest ? nil : result.facts?.output
    let digest = published.flatMap { ReleaseDigest.digest(of: $0, jobs: jobs) }
    self.init(command, since: start, exitStatus: result.exitStatus, report: result.report)
    self.stages = stages
    facts = result.facts
    release = result.summary
    releaseDigest = digest
  }
}
