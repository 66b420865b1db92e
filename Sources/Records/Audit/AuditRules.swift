import Base
import Diagnostics
import SiteModel

/// What each indicator makes of a site.
struct AuditRules {
  private let inputs: AuditInputs
  private let site: Site
  private let today: CivilDate
  /// The most pieces of evidence of one indicator; all are counted.
  private static let most = 20

  init(_ inputs: AuditInputs) {
    self.inputs = inputs
    site = inputs.site
    today = inputs.site.now.date
  }

  // MARK: 安全、泄密事故等

  var safety: [AuditFinding] {
    let name = "安全、泄密事故等"
    func unknown(_ text: String, _ reason: String) -> AuditFinding {
      AuditFinding(name, text, reason, .unknown)
    }
    return [
      inputs.hasWordList
        ? found(name, "严重表述错误", "按 data/words.csv 里级别为“错”的用语查", [.wrongWord], isError: true)
        : unknown("严重表述错误", "没有用语表（data/words.csv）"),
      site.configuration.scan.isEnabled
        ? found(
          name, "泄露国家秘密", "查了密级标志和内部资料标志；没有标志的看不出来", [.secretMark, .restrictedMark])
        : unknown("泄露国家秘密", "[scan] 没有打开"),
      site.configuration.links.approvedHosts.isEmpty
        ? unknown("反动暴力色情内容或链接", "没有设 links.approved_hosts，不知道哪些网站可以链接；内容要人看")
        : found(
          name, "反动暴力色情内容或链接", "查了外部链接是不是都在 approved_hosts 里；内容要人看",
          [.unapprovedHost]),
      unknown("攻击未处置", "程序看不到服务器"),
      dates(name),
      unknown("严重负面舆情", "程序看不到"),
    ]
  }

  private func found(
    _ name: String, _ text: String, _ scope: String, _ codes: Set<DiagnosticCode>,
    isError: Bool = false
  ) -> AuditFinding {
    guard let all = inputs.diagnostics else {
      return AuditFinding(name, text, "没有检查全站", .unknown)
    }
    let found = all.filter { codes.contains($0.code) && (!isError || $0.severity == .error) }
    let evidence = found.prefix(Self.most).map { problem in
      let place = problem.location
      return AuditInputs.Evidence(
        problem.shownMessage(in: .chinese),
        place: place.line == 0 ? place.path : "\(place.path):\(place.line)")
    }
    return AuditFinding(
      name, text, scope + (found.isEmpty ? "" : "，\(found.count) 处"), evidence: Array(evidence),
      found.isEmpty ? .nothingFound : .suspicions(found.count))
  }

  private func dates(_ name: String) -> AuditFinding {
    let text = "弄虚作假（如伪造发稿日期等）"
    guard let history = inputs.history else {
      return AuditFinding(name, text, "看不到完整的 git 历史，日期无从对照", .unknown)
    }
    let count = history.suspicions.count
    return AuditFinding(
      name, text,
      "对照了发布日期和进入主线的日期" + (count == 0 ? "" : "，\(count) 处对不上，要人核实"),
      evidence: Array(history.suspicions.prefix(Self.most)),
      count == 0 ? .nothingFound : .suspicions(count))
  }

  // MARK: 站点无法访问、首页不更新

  var reachability: AuditFinding {
    AuditFinding(
      "站点无法访问", "监测 1 周，每天访问 20 次以上，超过 15 秒打不开的达到 5%",
      "程序不访问网站。可以从外网每小时打开首页一次（curl --max-time 15），连续一周，数打不开的次数", .unknown)
  }

  var homePage: AuditFinding {
    let (name, text) = ("首页不更新", "监测 2 周，首页无信息更新")
    guard let newest = homeArticles.max(by: { published($0) < published($1) }) else {
      return AuditFinding(name, text, "首页没有列出带日期的条目", .veto)
    }
    let day = published(newest)
    let days = day.distance(to: today)
    return AuditFinding(
      name, text, "首页最新的一条是 \(days) 天以前的", evidence: [evidence(newest)],
      AuditFinding.verdict(days, upTo: 14))
  }

