import Base
import Diagnostics
import SiteModel

extension PagePlanner {
  /// What one internal link leads to.
  private enum Destination {
    /// Something with a URL.
    case url(Text, suffix: String)
    /// An article that is only a link itself, by its place in `Site.internalLinks`.
    case link(Int)
    /// Nothing, which is reported.
    case nowhere
  }

  /// Gives articles and friend links whose address is a path of this site their URL.
  ///
  /// Comes last, when everything else has its URL. An address may lead to an article that is
  /// only a link itself; such chains are followed to their end, and one without end is an error.
  mutating func resolveInternalLinks() {
    for (place, url) in followed(destinations()).enumerated() {
      switch site.internalLinks[place].owner {
      case .article(let article): site.articles[article.offset].url = url
      case .friendLink(let index): site.links[index].url = url
      }
    }
    resolveRedirects()
  }

  private mutating func destinations() -> [Destination] {
    guard !site.internalLinks.isEmpty else { return [] }
    var places: [Article.ID: Int] = [:]
    for (place, link) in site.internalLinks.enumerated() {
      if case .article(let article) = link.owner { places[article] = place }
    }
    let paths = outputPaths
    let (destinations, failures) = withUnsafePointer(to: site) { site in
      let resolver = LinkResolver(
        site: site, paths: paths, index: LinkIndex(site: site, paths: paths))
      var failures: [(link: InternalLink, problem: LinkProblem)] = []
      let destinations = site.pointee.internalLinks.map { link -> Destination in
        let written = link.path
        let (text, suffix) = written.withBytes { bytes in
          let text = LinkText(bytes)
          return (text, bytes[slice: text.query].string)
        }
        var fragment = ByteBuffer(capacity: 64)
        fragment.append(fragment: text.fragment)
        let folder = site.pointee.files[link.file.offset].linkFolder
        switch resolver.resolve(text.path, in: folder) {
        case .success(.target(.article(let article), let url)):
          return places[article].map { .link($0) }
            ?? .url(url, suffix: suffix + fragment.makeString())
        case .success(.target(_, let url)):
          return .url(url, suffix: suffix + fragment.makeString())
        case .success(.path(let file)):
          var url = ByteBuffer(capacity: 64)
          if let file { url.append(urlOfPath: file, at: resolver.addresses) }
          let start = file == nil ? text.path : url.makeString()
          return .url(.empty, suffix: start + suffix + fragment.makeString())
        case .failure(let problem):
          failures.append((link, problem))
          return .nowhere
        }
      }
      return (destinations, failures)
    }
    for (link, problem) in failures { report(problem, link) }
    return destinations
  }

  /// The URL at the end of each chain; empty where there is none.
  private mutating func followed(_ destinations: [Destination]) -> [Text] {
    var urls = [Text?](repeating: nil, count: destinations.count)
    for start in destinations.indices where urls[start] == nil {
      var chain = [start]
      var onChain: Set<Int> = [start]
      var end: Text?
      while end == nil, let last = chain.last {
        switch destinations[last] {
        case .url(let url, let suffix): end = add(url, suffix)
        case .nowhere: end = .empty
        case .link(let next):
          if let known = urls[next] {
            end = known
          } else if onChain.insert(next).inserted {
            chain.append(next)
          } else {
            for place in chain { report(.circle(site.internalLinks[place].path), place) }
            end = .empty
          }
        }
      }
      for place in chain { urls[place] = end }
    }
    return urls.map { $0 ?? .empty }
  }

  /// The URL with a query and a fragment, or a path of the output as a URL.
  private mutating func add(_ url: Text, _ suffix: String) -> Text {
    guard !suffix.isEmpty else { return url }
    return add(string(url) + suffix)
  }

  private mutating func report(_ problem: LinkProblem, _ place: Int) {
    report(problem, site.internalLinks[place])
  }

  private mutating func report(_ problem: LinkProblem, _ link: InternalLink) {
    diagnostics.report(problem.diagnostic(link.path, at: locator.location(link.file, link.range)))
  }
}
