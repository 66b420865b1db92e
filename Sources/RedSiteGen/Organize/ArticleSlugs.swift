import Base
import SiteModel

/// Makes the last part of the URL of every article that has none of its own.
///
/// What `permalinks.lock` says holds for ever. What it does not say yet is made from the file
/// alone, so that neither the order of files nor other articles change it, except where two would
/// have one URL: then the later path gets a number.
struct ArticleSlugs {
  private let mode: SiteConfiguration.SlugMode
  private let lock: PermalinkLock
  /// The slugs of each column that are taken.
  private var taken: [Column.ID: Set<String>] = [:]

  /// Gives the articles of `site` their slugs; those with one of their own keep it.
  static func assign(_ site: inout Site, text: inout TextBuilder) {
    guard site.configuration.build.slugs != .keep else { return }
    var slugs = ArticleSlugs(mode: site.configuration.build.slugs, lock: site.permalinkLock)
    let paths = site.articles.map { site.files[$0.file.offset].contentPath }
    var open: [Int] = []
    for index in site.articles.indices where site.articles[index].hasPage {
      let article = site.articles[index]
      if article.hasOwnSlug {
        slugs.taken[article.column, default: []].insert(site.texts.string(article.slug))
      } else if let locked = slugs.lock.slugs[paths[index]] {
        slugs.taken[article.column, default: []].insert(locked)
        site.articles[index].slug = text.add(locked)
        site.madeSlugs.append((paths[index], locked))
      } else {
        open.append(index)
      }
    }
    for index in open.sorted(by: { paths[$0] < paths[$1] }) {
      let slug = slugs.make(site.articles[index], path: paths[index], in: site)
      site.articles[index].slug = text.add(slug)
      site.madeSlugs.append((paths[index], slug))
    }
  }

  private mutating func make(_ article: Article, path: String, in site: Site) -> String {
    var wanted: String
    switch mode {
    case .keep, .pinyin:
      let stem = site.texts.string(article.slug)
      wanted = Pinyin.slug(stem)
      if wanted.isEmpty { wanted = stem }
    case .id:
      var name = ByteBuffer(capacity: 32)
      name.append("t")
      name.append(.compactDate, of: DateParts(article.published.date))
      name.append("_")
      name.append(decimal: Int(Self.hash(path) % 1_000_000), width: 6)
      wanted = name.makeString()
    }
    var slug = wanted
    var number = 1
    while !taken[article.column, default: []].insert(slug).inserted {
      number += 1
      slug = "\(wanted)-\(number)"
    }
    return slug
  }

  /// FNV-1a, 32 bits: the same on every machine.
  private static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
