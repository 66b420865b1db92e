import Diagnostics
import RedSiteGen

extension BuildResult {
  /// Each problem on a line, as `path:line:column code message`.
  package var problems: [String] {
    report.diagnostics.map { diagnostic in
      let location = diagnostic.location
      let place =
        location.line == 0
        ? location.path : "\(location.path):\(location.line):\(location.column)"
      return "\(place) \(diagnostic.code.name) \(diagnostic.message.chinese)"
    }
  }
}
