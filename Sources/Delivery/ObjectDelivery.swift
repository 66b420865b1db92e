import Base
import ChildProcesses
import Diagnostics
import Glibc
import Publishing

/// Publishing to an object store, or whatever else rclone knows.
///
/// There are no folders to switch: new files come first, then the pages that lead to them, and what
/// is gone is removed last. `.redsite-release` beside the pages says which files are ours; others
/// are left alone.
struct ObjectDelivery {
  /// The remote and the path in it.
  let remote: String
  private let files: PrivateFolder
  private let rclone: String
  private let environment: [String]
  private let complaints: Complaints
  /// Receives what is to be said on the way.
  let hear: (Message) -> Void

  /// What `Cache-Control` says of files whose names change with what is in them.
  private static let longCaching = "public, max-age=31536000, immutable"
  /// What it says of all others: kept, but asked about each time.
  private static let shortCaching = "no-cache"

  /// Prepares rclone: with the text or the path of a configuration, or the user's own.
  init(
    _ remote: String, configuration: String?, _ files: PrivateFolder,
    hear: @escaping (Message) -> Void
  ) throws(DeliveryProblem) {
    guard let rclone = ProgramPath.find("rclone") else {
      throw .missingProgram("rclone", package: "rclone")
    }
    self.rclone = rclone
    self.remote = remote
    self.files = files
    self.hear = hear
    // Nobody is there to be asked; and a bucket whose name is misspelt is not made.
    var environment = ["RCLONE_ASK_PASSWORD=false", "RCLONE_S3_NO_CHECK_BUCKET=true"]
    var secrets = Self.secretsOfEnvironment
    if let configuration, !configuration.allSatisfy(\.isWhitespace) {
      let isPath = configuration.hasPrefix("/") && !configuration.contains { $0.isNewline }
      if isPath {
        environment.append("RCLONE_CONFIG=" + configuration)
      } else {
        let text = configuration.split(omittingEmptySubsequences: false) { $0.isNewline }
          .map { $0 + "\n" }.joined()
        environment.append("RCLONE_CONFIG=" + (try files.write(text, to: "rclone.conf")))
        secrets += Complaints.secrets(ofConfiguration: text)
      }
    }
    self.environment = environment
    complaints = try Complaints(in: files, secrets: secrets)
  }

