import Base
import Jinja

/// Reads the lists of articles of other sites: JSON Feed 1.1, as `index.json` has it.
///
/// They come from outside, so nothing in them is believed: an item that lacks what an article
/// needs, or whose address is not one of the web, is left out with a warning.
struct AggregateParser: ~Copyable {
  private var text: TextBuilder
  private var diagnostics: [Diagnostic] = []
  private let zone: ZoneOffset
  /// The addresses that are listed already, here or by an article of the site's own.
  private var addresses: Set<String>

  init(segment: UInt32, zone: ZoneOffset, addresses: Set<String>) {
    text = TextBuilder(segment: segment)
    self.zone = zone
    self.addresses = addresses
  }

  /// The text that was made; problems go to `diagnostics`.
  consuming func finish(_ diagnostics: inout [Diagnostic]) -> [UInt8] {
    diagnostics += self.diagnostics
    return text.finish()
  }

  /// Reports a list that was never fetched.
  mutating func reportMissing(_ aggregate: Aggregate) {
    diagnostics.append(
      Diagnostic(
        .aggregateNotFetched, at: aggregate.location,
        Message(
          "还没有取来“\(aggregate.title)”的文章目录",
          "the articles of “\(aggregate.title)” were never fetched"),
        help: Message(
          "请运行 redsite fetch，把 \(aggregate.path) 提交",
          "run `redsite fetch` and commit \(aggregate.path)")))
  }

  /// Reads one list.
  mutating func parse(
    _ aggregate: Aggregate, file: SourceFile.ID, bytes: Bytes, into site: inout ParsedSite
  ) {
    guard SourceEncoding.check(bytes, path: aggregate.path, into: &diagnostics) != nil else {
      return
    }
    let document: DynamicValue
    do throws(JSONProblem) {
      document = try JSONParser.parse(Array(bytes))
    } catch {
      report(
        aggregate,
        at: SourceLocation(path: aggregate.path, file: bytes, range: error.offset..<error.offset),
        error.chinese, error.english)
      return
    }
    guard case .list(let items)? = document["items"] else {
      report(
        aggregate, at: SourceLocation(path: aggregate.path), "没有 items 列表",
        "there is no list of items")
      return
    }
    var count = 0
    for (place, item) in items.enumerated() where count < aggregate.limit {
      guard let article = article(item, of: aggregate, file: file) else {
        report(
          aggregate, at: SourceLocation(path: aggregate.path),
          "第 \(place + 1) 篇缺少标题、网址或日期，或者写得不对，没有列出",
          "item \(place + 1) has no usable title, address or date and is left out",
          code: .aggregateItem)
        continue
      }
      guard addresses.insert(article.address).inserted else { continue }
      var parsed = ParsedArticle(article: article.article)
      parsed.aggregateColumn = aggregate.column
      site.articles.append(parsed)
      count += 1
    }
  }

  private mutating func article(
    _ item: DynamicValue, of aggregate: Aggregate, file: SourceFile.ID
  ) -> (article: Article, address: String)? {
    guard let title = item["title"]?.line, !title.isEmpty,
      let address = (item["url"] ?? item["external_url"])?.line, isWebAddress(address),
      let written = item["date_published"]?.line,
      case .success(let date) = parseDateTime(written, zone: zone)
    else { return nil }
    var article = Article(
      file: file, column: Column.ID(0), title: text.add(title), published: date.0,
      slug: .empty, body: .empty)
    article.link = text.add(address)
    let source = item["_redsite"]?["source"]?.line ?? ""
    article.source = text.add(source.isEmpty ? aggregate.title : source)
    let summary = (item["summary"] ?? item["content_text"])?.line ?? ""
    article.summary = text.add(String(summary.prefix(200)))
    return (article, address)
  }

  private func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return false }
    return !text.unicodeScalars.contains {
      $0.value <= 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "<" || $0 == ">" || $0 == "\\"
    }
  }

  private mutating func report(
    _ aggregate: Aggregate, at location: SourceLocation, _ chinese: String, _ english: String,
    code: DiagnosticCode = .aggregateUnreadable
  ) {
    diagnostics.append(
      Diagnostic(
        code, at: location,
        Message(
          "“\(aggregate.title)”的文章目录：\(chinese)", "the articles of “\(aggregate.title)”: \(english)"
        ),
        help: Message(
          "请再运行一次 redsite fetch；还不对，请告诉对方网站的管理员",
          "run `redsite fetch` again; if it stays, tell whoever keeps that site")))
  }
}

extension DynamicValue {
  /// The value of a key, where this is a mapping that has it.
  fileprivate subscript(key: String) -> DynamicValue? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.last { $0.key == key }?.value
  }

  /// Text on one line, control and direction characters left out; nil for anything else.
  fileprivate var line: String? {
    guard case .string(let text) = self else { return nil }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: line.append(" ")
      case 0...0x1F, 0x7F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      default: line.append(scalar)
      }
    }
    return String(line).withoutOuterSpaces
  }
}
