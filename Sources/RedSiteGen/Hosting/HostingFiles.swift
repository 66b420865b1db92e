import Base
import Diagnostics
import Files
import SiteModel

/// `_headers` and `_redirects` as part of a build, for sites that say they are hosted so; each host
/// has its own, at the root of what it serves.
extension PagePlanner {
  /// Plans the files of a host.
  ///
  /// A file of `static/` with the same name is the office's own and is published instead.
  ///
  /// - Parameters:
  ///   - subsite: the number of the subsite that has the host.
  ///   - own: the paths of all files of `static/`.
  mutating func planHostingFiles(ofSubsite subsite: Int, besides own: Set<String>) {
    for (format, name) in [
      (GeneratedFile.Format.hostHeaders, PagesHostFiles.headersName),
      (.hostRedirects, PagesHostFiles.redirectsName),
    ] {
      let path = folder(ofSubsite: subsite) + name
      guard !own.contains(path) else { continue }
      addGeneratedFile(
        format, of: .site(Subsite.ID(subsite)), path: path,
        Message("网页托管的 \(name)", "\(name) for hosting of pages"))
    }
  }
}

extension GeneratedFileWriter {
  /// Writes `_headers` or `_redirects` of the host that serves the file.
  mutating func writeHostingFile(_ file: GeneratedFile, of plan: borrowing SitePlan) {
    guard let host = plan.host(of: file) else { return }
    buffer.append(
      contentsOf: file.format == .hostHeaders
        ? PagesHostFiles.headers(host, ServerHeaders(of: plan.site))
        : PagesHostFiles.redirects(host))
  }
}

extension SitePlan {
  /// The host whose root a file lies at.
  fileprivate func host(of file: GeneratedFile) -> ServedHost? {
    let folder = ContentPath.folder(of: texts.string(file.path))
    return hosts.first { $0.outputFolder == (folder.isEmpty ? "" : folder + "/") }
  }

  /// Finds what each host leads on, once for all files, and reports what hosting services do not take
  /// of it.
  mutating func prepareHostingFiles(diagnostics: DiagnosticSink) {
    guard let place = site.configuration.build.hostingFiles else { return }
    hosts = ServedHost.all(of: self, output: "")
    for file in generatedFiles where [.hostHeaders, .hostRedirects].contains(file.format) {
      guard let host = host(of: file) else { continue }
      let limits =
        file.format == .hostHeaders
        ? PagesHostFiles.headerLimits(ServerHeaders(of: site))
        : PagesHostFiles.redirectLimits(host)
      for (problem, help) in limits {
        diagnostics.report(Diagnostic(.hostingLimit, at: place, problem, help: help))
      }
    }
  }
}
