import Base
import ChildProcesses
import Diagnostics
import Publishing

/// Publishing into a folder with releases, on a server or on this machine.
///
///     current -> releases/3f2c…    what readers see
///     releases/                    each was complete before it got its name
///     unfinished/                  what is being uploaded, and the lock
struct ServerDelivery {
  let reach: ServerReach
  let shell: RemoteShell
  let files: PrivateFolder
  let hear: (Message) -> Void

  /// Connects; `hear` receives what is to be said on the way.
  init(
    _ reach: ServerReach, _ files: PrivateFolder, hear: @escaping (Message) -> Void
  ) throws(DeliveryProblem) {
    self.reach = reach
    self.hear = hear
    self.files = files
    shell = try RemoteShell(reach)
  }

  /// Looks at what is in a folder, and keeps others from changing it; without options nothing is
  /// locked, as nothing will be changed.
  func open(
    _ folder: String, for options: PublicationOptions?
  ) throws(DeliveryProblem) -> ServerState {
    let options = options.flatMap { $0.isDryRun ? nil : $0 }
    let hear = hear
    var isStrange = false
    let (lines, isDone) = try shell.ask(
      "open", [folder, options.map { "\($0.wait)" } ?? "", options?.publisher ?? ""]
    ) { line in
      if line == "strange" { isStrange = true }
      guard line.hasPrefix("waiting") else { return true }
      hear(.waiting(for: String(line.dropFirst(8))))
      return false
    }
    if !isDone {
      if lines.contains("busy") {
        throw .busy(after: options?.wait ?? 0)
      }
      if let missing = lines.first(where: { $0.hasPrefix("missing ") })?.dropFirst(8) {
        throw DeliveryProblem(
          .refused,
          Message("\(reach.description) 上没有 \(missing)", "\(reach.description) has no \(missing)"),
          help: Message(
            "请在那台机器上安装：apt-get install rsync util-linux coreutils",
            "install it there: apt-get install rsync util-linux coreutils"))
      }
      throw shell.failed(Message("准备文件夹", "prepare the folder"), lines)
    }
    if isStrange {
      throw DeliveryProblem(
        .refused,
        Message(
          "\(folder)/current 是一个文件，不是链接，也不是文件夹",
          "\(folder)/current is a file, neither a link nor a folder"))
    }
    return ServerState(lines)
  }

  /// What readers have now.
  struct Shown {
    /// Its record; nil where it has none.
    var record: ReleaseRecord?
    /// The digests of its files, empty where they are not known.
    var files: [String: String]
    /// All files that lie there.
    var listing: [String] = []
    /// Where they lie, below the place.
    var folder: String
    /// Whether others' files there belong to a site of before, not to ours.
    var isPlain = false
  }

  /// Asks what readers have now; nil where that is nothing.
  func shown(_ state: ServerState) throws(DeliveryProblem) -> Shown? {
    guard state.current != .nothing else { return nil }
    let (listing, isDone) = try shell.ask("list", ["current"])
    // A link that leads nowhere shows readers nothing.
    guard isDone else { return nil }
    var shown = Shown(files: [:], listing: listing, folder: "current")
    if let release = state.currentRelease {
      shown.record = try record(of: release)
      shown.folder = "releases/\(release.name)"
    }
    shown.isPlain = shown.record == nil
    shown.files =
      shown.record?.files
      ?? Dictionary(
        listing.filter { !$0.hasPrefix(".redsite-") }.map { ($0, "") }, uniquingKeysWith: { $1 })
    return shown
  }

  /// The whole record of a release; nil where it has none, or none that can be read.
  func record(
    of release: ServerState.Release
  ) throws(DeliveryProblem) -> ReleaseRecord? {
    guard release.hasRecord else { return nil }
    let (lines, isDone) = try shell.ask("record", [release.name])
    return isDone ? ReleaseRecord(lines.map { $0 + "\n" }.joined()) : nil
  }

  /// The files of what readers have that a release is to have besides its own: whatever says in its
  /// name what is in it, so that pages that were read before still find theirs, and what others put
  /// there.
  static func carried(from shown: Shown, besides files: [String: String]) -> Set<String> {
    var carried = Set(shown.files.keys.filter(FingerprintedFiles.has))
    if !shown.isPlain, let record = shown.record {
      carried.formUnion(
        shown.listing.filter {
          // What has a fingerprint and is not its own is of an earlier release still, and goes.
          !$0.hasPrefix(".redsite-") && record.files[$0] == nil && !FingerprintedFiles.has($0)
        })
    }
    return carried.filter { path in
      guard files[path] == nil else { return false }
      // A file in the place of a folder of theirs.
      return !path.indices.contains { path[$0] == "/" && files[String(path[..<$0])] != nil }
    }
  }

  /// Adds files of a folder there to another; those that are there stay.
  func carry(
    _ paths: some Sequence<String>, from: String, to folder: String
  ) throws(DeliveryProblem) {
    _ = try shell.perform(
      "carry", [folder, from] + paths.sorted() + ["."],
      step: Message("沿用上一版的文件", "keep files of the release before"))
  }

  /// Sends files with rsync.
  ///
  /// - Parameters:
  ///   - sources: the paths of folders that end in `/`, or of files; the first that has a name
  ///     counts.
  ///   - target: the absolute path of the folder there.
  ///   - options: what else rsync has to be told.
  /// - Throws: what became of it.
  func send(
    _ sources: [String], to target: String, _ options: [String] = []
  ) throws(DeliveryProblem) {
    guard let rsync = ProgramPath.find("rsync") else {
      throw .missingProgram("rsync", package: "rsync")
    }
    let status: Int32
    do throws(SystemError) {
      // Without times: those of a fresh clone say nothing, and servers make their ETags of them.
      // Files that are linked to the release before keep theirs.
      status = try ChildProcess.run(
        [rsync, "-rlpcs", "--chmod=D755,F644", "--timeout=300"] + options + reach.transport + ["--"]
          + sources + [reach.host + target + "/"],
        limit: 1 << 20, errors: reach.complaints.descriptor
      ).status
    } catch { throw .system(error, rsync) }
    if status != 0 { throw reach.problem(status: status) }
  }

  /// Writes the record of a release anew.
  func write(_ record: ReleaseRecord, to folder: String) throws(DeliveryProblem) {
    try send(
      [files.write(record.text, to: ReleaseRecord.fileName)], to: folder,
      ["--ignore-times", "--chmod=F600"])
  }

  /// Keeps others from publishing, or no longer.
  func hold(_ hold: Hold?) throws(DeliveryProblem) {
    _ = try shell.perform(
      "hold", [hold?.text ?? ""], step: Message("暂停或恢复发布", "hold or release publishing"))
  }
}
