import Base
import Diagnostics
import Files
import Glibc
import Publishing
import SiteModel
import Synchronization

/// The release that a build makes, which is published whole or not at all.
///
/// Pages come as they are rendered, then the files that are copied, each with its compressed forms
/// where they are wanted.
struct ReleaseWriter: ~Copyable, Sendable {
  private let release: Release
  private let options: BuildOptions
  private let diagnostics: DiagnosticSink
  /// Whether pages are kept: after an error nothing will be published, rendering goes on to find
  /// the rest, and what it makes is dropped.
  private let isPublishing: Bool
  private let compression: Precompression?
  private let failure = FirstFailure()
  /// What the list of files says of the site.
  private let facts: ReleaseFacts

  /// Begins a release.
  ///
  /// - Parameters:
  ///   - draft: the site.
  ///   - options: where it goes and how.
  ///   - diagnostics: what was found so far; errors among it keep the release from being made.
  /// - Throws: why the output may not be replaced.
  init(
    _ draft: SiteDraft, _ options: BuildOptions, _ diagnostics: DiagnosticSink
  ) throws(PublishProblem) {
    release = try Release.begin(
      output: options.output.map(Self.absolute) ?? draft.setUp.configuration.build.output,
      siteRoot: draft.setUp.root,
      protected: ["content", "data", "templates", "assets", "static", "themes"])
    self.options = options
    self.diagnostics = diagnostics
    isPublishing = !diagnostics.hasErrors(isStrict: options.isStrict)
    compression = options.precompresses ? Precompression() : nil
    facts = ReleaseFacts(draft)
  }

  /// Adds a page; any worker may, and what fails is thrown by `finish`.
  func publish(_ page: Bytes, at path: Bytes) {
    guard isPublishing else { return }
    attempt { () throws(PublishProblem) in try add(page, at: path) }
  }

  /// Makes the sizes of pictures, takes over those that the release before has, and puts at the URL
  /// of each picture its largest form.
  func publishPictures(
    of meant: MeantFiles, _ plan: SitePlan, _ progress: BuildProgress
  ) {
    // With an error so far nothing will be published; pictures are tried all the same.
    let isTrial = !isPublishing || diagnostics.hasErrors(isStrict: options.isStrict)
    PictureMaker(
      plan: plan, meant: meant, jobs: options.jobs, progress: progress, diagnostics: diagnostics
    ).run(
      isTrial: isTrial,
      isThere: { path in
        isTrial
          ? release.has(path) : attempt { () throws(PublishProblem) in try keep(path) } ?? true
      },
      publish: { picture, made in
        if !isTrial { attempt { () throws(PublishProblem) in try add(made, of: picture) } }
      })
  }

  private func keep(_ path: String) throws(PublishProblem) -> Bool {
    try path.withBytes { (path) throws(PublishProblem) in try release.keep(path) }
  }

  private func add(
    _ made: [String: [UInt8]], of picture: PublishedPicture
  ) throws(PublishProblem) {
    for (path, bytes) in made { try add(bytes, at: path) }
    for (path, rendition) in picture.plain {
      if let bytes = made[rendition] {
        try add(bytes, at: path)
      } else {
        try path.withBytes { (path) throws(PublishProblem) in
          _ = try release.publishFile(path, copyOf: release.place.file(rendition))
        }
      }
    }
  }

  private func add(_ bytes: [UInt8], at path: String) throws(PublishProblem) {
    try path.withBytes { (path) throws(PublishProblem) in
      try bytes.withBytes { (bytes) throws(PublishProblem) in try add(bytes, at: path) }
    }
  }

  /// Does something for the release, unless something failed before; what fails is thrown by
  /// `finish`.
  @discardableResult
  private func attempt<Result>(_ body: () throws(PublishProblem) -> Result) -> Result? {
    guard !failure.hasHappened else { return nil }
    do throws(PublishProblem) { return try body() } catch {
      failure.note(error)
      return nil
    }
  }

  /// Adds the files that are copied and puts the release in the place of the one before.
  ///
  /// - Returns: what was published; nil where an error was found that keeps it from being so.
  /// - Throws: the first failure, also of a page.
  consuming func finish(
    _ copies: [FileCopy], _ progress: BuildProgress
  ) throws(PublishProblem) -> ReleaseSummary? {
    try failure.rethrow()
    guard !diagnostics.hasErrors(isStrict: options.isStrict) else { return nil }
    progress.begin(.publish, total: copies.count)
    for copy in copies {
      try add(copy)
      progress.advance(by: 1)
    }
    let (options, facts) = (options, facts)
    return try release.commit(
      facts, jobs: options.jobs, allowsRemoval: options.allowsRemoval,
      synchronizes: options.synchronizes, listsChanges: options.isReported)
  }

  private func add(_ copy: FileCopy) throws(PublishProblem) {
    try copy.path.withBytes { path throws(PublishProblem) in
      if let content = copy.content { return try add(content, at: copy.path) }
      WorkInFlight.begin(copy.source.name)
      _ = try release.publishFile(path, copyOf: copy.source)
      if let compression, Precompression.wants(path: copy.path) {
        try compression.publish(copyOf: copy.source, at: path, to: release)
      }
    }
  }

  private func add(_ bytes: Bytes, at path: Bytes) throws(PublishProblem) {
    _ = try release.publish(path, bytes)
    if let compression, Precompression.wants(path: path.string) {
      try compression.publish(bytes, at: path, to: release)
    }
  }

  /// A path on the command line counts from the working folder, not from the site.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}

extension ReleaseFacts {
  /// What is to be said of a site: its address, and which pages show people and until when.
  fileprivate init(_ draft: SiteDraft) {
    self.init()
    base = draft.setUp.configuration.baseURL
    let site = draft.plan.site
    guard site.notices.contains(where: { !$0.people.isEmpty }) else { return }
    for page in draft.plan.pages {
      guard case .article(let article) = page.subject, let number = site.notice(of: article) else {
        continue
      }
      let notice = site.notices[number.offset]
      guard !notice.people.isEmpty else { continue }
      people.append(
        ShownPeople(
          path: draft.plan.texts.string(page.path),
          end: DateTime(date: notice.firstDayWithoutPeople)
            .unixSeconds(in: draft.setUp.configuration.zone)))
    }
  }
}

/// The first failure of several workers; those after it are most often its echo.
final class FirstFailure: Sendable {
  private let isSet = Atomic<Bool>(false)
  private let failure = Mutex<PublishProblem?>(nil)

  /// Whether any worker has failed.
  var hasHappened: Bool { isSet.load(ordering: .relaxed) }

  /// Keeps a failure unless there is one already.
  func note(_ problem: PublishProblem) {
    failure.withLock { if $0 == nil { $0 = problem } }
    isSet.store(true, ordering: .relaxed)
  }

  /// Throws the failure that was kept, if any.
  func rethrow() throws(PublishProblem) {
    if let problem = failure.withLock({ $0 }) { throw problem }
  }
}
