import Base
import Diagnostics
import Files
import Glibc
import Records
import RedSiteGen
import SiteModel

/// One line of `redsite doctor`.
package struct Checkup: Sendable {
  /// How it is.
  package var state: State
  /// What was looked at.
  package var subject: Message
  /// What to do where it is not fine.
  package var help: Message?

  /// How something is.
  package enum State: Sendable {
    /// As it should be.
    case fine
    /// Something that the site can do without.
    case advice
    /// Something that keeps the site from being published.
    case missing
  }

  static func fine(_ chinese: String, _ english: String) -> Checkup {
    Checkup(state: .fine, subject: Message(chinese, english))
  }

  static func advice(_ chinese: String, _ english: String, _ help: Message) -> Checkup {
    Checkup(state: .advice, subject: Message(chinese, english), help: help)
  }
}

extension Checkup {
  /// Looks over the machine, the settings and the content of a site.
  ///
  /// - Parameter look: the site, checked as a whole; only the machine where there is none.
  /// - Returns: a line for each thing.
  package static func lines(of look: SiteLook) -> [Checkup] {
    guard let draft = look.draft else { return programs }
    let site = draft.plan.site
    return programs + [content(of: site, look.result.report)] + samples(of: site)
      + rootFiles(of: draft.plan) + settings(draft.setUp.configuration)
      + (look.inputs.map { [calendar($0.parsed.calendar, now: site.now.date)] } ?? [])
      + notices(of: draft) + site.aggregateAges.map { list(of: $0, now: draft.setUp.unixNow) }
      + [folder(of: draft)]
  }

  private static func content(of site: Site, _ report: DiagnosticReport) -> Checkup {
    let (errors, warnings) = (report.errorCount, report.warningCount)
    guard errors + warnings > 0 else {
      return .fine(
        "内容：\(site.articles.count) 篇文章、\(site.columns.count - 1) 个栏目，没有问题",
        "content: \(site.articles.count.counted("article")), \((site.columns.count - 1).counted("column")), "
          + "no problems")
    }
    return Checkup(
      state: errors > 0 ? .missing : .advice,
      subject: Message(
        "内容：\(errors) 个错误、\(warnings) 个警告",
        "content: \(errors.counted("error")), \(warnings.counted("warning"))"),
      help: Message("逐条列出：redsite check", "to see them: redsite check"))
  }

  private static func samples(of site: Site) -> [Checkup] {
    guard !site.samples.isNone else { return [] }
    let (count, remedy) = (site.samples.text, "redsite samples --remove")
    return [
      .advice(
        "还有 \(count.chinese)", "\(count.english) left",
        Message("上线前删去：\(remedy)", "before the site goes public: \(remedy)"))
    ]
  }

  /// The files that browsers, search engines and certificates look for at the root.
  private static func rootFiles(of plan: SitePlan) -> [Checkup] {
    var lines: [Checkup] = []
    let icon = "favicon.ico"
    lines.append(
      plan.paths.all.contains(icon)
        ? .fine("网站图标 \(icon)", "the icon of the site, \(icon)")
        : .advice(
          "没有 \(icon)，收藏夹里没有网站的图标", "no \(icon): bookmarks have no icon",
          Message("放进 static 文件夹", "put it into the folder static")))
    lines.append(.fine("robots.txt 由程序生成", "robots.txt is made"))
    let names = plan.site.files.filter { $0.role == .root && $0.outputPath != icon }
      .map(\.outputPath)
    if !names.isEmpty {
      let list = names.prefix(5).joined(separator: "、") + (names.count > 5 ? " …" : "")
      lines.append(
        .fine(
          "static 里发布到根目录的文件：\(list)（共 \(names.count) 个）",
          "files of static published at the root: \(list) (\(names.count) in all)"))
    }
    return lines
  }

  private static var programs: [Checkup] {
    let wanted: [(name: String, chinese: String, english: String)] = [
      ("git", "新建文章时填编辑，检查单位的提交", "names the editor of new articles, checks commits of units"),
      ("curl", "检查外部链接，汇集其他网站", "asks external links, brings other sites' lists"),
    ]
    return wanted.map { program in
      ProgramPath.find(program.name) != nil
        ? .fine("程序 \(program.name)", "the program \(program.name)")
        : .advice(
          "没有 \(program.name)：\(program.chinese)要用它", "no \(program.name): it \(program.english)",
          Message("apt-get install \(program.name)", "apt-get install \(program.name)"))
    }
  }

