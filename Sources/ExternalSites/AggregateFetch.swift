import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

/// Brings the lists of articles that a site aggregates into `data/aggregate/` or another folder: the
/// one part of the program, with `check --external`, that asks other hosts, and only when told to.
///
/// What is no list, or has lost most of its articles, takes the place of none: what was fetched
/// before stays and is said to.
package struct AggregateFetch {
  private let site: String
  private let folder: String?
  private let allowsRemoval: Bool
  private let program: String
  /// The time of the notes, in seconds since 1970.
  private let now: Int64

  /// One list that was asked for.
  package struct Fetched: Sendable {
    /// What became of it.
    package enum State: String, Sendable {
      /// It differs from what was there.
      case updated
      /// It is what was there.
      case unchanged
      /// It was not brought; what was there is as it was.
      case kept
    }

    /// The path of its file, as a person would name it.
    package var path: String
    /// What became of it.
    package var state: State
    /// How old it is now, and how much is in it.
    package var age: AggregateAge
  }

  /// What a fetch did.
  package struct Result: Sendable {
    /// The lists, in the order of `site.toml`.
    package var lists: [Fetched] = []
    /// What went wrong.
    package var report = DiagnosticReport([])
    /// 0 fine, also where a list was refused; 1 a fault of `site.toml`, 64 no curl, 74 file system,
    /// 75 where another time may be better.
    package var exitStatus: Int32 = 0
    /// The site; nil where there is none.
    package var setUp: SiteSetUp?
  }

  /// Brings the lists of the site in a folder.
  ///
  /// - Parameters:
  ///   - site: the folder with `site.toml`.
  ///   - folder: where the lists go, as it is written on the command line; nil for the site's own.
  ///   - allowsRemoval: whether a list may lack most of the articles of the one before.
  ///   - program: the `curl` to use: a name looked up in `PATH`, or a path.
  ///   - now: the time, in seconds since 1970.
  package init(
    site: String, folder: String? = nil, allowsRemoval: Bool = false, program: String = "curl",
    now: Int64 = Int64(time(nil))
  ) {
    self.site = site
    self.folder = folder
    self.allowsRemoval = allowsRemoval
    self.program = program
    self.now = now
  }

  /// Fetches every list, all at once; one that fails does not stop the others.
  package func run() -> Result {
    let found = DiagnosticSink()
    var options = BuildOptions(site: site)
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    var result = Result()
    guard let setUp = readSetUp(options, diagnostics: found) else {
      result.report = DiagnosticReport(found.diagnostics)
      result.exitStatus = 1
      return result
    }
    result.setUp = setUp
    // A theme is not needed here.
    let faults = found.diagnostics.filter { $0.code != .themeNotFound }
    guard faults.isEmpty else {
      result.report = DiagnosticReport(faults)
      result.exitStatus = 1
      return result
    }
    do throws(FetchFailure) {
      return try fetch(setUp)
    } catch {
      result.report = DiagnosticReport([error.problem])
      result.exitStatus = error.exitStatus
      return result
    }
  }

  private func fetch(_ setUp: SiteSetUp) throws(FetchFailure) -> Result {
    let aggregates = setUp.configuration.aggregates
    let store = try store(of: setUp)
    let kept = aggregates.map { KeptList($0, store: store, setUp: setUp) }
    let answers = try answers(aggregates, kept, root: setUp.root)
    var result = Result(setUp: setUp)
    var problems: [Diagnostic] = []
    for (index, aggregate) in aggregates.enumerated() {
      var list = Fetched(
        path: shownPath(aggregate), state: .kept,
        age: AggregateAge(
          name: aggregate.name, title: aggregate.title, fetched: kept[index].note?.fetched,
          articles: kept[index].articles))
      switch take(answers[index], for: aggregate, over: kept[index], setUp: setUp) {
      case .taken(let bytes, let note, let articles):
        try write(bytes, note, of: aggregate, over: kept[index], to: store)
        list.state = bytes == nil ? .unchanged : .updated
        list.age.fetched = note.fetched
        list.age.articles = articles
      case .refused(let problem, let isPassing):
        problems.append(problem)
        if isPassing { result.exitStatus = 75 }
      }
      result.lists.append(list)
    }
    result.report = DiagnosticReport(problems)
    return result
  }

  // MARK: Asking

  private func answers(
    _ aggregates: [Aggregate], _ kept: [KeptList], root: String
  ) throws(FetchFailure) -> [ListAnswer] {
    var answers = [ListAnswer?](repeating: nil, count: aggregates.count)
    var requests: [(index: Int, request: ListRequest)] = []
    for (index, aggregate) in aggregates.enumerated() {
      switch aggregate.origin {
      case .file(let path):
        answers[index] = Self.contents(path.hasPrefix("/") ? path : root + "/" + path)
      case .web(let address):
        var request = ListRequest(address: address)
        if let note = kept[index].note, note.address == address {
          request.entityTag = note.entityTag
          request.lastModified = note.lastModified
        }
        requests.append((index, request))
      }
    }
    if !requests.isEmpty {
      guard let program = ProgramPath.find(program) else { throw .noProgram }
      do throws(SystemError) {
        let received = try ListDownload(program: program).run(requests.map(\.request))
        for (request, answer) in zip(requests, received) { answers[request.index] = answer }
      } catch {
        throw FetchFailure(system: error, path: program)
      }
    }
    return answers.map { $0 ?? .unchanged }
  }

  private static func contents(_ path: String) -> ListAnswer {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.textFileBytes, into: &buffer)
      return .list(buffer.makeArray(), entityTag: "", lastModified: "")
    } catch {
      return .failed(
        error.diagnostic(path: path, limit: Limits.textFileBytes).message, isPassing: false)
    }
  }

  // MARK: Judging

  private enum Judgement {
    /// A list that may stay or come; the bytes are nil where they are those that are there.
    case taken([UInt8]?, AggregateNote, articles: Int)
    case refused(Diagnostic, isPassing: Bool)
  }

  private func take(
    _ answer: ListAnswer, for aggregate: Aggregate, over kept: KeptList, setUp: SiteSetUp
  ) -> Judgement {
    let bytes: [UInt8]
    var note: AggregateNote
    switch answer {
    case .failed(let reason, let isPassing):
      return .refused(kept.failure(of: aggregate, reason), isPassing: isPassing)
    case .unchanged:
      guard var note = kept.note, let articles = kept.articles else {
        let reason = Message(
          "对方说没有变化，可是这里没有", "that site says it has not changed, but it is not here")
        return .refused(kept.failure(of: aggregate, reason), isPassing: true)
      }
      note.fetched = now
      return .taken(nil, note, articles: articles)
    case .list(let list, let entityTag, let lastModified):
      bytes = list
      note = AggregateNote(fetched: now, list: list, address: aggregate.address)
      note.entityTag = entityTag
      note.lastModified = lastModified
    }
    let articles: Int
    do throws(AggregateList.Problem) {
      // What is no list must not take the place of one: it is read as a build would read it.
      let list = try AggregateList(bytes)
      articles = list.usableCount(zone: setUp.configuration.zone)
      guard articles > 0 || list.items.isEmpty else {
        throw AggregateList.Problem(
          message: Message("没有一篇有标题、网址和日期", "no item has a title, an address and a date"))
      }
    } catch {
      let reason = Message(
        "取到的不是完整的文章目录（JSON Feed）：\(error.message.chinese)",
        "what came is no whole list of articles (JSON Feed): \(error.message.english)")
      return .refused(kept.failure(of: aggregate, reason), isPassing: false)
    }
    if !allowsRemoval, let before = kept.articles, Self.isShrunk(from: before, to: articles) {
      return .refused(
        Self.shrunk(aggregate, from: before, to: articles), isPassing: false)
    }
    return .taken(kept.bytes == bytes ? nil : bytes, note, articles: articles)
  }

  /// Whether a list lost so much that it is more likely a fault over there: all, or more than half
  /// and more than five.
  static func isShrunk(from before: Int, to after: Int) -> Bool {
    let lost = before - after
    return lost > 0 && (after == 0 || (lost > 5 && lost * 2 > before))
  }

  private static func shrunk(_ aggregate: Aggregate, from before: Int, to after: Int) -> Diagnostic
  {
    Diagnostic(
      .aggregateShrunk, at: aggregate.location,
      Message(
        "“\(aggregate.title)”的文章目录原来有 \(before) 篇，这次只有 \(after) 篇，没有换",
        "the list of “\(aggregate.title)” had \(before.counted("article")) and has \(after) now; "
          + "the old one stays"),
      help: Message(
        "请打开对方的网站看看；确实删了，运行 redsite fetch --allow-removal",
        "look at that site; if they are gone on purpose, run `redsite fetch --allow-removal`"))
  }

  // MARK: Writing

  private func store(of setUp: SiteSetUp) throws(FetchFailure) -> FileStore {
    guard let folder else { return FileStore(setUp.root) }
    do throws(SystemError) {
      return try FileStore(making: pathFromHere(folder))
    } catch {
      throw FetchFailure(system: error, path: folder)
    }
  }

  /// The path of the list in the store.
  private func path(_ aggregate: Aggregate) -> String {
    folder == nil ? aggregate.path : "\(aggregate.name).json"
  }

  private func shownPath(_ aggregate: Aggregate) -> String {
    guard let folder else { return aggregate.path }
    return (folder.hasSuffix("/") ? folder : folder + "/") + "\(aggregate.name).json"
  }

  private func write(
    _ bytes: [UInt8]?, _ note: AggregateNote, of aggregate: Aggregate, over kept: KeptList,
    to store: FileStore
  ) throws(FetchFailure) {
    let path = path(aggregate)
    do throws(SystemError) {
      // A list of the site's own that is still right comes into the other folder with its note.
      if let bytes = bytes ?? (kept.isElsewhere ? kept.bytes : nil) {
        try store.replace(path, with: bytes)
      }
      // Last: a note without its list would keep the list from ever being asked for.
      try store.replace(path.dropLast("json".count) + "fetched.json", with: note.bytes)
    } catch {
      throw FetchFailure(system: error, path: shownPath(aggregate))
    }
  }
}