  /// The articles that the blocks of the home page list.
  private var homeArticles: [Article.ID] {
    site.subsites.first.map { home in
      home.blocks.indices.flatMap { block in
        [block] + site.blocks[block].parts.indices
      }.flatMap { Array(site.articleLists[site.blocks[$0].articles.indices]) }
    } ?? []
  }

  // MARK: 栏目不更新

  var columns: [AuditFinding] {
    let name = "栏目不更新"
    let stale = staleColumns
    let blank = blankColumns
    var findings = [
      AuditFinding(
        name,
        "2 周内动态、要闻类和 6 个月内通知公告、政策文件类一级栏目，累计 5 个以上（含）未更新",
        "\(stale.count)/5；按栏目的 type 认，空白的列在下面", evidence: Array(stale.prefix(Self.most)),
        AuditFinding.verdict(stale.count, below: 5))
    ]
    let overdue = "应更新未更新的栏目 10 个以上（含）"
    if let columns = inputs.overdueColumns {
      findings.append(
        AuditFinding(
          name, overdue, "\(columns.count)/10；按栏目自己写的更新要求",
          evidence: Array(columns.prefix(Self.most)),
          AuditFinding.verdict(columns.count, below: 10)))
    } else {
      findings.append(
        AuditFinding(name, overdue, "栏目没有写更新要求，不知道哪些应该更新", .unknown))
    }
    findings.append(
      AuditFinding(
        name, "空白栏目 5 个以上（含）", "\(blank.count)/5；一页文字、友情链接、概览和专题不算",
        evidence: Array(blank.prefix(Self.most)), AuditFinding.verdict(blank.count, below: 5)))
    return findings
  }

  /// The columns of articles: not the home page, nor those that have a text of their own.
  private var listColumns: [Int] {
    site.columns.indices.filter { index in
      let column = site.columns[index]
      return column.parent != nil && ![.page, .links, .overview].contains(column.kind)
    }
  }

  private var staleColumns: [AuditInputs.Evidence] {
    listColumns.compactMap { index in
      guard let (limit, isLate) = limit(of: index), let newest = newest(of: index), isLate(newest)
      else { return nil }
      let days = published(newest).distance(to: today)
      return AuditInputs.Evidence(
        "\(site.texts.string(site.columns[index].title))：\(days) 天没有更新（\(limit)）",
        place: inputs.columnURLs[index], day: published(newest))
    }
  }

  /// How long a column may stand still, in words, and whether an article is older than that.
  private func limit(of index: Int) -> (text: String, isLate: (Article.ID) -> Bool)? {
    let column = site.columns[index]
    switch site.texts.string(column.type) {
    case "工作动态", "要闻", "动态":
      return ("2 周", { published($0).distance(to: today) > 14 })
    case "通知公告", "政策文件":
      guard column.parent == Column.ID(0) else { return nil }
      let start = Self.monthsBefore(6, today)
      return ("6 个月", { published($0) < start })
    default: return nil
    }
  }

  private var blankColumns: [AuditInputs.Evidence] {
    listColumns.compactMap { index in
      let column = site.columns[index]
      guard column.allArticles.count == 0 else { return nil }
      let arrival = inputs.history?.columnArrivals[site.texts.string(column.path)]
      let isNew = arrival.map { $0.distance(to: today) <= 14 } ?? false
      return AuditInputs.Evidence(
        site.texts.string(column.title)
          + (isNew ? "：没有文章，是 \(arrival?.string(.fullDate) ?? "") 新开的" : "：没有文章"),
        place: inputs.columnURLs[index], day: arrival)
    }
  }

  /// The newest article of a column and those below it.
  private func newest(of index: Int) -> Article.ID? {
    site.articleLists[site.columns[index].allArticles.indices]
      .max { published($0) < published($1) }
  }

  /// The day some months before another; the last of a month that is too short.
  static func monthsBefore(_ count: Int, _ day: CivilDate) -> CivilDate {
    let (year, month, number) = day.components
    let months = year * 12 + month - 1 - count
    let (newYear, newMonth) = (months / 12, months % 12 + 1)
    let last = CivilDate.daysIn(month: newMonth, year: newYear)
    return CivilDate(year: newYear, month: newMonth, day: min(number, last)) ?? day
  }

