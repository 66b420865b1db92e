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
  }

  /// Adds a page; any worker may, and what fails is thrown by `finish`.
  func publish(_ page: Bytes, at path: Bytes) {
    guard isPublishing, !failure.hasHappened else { return }
    do throws(PublishProblem) {
      try add(page, at: path)
    } catch {
      failure.note(error)
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
    let options = options
    return try release.commit(
      jobs: options.jobs, allowsRemoval: options.allowsRemoval,
      synchronizes: options.synchronizes)
  }

  private func add(_ copy: FileCopy) throws(PublishProblem) {
    try copy.path.withBytes { path throws(PublishProblem) in
      if let content = copy.content {
        return try content.withBytes { content throws(PublishProblem) in
          try add(content, at: path)
        }
      }
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
