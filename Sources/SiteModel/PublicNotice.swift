import Base

/// 公示: what an article lays before the public for a few days, with the people it is about.
///
/// The people are personal data: they are here only while their table may be shown, and nowhere
/// but in that table.
package struct PublicNotice: Sendable {
  /// Its place in `Site.notices`.
  package typealias ID = Identifier<PublicNotice>

  /// The article.
  package var article: Article.ID
  /// What it is about.
  package var kind: NoticeKind
  /// The days on which people may object, the first and the last one included.
  package var period: ClosedRange<CivilDate>
  /// How long that is, as it was written.
  package var term: NoticeTerm
  /// The days that count towards the term, the first day of the period only where it counts.
  package var countedDays: [CivilDate] = []
  /// The first day on which the table is shown no more.
  package var removal: CivilDate
  /// Whether the period began anew because the notice was changed.
  package var isRestarted = false
  /// The day from which it is withdrawn, and why.
  package var withdrawal: (day: CivilDate, reason: String)?
  /// Who receives objections.
  package var contact = NoticeContact()
  /// What became of it, where that is on the site.
  package var result: Article.ID?
  /// The heads of the table; empty where it is not shown.
  package var columns: [String] = []
  /// The people, a row each, in the order of their file; none where the table is not shown.
  package var people: [[String]] = []
  /// Whether its front matter names a list.
  package var hadPeople = false
  /// Where the names lie.
  package var list = ListPlace.none

  /// Where the list of people is kept.
  package enum ListPlace: Sendable {
    /// There is none, or it has been removed.
    case none
    /// In the site's folder, so that git keeps the names for ever.
    case site
    /// In the private folder, outside of it.
    case privateFolder
  }

  package init(
    article: Article.ID, kind: NoticeKind, period: ClosedRange<CivilDate>, term: NoticeTerm,
    removal: CivilDate
  ) {
    self.article = article
    self.kind = kind
    self.period = period
    self.term = term
    self.removal = removal
  }

  /// How it stands on a day.
  package func state(on day: CivilDate) -> NoticeState {
    if let withdrawal, withdrawal.day <= day { return .withdrawn }
    if day < period.lowerBound { return .planned }
    return day <= period.upperBound ? .running : .ended
  }

  /// Whether the people may be shown on a day: from the first day of the period until they are to
  /// be removed.
  package func showsPeople(on day: CivilDate) -> Bool {
    state(on: day) != .withdrawn && day >= period.lowerBound && day < removal
  }

  /// Whether search engines are asked to leave its page alone on a day.
  package func isUnlisted(on day: CivilDate) -> Bool {
    state(on: day).isOpen || showsPeople(on: day)
  }

  /// The day from which the table must be gone: earlier than planned where it was withdrawn.
  package var firstDayWithoutPeople: CivilDate {
    guard let withdrawal else { return removal }
    return min(withdrawal.day, removal)
  }
}

/// What a public notice is about, by the names that front matter uses.
package enum NoticeKind: String, Sendable, CaseIterable {
  case jiji, fazhan, jieshou, zhuanzheng, renqian, pingyou, other

  /// What it is called in Chinese.
  package var title: String {
    switch self {
    case .jiji: "入党积极分子公示"
    case .fazhan: "发展对象公示"
    case .jieshou: "接收预备党员公示"
    case .zhuanzheng: "预备党员转正公示"
    case .renqian: "任前公示"
    case .pingyou: "评优公示"
    case .other: "公示"
    }
  }

  /// Whether it is about people and so must have a list of them; honours can go to units, and
  /// other notices can be about things.
  package var needsPeople: Bool { self != .pingyou && self != .other }
}

/// How a public notice stands on a day, in the words that pages print.
package enum NoticeState: String, Sendable, CaseIterable {
  case planned = "未开始"
  case running = "公示中"
  case ended = "已结束"
  case withdrawn = "已撤回"

  /// Whether it is still to come or runs.
  package var isOpen: Bool { self == .planned || self == .running }
}

