import Base
import Diagnostics
import Files
import SiteModel

extension RecordReport {
  /// 审核情况: who reviewed what was published in a period.
  ///
  /// - Parameters:
  ///   - period: the days; articles count by their `date`, up to the time the site is looked at.
  ///   - site: the site; of drafts nobody speaks yet.
  ///   - parsed: what the files say.
  ///   - history: what does not agree with git, by the places of articles among those parsed; nil
  ///     where nobody looked.
  ///   - url: the URL of an article on the site; empty where it has none.
  /// - Returns: the report `reviews`: a table of the articles, one of the columns, and one of what
  ///   does not agree with git where somebody looked.
  package static func reviews(
    _ period: ReportPeriod, site: Site, parsed: ParsedSite,
    history: [Int: [HistoryRules.Problem]]? = nil, url: (Article.ID) -> String
  ) -> RecordReport {
    var report = RecordReport("reviews", title: "\(period.title)审核情况")
    let rows = ReviewRow.all(in: period, site: site, parsed: parsed, history: history ?? [:])
    let asked = rows.filter(\.isAsked)
    let whole = asked.count { $0.problems.isEmpty }
    report.summary = [
      "发布 \(rows.count) 篇，要求审核 \(asked.count) 篇，写齐而且没有矛盾的 \(whole) 篇。",
      "表里是写下来的话：写着已审，不等于有人读过。",
    ]
    report.tables = [
      articles(rows, site: site, url: url), columns(rows, site: site),
    ]
    if history != nil {
      report.tables.append(contradictions(rows, url: url))
    } else {
      report.summary.append("没有对照 git 历史。")
    }
    return report
  }

  private static func articles(
    _ rows: [ReviewRow], site: Site, url: (Article.ID) -> String
  ) -> RecordTable {
    var table = RecordTable(
      "reviews", title: "各篇的审核",
      columns: [
        .init("发布日期", "date"), .init("标题", "title"), .init("栏目", "column"),
      ] + Reviewer.Duty.allCases.map { .init($0.rawValue, $0.key) } + [
        .init("情况", "state"), .init("文件", "file"),
      ], empty: "这段时间没有发布文章")
    table.rows = rows.map { row in
      RecordTable.Row(
        [.day(row.day), row.titleCell(url), .text(row.column)]
          + Reviewer.Duty.allCases.map { duty in
            row.people[duty].map { RecordTable.Cell.text($0) } ?? .none
          } + [row.state, .text(row.path)])
    }
    return table
  }

  private static func columns(_ rows: [ReviewRow], site: Site) -> RecordTable {
    var order: [String] = []
    var byColumn: [String: [ReviewRow]] = [:]
    for row in rows {
      if byColumn[row.column] == nil { order.append(row.column) }
      byColumn[row.column, default: []].append(row)
    }
    var table = RecordTable(
      "reviews-columns", title: "各栏目",
      columns: [
        .init("栏目", "column"), .init("发布", "published"), .init("要求审核", "asked"),
        .init("没有问题", "whole"),
      ], empty: "这段时间没有发布文章")
    table.rows = order.sorted().map { column in
      let rows = byColumn[column] ?? []
      let asked = rows.filter(\.isAsked)
      return RecordTable.Row([
        .text(column), .number(rows.count), .number(asked.count),
        .share(asked.count { $0.problems.isEmpty }, of: asked.count),
      ])
    }
    return table
  }

  private static func contradictions(
    _ rows: [ReviewRow], url: (Article.ID) -> String
  ) -> RecordTable {
    var table = RecordTable(
      "reviews-history", title: "和 git 历史对不上的", notes: [HistoryRules.limits.chinese + "。"],
      columns: [
        .init("发布日期", "date"), .init("标题", "title"), .init("代码", "code"),
        .init("情况", "finding"),
      ], empty: "没有发现矛盾")
    table.rows = rows.flatMap { row in
      row.contradictions.map { problem in
        RecordTable.Row([
          .day(row.day), row.titleCell(url), .text(problem.code.name),
          .text(problem.message.chinese),
        ])
      }
    }
    return table
  }
}

/// An article in the report.
private struct ReviewRow {
  var day: CivilDate
  var title: String
  var column: String
  var path: String
  var article: Article.ID?
  var people: [Reviewer.Duty: String] = [:]
  var problems: [ReviewRules.Problem]
  var contradictions: [HistoryRules.Problem]
  var isAsked: Bool
  var isWritten: Bool
  var isProvedByCommits: Bool

  static func all(
    in period: ReportPeriod, site: Site, parsed: ParsedSite,
    history: [Int: [HistoryRules.Problem]]
  ) -> [ReviewRow] {
    let rules = ReviewRules(site.configuration.review, parsed.reviewers)
    let titles = Dictionary(
      site.columns.map { (site.texts.string($0.path), site.texts.string($0.title)) },
      uniquingKeysWith: { first, _ in first })
    var rows: [(time: DateTime, row: ReviewRow)] = []
    for (place, item) in parsed.articles.enumerated() {
      let (article, day) = (item.article, item.article.published.date)
      guard item.aggregateColumn == nil, !article.isDraft, period.days.contains(day),
        article.published <= site.now
      else { continue }
      let file = site.files[article.file.offset]
      let folder = ContentPath.home(ofArticle: file.contentPath)
      let subject = ReviewRules.Subject(folder: folder, day: day, isDraft: false)
      let review = parsed.reviews[article.file]
      var row = ReviewRow(
        day: day, title: site.texts.string(article.title), column: titles[folder] ?? folder,
        path: file.path, problems: rules.problems(of: review, subject),
        contradictions: history[place] ?? [],
        isAsked: !rules.settings.required.isEmpty && rules.settings.applies(to: folder, on: day),
        isWritten: review != nil, isProvedByCommits: rules.settings.evidence == .trailers)
      if case .article(let id)? = site.targets[file.contentPath] { row.article = id }
      for step in review?.steps ?? [] {
        guard let reviewer = step.reviewer else { continue }
        let day = step.day.map { " " + $0.string(.fullDate) } ?? ""
        row.people[step.duty] = rules.name(of: reviewer.name) + day
      }
      if let proof = review?.proof, !proof.isEmpty {
        row.people[.proof] = proof.map { rules.name(of: $0.name) }.joined(separator: "、")
      }
      rows.append((article.published, row))
    }
    return rows.sorted { ($0.time, $0.row.path) < ($1.time, $1.row.path) }.map(\.row)
  }

  func titleCell(_ url: (Article.ID) -> String) -> RecordTable.Cell {
    let address = article.map(url) ?? ""
    return address.isEmpty ? .text(title) : .link(title, url: address)
  }

  var state: RecordTable.Cell {
    if !problems.isEmpty {
      return .state(problems.map(\.message.chinese).joined(separator: "；"), .bad)
    }
    if isAsked, isProvedByCommits { return .state("以提交为凭", .neutral) }
    if isAsked { return .state("写齐", .good) }
    return isWritten ? .state("写了，没有矛盾", .good) : .state("不要求", .neutral)
  }
}