/// What is there of a list before it is asked for.
private struct KeptList {
  /// The list; nil where there is none.
  let bytes: [UInt8]?
  /// How it was fetched; nil where nobody noted it, or it was changed since.
  let note: AggregateNote?
  /// How many of its articles can be used; nil where there is no list.
  let articles: Int?
  /// Whether it is the site's own, while lists go to another folder.
  let isElsewhere: Bool

  init(_ aggregate: Aggregate, store: FileStore, setUp: SiteSetUp) {
    let own = setUp.root + "/" + aggregate.path
    let isOther = store.folder != setUp.root
    let other = store.folder + "/\(aggregate.name).json"
    isElsewhere = isOther && access(other, F_OK) != 0
    let path = isOther && !isElsewhere ? other : own
    let bytes = Self.contents(path)
    let list = bytes.flatMap { try? AggregateList($0) }
    self.bytes = list == nil ? nil : bytes
    articles = list?.usableCount(zone: setUp.configuration.zone)
    let noted = Self.contents(path.dropLast("json".count) + "fetched.json")
      .flatMap { AggregateNote($0) }
    note = noted.flatMap { note in
      bytes.map { AggregateNote.digest(of: $0) } == note.digest ? note : nil
    }
  }

  private static func contents(_ path: some StringProtocol) -> [UInt8]? {
    var buffer = ByteBuffer()
    guard (try? readFile(String(path), limit: Limits.textFileBytes, into: &buffer)) != nil else {
      return nil
    }
    return buffer.makeArray()
  }

