import Base
import SearchIndex
import SiteModel

/// The addresses of some articles of a segment, in JSON, with what a search can be narrowed by: one
/// list for each of it, the newest article first, as like values side by side are sent in few bytes.
///
///     {"columns": [["/tongzhi/", "通知"]], "units": ["机关党委/第一支部"], "kinds": ["文章"],
///      "column": [0, 0], "unit": [0, 0], "kind": [0, 0], "days": [20635, 2],
///      "addresses": "0*-b.html\n2a.html", "titles": {}, "texts": {}}
///
/// `column`, `unit` and `kind` are places in the three lists before. The first of `days` counts from
/// 1970-01-01, each other how many days earlier it is than the one before. Addresses are parted by
/// line ends; each is
///
/// - a digit in base 36: how many characters it begins with that the one before has,
/// - the characters after those; in what both make, `*` stands for the digits of its day in front,
///   and the address of the column is left out where it begins with it.
///
/// `titles` has the title of an article that leads to another site, by its place, and `texts` where
/// the texts of the documents are that are searched with it, from the folder of the index.
struct SearchRows {
  /// The JSON.
  let text: String

  /// The rows of one file of a segment.
  init(_ segment: SearchedSegment, file: Int, in view: SiteView) {
    let articles = segment.articles.dropLast(file * SearchedSegment.rowsPerFile)
      .suffix(SearchedSegment.rowsPerFile).reversed()
    var columns = Distinct<Column.ID>()
    var units = Distinct<Unit.ID?>()
    var kinds = Distinct<String>()
    var columnList = NumberList()
    var unitList = NumberList()
    var kindList = NumberList()
    var days = NumberList()
    var addresses = AddressList(most: articles.count)
    var titles = MemberList()
    var texts = MemberList()
    var dayBefore = 0
    for (place, id) in articles.enumerated() {
      let article = view.articles[id.offset]
      columnList.append(columns.place(of: article.column))
      unitList.append(units.place(of: article.unit))
      kindList.append(kinds.place(of: Self.kind(of: article)))
      let day = article.published.date
      let number = Int(day.daysSince1970)
      days.append(place == 0 ? number : dayBefore - number)
      dayBefore = number
      let address = view.text[view.articleURLs[id.offset]]
      let column = view.text[view.columnURLs[article.column.offset]]
      addresses.append(
        address.begins(with: column) ? address[slice: column.count..<address.count] : address,
        of: day)
      if !article.hasPage {
        titles.append(place) { $0.append(json: view.text[article.title]) }
      } else {
        let files = view.whole.pointee.searchedAttachments(of: id)
        guard !files.isEmpty else { continue }
        texts.append(place) { Self.append(files, in: view, to: &$0) }
      }
    }
    var json = ByteBuffer(capacity: 16 * articles.count + addresses.buffer.count + 4096)
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
    json.append("]")
    columnList.write(as: "column", to: &json)
    unitList.write(as: "unit", to: &json)
    kindList.write(as: "kind", to: &json)
    days.write(as: "days", to: &json)
    addresses.buffer.withBytes { json.append(jsonMember: "addresses", $0) }
    titles.write(as: "titles", to: &json)
    texts.write(as: "texts", to: &json)
    json.append("}\n")
    text = json.makeString()
  }

  /// Appends where the texts of documents are, from the folder of the index.
  private static func append(
    _ files: [SourceFile.ID], in view: SiteView, to json: inout ByteBuffer
  ) {
    for (place, file) in files.enumerated() {
      var address = ByteBuffer(capacity: 256)
      SearchedHost.textName(of: file, in: view.whole.pointee).withBytes {
        address.append(percentEncodingPath: $0)
      }
      json.append(place == 0 ? "[" : ",")
      address.withBytes { json.append(json: $0) }
    }
    json.append("]")
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

/// A list of numbers, written as JSON when it is whole.
private struct NumberList: ~Copyable {
  private var buffer = ByteBuffer(capacity: 1 << 14)

  mutating func append(_ number: Int) {
    if buffer.count > 0 { buffer.append(",") }
    buffer.append(decimal: number)
  }

  borrowing func write(as name: StaticString, to json: inout ByteBuffer) {
    json.append(member: name, "[", buffer, "]")
  }
}

/// What few rows have, by their places.
private struct MemberList: ~Copyable {
  private var buffer = ByteBuffer(capacity: 256)

  mutating func append(_ place: Int, _ value: (inout ByteBuffer) -> Void) {
    buffer.append(buffer.count > 0 ? ",\"" : "\"")
    buffer.append(decimal: place)
    buffer.append("\":")
    value(&buffer)
  }

  borrowing func write(as name: StaticString, to json: inout ByteBuffer) {
    json.append(member: name, "{", buffer, "}")
  }
}

extension ByteBuffer {
  /// Appends a member of a JSON object, with what stands between its brackets.
  fileprivate mutating func append(
    member name: StaticString, _ open: StaticString, _ content: borrowing ByteBuffer,
    _ close: StaticString
  ) {
    append(",\"")
    append(name)
    append("\":")
    append(open)
    content.withBytes { append($0) }
    append(close)
  }
}

/// Addresses, each without what it has in common with the one before.
private struct AddressList: ~Copyable {
  private(set) var buffer: ByteBuffer
  private var before: [UInt8] = []
  private var address: [UInt8] = []

  init(most: Int) { buffer = ByteBuffer(capacity: 16 * most) }

  mutating func append(_ text: Bytes, of day: CivilDate) {
    var digits = ByteBuffer(capacity: 8)
    let (year, month, dayOfMonth) = day.components
    digits.append(decimal: year * 10_000 + month * 100 + dayOfMonth, width: 8)
    address.removeAll(keepingCapacity: true)
    let isDated = digits.withBytes { text.begins(with: $0) }
    if isDated { address.append(UInt8(ascii: "*")) }
    address += text[slice: (isDated ? digits.count : 0)..<text.count]
    // ASCII alone, so that bytes are characters; one digit says how many.
    var common = 0
    while common < min(35, address.count, before.count), address[common] == before[common],
      address[common] < 0x80
    {
      common += 1
    }
    if buffer.count > 0 { buffer.append("\n") }
    buffer.append(UInt8(ascii: common < 10 ? "0" : "a") + UInt8(common < 10 ? common : common - 10))
    for byte in address[common...] { buffer.append(byte) }
    swap(&before, &address)
  }
}
