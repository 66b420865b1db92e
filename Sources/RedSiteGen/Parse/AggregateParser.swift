import Base
import Diagnostics
import Metadata
import SiteModel

/// The hosts whose pages a list of another site may link to from here.
///
/// Whoever keeps that site writes the list, or whoever broke into it: without a bound it could put
/// a link to any host on the pages of this one.
struct AggregateHosts {
  private let patterns: [WildcardPattern]
  /// Whether nothing says whose pages they are, so that all are taken.
  let isEveryone: Bool
  /// The hosts that links of the site may lead to; all while there are none.
  private let approved: [WildcardPattern]
  /// The host of the aggregate's own address, which needs no approval: whoever wrote it down here
  /// approved it.
  private let own: String?

  /// What is to be said of a host.
  enum Judgement: Hashable { case listed, foreign, unapproved }

  /// The hosts of an aggregate: those it names, else that of its address and those below it, else
  /// those that links of the site may lead to.
  init(_ aggregate: Aggregate, approved: [String]) {
    var hosts = aggregate.hosts
    if hosts.isEmpty {
      switch aggregate.origin {
      case .web(let address):
        hosts = WebAddress(address).map { [$0.host, "*." + $0.host] } ?? []
        isEveryone = false
      case .file:
        hosts = approved
        isEveryone = approved.isEmpty
      }
    } else {
      isEveryone = false
    }
    patterns = hosts.map { WildcardPattern($0) }
    self.approved = approved.map { WildcardPattern($0) }
    if case .web(let address) = aggregate.origin {
      own = WebAddress(address)?.host
    } else {
      own = nil
    }
  }

  /// Whether pages of a host may be linked to.
  func judge(_ host: String) -> Judgement {
    guard isEveryone || patterns.contains(where: { $0.matches(host) }) else { return .foreign }
    let isApproved =
      approved.isEmpty || host == own || approved.contains { $0.matches(host) }
    return isApproved ? .listed : .unapproved
  }
}

/// Reads the lists of articles of other sites: JSON Feed 1.1, as `index.json` has it.
///
/// They come from outside, so nothing in them is believed and nothing in them stops a build: a
/// list that cannot be read, an item that lacks what an article needs, and one that leads to a
/// host that is not the other site's are left out with a warning.
struct AggregateParser: ~Copyable {
  private var text: TextBuilder
  private let diagnostics: DiagnosticSink
  private let zone: ZoneOffset
  /// The hosts that links of the site may lead to; all while there are none.
  private let approvedHosts: [String]
  /// The addresses that are listed already, here or by an article of the site's own.
  private var addresses: Set<String>

  init(
    segment: UInt32, configuration: SiteConfiguration, addresses: Set<String>,
    diagnostics: DiagnosticSink
  ) {
    self.diagnostics = diagnostics
    text = TextBuilder(segment: segment)
    zone = configuration.zone
    approvedHosts = configuration.links.approvedHosts
    self.addresses = addresses
  }

  /// The text that was made.
  consuming func finish() -> [UInt8] {
    return text.finish()
  }

