import Base
import Diagnostics
import Files
import Glibc
import Metadata
import SiteModel

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// The folder with `site.toml`.
  package var site: String
  /// The folder to publish to, instead of the configured one.
  package var output: String?
  /// The address of the site, instead of the configured one.
  package var baseURL: String?
  /// The time at which the site is looked at, as a date is written; the clock's unless given.
  package var asOf: String?
  /// The compliance rules to check by, instead of those of `site.toml`.
  package var profile: SiteConfiguration.Profile?
  /// Whether drafts and later articles are on the site.
  package var visibility = ArticleVisibility()
  /// The scheme and host that serve the site instead of the configured ones, as in
  /// `http://127.0.0.1:8000`; the path stays.
  package var origin: String?
  /// Whether subsites with a host of their own are addressed there; in a preview all are here.
  package var usesSubsiteHosts = true
  /// Whether external addresses will be asked, so that they have to be found.
  package var asksExternalLinks = false
  /// The most workers.
  package var jobs = BuildOptions.processorCount
  /// Whether compressed copies are published beside text files.
  package var precompresses = false
  /// Whether a release may lack most pages of the one before.
  package var allowsRemoval = false
  /// Whether every file is on the disk before the new release takes its place.
  package var synchronizes = true
  /// The folder with the lists of people of public notices, instead of the configured one; what
  /// `REDSITE_PRIVATE` names in the environment unless given.
  package var privateFolder = environmentVariable("REDSITE_PRIVATE")
  /// The folder with the lists of other sites that were fetched, as it is written on the command
  /// line; one that lacks a list leaves the site's own in its place.
  package var lists: String?
  /// Whether the result says which files changed, and the fingerprints of release and theme.
  package var isReported = false
  /// How much memory a build may take, in bytes.
  package var memory = MemoryNeed.machineBytes
  /// Whether warnings count as errors.
  package var isStrict = false
  /// Where themes are besides the site's own.
  package var themes = ThemeSearchPath.installed

  /// A build of the site in a folder.
  package init(site: String) { self.site = site }
}

extension BuildOptions {
  /// How many processors are running.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

extension BuildOptions {
  /// The time the site is looked at; a day stands for its end, when all of it has come out.
  ///
  /// - Parameters:
  ///   - zone: the site's.
  ///   - diagnostics: receives what is wrong with `asOf`.
  /// - Returns: the time, nil where `asOf` is none.
  func now(in zone: ZoneOffset, _ diagnostics: DiagnosticSink) -> DateTime? {
    guard let asOf else { return DateTime(unixSeconds: Int64(time(nil)), in: zone) }
    switch parseDateTime(asOf, zone: zone) {
    case .success(let (time, hasTime)):
      return hasTime ? time : DateTime(wallSeconds: time.wallSeconds + 86_399)
    case .failure(let problem):
      diagnostics.report(
        Diagnostic(
          problem.code, at: SourceLocation(path: "--as-of"), problem.message,
          help: problem.help))
      return nil
    }
  }
}
