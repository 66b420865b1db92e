import Base
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
      var versions: [UInt32] = []
      for segment in searched.segments {
        let rows = (0..<segment.rowFileCount).map { SearchRows(segment, file: $0, in: view).text }
        let version = places.version(of: segment, texts, rows)
        versions.append(version)
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
      write(searched.indexText(versions: versions), at: searched.indexPath, publish)
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
    append(UInt64(SearchedHost.format) << 32 | UInt64(segment.shardCount))
    for article in segment.articles {
      append(self[article].map { texts[$0.texts].entries[$0.entry].checksum } ?? 0)
    }
    for text in rows { append(text.withBytes { Checksum($0).value }) }
    let value = sum.withBytes { Checksum($0).value }
    return UInt32(truncatingIfNeeded: value ^ value >> 32)
  }
}

extension SearchedHost {
  /// The form of the files; a script that knows another says so.
  static let format = 1

  /// Which segments there are, the newest first, in JSON.
  func indexText(versions: [UInt32]) -> String {
    let segments = zip(segments, versions).reversed().map { segment, version in
      let digits = String(version, radix: 16)
      return """
        {"name":"\(segment.name)","from":\(segment.years.lowerBound),\
        "to":\(segment.years.upperBound),"articles":\(segment.articles.count),\
        "shards":\(segment.shardCount),"version":"\(digits)"}
        """
    }
    return
      "{\"format\":\(Self.format),\"segments\":[\n" + segments.joined(separator: ",\n") + "\n]}\n"
  }
}

/// The addresses of some articles of a segment, in JSON, with what a search can be narrowed by.
///
///     {"columns": [["/tongzhi/", "通知"]], "units": ["机关党委/第一支部"], "kinds": ["文章"],
///      "rows": [[0, 0, 0, 20260701, "20260701-a.html"]]}
///
/// A row names places in the three lists, the day, and the address, without that of its column
/// where it begins with it. An article that leads to another site has its title as a sixth; one with
/// documents that are searched has an empty sixth, and as a seventh where their texts are.
struct SearchRows {
  /// The JSON.
  let text: String

  /// The rows of one file of a segment.
  init(_ segment: SearchedSegment, file: Int, in view: SiteView) {
    let start = file * SearchedSegment.rowsPerFile
    let end = min(start + SearchedSegment.rowsPerFile, segment.articles.count)
    var columns = Distinct<Column.ID>()
    var units = Distinct<Unit.ID?>()
    var kinds = Distinct<String>()
    var rows = ByteBuffer(capacity: 48 * (end - start))
    for place in start..<end {
      let id = segment.articles[place]
      let article = view.articles[id.offset]
      rows.append(place == start ? "\n[" : ",\n[")
      for number in [
        columns.place(of: article.column), units.place(of: article.unit),
        kinds.place(of: Self.kind(of: article)),
      ] {
        rows.append(decimal: number)
        rows.append(",")
      }
      let day = article.published.date.components
      rows.append(decimal: day.year * 10_000 + day.month * 100 + day.day)
      rows.append(",")
      let address = view.text[view.articleURLs[id.offset]]
      let column = view.text[view.columnURLs[article.column.offset]]
      rows.append(
        json: address.begins(with: column) ? address[slice: column.count..<address.count] : address)
      if !article.hasPage {
        rows.append(",")
        rows.append(json: view.text[article.title])
      } else {
        Self.append(view.whole.pointee.searchedAttachments(of: id), in: view, to: &rows)
      }
      rows.append("]")
    }
    var json = ByteBuffer(capacity: rows.count + 4096)
    json.append("{\"columns\":[")
    for (place, column) in columns.all.enumerated() {
      json.append(place == 0 ? "[" : ",[")
      json.append(json: view.text[view.columnURLs[column.offset]])
      json.append(",")
      json.append(json: view.text[view.columns[column.offset].title])
      json.append("]")
    }
    json.append("],\"units\":[")
    for (place, unit) in units.all.enumerated() {
      if place > 0 { json.append(",") }
      json.append(json: Self.path(of: unit, in: view))
    }
    json.append("],\"kinds\":[")
    for (place, kind) in kinds.all.enumerated() {
      if place > 0 { json.append(",") }
      json.append(json: kind)
    }
    json.append("],\"rows\":[")
    rows.withBytes { json.append($0) }
    json.append("\n]}\n")
    text = json.makeString()
  }

  /// Appends where the texts of documents are, from the folder of the index.
  private static func append(
    _ files: [SourceFile.ID], in view: SiteView, to rows: inout ByteBuffer
  ) {
    guard !files.isEmpty else { return }
    rows.append(",\"\",[")
    for (place, file) in files.enumerated() {
      var address = ByteBuffer(capacity: 256)
      SearchedHost.textName(of: file, in: view.whole.pointee).withBytes {
        address.append(percentEncodingPath: $0)
      }
      if place > 0 { rows.append(",") }
      address.withBytes { rows.append(json: $0) }
    }
    rows.append("]")
  }

  /// What kind of article it is, in the words that the search page offers.
  private static func kind(of article: Article) -> String {
    if !article.hasPage { return "链接" }
    if article.document != nil { return "公文" }
    return article.video != nil ? "视频" : "文章"
  }

  /// The names of a unit and of those above it, the highest first.
  private static func path(of unit: Unit.ID?, in view: SiteView) -> String {
    var names: [String] = []
    var next = unit
    let units = view.whole.pointee.units
    while let unit = next, names.count < units.count {
      names.append(view.text[units[unit.offset].name].string)
      next = units[unit.offset].parent
    }
    return names.reversed().joined(separator: "/")
  }
}

/// Different values in the order in which they first came.
private struct Distinct<Value: Hashable> {
  private(set) var all: [Value] = []
  private var places: [Value: Int] = [:]

  mutating func place(of value: Value) -> Int {
    if let place = places[value] { return place }
    places[value] = all.count
    all.append(value)
    return all.count - 1
  }
}