  /// Reports a list that was never fetched.
  mutating func reportMissing(_ aggregate: Aggregate) {
    diagnostics.report(
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
  ///
  /// - Returns: how many of its articles can be used; nil where it is no list.
  mutating func parse(
    _ aggregate: Aggregate, file: SourceFile.ID, bytes: Bytes, into site: inout ParsedSite
  ) -> Int? {
    guard let list = list(of: aggregate, bytes: bytes) else { return nil }
    let hosts = AggregateHosts(aggregate, approved: approvedHosts)
    if hosts.isEveryone, !list.items.isEmpty { reportEveryHost(aggregate) }
    var filter = AggregateFilter(aggregate)
    var count = 0
    var left: [AggregateHosts.Judgement: [(title: String, host: String)]] = [:]
    for (place, value) in list.items.enumerated() where count < aggregate.limit {
      guard let item = AggregateItem(value, zone: zone) else {
        report(
          aggregate, at: SourceLocation(path: aggregate.path),
          Message(
            "第 \(place + 1) 篇缺少标题、网址或日期，或者写得不对，没有列出",
            "item \(place + 1) has no usable title, address or date and is left out"),
          code: .aggregateItem)
        continue
      }
      guard filter.wants(item) else { continue }
      let judgement = hosts.judge(item.host)
      guard judgement == .listed else {
        left[judgement, default: []].append((item.title, item.host))
        continue
      }
      guard filter.hasRoom(for: item.host), addresses.insert(item.address).inserted else {
        continue
      }
      filter.count(item.host)
      var parsed = ParsedArticle(article: article(item, of: aggregate, file: file))
      parsed.aggregateColumn = aggregate.column
      site.articles.append(parsed)
      count += 1
    }
    if let items = left[.foreign] {
      reportLeftOut(
        items, of: aggregate, because: Message("不在它的域名下", "not on its hosts"),
        help: Message(
          "确实是对方的网站，就把域名写进 site.toml 里这个 [[aggregate]] 的 hosts",
          "if the host belongs to that site, add it to `hosts` of its [[aggregate]] in site.toml"))
    }
    if let items = left[.unapproved] {
      reportLeftOut(
        items, of: aggregate, because: Message("在没有经过批准的网站上", "on hosts that are not approved"),
        help: Message(
          "批准以后，把域名写进 site.toml 里 [links] 的 approved_hosts",
          "once the host is approved, add it to `approved_hosts` of [links] in site.toml"))
    }
    if filter.isIdle { reportNothing(filter, of: aggregate) }
    return list.usableCount(zone: zone)
  }

  /// The list, or nil where it is none.
  private mutating func list(of aggregate: Aggregate, bytes: Bytes) -> AggregateList? {
    var problems: [Diagnostic] = []
    guard SourceEncoding.check(bytes, path: aggregate.path, into: &problems) != nil else {
      for problem in problems { report(aggregate, at: problem.location, problem.message) }
      return nil
    }
    do throws(AggregateList.Problem) {
      let list = try AggregateList(Array(bytes))
      if list.items.isEmpty {
        report(
          aggregate, at: SourceLocation(path: aggregate.path),
          Message("里面没有文章", "it has no articles"))
      }
      return list
    } catch {
      let location = error.offset.map {
        SourceLocation(path: aggregate.path, file: bytes, range: $0..<$0)
      }
      report(aggregate, at: location ?? SourceLocation(path: aggregate.path), error.message)
      return nil
    }
  }

  private mutating func article(
    _ item: AggregateItem, of aggregate: Aggregate, file: SourceFile.ID
  ) -> Article {
    var article = Article(
      file: file, column: Column.ID(0), title: text.add(item.title), published: item.date,
      slug: .empty, body: .empty)
    article.link = text.add(item.address)
    article.source = text.add(item.source.isEmpty ? aggregate.title : item.source)
    article.summary = text.add(item.summary)
    return article
  }

  // MARK: What is wrong

  private mutating func report(
    _ aggregate: Aggregate, at location: SourceLocation, _ message: Message,
    code: DiagnosticCode = .aggregateUnreadable
  ) {
    diagnostics.report(
      Diagnostic(
        code, at: location,
        Message(
          "“\(aggregate.title)”的文章目录：\(message.chinese)",
          "the articles of “\(aggregate.title)”: \(message.english)"),
        help: Message(
          "请再运行一次 redsite fetch；还不对，请告诉对方网站的管理员",
          "run `redsite fetch` again; if it stays, tell whoever keeps that site")))
  }

  /// One warning for a list, however many of its articles lead elsewhere.
  private mutating func reportLeftOut(
    _ items: [(title: String, host: String)], of aggregate: Aggregate, because reason: Message,
    help: Message
  ) {
    var hosts: [String] = []
    for item in items where !hosts.contains(item.host) { hosts.append(item.host) }
    let named = hosts.prefix(3).map { String($0.prefix(80)) }
    let more = hosts.count - named.count
    let chinese = named.joined(separator: "、") + (more > 0 ? " 等 \(hosts.count) 个" : "")
    let english = named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    let first = String(items[0].title.prefix(40))
    diagnostics.report(
      Diagnostic(
        .aggregateHost, at: SourceLocation(path: aggregate.path),
        Message(
          "“\(aggregate.title)”的文章目录：有 \(items.count) 篇\(reason.chinese)（\(chinese)），没有列出，如“\(first)”",
          "the articles of “\(aggregate.title)”: \(items.count) \(reason.english) (\(english)), left out, as “\(first)”"
        ),
        help: help,
        notes: [
          Diagnostic.Note(
            Message("是在这里汇集的", "it is aggregated here"), at: aggregate.location)
        ]))
  }

  private mutating func reportNothing(_ filter: AggregateFilter, of aggregate: Aggregate) {
    let columns = filter.seenColumns.map { String($0.prefix(40)) }
    diagnostics.report(
      Diagnostic(
        .aggregateFilter, at: aggregate.location,
        Message(
          "“\(aggregate.title)”的文章，columns 和 keywords 一篇也没有选中",
          "`columns` and `keywords` select no article of “\(aggregate.title)”"),
        help: columns.isEmpty
          ? Message(
            "对方的目录里没有栏目名称，请去掉 columns，改用 keywords",
            "its list names no columns; take out `columns` and use `keywords`")
          : Message(
            "对方的文章在这些栏目里：\(columns.joined(separator: "、"))",
            "its articles are in these columns: \(columns.joined(separator: ", "))")))
  }

  private mutating func reportEveryHost(_ aggregate: Aggregate) {
    diagnostics.report(
      Diagnostic(
        .aggregateEveryHost, at: aggregate.location,
        Message(
          "“\(aggregate.title)”没有写 hosts，它的文章可以链接到任何网站",
          "“\(aggregate.title)” has no `hosts`, so its articles may lead to any site"),
        help: Message(
          "请写上对方的域名，例如：hosts = [\"xian1.example.org\"]",
          "write the hosts of that site, as in: hosts = [\"xian1.example.org\"]")))
  }
}