  private static func settings(_ configuration: SiteConfiguration) -> [Checkup] {
    var lines: [Checkup] = []
    let owner = configuration.owner
    let isExample = ["localhost", "example."].contains { configuration.baseURL.contains($0) }
    lines.append(
      isExample
        ? .advice(
          "网址还是 \(configuration.baseURL)", "the address is still \(configuration.baseURL)",
          Message("上线前改 site.toml 的 base_url", "change `base_url` in site.toml"))
        : .fine("网址 \(configuration.baseURL)", "the address \(configuration.baseURL)"))
    // Values that the presets come with, for people to replace.
    let values = [
      ("主办单位", "the sponsor", owner.sponsor), ("ICP 备案号", "the ICP number", owner.icp),
      ("公安备案", "the police number", owner.policeNumber), ("联系电话", "the telephone", owner.phone),
    ]
    for (chinese, english, value) in values {
      if value.isEmpty {
        lines.append(
          .advice(
            "没有写\(chinese)", "\(english) is not given",
            Message("写进 site.toml 的 [owner]", "write it into [owner] of site.toml")))
      } else if ["示例", "演示", "0000000"].contains(where: { value.contains($0) }) {
        lines.append(
          .advice(
            "\(chinese)还是示例：\(value)", "\(english) is still an example: \(value)",
            Message("上线前改成真的", "replace it before the site goes public")))
      } else {
        lines.append(.fine("\(chinese)：\(value)", "\(english): \(value)"))
      }
    }
    if configuration.profile == .none {
      lines.append(
        .advice(
          "没有选规范（profile = \"none\"），不检查网页标签和备案",
          "no profile is chosen: tags and registrations are not checked",
          Message("对外的网站写 party 或 government", "write party or government for a public site")))
    } else {
      lines.append(
        .fine(
          "按 \(configuration.profile.rawValue) 的规范检查",
          "checked as \(configuration.profile.rawValue)"))
    }
    return lines
  }

  /// Whether the holidays are known: those of this year always, from November on those of the next,
  /// whose notice has come out between 25 October and 16 December.
  private static func calendar(_ own: OwnCalendar, now: CivilDate) -> Checkup {
    let calendar = WorkingCalendar(own)
    let (year, month, _) = now.components
    let wanted = month >= 11 ? [year, year + 1] : [year]
    guard let missing = wanted.first(where: { calendar[$0] == nil }) else {
      let summary = CalendarListing.summary(of: calendar)
      return .fine("工作日历：\(summary.chinese)", "the working calendar: \(summary.english)")
    }
    return .advice(
      "工作日历里没有 \(missing) 年的放假安排", "the working calendar lacks the holidays of \(missing)",
      UncoveredDay.help(for: missing))
  }

  /// The list of another site: how much is in it, and when it was fetched.
  private static func list(of age: AggregateAge, now: Int64) -> Checkup {
    let help = Message("请运行 redsite fetch", "run `redsite fetch`")
    guard let articles = age.articles else {
      return .advice(
        "汇集“\(age.title)”：没有可用的目录", "aggregated “\(age.title)”: no list that can be used", help)
    }
    let when = age.age(at: now).map(Self.ago) ?? Message("不知道什么时候取来的", "nobody noted when fetched")
    let subject = Message(
      "汇集“\(age.title)”：\(articles) 篇，\(when.chinese)",
      "aggregated “\(age.title)”: \(articles.counted("article")), \(when.english)")
    return Checkup(
      state: age.isStale ? .advice : .fine, subject: subject, help: age.isStale ? help : nil)
  }

  private static func ago(_ seconds: Int64) -> Message {
    let hours = Int(seconds / 3600)
    if hours < 1 { return Message("刚取来", "fetched just now") }
    if hours < 48 { return Message("\(hours) 小时前取来", "fetched \(hours.counted("hour")) ago") }
    return Message("\(hours / 24) 天前取来", "fetched \(hours / 24) days ago")
  }

  private static func folder(of draft: SiteDraft) -> Checkup {
    let path = draft.setUp.publishedFolder
    // A build makes its folder beside the old one, so that one must be writable.
    let parent = ContentPath.folder(of: path)
    guard access(parent, W_OK) == 0 else {
      return Checkup(
        state: .missing,
        subject: Message("不能写 \(parent)，生成的网页没处放", "\(parent) cannot be written to"),
        help: Message("请检查文件夹的权限", "check the permissions of the folder"))
    }
    return .fine("输出文件夹 \(path)", "the output folder \(path)")
  }
}
