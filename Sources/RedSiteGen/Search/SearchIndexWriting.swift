import Base
import Publishing
import SearchIndex
import SiteModel

/// Writes the index of all texts: for each host what there is, and for each of its segments the
/// shards and the addresses.
///
/// - Parameters:
///   - plan: the site.
///   - collected: what each worker read of pages.
///   - setUp: lends the site.
///   - jobs: the most workers.
///   - publish: receives each file's path and bytes, from any worker.
func writeSearchIndex(
  of plan: SitePlan, _ collected: [IndexedTexts], _ setUp: RenderSetUp, jobs: Int,
  publish: @Sendable (_ path: Bytes, _ content: Bytes) -> Void
) {
  _ = setUp.withHost { host, _ in
    let view = host.view
    var links = TextCollector(view)
    for (index, article) in plan.site.articles.enumerated() where !article.hasPage {
      links.addTitle(of: Article.ID(index))
    }
    let texts = collected + [links.texts]
    let places = TextPlaces(texts, articles: plan.site.articles.count)
    for searched in plan.search.hosts {
      var list = SegmentList()
      for segment in searched.segments {
        let rows = (0..<segment.rowFileCount).map { SearchRows(segment, file: $0, in: view).text }
        let version = places.version(of: segment, texts, rows)
        list.append(segment, version: version, rows: rows)
        for (number, text) in rows.enumerated() {
          write(text, at: segment.rowsPath(number), publish)
        }
        let index = IndexSegment(
          segment.articles.map { places[$0] }, of: texts, shards: segment.shardCount)
        _ = withWorkers(count: segment.shardCount, jobs: jobs, batch: 16) { _, queue in
          var room = IndexSegment.Room()
          var buffer = ByteBuffer(capacity: 1 << 14)
          while let batch = queue.take() {
            for shard in batch {
              buffer.removeAll()
              index.write(shard: shard, version: version, into: &buffer, &room)
              segment.shardPath(shard).withBytes { path in
                buffer.withBytes { publish(path, $0) }
              }
            }
          }
        }
      }
      for file in searched.attachments {
        searched.textPath(of: file, in: plan.site).withBytes {
          publish($0, view.text[plan.site.attachmentTexts[file] ?? .empty])
        }
      }
      write(list.text, at: searched.indexPath, publish)
      write(HanVariants.file, at: searched.charactersPath, publish)
    }
  }
}

private func write(_ text: String, at path: String, _ publish: (Bytes, Bytes) -> Void) {
  path.withBytes { path in text.withBytes { publish(path, $0) } }
}

/// Where the text of each article is among what several workers read.
struct TextPlaces {
  private var places: [(texts: Int32, entry: Int32)]

  /// - Parameters:
  ///   - texts: what each worker read.
  ///   - articles: how many articles there are.
  init(_ texts: [IndexedTexts], articles: Int) {
    places = Array(repeating: (-1, -1), count: articles)
    for (worker, texts) in texts.enumerated() {
      for (entry, text) in texts.entries.enumerated() {
        places[Int(text.text)] = (Int32(worker), Int32(entry))
      }
    }
  }

  /// Where an article's text is; nil where it was not read.
  subscript(article: Article.ID) -> (texts: Int, entry: Int)? {
    let place = places[article.offset]
    return place.texts < 0 ? nil : (Int(place.texts), Int(place.entry))
  }

  /// What changes when anything of a segment does: its texts, its addresses, or its form.
  func version(
    of segment: SearchedSegment, _ texts: [IndexedTexts], _ rows: [String]
  ) -> UInt32 {
    var sum = ByteBuffer(capacity: 8 * segment.articles.count + 64)
    func append(_ value: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        sum.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    append(UInt64(SegmentList.format) << 32 | UInt64(segment.shardCount))
    for article in segment.articles {
      append(self[article].map { texts[$0.texts].entries[$0.entry].checksum } ?? 0)
    }
    for text in rows { append(text.withBytes { Checksum($0).value }) }
    let value = sum.withBytes { Checksum($0).value }
    return UInt32(truncatingIfNeeded: value ^ value >> 32)
  }
}

/// Which segments there are, as the script reads it before anything else: JSON, the newest first.
///
/// With a segment comes what its first files of addresses have, as far as they are small together: so
/// a search asks for no addresses where it finds enough among the newest articles. A script that does
/// not find a file there asks for it.
struct SegmentList {
  /// The form of the files; a script that knows another says so.
  static let format = 2
  /// The most bytes of addresses that come with the list, as they are sent.
  static let mostRows = 40 << 10

  private var segments: [(segment: SearchedSegment, version: UInt32, rows: [String])] = []

  /// Adds a segment that is newer than those before, with what its files of addresses have.
  mutating func append(_ segment: SearchedSegment, version: UInt32, rows: [String] = []) {
    segments.append((segment, version, rows))
  }

  /// The JSON.
  var text: String {
    var room = Self.mostRows
    let lines = segments.reversed().map { segment, version, rows in
      let sent = rows.prefix { rows in
        if room > 0 { room -= rows.withBytes(Precompression.gzip)?.count ?? room }
        return room > 0
      }
      return """
        {"name":"\(segment.name)","from":\(segment.years.lowerBound),\
        "to":\(segment.years.upperBound),"articles":\(segment.articles.count),\
        "shards":\(segment.shardCount),"version":"\(String(version, radix: 16))",\
        "rows":[\(sent.joined(separator: ","))]}
        """
    }
    return "{\"format\":\(Self.format),\"segments\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }
}
