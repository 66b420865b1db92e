import Base
import ChildProcesses
import Records
import RedSiteGen
import SiteModel

/// Follows the articles of a site through the main line of its repository, in one pass from the
/// newest commit to the oldest.
struct HistoryReader {
  /// What was found of each article, by its place among those parsed; those that are missing did
  /// not arrive in the commits that were looked at.
  private(set) var histories: [Int: ArticleHistory] = [:]
  /// The days on which the `_index.md` of folders within `content/` arrived, as far as they did.
  private(set) var columnArrivals: [String: CivilDate] = [:]
  /// How many commits were looked at.
  private(set) var commitCount = 0
  /// Whether the commit up to which nothing is asked was met.
  private(set) var isBaselineMet = false
  /// The folders of the site that are repositories of their own, from the site's folder.
  private(set) var submodules: [String] = []

  private let zone: ZoneOffset
  private let duties = Reviewer.Duty.allCases.map(\.rawValue)
  /// The articles, and the columns after them, by what their files are called in the commit that comes next.
  private var names: [[UInt8]: Int] = [:]
  /// The commits that touched each article, the newest first, with the blob it was after them.
  private var touched: [Int: [(commit: ArticleHistory.Commit, blob: String)]] = [:]
  private var arrived: [Int] = []
  /// The repositories that stand in the place of folders, whether they are still there.
  private var links: [[UInt8]: Bool] = [:]

  /// Reads what git says.
  ///
  /// - Parameters:
  ///   - git: the repository.
  ///   - range: commits as git names them; all up to `HEAD` where it is nil.
  ///   - baseline: the whole hash of the commit up to which nothing is asked.
  ///   - inputs: the site.
  /// - Throws: why it cannot be read.
  init(
    _ git: GitHistory, range: String?, baseline: String?, _ inputs: SiteInputs
  ) throws(GitHistory.Gap) {
    zone = inputs.setUp.configuration.zone
    guard let prefix = git.prefix() else { throw .noRepository }
    let files = inputs.tree.files
    for (place, item) in inputs.parsed.articles.enumerated() where item.aggregateColumn == nil {
      names[Array((prefix + files[item.article.file.offset].path).utf8)] = place
    }
    // The files of columns follow the articles, in numbers as well.
    let articleCount = inputs.parsed.articles.count
    for (place, index) in inputs.parsed.indexes.enumerated() {
      guard let file = index.column.file else { continue }
      names[Array((prefix + files[file.offset].path).utf8)] = articleCount + place
    }
    try git.mainLine(range) { commit in
      guard commit.hash != baseline else {
        isBaselineMet = true
        return false
      }
      commitCount += 1
      take(commit)
      return true
    }
    let content = Array((prefix + "content/").utf8)
    submodules = links.filter { link, isThere in
      isThere && (link + [0x2F]).starts(with: content)
    }.keys.map { String(decoding: $0.dropFirst(prefix.utf8.count), as: UTF8.self) }.sorted()
    for place in arrived where place >= articleCount {
      columnArrivals[inputs.parsed.indexes[place - articleCount].folder] =
        touched[place]?.last?.commit.time.date
    }
    arrived.removeAll { $0 >= articleCount }
    try readVersions(git)
  }

  private mutating func take(_ commit: GitHistory.MainCommit) {
    var own: ArticleHistory.Commit?
    var renamed: [(old: [UInt8], place: Int)] = []
    for change in commit.changes {
      if change.isSubmodule {
        if links[change.path] == nil { links[change.path] = change.kind != .removed }
        continue
      }
      guard change.kind != .removed, let place = names[change.path] else { continue }
      let found = own ?? articleCommit(commit)
      own = found
      touched[place, default: []].append((found, change.blob))
      if change.kind == .added {
        names[change.path] = nil
        arrived.append(place)
      } else if change.kind == .renamed, let old = change.oldPath {
        names[change.path] = nil
        renamed.append((old, place))
      }
    }
    // Two files may have changed names with each other.
    for (old, place) in renamed { names[old] = place }
  }

  private func articleCommit(_ commit: GitHistory.MainCommit) -> ArticleHistory.Commit {
    ArticleHistory.Commit(
      hash: commit.hash, time: DateTime(unixSeconds: commit.time, in: zone),
      reviewers: commit.trailers.compactMap {
        CommitReviewer(key: $0.key, value: $0.value, duties: duties)
      },
      isCorrection: commit.trailers.contains { $0.key.lowercased() == "correction" })
  }

  /// Reads what the articles that arrived have said since, each blob once.
  private mutating func readVersions(_ git: GitHistory) throws(GitHistory.Gap) {
    var blobs: [String] = []
    var numbers: [String: Int] = [:]
    for place in arrived {
      for (_, blob) in touched[place] ?? [] where numbers[blob] == nil {
        numbers[blob] = blobs.count
        blobs.append(blob)
      }
    }
    var versions = [ArticleVersion?](repeating: nil, count: blobs.count)
    let zone = zone
    let isRead = git.blobs(blobs) { number, bytes in
      guard let bytes else { return }
      versions[number] = bytes.withUnsafeBufferPointer {
        ArticleVersion.read(Bytes($0), path: "", zone: zone)
      }
    }
    guard isRead else { throw .broken }
    for place in arrived {
      let commits = (touched[place] ?? []).reversed().map { commit, blob in
        var commit = commit
        commit.version = numbers[blob].flatMap { versions[$0] }
        return commit
      }
      histories[place] = ArticleHistory(commits)
    }
  }
}
