import Base
import Diagnostics
import Kinds
import Records
import SiteModel

/// The pages and tables of columns whose articles have something special about them.
extension PagePlanner {
  /// The articles that a column lists and that have a fact, in the order of the list.
  private func listed<Fact>(
    in column: Column.ID, _ fact: (ArticleFacts) -> Fact?
  ) -> [(id: Article.ID, fact: Fact)] {
    site.articleLists[site.columns[column.offset].listed.indices].compactMap { id in
      site.kinds.facts(of: id.offset).flatMap(fact).map { (id, $0) }
    }
  }

  private func link(to id: Article.ID) -> RecordTable.Cell {
    .link(
      site.texts.string(site.articles[id.offset].title), url: string(urls.articles[id.offset]))
  }

  private mutating func show(_ tables: [RecordTable], titled title: String, in column: Column.ID) {
    let shown = tables.filter { !$0.rows.isEmpty }
    guard !shown.isEmpty else { return }
    var report = RecordReport("kind", title: title)
    report.tables = shown
    special.reportOfColumn[column.index] = addReport(KindReport(report), of: column)
  }

  // MARK: Exhibitions

  mutating func planPrintPage(of column: Column.ID) {
    let halls = [column] + site.columnLists[site.columns[column.offset].children.indices]
    guard halls.contains(where: { !site.panels(of: $0).isEmpty }) else { return }
    let title = site.texts.string(site.columns[column.offset].title) + "（全部展板）"
    addPage(SpecialPage(title: title, column: column, subject: .exhibition), name: "print.html")
    special.printPages[column.index] = special.pages[special.pages.count - 1].url
  }

  // MARK: Papers

  mutating func planPapers(of column: Column.ID) {
    let tables = [planVolumes(of: column), planExperts(of: column)].compactMap { $0 }
    show(tables, titled: site.texts.string(site.columns[column.offset].title), in: column)
  }

  /// Plans the volume of each year.
  ///
  /// - Returns: the list of them; nil where the column has none.
  private mutating func planVolumes(of column: Column.ID) -> RecordTable? {
    guard let settings = site.kinds.volumes[column.index] else { return nil }
    var years: [Int: [Article.ID]] = [:]
    for id in site.articleLists[site.columns[column.offset].listed.indices] {
      let article = site.articles[id.offset]
      if article.hasPage, site.kinds.facts(of: id.offset)?.paper != nil {
        years[article.published.date.components.year, default: []].append(id)
      }
    }
    let folder = string(site.columns[column.offset].path) + "/"
    var rows: [RecordTable.Row] = []
    for (year, articles) in years.sorted(by: { $0.key > $1.key }) {
      let title = settings.title.replacing("{year}", with: String(year))
      let place = special.volumes.count
      // Articles are numbered from the newest on, and a book begins with the oldest.
      special.volumes.append(
        PlannedVolume(title: title, editor: settings.editor, articles: articles.sorted(by: >)))
      let url = addPage(
        SpecialPage(title: title, column: column, subject: .volume(place)),
        name: "\(year)/index.html")
      special.volumes[place].url = special.pages[special.pages.count - 1].url
      special.volumes[place].bookURL = addGeneratedFile(
        .volume, of: .volume(place), path: "\(folder)\(year)/huibian.epub",
        Message("年度汇编的电子书", "the volume of a year as a book"))
      rows.append(
        RecordTable.Row([
          .link(title, url: url), .number(articles.count),
          .link("EPUB", url: string(special.volumes[place].bookURL)),
        ]))
    }
    return RecordTable(
      "volumes", title: "年度汇编",
      columns: [.init("汇编", "title"), .init("篇数", "count"), .init("电子书", "book")], rows: rows)
  }

