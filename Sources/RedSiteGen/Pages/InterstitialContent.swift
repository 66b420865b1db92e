import Base
import Diagnostics
import Jinja
import SiteModel

/// What readers see before they follow a link to another site.
struct InterstitialContent: OverviewContent {
  let leaving: Identifier<InterstitialPage>

  static let kind = PageKind.leaving
  static let name: StaticString = "leaving"
  static let chineseName = "离站提示"
  static let variables = [PageVariable.page, PageVariable("leaving", .leaving, "要离开本站的链接")]
  static let isInSiteMap = false

  static func plan(in planner: inout PagePlanner) { planner.planInterstitialPages() }

  func values(in site: SiteView) -> [Value] {
    [TemplateObject.page.value(), TemplateObject.leaving.value(leaving)]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("即将离开本站") }
}

extension PagePlanner {
  /// Plans a page for every address of another site that readers are told about before they
  /// follow it, and reports hosts that nobody approved.
  fileprivate mutating func planInterstitialPages() {
    let links = site.configuration.links
    guard links.needsAddresses else { return }
    let approved = links.approvedHosts.map { WildcardPattern($0) }
    let silent = links.withoutNotice.map { WildcardPattern($0) }
    // Hosts of the site itself, and those whose articles it lists as its own.
    var own = Set(site.subsites.map(\.host).compactMap { WebAddress($0)?.host })
    own.formUnion([WebAddress(site.configuration.baseURL)?.host].compactMap { $0 })
    for aggregate in site.configuration.aggregates {
      if case .web(let address) = aggregate.origin, let host = WebAddress(address)?.host {
        own.insert(host)
      }
    }
    for link in site.externalLinks where !own.contains(link.address.host) {
      let host = link.address.host
      if !approved.isEmpty, !approved.contains(where: { $0.matches(host) }) {
        reportUnapproved(link)
      } else if links.hasLeavingNotice, !link.isShown,
        !silent.contains(where: { $0.matches(host) })
      {
        planInterstitialPage(to: link)
      }
    }
  }

  private mutating func planInterstitialPage(to link: ExternalLink) {
    let written = link.written
    let checksum = written.withBytes { Checksum($0) }
    guard interstitialPages.page(of: checksum) == nil else { return }
    let url = addPage(
      .leaving(Identifier(interstitialPages.all.count)),
      path: "\(FolderNames.leaving)/\(checksum.hexadecimal).html",
      owner: OutputOwner(description: Message("离站提示页", "the notice before a link")))
    guard let url else { return }
    interstitialPages.add(
      InterstitialPage(address: add(link.written), host: add(link.address.host), url: url),
      of: checksum)
  }

  private mutating func reportUnapproved(_ link: ExternalLink) {
    report(
      .unapprovedHost, link.file, link.range,
      Message(
        "外部网站 \(link.address.host) 没有经过批准", "the host \(link.address.host) is not approved"),
      help: Message(
        "批准以后，把它写进 site.toml 里 [links] 的 approved_hosts；不同意就去掉链接",
        "once it is approved, add it to `approved_hosts` of [links]; otherwise remove the link"))
  }
}
