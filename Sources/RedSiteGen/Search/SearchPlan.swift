import Base
import Diagnostics
import SearchIndex
import SiteModel

/// The files of the index of all texts: for each host one index, which pages of that host can read.
package struct SearchPlan: Sendable {
  /// The hosts: the site's own, and those of subsites that have one.
  package fileprivate(set) var hosts: [SearchedHost] = []

  /// Whether texts are not searched.
  package var isEmpty: Bool { hosts.isEmpty }
}

/// The index of one host.
package struct SearchedHost: Sendable {
  /// Where its files are in the output, ending in `/`.
  package var folder: String
  /// The parts of the index, the oldest first.
  package var segments: [SearchedSegment]
  /// The documents whose text is searched with their articles, each once.
  package var attachments: [SourceFile.ID] = []
  /// The path of what is read first: which segments there are.
  package var indexPath: String { folder + "segments.json" }
  /// The path of the table of Traditional characters.
  package var charactersPath: String { folder + "characters.txt" }
  /// The path of a document's text.
  package func textPath(of file: SourceFile.ID, in site: Site) -> String {
    folder + Self.textName(of: file, in: site)
  }

  /// The path of a document's text from the folder of the index.
  static func textName(of file: SourceFile.ID, in site: Site) -> String {
    "attachments/\(site.files[file.offset].contentPath).txt"
  }
}

/// One part of an index: the articles of a year or of several.
package struct SearchedSegment: Sendable {
  /// Where its files are in the output, ending in `/`.
  package var folder: String
  /// What it is called: `2026`, or `2004-2011`.
  package var name: String
  /// The years that it has.
  package var years: ClosedRange<Int>
  /// Its articles, the oldest first: the numbers of texts are places in this list.
  package var articles: [Article.ID]
  /// How many shards its keys are spread over.
  package var shardCount: Int

  /// How many articles a file of addresses has: 5 KB as they are sent where addresses are made of
  /// dates and numbers, 25 KB where they are made of words.
  static let rowsPerFile = 4096

  /// How many files of addresses there are, counted from the newest articles on: what is found is
  /// shown from the newest on, and those of a segment that no longer grows fill whole files.
  package var rowFileCount: Int { (articles.count + Self.rowsPerFile - 1) / Self.rowsPerFile }

  /// The path of a shard.
  package func shardPath(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return folder + String(repeating: "0", count: 3 - digits.count) + digits + ".bin"
  }

  /// The path of a file of addresses.
  package func rowsPath(_ number: Int) -> String { "\(folder)rows-\(number).json" }
}

extension PagePlanner {
  /// Plans the index of texts.
  mutating func planTexts() {
    // The host that serves each subsite: its own, or the site's.
    let hostFolders = site.subsites.indices.map {
      site.addresses.hostFolder(ofPath: folder(ofSubsite: $0) + "index.html")
    }
    for (host, folder) in hostFolders.enumerated() where host == 0 || !folder.isEmpty {
      guard hostFolders.firstIndex(of: folder) == host else { continue }
      var articles: [Article.ID] = []
      for index in site.articles.indices.reversed() where urls.articles[index].count > 0 {
        let subsite = site.columns[site.articles[index].column.offset].subsite
        if hostFolders[subsite.offset] == folder { articles.append(Article.ID(index)) }
      }
      guard host == 0 || !articles.isEmpty else { continue }
      var searched = SearchedHost(
        folder: folder + FolderNames.search + "/",
        segments: segments(of: articles, in: folder + FolderNames.search + "/"))
      var known: Set<SourceFile.ID> = []
      searched.attachments = articles.flatMap { site.searchedAttachments(of: $0) }
        .filter { known.insert($0).inserted }
      guard claim(searched) else { continue }
      search.hosts.append(searched)
      let address = url(ofPath: searched.indexPath)
      let has = Set(articles.map { site.columns[site.articles[$0.offset].column.offset].subsite })
      for index in hostFolders.indices
      where hostFolders[index] == folder && (index == 0 || has.contains(Subsite.ID(index))) {
        urls.searchIndexes[index] = address
      }
    }
  }

  private func segments(of articles: [Article.ID], in folder: String) -> [SearchedSegment] {
    var years: [(year: Int, articles: ArraySlice<Article.ID>)] = []
    var start = 0
    func year(_ place: Int) -> Int {
      site.articles[articles[place].offset].published.date.components.year
    }
    while start < articles.count {
      var end = start + 1
      while end < articles.count, year(end) == year(start) { end += 1 }
      years.append((year(start), articles[start..<end]))
      start = end
    }
    return YearSegments.divide(years.map(\.articles.count)).map { range in
      let (first, last) = (years[range.lowerBound], years[range.upperBound - 1])
      let name = first.year == last.year ? "\(first.year)" : "\(first.year)-\(last.year)"
      let articles = Array(articles[first.articles.startIndex..<last.articles.endIndex])
      let bytes = articles.reduce(0) { $0 + Int(site.articles[$1.offset].body.count) }
      return SearchedSegment(
        folder: folder + name + "/", name: name, years: first.year...last.year,
        articles: articles,
        shardCount: IndexSegment.shardCount(articles: articles.count, bytes: bytes))
    }
  }

  /// Takes the paths of an index; false where somebody has one of them, which is reported.
  private mutating func claim(_ host: SearchedHost) -> Bool {
    let owner = OutputOwner(description: Message("搜索用的索引", "the index for searching"))
    var isFree = owners.claim(host.indexPath, for: owner)
    isFree = owners.claim(host.charactersPath, for: owner) && isFree
    for file in host.attachments {
      isFree = owners.claim(host.textPath(of: file, in: site), for: owner) && isFree
    }
    for segment in host.segments {
      for shard in 0..<segment.shardCount {
        isFree = owners.claim(segment.shardPath(shard), for: owner) && isFree
      }
      for file in 0..<segment.rowFileCount {
        isFree = owners.claim(segment.rowsPath(file), for: owner) && isFree
      }
    }
    return isFree
  }
}
