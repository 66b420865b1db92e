import Base
import SearchIndex
import TestSupport
import Testing

/// A published site that is searched as a browser does it: by its index.
struct PublishedSearch {
  let site: TestSite
  /// The folder of the index.
  var folder = "search/"

  /// A segment as the list has it.
  struct Segment {
    let name: String
    let articles: Int, shards: Int
    let version: String
    /// The files of addresses that come with the list.
    let rows: [DynamicValue]
  }

  /// The segments, the newest first.
  func segments() throws -> [Segment] {
    let list = try JSONParser.parse(site.bytes("public/\(folder)segments.json"))
    #expect(list["format"]?.integer == 2)
    return try #require(list["segments"]?.list).map { segment in
      Segment(
        name: try #require(segment["name"]?.string),
        articles: try #require(segment["articles"]?.integer),
        shards: try #require(segment["shards"]?.integer),
        version: try #require(segment["version"]?.string),
        rows: try #require(segment["rows"]?.list))
    }
  }

  /// The rows of the candidates for words that are one after the other, segment by segment.
  func candidates(_ word: String, inTitles: Bool = false) throws -> [String] {
    var found: [String] = []
    for segment in try segments() {
      var texts = Set(0..<segment.articles)
      let units = TextFolding.units(of: word)
      for pair in zip(units, units.dropFirst()) {
        let key = BigramKey.of(pair.0, pair.1)
        let number = IndexShard.number(of: key, shards: segment.shards)
        let name = String(number, radix: 16)
        let path =
          "public/\(folder)\(segment.name)/" + String(repeating: "0", count: 3 - name.count)
          + name + ".bin"
        let shard = try #require(
          IndexShard(site.bytes(path), shards: segment.shards, texts: segment.articles))
        #expect(String(shard.version, radix: 16) == segment.version)
        texts.formIntersection(shard.texts(with: key, inTitles: inTitles))
      }
      let rows = try Self.rows(
        JSONParser.parse(site.bytes("public/\(folder)\(segment.name)/rows-0.json")))
      found += texts.sorted().map { rows[segment.articles - 1 - $0] }
    }
    return found
  }

  /// What a file of addresses has, the newest first, as the script reads it: day, address, column,
  /// kind, unit, title and texts, as far as there are any.
  static func rows(_ file: DynamicValue) throws -> [String] {
    let columns = try #require(file["columns"]?.list).map { $0.list ?? [] }
    let columnOf = try #require(file["column"]?.list)
    let days = try #require(file["days"]?.list)
    var day = 0
    var before = ""
    return try #require(file["addresses"]?.string)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { place, coded in
        let number = try #require(days[place].integer)
        day = place == 0 ? number : day - number
        before = try String(before.prefix(#require(coded.first?.digitInBase36))) + coded.dropFirst()
        let (year, month, dayOfMonth) = CivilDate(daysSince1970: Int32(day)).components
        let digits = String(year * 10_000 + month * 100 + dayOfMonth)
        var address = before.first == "*" ? digits + before.dropFirst() : before
        let column = columns[try #require(columnOf[place].integer)]
        if !address.hasPrefix("/"), !address.hasPrefix("http") {
          address = try #require(column[0].string) + address
        }
        func value(_ list: String, of choices: String) throws -> String {
          let number = try #require(file[list]?.list?[place].integer)
          return try #require(file[choices]?.list?[number].string)
        }
        let facts = [
          digits, address, column[1].string ?? "", try value("kind", of: "kinds"),
          try value("unit", of: "units"), file["titles"]?[String(place)]?.string ?? "",
        ]
        let texts = file["texts"]?[String(place)]?.list?.compactMap(\.string) ?? []
        return (facts.filter { !$0.isEmpty } + texts).joined(separator: " ")
      }
  }
}

extension Character {
  /// Its value as a digit in base 36.
  fileprivate var digitInBase36: Int? { Int(String(self), radix: 36) }
}

extension DynamicValue {
  fileprivate var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }
  fileprivate var string: String? {
    if case .string(let value) = self { value } else { nil }
  }
  fileprivate var list: [DynamicValue]? {
    if case .list(let values) = self { values } else { nil }
  }
}
