import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// Renders the pages of one state of a site, one after the other.
final class PreviewWorker {
  private var host: SiteHost
  private let bodies: BodyRenderer
  private var renderer: PageRenderer
  private let catalogs: SubsiteCatalogs
  private var files = MachineFileWriter()

  init(host: SiteHost, bodies: BodyRenderer, catalogs: SubsiteCatalogs) {
    self.host = host
    self.bodies = bodies
    self.catalogs = catalogs
    // A page is asked for one at a time: none is left out because of another.
    renderer = PageRenderer(catalogs: catalogs, exhausted: ExhaustedPrograms())
  }

  /// The bytes of a page, nil where its template failed; and what is wrong with it.
  func render(_ page: Page) -> (bytes: [UInt8]?, problems: [Diagnostic]) {
    var bytes: [UInt8]?
    renderer.render(page, at: 0, host: &host) { _, page in bytes = Array(page) }
    let failures = TemplateFailures.diagnostics(
      of: [renderer.takeFailures()], pages: [page], text: { host.view.text[$0].string },
      catalogs: catalogs)
    let texts = bodies.takeDiagnostics()
    return (bytes, failures.isEmpty ? texts : Array(Set(texts)) + failures)
  }

  /// The bytes of a file for programs.
  func write(_ file: MachineFile, of plan: SitePlan) -> [UInt8] {
    var bytes: [UInt8] = []
    files.write(file, of: plan, in: host.view) { _, content in bytes = Array(content) }
    return bytes
  }
}
