import Base
import ChildProcesses
import Diagnostics
import Files
import Records
import RedSiteGen
import SiteModel

/// Honest dates and reviews against the history of a site: `redsite check --history`.
package struct HistoryCheck {
  /// What does not agree, and what could not be looked at.
  package private(set) var diagnostics: [Diagnostic] = []
  /// What git says of each article, by its place among those parsed.
  package private(set) var histories: [Int: ArticleHistory] = [:]
  /// What does not agree in each article, by its place among those parsed.
  package private(set) var problems: [Int: [HistoryRules.Problem]] = [:]
  /// The days on which the folders of columns came onto the main line.
  package private(set) var columnArrivals: [String: CivilDate] = [:]
  /// How many articles came in the commits that were looked at, and how many commits those were.
  package private(set) var articleCount = 0, commitCount = 0
  /// Whether the history could be seen as a whole.
  package private(set) var isComplete = false

  /// Looks at the commits of a site.
  ///
  /// - Parameters:
  ///   - inputs: the site.
  ///   - range: commits as git names them, as in `origin/main..HEAD`; all up to `HEAD` where it is
  ///     nil.
  ///   - earlier: where the site was read out of a repository, which has the history of then.
  package init(_ inputs: SiteInputs, range: String? = nil, of earlier: EarlierSite? = nil) {
    do throws(Diagnostic) {
      let reader = try Self.read(inputs, range: range, earlier)
      histories = reader.histories
      columnArrivals = reader.columnArrivals
      (articleCount, commitCount) = (reader.histories.count, reader.commitCount)
      diagnostics = reader.submodules.map(Self.submodule)
      isComplete = diagnostics.isEmpty
      compare(inputs, isWhole: range == nil)
    } catch {
      diagnostics = [error]
    }
  }

  /// What was looked at, in a sentence.
  package var summary: Message {
    Message(
      "看了主线上的 \(commitCount) 个提交，其中进来的文章有 \(articleCount) 篇",
      "looked at \(commitCount.counted("commit")) of the main line, with which "
        + "\(articleCount.counted("article")) arrived")
  }

  private static func read(
    _ inputs: SiteInputs, range: String?, _ earlier: EarlierSite?
  ) throws(Diagnostic) -> HistoryReader {
    let baseline = inputs.setUp.configuration.history.baseline
    guard let git = GitHistory(site: earlier?.repository ?? inputs.setUp.root) else {
      throw noProgram
    }
    if let range, CommitRange(range) == nil { throw noRange(range, option: "--history") }
    do {
      // Whether it is a repository at all is asked first: otherwise no commit is known.
      let commit = git.prefix() == nil ? nil : baseline.flatMap { git.commit($0.reference.name) }
      let reader = try HistoryReader(
        git, range: range ?? earlier?.commit, baseline: commit, inputs)
      if range != nil, reader.commitCount == 0 { throw GitHistory.Gap.noCommits }
      if let baseline, commit == nil || range == nil && !reader.isBaselineMet {
        throw Self.unknown(baseline, isCommit: commit != nil)
      }
      return reader
    } catch let problem as Diagnostic {
      throw problem
    } catch let gap as GitHistory.Gap {
      throw Self.problem(of: gap, range: range)
    } catch {
      throw Self.problem(of: .broken, range: range)
    }
  }

  private mutating func compare(_ inputs: SiteInputs, isWhole: Bool) {
    let (parsed, files) = (inputs.parsed, inputs.tree.files)
    let rules = HistoryRules(
      inputs.setUp.configuration, parsed.reviewers, calendar: WorkingCalendar(parsed.calendar),
      now: inputs.setUp.now, isWhole: isWhole)
    let locator = SourceLocator(files: files, texts: parsed.texts)
    for place in histories.keys.sorted() {
      let article = parsed.articles[place].article
      // Of a file with faults the date is a stand-in; the check of the site tells of it.
      guard let history = histories[place], article.published.wallSeconds != 0 else { continue }
      let subject = HistoryRules.Subject(
        folder: ContentPath.home(ofArticle: files[article.file.offset].contentPath),
        published: article.published, isDraft: article.isDraft,
        review: parsed.reviews[article.file])
      let found = rules.problems(of: subject, history)
      if !found.isEmpty { problems[place] = found }
      for problem in found {
        let location =
          switch problem.place {
          case .key(let key): locator.location(ofKey: key, in: article.file)
          case .bytes(let range): locator.location(article.file, range)
          }
        diagnostics.append(
          Diagnostic(
            problem.code, at: location, problem.message, help: problem.help,
            severity: problem.severity))
      }
    }
  }

  // MARK: What cannot be seen

  /// There is no git to ask.
  static let noProgram = incomplete(
    Message("没有装 git，看不到历史", "git is not installed, so there is no history"),
    Message("apt-get install git", "apt-get install git"))

  private static func incomplete(_ message: Message, _ help: Message) -> Diagnostic {
    Diagnostic(.historyIncomplete, at: SourceLocation(path: ".git"), message, help: help)
  }

  /// What is said of a range that names no two commits: a variable of CI that is not set.
  static func noRange(_ range: String, option: String) -> Diagnostic {
    Diagnostic(
      .historyIncomplete, at: SourceLocation(path: option),
      Message(
        "提交范围“\(range)”不完整：要写从哪个提交到哪个提交",
        "“\(range)” is no range of commits: both ends must be named"),
      help: Message(
        "请写 BASE..HEAD，如 origin/main..HEAD；在 CI 里看看前面的变量是不是空的",
        "write BASE..HEAD, as in origin/main..HEAD; in CI, look whether the variable is set"))
  }

  /// What is said of a history that cannot be read.
  ///
  /// - Parameters:
  ///   - gap: why.
  ///   - range: the commits that were asked for.
  ///   - option: the option that named them.
  /// - Returns: the problem.
  static func problem(
    of gap: GitHistory.Gap, range: String?, option: String = "--history"
  ) -> Diagnostic {
    switch gap {
    case .noRepository:
      incomplete(
        Message(
          "这里没有 git 能读的版本库，看不到历史", "there is no repository here that git would read"),
        Message(
          "请在版本库里运行；版本库属于别的用户的，先运行 git config --global --add safe.directory 路径",
          "run it within a repository; for one that belongs to another user, first: "
            + "git config --global --add safe.directory PATH"))
    case .shallow:
      incomplete(
        Message(
          "这是浅克隆，早先的提交没有取回来，看不出文件哪天进来",
          "this is a shallow clone: without the older commits nobody knows when files arrived"),
        Message(
          "请运行 git fetch --unshallow；CI 里把取回的深度设为 0",
          "run git fetch --unshallow; in CI, fetch with a depth of 0"))
    case .empty:
      incomplete(
        Message("版本库里还没有提交", "the repository has no commit yet"),
        Message("请先提交", "commit first"))
    case .unknownCommits:
      Diagnostic(
        .historyIncomplete, at: SourceLocation(path: option),
        Message(
          "git 不认识提交范围“\(range ?? "")”", "git does not know the commits “\(range ?? "")”"),
        help: Message(
          "请写 BASE..HEAD，如 origin/main..HEAD；CI 里要取全部历史",
          "write BASE..HEAD, as in origin/main..HEAD; CI must fetch the whole history"))
    case .noCommits:
      Diagnostic(
        .historyIncomplete, at: SourceLocation(path: option),
        Message(
          "“\(range ?? "")”里没有提交，没有东西可查", "there is no commit in “\(range ?? "")” to look at"),
        help: Message(
          "请看看两头是不是写成了同一个提交", "see whether both ends are the same commit"))
    case .broken:
      incomplete(
        Message("git 没有把历史读完", "git did not read the history to its end"),
        Message(
          "请运行 git fsck，看版本库是不是损坏了", "run git fsck: the repository may be damaged"))
    }
  }

  /// What is said of content that is in another repository.
  static func submodule(_ path: String) -> Diagnostic {
    Diagnostic(
      .historyIncomplete, at: SourceLocation(path: path),
      Message(
        "这个文件夹是子模块，历史在另一个版本库里，里面的文章没有查",
        "this folder is a submodule with a history of its own; its articles were not looked at"),
      help: Message(
        "请把内容放进网站自己的版本库", "keep content in the repository of the site"))
  }

  private static func unknown(_ baseline: ParsedBlock.Named, isCommit: Bool) -> Diagnostic {
    let name = baseline.reference.name
    return Diagnostic(
      .invalidValue, at: baseline.location,
      isCommit
        ? Message(
          "提交“\(name)”不在主线上，从它分不出哪些文件是迁入的",
          "commit “\(name)” is not on the main line, so it parts nothing")
        : Message("git 不认识提交“\(name)”", "git knows no commit “\(name)”"),
      help: Message(
        "请用 git log --first-parent 查迁入的那次提交",
        "look for the commit with git log --first-parent"))
  }
}

extension HistoryCheck {
  /// What `redsite check --history` says of a site.
  ///
  /// - Parameters:
  ///   - look: the site, planned.
  ///   - range: as for `init`.
  ///   - isStrict: whether warnings count as errors.
  /// - Returns: what was found, and what was looked at; the latter nil where nothing was.
  package static func run(
    _ look: SiteLook, range: String?, isStrict: Bool
  ) -> (result: BuildResult, summary: Message?) {
    guard let inputs = look.inputs else { return (look.result, nil) }
    let check = HistoryCheck(inputs, range: range)
    return (
      BuildResult(check.diagnostics, isStrict: isStrict),
      check.commitCount > 0 ? check.summary : nil
    )
  }
}