  // MARK: 互动回应差、服务不实用

  var interaction: [AuditFinding] {
    let name = "互动回应差"
    let (channel, answers) = ("无网上咨询建言渠道", "1 年内，超过 3 个月未回应有效留言")
    guard let letters = inputs.letters else {
      return [
        AuditFinding(name, channel, "没有信箱的数据；只有邮箱地址的不算渠道", .unknown),
        AuditFinding(name, answers, "没有来信的数据", .unknown),
      ]
    }
    return [
      AuditFinding(
        name, channel,
        letters.openMailboxes.map { "可以在网上填写的信箱 \($0) 个" }
          ?? "有信箱；能不能在网上填写，要看接收来信的系统",
        letters.openMailboxes.map { $0 == 0 ? .veto : .passed } ?? .unknown),
      AuditFinding(
        name, answers, "超过 3 个月没有回应的 \(letters.waiting.count) 件",
        evidence: Array(letters.waiting.prefix(Self.most)),
        letters.waiting.isEmpty ? .passed : .veto),
    ]
  }

  var services: AuditFinding {
    let (name, text) = ("服务不实用", "服务不实用")
    guard hasServices else { return withoutServices(name, text) }
    let guides = site.articles.indices.filter { site.kinds.facts(of: $0)?.guide != nil }
    guard !guides.isEmpty else {
      return AuditFinding(name, text, "网站里没有办事指南的数据", .unknown)
    }
    let lacking = guides.compactMap { index -> AuditInputs.Evidence? in
      let lacks = site.kinds.facts(of: index)?.guide.map { self.lacks($0) } ?? []
      guard !lacks.isEmpty else { return nil }
      return AuditInputs.Evidence(
        site.texts.string(site.articles[index].title) + "：" + lacks.joined(separator: "、"),
        place: inputs.articleURLs[index], day: site.kinds.facts(of: index)?.guide?.updated)
    }
    return AuditFinding(
      name, text,
      "查了 \(guides.count) 份办事指南的要素"
        + (lacking.isEmpty ? "；准不准确要人看" : "，\(lacking.count) 份不全或者一年没有核对"),
      evidence: Array(lacking.prefix(Self.most)),
      lacking.isEmpty ? .nothingFound : .suspicions(lacking.count))
  }

  /// What a reader of a guide would look for in vain.
  private func lacks(_ guide: Guide) -> [String] {
    var lacks: [String] = []
    if guide.basis.isEmpty { lacks.append("没有依据") }
    if guide.office.isEmpty { lacks.append("没有受理单位") }
    if guide.phone.isEmpty { lacks.append("没有电话") }
    if guide.steps.isEmpty { lacks.append("没有步骤") }
    guard let due = guide.reviewDue else { return lacks + ["没有核对日期"] }
    if due < today { lacks.append("一年没有核对") }
    return lacks
  }

  /// Whether the site serves the public: party sites are not asked for services.
  private var hasServices: Bool { site.configuration.profile == .government }

  private func withoutServices(_ name: String, _ text: String) -> AuditFinding {
    AuditFinding(name, text, "没有对外服务职能的网站不查", .notApplicable)
  }

  private var serviceStatistics: AuditFinding {
    let (name, text) = ("办事服务", "办事统计数据 3 个月未更新（扣分值待核）")
    guard hasServices else { return withoutServices(name, text) }
    // Which tables are about services, only their titles tell.
    let tables = site.kinds.statistics.filter { table in
      ["办事", "办件", "受理"].contains { table.title.contains($0) }
    }
    guard let newest = tables.max(by: { ($0.asOf ?? .distantPast) < ($1.asOf ?? .distantPast) })
    else { return AuditFinding(name, text, "没有办事统计的数据", .unknown) }
    guard let day = newest.asOf else {
      return AuditFinding(name, text, "统计表没有写数据截止的日期", .unknown)
    }
    return AuditFinding(
      name, text, "最新的统计到\(day.chinese)为止",
      evidence: [
        AuditInputs.Evidence(
          newest.title, place: "\(statisticsFolder)\(newest.name).csv", day: day)
      ],
      day < Self.monthsBefore(3, today) ? .suspicions(1) : .passed)
  }