  /// That a list was not brought.
  func failure(of aggregate: Aggregate, _ reason: Message) -> Diagnostic {
    Diagnostic(
      .fetchFailed, at: aggregate.location,
      Message(
        "没有取到“\(aggregate.title)”的文章目录：\(reason.chinese)",
        "the articles of “\(aggregate.title)” were not fetched: \(reason.english)"),
      help: bytes == nil
        ? Message(
          "这里还没有它的目录，网页上先没有它的文章；请核对 url，或过一会儿再运行 redsite fetch",
          "there is no list of it here yet, so pages go without it; check `url`, or run `redsite fetch` again later"
        )
        : Message("原来取来的没有动", "what was fetched before is untouched"))
  }
}

/// What keeps all lists from being fetched.
private struct FetchFailure: Error {
  var problem: Diagnostic
  var exitStatus: Int32

  init(system error: SystemError, path: String) {
    problem = Diagnostic(
      .fileSystem, at: SourceLocation(path: path),
      Message("写不了文件：\(error.chinese)", "cannot write the file: \(error.english)"))
    exitStatus = 74
  }

  private init(problem: Diagnostic, exitStatus: Int32) {
    self.problem = problem
    self.exitStatus = exitStatus
  }

  static var noProgram: FetchFailure {
    FetchFailure(
      problem: Diagnostic(
        .missingProgram, at: SourceLocation(path: "site.toml"),
        Message("没有找到 curl", "curl was not found"),
        help: Message("请安装：apt-get install curl", "install it: apt-get install curl")),
      exitStatus: 64)
  }
}

extension Aggregate {
  /// Where its list comes from, as it is written.
  fileprivate var address: String {
    switch origin {
    case .web(let address): address
    case .file(let path): path
    }
  }
}