  /// Plans a page for each expert, in the first column of papers.
  ///
  /// - Returns: the list of them; nil for other columns.
  private mutating func planExperts(of column: Column.ID) -> RecordTable? {
    let first = site.columns.firstIndex { $0.kind == .papers }
    guard first == column.offset, !site.kinds.experts.isEmpty else { return nil }
    var papers: [Int: [Article.ID]] = [:]
    for (index, facts) in site.kinds.articles.sorted(by: { $0.key < $1.key }) {
      guard let mentor = facts.paper?.mentor else { continue }
      papers[mentor, default: []].append(Article.ID(Int(index)))
    }
    var rows: [RecordTable.Row] = []
    for (place, expert) in site.kinds.experts.enumerated() {
      let own = papers[place] ?? []
      var report = KindReport(.init("expert", title: expert.name))
      report.report.summary = [
        [expert.rank, expert.unit, expert.field].filter { !$0.isEmpty }.joined(separator: "，")
      ].filter { !$0.isEmpty }
      report.report.tables = [paperTable(own, name: "expert-\(expert.identifier.name)")]
      let url = addPage(
        titled: expert.name, report, of: column, name: "experts/\(expert.identifier.name)")
      special.experts[place] = special.pages[special.pages.count - 1].url
      rows.append(
        RecordTable.Row([
          .link(expert.name, url: url), .text(expert.rank), .text(expert.unit),
          .text(expert.field), .number(own.count),
        ]))
    }
    return RecordTable(
      "experts", title: "导师",
      columns: [
        .init("姓名", "name"), .init("职称", "rank"), .init("单位", "unit"), .init("领域", "field"),
        .init("推荐论文", "papers"),
      ], rows: rows)
  }

  private func paperTable(_ papers: [Article.ID], name: String) -> RecordTable {
    RecordTable(
      name, title: "推荐的论文",
      columns: [.init("论文", "title"), .init("作者", "author"), .init("日期", "date")],
      rows: papers.map { id in
        let article = site.articles[id.offset]
        return RecordTable.Row([
          link(to: id), .text(site.texts.string(article.author)), .day(article.published.date),
        ])
      })
  }

  // MARK: Guides, activities, lessons

  mutating func planGuides(of column: Column.ID) {
    let rows = listed(in: column) { $0.guide }.map { id, guide in
      RecordTable.Row([
        link(to: id), .text(guide.office), .text(guide.phone),
        guide.steps.isEmpty ? .none : .number(guide.steps.count),
        guide.updated.map { .day($0) } ?? .none,
      ])
    }
    let table = RecordTable(
      "guides", title: "办事指南",
      columns: [
        .init("事项", "title"), .init("责任部门", "office"), .init("咨询电话", "phone"),
        .init("步骤", "steps"), .init("最近核对", "updated"),
      ], rows: rows)
    show([table], titled: "办事指南", in: column)
  }

  mutating func planActivities(of column: Column.ID) {
    let today = site.now.date
    let activities = listed(in: column) { $0.activity }.sorted {
      ($1.fact.from, $0.id.index) < ($0.fact.from, $1.id.index)
    }
    let rows = activities.map { id, activity in
      let state: RecordTable.Cell =
        activity.from > today
        ? .state("未开始", .soon)
        : activity.to < today ? .state("已结束", .neutral) : .state("进行中", .good)
      return RecordTable.Row([
        .day(activity.from), .day(activity.to), link(to: id), .text(activity.place),
        .text(activity.organizer), activity.sessions.map { .number($0) } ?? .none, state,
      ])
    }
    let table = RecordTable(
      "activities", title: "日程",
      columns: [
        .init("起", "from"), .init("止", "to"), .init("名称", "title"), .init("地点", "place"),
        .init("主办", "organizer"), .init("场次", "sessions"), .init("情况", "state"),
      ], rows: rows)
    show([table], titled: "日程", in: column)
    guard let place = special.reportOfColumn[column.index] else { return }
    special.reports[place].calendarURL = addGeneratedFile(
      .calendar, of: .column(column),
      path: string(site.columns[column.offset].path) + "/activities.ics",
      Message("活动的日程 activities.ics", "the activities as a calendar"))
  }

  mutating func planLessons(of column: Column.ID) {
    let lessons = listed(in: column) { $0.lesson?.hours }
    guard !lessons.isEmpty else { return }
    let total = lessons.map(\.fact).reduce(0, +)
    let table = RecordTable(
      "lessons", title: "学时",
      notes: [
        "共 \(lessons.count) 个视频，\(RecordTable.Cell.hundredths(total).trimmed) 学时。"
      ],
      columns: [.init("视频", "title"), .init("日期", "date"), .init("学时", "hours")],
      rows: lessons.map { id, hours in
        RecordTable.Row([
          link(to: id), .day(site.articles[id.offset].published.date), .hundredths(hours),
        ])
      })
    show([table], titled: "学时", in: column)
  }
}
