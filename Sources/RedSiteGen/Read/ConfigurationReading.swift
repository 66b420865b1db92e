import Base
import Diagnostics
import Files
import Glibc
import SiteModel

/// A site's configuration with the folders of its theme.
package struct SiteSetUp {
  /// The absolute path of the site, links resolved.
  package var root: String
  /// What `site.toml` says.
  package var configuration: SiteConfiguration
  /// The theme's folder, then those it inherits from.
  package var themes: [ThemeFolder]
  /// The time the site is looked at.
  package var now: DateTime

  /// The same in seconds since 1970.
  package var unixNow: Int64 { now.unixSeconds(in: configuration.zone) }

  /// The path of the folder that is published to: the one of the settings.
  package var publishedFolder: String { publishedFolder(named: nil) }

  /// The path of the folder that is published to, where the command line may name another.
  package func publishedFolder(named output: String?) -> String {
    let output = output ?? configuration.build.output
    return output.hasPrefix("/") ? output : root + "/" + output
  }
}

/// Finds a site, reads its `site.toml` and finds its theme.
///
/// - Parameters:
///   - options: the folder, as the user names it, and what stands in place of what `site.toml` says.
///   - diagnostics: receives what is wrong with `site.toml` or the theme.
/// - Returns: the set-up, or nil where there is no `site.toml` to read, where it is made for another
///   version of the program, or where there is no time to look at it.
package func readSetUp(_ options: BuildOptions, diagnostics: DiagnosticSink) -> SiteSetUp? {
  let site = options.site
  var buffer = ByteBuffer()
  guard let root = absolutePath(site) else {
    let error = SystemError.current
    diagnostics.report(
      error.number == ENOENT || error.number == ENOTDIR
        ? siteNotFound(site)
        : FileProblem.system(error).diagnostic(path: site, limit: 0, isFolder: true))
    return nil
  }
  do throws(FileProblem) {
    try readFile(
      root + "/" + siteFileName, name: siteFileName, limit: Limits.textFileBytes, into: &buffer)
  } catch {
    if case .system(let error) = error, error.number == ENOENT || error.number == ENOTDIR {
      diagnostics.report(siteNotFound(site))
    } else {
      diagnostics.report(error.diagnostic(path: siteFileName, limit: Limits.textFileBytes))
    }
    return nil
  }
  return buffer.withBytes { bytes in
    guard
      var configuration = parseConfiguration(
        bytes, path: siteFileName, profile: options.profile, diagnostics: diagnostics)
    else { return nil }
    configuration.apply(options)
    let location =
      configuration.themeRange.isEmpty
      ? SourceLocation(path: siteFileName)
      : SourceLocation(path: siteFileName, file: bytes, range: configuration.themeRange)
    let themes = locateTheme(
      configuration.theme, at: location, root: root, search: options.themes,
      diagnostics: diagnostics)
    return options.now(in: configuration.zone, diagnostics).map {
      SiteSetUp(root: root, configuration: configuration, themes: themes, now: $0)
    }
  }
}

extension SiteConfiguration {
  /// Puts what the options say in place of what the file says.
  fileprivate mutating func apply(_ options: BuildOptions) {
    if let address = options.baseURL {
      baseURL = address.hasSuffix("/") ? address : address + "/"
    }
    if let folder = options.privateFolder, !folder.isEmpty {
      // A path of the environment counts from the working folder, as every path typed there does.
      notices.privateFolder = absolutePath(folder) ?? folder
      notices.privateFolderLocation = SourceLocation(path: "REDSITE_PRIVATE")
    }
    if let origin = options.origin { baseURL = origin + basePath }
    usesSubsiteHosts = options.usesSubsiteHosts
    links.areAsked = options.asksExternalLinks
  }
}

private func siteNotFound(_ site: String) -> Diagnostic {
  Diagnostic(
    .siteNotFound, at: SourceLocation(path: site),
    Message("这里没有 site.toml，不是一个网站文件夹", "there is no site.toml here, so this is not a site"),
    help: Message(
      """
      请进入网站所在的文件夹再运行，或写明它的路径：redsite build 路径
      要新建网站：redsite new site 路径 --preset blank
      """,
      """
      go to the folder of the site, or name it: redsite build PATH
      to start a new one: redsite new site PATH --preset blank
      """))
}
