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
      case .article(let article): urls.articles[article.offset] = url
      case .friendLink(let index): urls.links[index] = url
      }
    }
  }

  private mutating func destinations() -> [Destination] {
    guard !site.internalLinks.isEmpty else { return [] }
    var places: [Article.ID: Int] = [:]
    for (place, link) in site.internalLinks.enumerated() {
      if case .article(let article) = link.owner { places[article] = place }
    }
    let paths = outputPaths
    let found = withUnsafePointer(to: site) { site in
      withUnsafePointer(to: urls) { urls in
        let resolver = LinkResolver(
          site: site, urls: urls, texts: site.pointee.texts, paths: paths)
        return site.pointee.internalLinks.map {
          Self.destination(
            of: $0, in: site.pointee.files[$0.file.offset].linkFolder, places, resolver)
        }
      }
    }
    var destinations: [Destination] = []
    for (link, result) in zip(site.internalLinks, found) {
      switch result {
      case .success(let destination): destinations.append(destination)
      case .failure(let problem):
        report(problem, link)
        destinations.append(.nowhere)
      }
    }
    return destinations
  }

  private static func destination(
    of link: InternalLink, in folder: String, _ places: [Article.ID: Int], _ resolver: LinkResolver
  ) -> Result<Destination, LinkProblem> {
    let written = link.path
    let (text, query) = written.withBytes { bytes in
      let text = LinkText(bytes)
      return (text, bytes[slice: text.query].string)
    }
    var fragment = ByteBuffer(capacity: 64)
    fragment.append(fragment: text.fragment)
    let suffix = query + fragment.makeString()
    return resolver.resolve(text.path, in: folder).map { destination in
      switch destination {
      case .target(.article(let article), let url):
        return places[article].map { .link($0) } ?? .url(url, suffix: suffix)
      case .target(_, let url): return .url(url, suffix: suffix)
      case .path(let file):
        var url = ByteBuffer(capacity: 64)
        if let file { url.append(urlOfPath: file, at: resolver.addresses) }
        return .url(.empty, suffix: (file == nil ? text.path : url.makeString()) + suffix)
      }
    }
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