  // MARK: 扣分

  private var answers: AuditFinding {
    let (name, text) = ("互动交流", "留言答复 2 个月未更新（扣分值待核）")
    guard let letters = inputs.letters else {
      return AuditFinding(name, text, "没有来信的数据", .unknown)
    }
    guard let last = letters.lastAnswer else {
      return AuditFinding(name, text, "还没有答复过来信", .suspicions(1))
    }
    return AuditFinding(
      name, text, "最近一次答复在\(last.chinese)",
      last < Self.monthsBefore(2, today) ? .suspicions(1) : .passed)
  }

  var deductions: [AuditFinding] {
    let start = Self.monthsBefore(6, today)
    let policies = listColumns.compactMap { index -> AuditInputs.Evidence? in
      let column = site.columns[index]
      guard column.parent == Column.ID(0), site.texts.string(column.type) == "政策文件",
        let newest = newest(of: index), published(newest) < start
      else { return nil }
      return AuditInputs.Evidence(
        site.texts.string(column.title), place: inputs.columnURLs[index], day: published(newest))
    }
    let hasPolicies = listColumns.contains { index in
      site.columns[index].parent == Column.ID(0)
        && site.texts.string(site.columns[index].type) == "政策文件"
    }
    return [
      AuditFinding(
        "发布解读", "政策文件类一级栏目 6 个月未更新（扣分值待核）",
        hasPolicies ? "\(policies.count) 个没有更新" : "没有这一类的一级栏目", evidence: policies,
        !hasPolicies ? .notApplicable : policies.isEmpty ? .passed : .suspicions(policies.count)),
      serviceStatistics,
      answers,
      AuditFinding(
        "功能设计", "站内搜索（扣分值待核）",
        site.configuration.search.isEnabled ? "有 /search/" : "[search] 没有打开",
        site.configuration.search.isEnabled ? .passed : .suspicions(1)),
      AuditFinding(
        "功能设计", "“我为政府网站找错”的链接（扣分值待核）", hasErrorReport ? "页脚里有" : "没有写网站标识码或找错的网址",
        hasErrorReport ? .passed : .suspicions(1)),
      AuditFinding("功能设计", "域名、网站标识、可用性、IPv6（扣分值待核）", "程序看不到服务器", .unknown),
    ]
  }

  private var hasErrorReport: Bool {
    let owner = site.configuration.owner
    return !owner.errorReportURL.isEmpty || !owner.siteIDCode.isEmpty
  }

  // MARK: Others

  var others: [AuditFinding] {
    let profile = site.configuration.profile
    return [
      profile == .none
        ? AuditFinding("网页标签", "必备的网页标签", "没有选规范（site.profile），没有查", .unknown)
        : found("网页标签", "必备的网页标签", "查了网站、栏目和文章的标签", [.missingMandatory, .pageLacks]),
      found("链接", "没有空链接、死链接（本站的）", "查了正文和设置里的链接", [.emptyLink, .brokenLink]),
      found("图片", "图片有文字说明", "查了正文和配图", [.missingDescription]),
      found("图片", "图片不过大", "查了 content 和 assets", [.largePicture]),
      found(
        "个人信息", "不泄露个人信息", "查了证件号码、手机号码、银行账号、拍摄位置",
        [.idNumber, .idNumberMaskedBadly, .phoneNumber, .bankCard, .photoLocation]),
    ]
  }

  private func published(_ article: Article.ID) -> CivilDate {
    site.articles[article.offset].published.date
  }

  private func evidence(_ article: Article.ID) -> AuditInputs.Evidence {
    AuditInputs.Evidence(
      site.texts.string(site.articles[article.offset].title),
      place: inputs.articleURLs[article.offset], day: published(article))
  }
}
