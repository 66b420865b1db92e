import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import SiteModel

/// Brings the pictures and attachments that an import listed because it had no file of them.
///
/// The list is `import-report.json` of `redsite import -o DIR`; what is brought goes to `DIR/uploads`
/// by the paths that the list gives, where an import with `--uploads DIR/uploads` finds it. What is
/// there already is not asked for again, and what came in part is gone on with.
package struct UploadFetch {
  private let folder: String
  private let policy: ExternalLinkPolicy

  /// Is told how many of how many are done; from any thread.
  package var progress: @Sendable (Int, Int) -> Void = { _, _ in }

  /// What became of a list.
  package struct Outcome: Sendable {
    /// How many files were brought now.
    package var fetched = 0
    /// How many were there before.
    package var present = 0
    /// What was not brought.
    package var report: DiagnosticReport
    /// Zero where nothing is missing.
    package var exitStatus: Int32
  }

  /// The most files of one list.
  private static let mostFiles = 200_000
  /// Two at a time, so that no old server minds.
  private static let jobs = 2
  /// After so many failures in a row a host is not asked any more.
  private static let mostFailures = 5

  /// A fetch of what a list names.
  ///
  /// - Parameters:
  ///   - folder: the folder that the import was told to write its list to.
  ///   - policy: how hosts are asked.
  package init(folder: String, policy: ExternalLinkPolicy = ExternalLinkPolicy()) {
    self.folder = folder
    self.policy = policy
  }

  /// Brings them all.
  package func run() -> Outcome {
    let list = folder + "/import-report.json"
    do throws(UploadProblem) {
      let wanted = try Self.wanted(list)
      guard let program = ProgramPath.find(policy.program) else {
        throw UploadProblem(
          Message("没有找到 curl", "curl was not found"),
          help: Message("请安装：apt install curl", "install it: apt install curl"))
      }
      return try fetch(wanted, program, list)
    } catch {
      return Outcome(report: DiagnosticReport([error.diagnostic(list)]), exitStatus: 1)
    }
  }

  /// A file that is wanted.
  private struct Wanted: Sendable {
    /// Where it is on the web, as it was written.
    var address: String
    /// Its path below the folder of uploads.
    var path: String
  }

  private static func wanted(_ list: String) throws(UploadProblem) -> [Wanted] {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(list, limit: Limits.assetBytes * 4, into: &buffer)
    } catch {
      throw UploadProblem(
        error.diagnostic(path: list, limit: Limits.assetBytes * 4).message,
        help: Message(
          "写导入时 -o 后面的文件夹", "name the folder that `redsite import -o` wrote its list to"))
    }
    guard case .list(let losses)? = try? JSONParser.parse(buffer.makeArray()) else {
      throw UploadProblem(
        Message("不是导入写的清单", "this is no list of an import"),
        help: Message("用 -o 再导入一次", "import once more with -o"))
    }
    var known: Set<String> = []
    var wanted: [Wanted] = []
    for loss in losses {
      guard case .string(let address)? = loss["address"], case .string(let path)? = loss["file"],
        wanted.count < mostFiles, isSafe(path), known.insert(path).inserted
      else { continue }
      wanted.append(Wanted(address: address, path: path))
    }
    return wanted
  }

  /// Whether a path stays below the folder, whoever wrote the list.
  private static func isSafe(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { PathComponentProblem(String($0)) == nil }
  }

  private func fetch(
    _ wanted: [Wanted], _ program: String, _ list: String
  ) throws(UploadProblem) -> Outcome {
    let store: FileStore
    do throws(SystemError) {
      store = try FileStore(making: folder + "/uploads")
      _ = try FileStore(making: store.folder + "/.partial")
    } catch { throw UploadProblem(system: error) }
    let missing = wanted.filter { !store.contains($0.path) }
    let hosts = HostFailures(most: Self.mostFailures)
    let done = Counter()
    let failures = withWorkers(count: missing.count, jobs: Self.jobs, batch: 1) { _, queue in
      var failures: [(index: Int, why: Message)] = []
      while let range = queue.take() {
        for index in range {
          if let why = bring(missing[index], program, store, hosts) {
            failures.append((index, why))
          }
          progress(done.next(), missing.count)
        }
      }
      return failures
    }.flatMap { $0 }.sorted { $0.index < $1.index }
    rmdir(store.folder + "/.partial")
    // A dead server has thousands of files and one reason.
    var reasons: [Message: [String]] = [:]
    for failure in failures {
      reasons[failure.why, default: []].append(missing[failure.index].address)
    }
    let diagnostics = reasons.map { why, addresses in
      Diagnostic(
        .fetchFailed, at: SourceLocation(path: list),
        Message(
          addresses.count == 1
            ? "没有取到 \(addresses[0])：\(why.chinese)"
            : "\(addresses.count) 个文件没有取到（如 \(addresses[0])）：\(why.chinese)",
          addresses.count == 1
            ? "\(addresses[0]) was not fetched: \(why.english)"
            : "\(addresses.count) files were not fetched (as \(addresses[0])): \(why.english)"),
        help: Message(
          "过后再运行一次，只取还缺的；取不到的，从旧网站的备份里找出来，放到 uploads 里同样的路径",
          "run it again later for what is missing; take what cannot be had from a backup of the old site and put it at the same path in `uploads`"
        ))
    }
    return Outcome(
      fetched: missing.count - failures.count, present: wanted.count - missing.count,
      report: DiagnosticReport(diagnostics), exitStatus: failures.isEmpty ? 0 : 1)
  }

  /// Brings one file.
  ///
  /// - Returns: why it did not come; nil where it is there now.
  private func bring(
    _ wanted: Wanted, _ program: String, _ store: FileStore, _ hosts: HostFailures
  ) -> Message? {
    guard let address = WebAddress(wanted.address) else { return ExternalFailure.malformed.message }
    guard policy.allows(address) else {
      return Message("在内网或本机，没有去取", "it is on a private host and was left alone")
    }
    if let why = hosts.reason(for: address.host) { return why }
    let download = Download(program: program, policy: policy)
    let name = ".partial/" + wanted.path.withBytes { Checksum($0).hexadecimal }
    let result = download.run(address, to: store.folder + "/" + name)
    switch result {
    case .failed(let why):
      hosts.note(address.host, why)
      return why.message
    case .refused(let why):
      hosts.note(address.host, nil)
      return why
    case .whole:
      hosts.note(address.host, nil)
      do throws(SystemError) {
        try store.move(name, to: wanted.path)
        return nil
      } catch {
        unlink(store.folder + "/" + name)
        return UploadProblem(system: error).message
      }
    }
  }
}

/// Why nothing could be fetched.
struct UploadProblem: Error {
  var message: Message
  var help: Message?

  init(_ message: Message, help: Message? = nil) {
    self.message = message
    self.help = help
  }

  init(system error: SystemError) {
    self.init(
      Message("写不了文件：\(error.chinese)", "cannot write the file: \(error.english)"))
  }

  func diagnostic(_ path: String) -> Diagnostic {
    Diagnostic(.fetchFailed, at: SourceLocation(path: path), message, help: help)
  }
}
