import Base
import Glibc

/// The main line of a branch: its commits by first parents, which is what a protected branch was
/// at each time, whatever was done on the branches that were merged into it.
extension GitHistory {
  /// One commit of the main line.
  package struct MainCommit: Sendable {
    /// Its hash, whole.
    package var hash: String
    /// When it was committed, in seconds of Unix time, by the clock of the machine that did it.
    package var time: Int64
    /// What its message ends with: `Reviewed-by: …` and the like, in their order.
    package var trailers: [Trailer] = []
    /// What it changes against its first parent.
    package var changes: [Change] = []
  }

  /// A line at the end of a message.
  package struct Trailer: Sendable, Equatable {
    /// The word before the colon, as it is written.
    package var key: String
    /// What follows it.
    package var value: String
  }

  /// A file that a commit adds, changes, renames or removes.
  ///
  /// Paths are bytes from the top of the repository: names need not be UTF-8.
  package struct Change: Sendable {
    /// The name after it; of a file that is removed, the one before.
    package var path: [UInt8]
    /// The name before it, of a file that is renamed.
    package var oldPath: [UInt8]?
    /// What it does.
    package var kind: Kind
    /// What the file holds after it, for `blobs(_:)`.
    package var blob: String
    /// Whether it is the commit of another repository (a submodule) in the place of a file.
    package var isSubmodule: Bool

    /// What a commit does to a file.
    package enum Kind: Sendable { case added, changed, renamed, removed }
  }

  /// Why a history cannot be read.
  package enum Gap: Error, Sendable {
    /// There is no repository that git would read: none at all, or somebody else's.
    case noRepository
    /// The repository was cloned without its older commits.
    case shallow
    /// There is no commit yet.
    case empty
    /// git does not know the commits that were asked for.
    case unknownCommits
    /// There is no commit among those that were asked for.
    case noCommits
    /// git failed on the way, or said what we do not understand.
    case broken
  }

  /// Makes sure that there is a history, from its first commit on.
  package func requireWhole() throws(Gap) {
    guard let answer = run(["rev-parse", "--is-shallow-repository"]) else {
      throw .noRepository
    }
    guard answer.hasPrefix("false") else { throw .shallow }
    guard commit("HEAD") != nil else { throw .empty }
  }

  /// Reads the main line in one pass, the newest commit first.
  ///
  /// - Parameters:
  ///   - range: commits as git names them, as in `main..HEAD`; all up to `HEAD` where it is nil.
  ///   - take: receives a commit and says whether older ones are wanted.
  /// - Throws: why it cannot be read; then nothing that was taken counts.
  package func mainLine(
    _ range: String? = nil, take: (MainCommit) -> Bool
  ) throws(Gap) {
    try requireWhole()
    if let range, run(["rev-list", "-1", "--end-of-options", range]) == nil {
      throw .unknownCommits
    }
    var reader = MainLineReader()
    var isEnough = false
    let words =
      [program, "-C", site, "--no-replace-objects"]
      + ["log.showSignature=false", "diff.renameLimit=1000", "diff.orderFile=/dev/null"]
      .flatMap { ["-c", $0] }
      + [
        "log", "--first-parent", "-m", "-B", "-M", "-z", "--raw", "--no-abbrev", "--no-color",
        "--no-notes", "--ignore-submodules=none",
        "--format=%H%x1f%ct%x1f%(trailers:only=true,unfold=true,separator=%x1f)",
        "--end-of-options", range ?? "HEAD", "--",
      ]
    let status = try? ChildProcess.stream(words) { piece in
      reader.add(piece) { isEnough = isEnough || !take($0) }
      return !isEnough && !reader.isBroken
    }
    if isEnough { return }
    guard status == 0, !reader.isBroken else { throw .broken }
    reader.finish { _ = take($0) }
  }

  /// What objects hold, in the order of their names, read by one process.
  ///
  /// - Parameters:
  ///   - names: blobs, as `Change.blob` names them; none of them twice costs least.
  ///   - take: receives the number of the name and its bytes; nil where there is no such blob.
  /// - Returns: whether git answered for all of them.
  package func blobs(_ names: [String], take: (Int, [UInt8]?) -> Void) -> Bool {
    guard !names.isEmpty else { return true }
    guard let file = tmpfile() else { return false }
    defer { fclose(file) }
    for name in names { fputs(name + "\n", file) }
    guard fflush(file) == 0 else { return false }
    let descriptor = fileno(file)
    lseek(descriptor, 0, SEEK_SET)
    var reader = BlobReader()
    var count = 0
    let words = [program, "-C", site, "--no-replace-objects", "cat-file", "--batch"]
    let status = try? ChildProcess.stream(words, input: descriptor) { piece in
      reader.add(piece) { blob in
        if count < names.count { take(count, blob) }
        count += 1
      }
      return !reader.isBroken
    }
    return status == 0 && count == names.count
  }

