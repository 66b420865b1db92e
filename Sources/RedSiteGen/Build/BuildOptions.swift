import Base

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// The folder with `site.toml`.
  public var site: String
  /// The folder to publish to, instead of the configured one.
  public var output: String?
  /// The address of the site, instead of the configured one.
  public var baseURL: String?
  /// The time at which the site is looked at, as a date is written; the clock's unless given.
  public var asOf: String?
  /// The compliance rules to check by, instead of those of `site.toml`.
  public var profile: SiteConfiguration.Profile?
  /// Whether drafts and later articles are on the site.
  public var visibility = ArticleVisibility()
  /// The scheme and host that serve the site instead of the configured ones, as in
  /// `http://127.0.0.1:8000`; the path stays.
  public var origin: String?
  /// Whether subsites with a host of their own are addressed there; in a preview all are here.
  public var usesSubsiteHosts = true
  /// The most workers.
  public var jobs = BuildOptions.processorCount
  /// Whether compressed copies are published beside text files.
  public var precompresses = false
  /// Whether a release may lack most pages of the one before.
  public var allowsRemoval = false
  /// Whether every file is on the disk before the new release takes its place.
  public var synchronizes = true
  /// Whether warnings count as errors.
  public var isStrict = false
  /// Where themes are besides the site's own.
  public var themes = ThemeSearchPath.installed

  /// A build of the site in a folder.
  public init(site: String) { self.site = site }
}