  /// Values of variables that rclone and the stores take keys from.
  private static var secretsOfEnvironment: [String] {
    var secrets: [String] = []
    var place = environ
    while let variable = place.pointee {
      let parts = String(cString: variable).split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0].hasPrefix("RCLONE_") || parts[0].hasPrefix("AWS_"),
        ["KEY", "PASS", "SECRET", "TOKEN"].contains(where: parts[0].contains),
        parts[1].utf8.count >= 4
      {
        secrets.append(String(parts[1]))
      }
      place += 1
    }
    return secrets
  }

  /// Publishes a folder, alone.
  func publish(
    _ built: BuiltFolder, _ options: PublicationOptions
  ) throws(DeliveryProblem) -> Publication {
    var nobody: StoreLock?
    if options.isDryRun { return try publish(built, options, &nobody) }
    return try locked(for: options) { (lock) throws(DeliveryProblem) in
      try publish(built, options, &lock)
    }
  }

  private func publish(
    _ built: BuiltFolder, _ options: PublicationOptions, _ lock: inout StoreLock?
  ) throws(DeliveryProblem) -> Publication {
    let old = try record()
    if let old, let hold = old.hold {
      throw try Hold(hold).problem(
        options.isDryRun ? nil : endPeople(in: old, by: built, at: options.now))
    }
    // No server would send a compressed copy in the place of a page: it would be a file to download.
    let paths = Set(built.files.keys)
    let wanted = built.files.filter { !Precompression.isForm($0.key, among: paths) }
    var record = ReleaseRecord(files: wanted, facts: built.facts)
    record.name = options.release
    record.time = options.now
    let changes = ReleaseChanges(from: old?.files, to: wanted)
    var result = Publication(
      release: options.release, changes: changes, fileCount: wanted.count, base: built.facts.base)
    if !options.allowsRemoval, let old,
      let loss = DeliveryProblem(
        losing: Set(old.files.keys).union(old.carried), for: wanted.keys)
    {
      throw loss
    }
    // Ours, and gone: at once, but for those that pages read before still ask for.
    var gone = Set(changes.removed).union(old?.carried ?? []).subtracting(wanted.keys)
    record.carried = gone.filter { FingerprintedFiles.has($0) && old?.files[$0] != nil }
    gone.subtract(record.carried)
    if options.deletesForeign {
      gone.formUnion(try listing().subtracting(wanted.keys).subtracting(record.carried))
    }
    if options.isDryRun { return result }
    if let old, changes.isEmpty, gone.isEmpty, old.facts == built.facts, !options.holds {
      result.release = old.name
      return result
    }

    // Should this end before its time, the next publication has to know what may be anything.
    var unfinished = old ?? ReleaseRecord()
    for path in changes.added + changes.changed + changes.removed {
      unfinished.files[path] = nil
      unfinished.carried.insert(path)
    }
    unfinished.facts.people += built.facts.people
    try write(unfinished)
    // What leads to others comes after them: the pages, and last those that were there before.
    for part in [
      changes.added.filter { !$0.hasSuffix(".html") }
        + changes.changed.filter(FingerprintedFiles.has),
      changes.added.filter { $0.hasSuffix(".html") },
      changes.changed.filter { !FingerprintedFiles.has($0) },
    ] {
      try keep(&lock)
      // Of files that nobody has a record of, those that are the same need not be sent.
      try send(part, of: built, isKnown: old != nil)
    }
    try verify(wanted.keys.sorted(), of: built, all: options.verifiesAll)
    try keep(&lock)
    try delete(gone)
    if options.holds { record.hold = Hold(options.publisher, at: options.now).text }
    try write(record)
    return result
  }

  /// Keeps others from publishing, or no longer.
  func hold(_ hold: Hold?, _ options: PublicationOptions) throws(DeliveryProblem) {
    try locked(for: options) { (_) throws(DeliveryProblem) in
      guard var record = try record() else {
        throw DeliveryProblem(
          .refused, Message("\(remote) 还没有发布过", "nothing was published to \(remote) yet"))
      }
      record.hold = hold?.text
      try write(record)
    }
  }

  /// What was published; nil where nothing was by this program.
  func record() throws(DeliveryProblem) -> ReleaseRecord? {
    guard let text = try text(of: ReleaseRecord.fileName), !text.isEmpty else { return nil }
    guard let record = ReleaseRecord(text) else {
      throw DeliveryProblem(
        .refused,
        Message(
          "\(remote)/\(ReleaseRecord.fileName) 不完整或被改动过",
          "\(remote)/\(ReleaseRecord.fileName) is incomplete or was changed"),
        help: Message(
          "删掉它再发布：以前发布的文件会留下，用 --delete-foreign 可以清掉",
          "remove it and publish again; files of before stay unless you say --delete-foreign"))
    }
    return record
  }

  /// Replaces pages whose people are to be shown no longer, and removes those that are no more.
  private func endPeople(
    in old: ReleaseRecord, by built: BuiltFolder, at now: Int64
  ) throws(DeliveryProblem) -> EndedPeople {
    let pages = old.pages(endedBy: now)
    guard !pages.isEmpty else { return EndedPeople() }
    let there = pages.filter { built.files[$0] != nil }
    let assets = built.files.keys.filter { FingerprintedFiles.isAsset($0) && old.files[$0] == nil }
    try send(assets.sorted() + there, of: built, isKnown: true)
    try delete(Set(pages).subtracting(there))
    var record = old
    for page in pages { record.files[page] = built.files[page] }
    record.carried.formUnion(assets)
    record.facts.people.removeAll { pages.contains($0.path) }
    try write(record)
    return EndedPeople(pages: pages.count)
  }

  /// All files at the store but our own notes.
  private func listing() throws(DeliveryProblem) -> Set<String> {
    let (status, output) = try run(["lsf", "--recursive", "--files-only", remote])
    if status == 3 { return [] }
    guard status == 0 else { throw problem(status) }
    return Set(String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init))
      .subtracting([ReleaseRecord.fileName, StoreLock.fileName])
  }

  /// Sends files, those that may be kept for a year apart from the others.
  private func send(
    _ paths: [String], of built: BuiltFolder, isKnown: Bool
  ) throws(DeliveryProblem) {
    for (part, caching) in [
      (paths.filter(FingerprintedFiles.has), Self.longCaching),
      (paths.filter { !FingerprintedFiles.has($0) }, Self.shortCaching),
    ] where !part.isEmpty {
      let words = [
        "copy", isKnown ? "--ignore-times" : "--checksum", "--files-from-raw", try list(part),
        "--header-upload", "Cache-Control: " + caching, built.path, remote,
      ]
      let (status, _) = try run(words)
      guard status == 0 else { throw problem(status) }
    }
  }

  /// Compares what arrived with what was sent, all of it or a hundred files.
  private func verify(
    _ paths: [String], of built: BuiltFolder, all: Bool
  ) throws(DeliveryProblem) {
    let step = all ? 1 : max(1, paths.count / 100)
    let sample = stride(from: 0, to: paths.count, by: step).map { paths[$0] }
    let words = ["check", "--one-way", "--files-from-raw", try list(sample), built.path, remote]
    guard try run(words).status == 0 else {
      throw DeliveryProblem(
        .system,
        Message(
          "传到 \(remote) 的文件和本机的不一样", "what arrived at \(remote) differs from what was sent"),
        help: Message("请再发布一次", "publish again"), details: complaints.take())
    }
  }

  /// Removes files.
  func delete(_ paths: Set<String>) throws(DeliveryProblem) {
    guard !paths.isEmpty else { return }
    let (status, _) = try run(["delete", "--files-from-raw", try list(paths.sorted()), remote])
    guard status == 0 else { throw problem(status) }
  }

  private func write(_ record: ReleaseRecord) throws(DeliveryProblem) {
    try put(record.text, as: ReleaseRecord.fileName)
  }

  /// Writes a note of ours beside the pages.
  func put(_ text: String, as name: String) throws(DeliveryProblem) {
    try files.write(text, to: name)
    let (status, _) = try run([
      "copy", "--ignore-times", "--files-from-raw", try list([name]),
      "--header-upload", "Cache-Control: " + Self.shortCaching, files.path, remote,
    ])
    guard status == 0 else { throw problem(status) }
  }

  /// The text of a note of ours; nil where it is not there.
  func text(of name: String) throws(DeliveryProblem) -> String? {
    let (status, output) = try run(["cat", remote + (remote.hasSuffix(":") ? "" : "/") + name])
    // 3 and 4: there is no such folder, or no such file.
    if status == 3 || status == 4 {
      _ = complaints.take()
      return nil
    }
    guard status == 0 else { throw problem(status) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Writes paths for rclone to read; names beginning with `#` are paths too there.
  private func list(_ paths: [String]) throws(DeliveryProblem) -> String {
    try files.write(paths.map { $0 + "\n" }.joined(), to: "names")
  }

  private func run(_ words: [String]) throws(DeliveryProblem) -> (status: Int32, output: [UInt8]) {
    do throws(SystemError) {
      return try ChildProcess.run(
        [rclone] + words, limit: 1 << 28, errors: complaints.descriptor, environment: environment)
    } catch { throw .system(error, rclone) }
  }

  /// What a failure of rclone comes down to.
  private func problem(_ status: Int32) -> DeliveryProblem {
    let details = complaints.take()
    let said = details.joined(separator: "\n")
    let isOfSettings = [
      "didn't find section in config", "config file", "couldn't decrypt", "AccessDenied",
      "InvalidAccessKeyId", "SignatureDoesNotMatch", "NoSuchBucket", "unknown backend",
    ].contains { said.contains($0) }
    if isOfSettings {
      return DeliveryProblem(
        .refused,
        Message("rclone 用不了 \(remote)", "rclone cannot use \(remote)"),
        help: Message(
          "请看 RCLONE_CONFIG_TEXT 里有没有这个远程名，密钥和桶的名称对不对",
          "see whether RCLONE_CONFIG_TEXT has the remote, and whether keys and bucket are right"),
        details: details)
    }
    return DeliveryProblem(
      .passing,
      Message(
        "rclone 没有传完（状态 \(status)）", "rclone did not finish (status \(status))"),
      help: Message(
        "多半是网络的原因；再运行一次就接着做完", "most often it is the network; run it again to finish"),
      details: details)
  }
}
