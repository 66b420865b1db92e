import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// Making new articles, columns and topics.
extension SiteBuilder {
  /// Writes something new into the site, whatever else may be wrong with it.
  ///
  /// - Parameter new: what shall be made.
  /// - Returns: the path of its file from the site's folder, nil where none was written; and what
  ///   kept it from being made.
  package func create(_ new: NewContent) -> (path: String?, result: BuildResult) {
    var diagnostics: [Diagnostic] = []
    guard let draft = draft(BuildProgress(), &diagnostics) else {
      return (nil, BuildResult(diagnostics, isStrict: false))
    }
    do throws(Diagnostic) {
      let path = try ContentWriter(draft.plan, root: draft.setUp.root).create(new)
      return (path, BuildResult([], isStrict: false))
    } catch {
      var result = BuildResult([error], isStrict: false)
      result.exitStatus = error.code == .fileSystem ? 74 : 64
      return (nil, result)
    }
  }

  /// The folders of the site's columns below `content/` with their titles, in their order.
  package func columns() -> [(path: String, title: String)] {
    var diagnostics: [Diagnostic] = []
    guard let site = draft(BuildProgress(), &diagnostics)?.plan.site else { return [] }
    return site.columns.filter { !$0.isHome }.map {
      (site.texts.string($0.path), site.texts.string($0.title))
    }
  }
}
