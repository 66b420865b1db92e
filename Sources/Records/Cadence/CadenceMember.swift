import Base
import SiteModel

/// Who has to send something by a rule, and what they sent.
struct CadenceMember {
  var subject: Subject
  var name: String
  /// The unit of a contributor, the unit above a unit, the unit that keeps a column.
  var unit: String
  /// Whom to turn to.
  var contact: String
  /// The days on which they are there and the rule is about them, in order.
  var present: [ClosedRange<CivilDate>]
  /// The days of what counts, one for each, the earliest first.
  var sent: [CivilDate]

  enum Subject: Equatable {
    case column(Int)
    case unit(Unit.ID)
    /// A place in `RecordBook.people`.
    case person(Int)
  }

  /// How many were sent on some days.
  func count(in days: ClosedRange<CivilDate>) -> Int {
    sent.firstPlace(from: days.upperBound.next) - sent.firstPlace(from: days.lowerBound)
  }

  /// The last day up to another on which something was sent.
  func last(through day: CivilDate) -> CivilDate? {
    let place = sent.firstPlace(from: day.next)
    return place > 0 ? sent[place - 1] : nil
  }
}

extension [CivilDate] {
  /// The first place in a sorted list whose day is not before another.
  func firstPlace(from day: CivilDate) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension RecordBook {
  /// The members of a rule, with what they sent of what it counts.
  func members(of rule: CadenceRule) -> [CadenceMember] {
    let columns =
      rule.folder.isEmpty || rule.subject == .columns ? nil : columns(below: rule.folder)
    switch rule.subject {
    case .columns: return columnMembers(rule)
    case .units:
      return units.compactMap { id in
        let unit = site.units[id.offset]
        guard
          rule.assessmentClass.isEmpty || string(unit.assessmentClass) == rule.assessmentClass,
          rule.group.isEmpty || group(of: id) == rule.group, unit.firstDay <= unit.lastDay
        else { return nil }
        let counted = rule.includesChildren ? unitsBelow(id) : [id]
        return CadenceMember(
          subject: .unit(id), name: string(unit.name),
          unit: unit.parent.map { string(site.units[$0.offset].name) } ?? "",
          contact: contact(of: id), present: [unit.firstDay...unit.lastDay],
          sent: sent(
            rule, columns,
            lists: counted.map { articlesOfUnit[$0.offset] },
            isSender: { adoption in
              counted.contains { $0 == unitOf(adoption) }
            }))
      }
    case .contributors:
      return people.indices.compactMap { index in
        let present = days(ofPerson: index) { entry in
          (rule.assessmentClass.isEmpty || string(entry.assessmentClass) == rule.assessmentClass)
            && (rule.level.isEmpty || string(entry.level) == rule.level)
            && (rule.group.isEmpty || group(of: entry.unit) == rule.group)
        }
        guard !present.isEmpty else { return nil }
        let entry = entry(of: index, on: asOf)
        return CadenceMember(
          subject: .person(index), name: string(entry.name),
          unit: entry.unit.map { string(site.units[$0.offset].name) } ?? "",
          contact: entry.unit.map(contact) ?? "", present: present,
          sent: sent(
            rule, columns, lists: [articlesOfPerson[index]],
            isSender: { adoption in
              adoption.contributors.contains { personOfEntry[$0.offset] == index }
            }))
      }
    }
  }

  private func columnMembers(_ rule: CadenceRule) -> [CadenceMember] {
    let always = [CivilDate.distantPast...CivilDate.distantFuture]
    let chosen: [Int]
    if let column = rule.column {
      chosen = [column.offset]
    } else if !rule.folder.isEmpty {
      chosen = site.columns.indices.filter { string(site.columns[$0].path) == rule.folder }
    } else {
      // What only leads to other columns, or is a page by itself, is not asked for articles.
      chosen = site.columns.indices.filter { index in
        let column = site.columns[index]
        return index > 0 && ![.page, .overview, .links].contains(column.kind)
          && (column.children.count == 0 || !articlesOfColumn[index].isEmpty)
      }
    }
    return chosen.map { index in
      let column = site.columns[index]
      let below = rule.includesChildren ? columns(below: string(column.path)) : [index]
      return CadenceMember(
        subject: .column(index),
        name: index == 0 ? site.configuration.name : string(column.title),
        unit: column.unit.map { string(site.units[$0.offset].name) } ?? "",
        contact: column.unit.map(contact) ?? "", present: always,
        sent: sent(
          rule, nil, lists: below.map { articlesOfColumn[$0] }, isSender: { _ in false }))
    }
  }

  /// The columns of a folder and below; all of them for the empty one.
  func columns(below folder: String) -> Set<Int> {
    guard !folder.isEmpty else { return Set(site.columns.indices) }
    var found: Set<Int> = []
    // A column comes before those below it.
    for index in site.columns.indices {
      let column = site.columns[index]
      if let parent = column.parent, found.contains(parent.offset) {
        found.insert(index)
      } else if string(column.path) == folder {
        found.insert(index)
      }
    }
    return found
  }

  /// The days of what a rule counts among lists of articles, and of adoptions without an article.
  private func sent(
    _ rule: CadenceRule, _ columns: Set<Int>?, lists: [[Int]], isSender: (Adoption) -> Bool
  ) -> [CivilDate] {
    let articles = site.records.articles
    func isIn(_ index: Int) -> Bool {
      columns?.contains(articles[index].column.offset) ?? true
    }
    var days: [CivilDate] = []
    switch rule.counted {
    case .articles, .headlines, .originals, .activities:
      // An article of two units below a third counts once for it.
      var seen: Set<Int> = []
      for list in lists {
        for index in list where isIn(index) {
          guard let day = day(articles[index], countedAs: rule.counted) else { continue }
          if lists.count > 1, !seen.insert(index).inserted { continue }
          days.append(day)
        }
      }
    case .adopted:
      let own = Set(lists.joined().filter(isIn))
      for adoption in site.records.adoptions where adoption.date <= asOf {
        if let article = adoption.article {
          if own.contains(article) { days.append(adoption.date) }
        } else if columns == nil, isSender(adoption) {
          days.append(adoption.date)
        }
      }
    }
    // Articles are listed by their day; adoptions and activities have days of their own.
    let isByDay = lists.count <= 1 && ![.adopted, .activities].contains(rule.counted)
    return isByDay ? days : days.sorted()
  }

  /// The day on which an article counts; nil where it is none of what a rule counts.
  ///
  /// An activity counts from the day it begins, not from the day it was announced.
  private func day(
    _ article: RecordedArticle, countedAs counted: CadenceRule.Counted
  ) -> CivilDate? {
    switch counted {
    case .articles, .adopted: article.day
    case .headlines: article.isHeadline && article.hasImage ? article.day : nil
    case .originals: article.origin == .original ? article.day : nil
    case .activities: article.activity.flatMap { $0 <= asOf ? $0 : nil }
    }
  }

  /// The unit that an adoption without an article is of.
  func unitOf(_ adoption: Adoption) -> Unit.ID? {
    adoption.unit
      ?? adoption.contributors.lazy.compactMap { site.contributors[$0.offset].unit }
      .first
  }

  /// Whom to turn to in a unit: its contact and telephone.
  func contact(of unit: Unit.ID) -> String {
    let unit = site.units[unit.offset]
    return [unit.contact, unit.phone].map(string).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
