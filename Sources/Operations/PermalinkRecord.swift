import RedSiteGen
import SiteModel

/// What `permalinks.lock` holds and what it should hold.
package struct PermalinkRecord: Sendable {
  /// What it holds.
  package let recorded: PermalinkLock
  /// What it should hold: entries of files that are gone are dropped; those of drafts and expired
  /// articles stay.
  package let current: PermalinkLock

  /// The record of a planned site.
  package init(_ plan: SitePlan) {
    recorded = plan.site.permalinkLock
    let paths = Set(plan.site.files.filter { $0.role == .article }.map(\.contentPath))
    var current = PermalinkLock()
    current.slugs = recorded.slugs.filter { paths.contains($0.key) }
    for (path, slug) in plan.site.madeSlugs { current.slugs[path] = slug }
    self.current = current
  }
}
