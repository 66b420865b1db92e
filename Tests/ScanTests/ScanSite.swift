import Authoring
import Diagnostics
import RedSiteGen
import TestSupport

/// A site of one column, `content/tongzhi`, whose findings are asked for.
enum ScanSite {
  static func make(_ files: String) throws -> TestSite {
    try TestSite(
      """
      -- content/_index.md --
      ---
      title: 首页
      ---
      -- content/tongzhi/_index.md --
      ---
      title: 通知公告
      ---
      \(files)
      """)
  }

  static func article(_ body: String, _ front: String = "") -> String {
    "-- content/tongzhi/a.md --\n---\ntitle: 甲\ndate: 2026-06-01\n\(front)---\n\(body)"
  }

  /// What is found, as `path:line:column severity code`, in the order of the report.
  static func found(_ site: TestSite, _ change: (inout BuildOptions) -> Void = { _ in }) -> [String]
  {
    site.build(change).report.diagnostics.map { item in
      let place = item.location
      let line = place.line == 0 ? "" : ":\(place.line):\(place.column)"
      return "\(place.path)\(line) \(item.severity.rawValue) \(item.code.name)"
    }
  }

  static func codes(_ site: TestSite) -> [String] {
    site.build().report.diagnostics.map { "\($0.severity.rawValue) \($0.code.name)" }
  }
}