  /// The whole hash of a commit that `name` begins, if there is exactly one.
  package func commit(_ name: String) -> String? {
    run(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
      .map { String($0.prefix { $0 != "\n" }) }
  }

  /// The commit that has the version of a file that is checked out, and whether the file was changed
  /// since.
  ///
  /// - Parameter path: from the site's folder.
  /// - Returns: nil where no commit has the file.
  package func lastCommit(of path: String) -> (hash: String, isChanged: Bool)? {
    let place = ":(literal)" + path
    guard
      let hash = run(["log", "-1", "--format=%H", "HEAD", "--", place])?
        .prefix(while: { $0 != "\n" }), !hash.isEmpty,
      let state = run(["status", "--porcelain", "-z", "--", place])
    else { return nil }
    return (String(hash), !state.isEmpty)
  }

  /// The newest commit of the main line that was there at a time.
  ///
  /// - Parameter time: seconds of Unix time; a commit of that second counts.
  /// - Returns: its hash; nil where there is none.
  package func mainCommit(at time: Int64) -> String? {
    let answer = run([
      "rev-list", "--first-parent", "--max-count=1", "--min-age=\(time)", "HEAD", "--",
    ])
    guard let hash = answer?.prefix(while: { $0 != "\n" }), !hash.isEmpty else { return nil }
    return String(hash)
  }
}

/// Takes apart what `git log -z --raw` prints: a head, then for each file its modes, its names.
private struct MainLineReader {
  private var waiting: [UInt8] = []
  private var commit: GitHistory.MainCommit?
  private var change: (change: GitHistory.Change, names: Int)?
  private(set) var isBroken = false

  mutating func add(_ piece: ArraySlice<UInt8>, take: (GitHistory.MainCommit) -> Void) {
    var rest = piece
    while let end = rest.firstIndex(of: 0) {
      waiting += rest[rest.startIndex..<end]
      rest = rest[(end + 1)...]
      read(take)
      waiting.removeAll(keepingCapacity: true)
    }
    waiting += rest
  }

  mutating func finish(take: (GitHistory.MainCommit) -> Void) {
    if let commit { take(commit) }
    commit = nil
  }

  private mutating func read(_ take: (GitHistory.MainCommit) -> Void) {
    if case (var change, let names)? = change.take() {
      if names == 2 { change.oldPath = waiting } else { change.path = waiting }
      if names > 1 {
        self.change = (change, names - 1)
      } else {
        commit?.changes.append(change)
      }
      return
    }
    let start = waiting.first == Ascii.lineFeed ? 1 : 0
    if start < waiting.count, waiting[start] == UInt8(ascii: ":") {
      readModes(waiting[(start + 1)...])
    } else {
      finish(take: take)
      readHead()
    }
  }

  /// Reads a line of modes and blobs, as in `100644 100644 … … R087`.
  private mutating func readModes(_ text: ArraySlice<UInt8>) {
    let parts = text.split(separator: 0x20)
    guard parts.count == 5, commit != nil, let letter = parts[4].first else {
      isBroken = true
      return
    }
    let kind: GitHistory.Change.Kind =
      switch letter {
      case UInt8(ascii: "A"), UInt8(ascii: "C"): .added
      case UInt8(ascii: "D"): .removed
      case UInt8(ascii: "R"): .renamed
      default: .changed
      }
    let submodule = Array("160000".utf8)
    let mode = kind == .removed ? parts[0] : parts[1]
    let change = GitHistory.Change(
      path: [], kind: kind, blob: String(decoding: parts[3], as: UTF8.self),
      isSubmodule: mode.elementsEqual(submodule))
    let hasTwoNames = letter == UInt8(ascii: "R") || letter == UInt8(ascii: "C")
    self.change = (change, hasTwoNames ? 2 : 1)
  }

  private mutating func readHead() {
    let parts = waiting.split(separator: 0x1F, omittingEmptySubsequences: false)
    guard parts.count >= 2, let time = Int64(String(decoding: parts[1], as: UTF8.self)) else {
      isBroken = true
      return
    }
    var commit = GitHistory.MainCommit(
      hash: String(decoding: parts[0], as: UTF8.self), time: time)
    for part in parts.dropFirst(2) {
      // A name in another encoding is no name of the register.
      let line = String(decoding: part, as: UTF8.self)
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      commit.trailers.append(GitHistory.Trailer(key: String(line[..<colon]), value: String(value)))
    }
    self.commit = commit
  }
}

/// Takes apart what `git cat-file --batch` prints: a line with the size, the bytes, a line feed.
private struct BlobReader {
  private var waiting: [UInt8] = []
  private var start = 0
  private(set) var isBroken = false

  mutating func add(_ piece: ArraySlice<UInt8>, take: ([UInt8]?) -> Void) {
    waiting += piece
    while !isBroken, let end = waiting[start...].firstIndex(of: Ascii.lineFeed) {
      let parts = waiting[start..<end].split(separator: 0x20)
      if parts.last?.elementsEqual("missing".utf8) == true {
        start = end + 1
        take(nil)
        continue
      }
      guard parts.count == 3, let size = Int(String(decoding: parts[2], as: UTF8.self)), size >= 0
      else {
        isBroken = true
        return
      }
      guard waiting.count - (end + 1) > size else { break }
      take(Array(waiting[(end + 1)..<(end + 1 + size)]))
      start = end + 1 + size + 1
    }
    waiting.removeSubrange(..<start)
    start = 0
  }
}