/// How long a public notice runs.
package enum NoticeTerm: Sendable, Hashable {
  /// So many working days.
  case workdays(Int)
  /// So many days of the calendar.
  case days(Int)

  /// The number.
  package var count: Int {
    switch self {
    case .workdays(let count), .days(let count): count
    }
  }

  /// The term of a setting: `5w` working days, `7d` days; nil where it is neither, or not 1–99.
  package init?(_ text: String) {
    guard let count = Int(text.dropLast()), (1...99).contains(count), text.first != "+" else {
      return nil
    }
    switch text.last {
    case "w": self = .workdays(count)
    case "d": self = .days(count)
    default: return nil
    }
  }

  /// As people read it, in Chinese: `5个工作日`.
  package var chinese: String {
    switch self {
    case .workdays(let count): "\(count)个工作日"
    case .days(let count): "\(count)天"
    }
  }

  /// As people read it, in English: `5 working days`.
  package var english: String {
    switch self {
    case .workdays(let count): count.counted("working day")
    case .days(let count): count.counted("day")
    }
  }
}

/// Who receives what people have to say about a notice.
package struct NoticeContact: Sendable {
  /// 受理单位.
  package var office = ""
  /// The telephone number.
  package var phone = ""
  /// The e-mail address.
  package var email = ""
  /// The postal address.
  package var address = ""
  /// When somebody is there, as people write it.
  package var hours = ""

  package init() {}

  /// Whether people know where to turn to.
  package var isReachable: Bool { !phone.isEmpty || !email.isEmpty || !address.isEmpty }
}

/// The `notice` of a front matter before its days are computed and its list is read.
package struct ParsedNotice: Sendable {
  /// The article's file.
  package var file: SourceFile.ID
  /// What stands for the notice as a whole: its key.
  package var range: Range<Int>
  /// `kind`.
  package var kind: NoticeKind
  /// `starts`.
  package var starts: CivilDate
  package var startsRange: Range<Int>
  /// `workdays` or `days`.
  package var term: NoticeTerm
  package var termRange: Range<Int>
  /// `ends`, with its bytes.
  package var ends: (day: CivilDate, range: Range<Int>)?
  /// `people`.
  package var people: Reference?
  /// `office`, `phone`, `email`, `address`, `hours`.
  package var contact = NoticeContact()
  /// `result`.
  package var result: Reference?
  /// `withdrawn`, with its bytes.
  package var withdrawal: (day: CivilDate, reason: String, range: Range<Int>)?
  /// `restarts`: the day from which the period is counted anew, nil for that of `updated`; nil as a
  /// whole where it is not.
  package var restart: (day: CivilDate?, range: Range<Int>)?
  /// Where the file says `updated`.
  package var updatedRange: Range<Int>?
  /// The numbers and addresses of its contact, which are public.
  package var publicValues: Set<String> = []

  package init(
    file: SourceFile.ID, range: Range<Int>, kind: NoticeKind, starts: CivilDate,
    startsRange: Range<Int>, term: NoticeTerm, termRange: Range<Int>
  ) {
    self.file = file
    self.range = range
    self.kind = kind
    self.starts = starts
    self.startsRange = startsRange
    self.term = term
    self.termRange = termRange
  }
}

extension Site {
  /// Whether search engines are asked to leave the page of an article alone today.
  package func isUnlisted(_ article: Article.ID) -> Bool {
    guard let notice = notice(of: article) else { return false }
    return notices[notice.offset].isUnlisted(on: now.date)
  }

  /// The notice of an article; nil where it has none.
  package func notice(of article: Article.ID) -> PublicNotice.ID? {
    // Notices are few and in the order of their articles.
    var (low, high) = (0, notices.count)
    while low < high {
      let middle = (low + high) / 2
      if notices[middle].article.offset < article.offset { low = middle + 1 } else { high = middle }
    }
    guard low < notices.count, notices[low].article == article else { return nil }
    return PublicNotice.ID(low)
  }
}
