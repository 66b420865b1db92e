import Base
import Diagnostics
import SiteModel

/// The units and contributors by the names that front matter uses.
struct PeopleOrganizer {
  /// Units by identifier.
  private(set) var units: [String: Unit.ID] = [:]
  /// Contributors by identifier: whoever writes for one unit after another has several entries,
  /// here by their first day.
  private(set) var contributors: [String: [Contributor.ID]] = [:]

  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private let unitsFile: String
  private let contributorsFile: String
  private let areUnitsWhole: Bool
  private let areContributorsWhole: Bool
  /// The unit that keeps each folder.
  let keepers: FolderKeepers

  /// Places units and contributors in `site` and resolves their names.
  static func organize(
    _ parsed: ParsedSite, locator: SourceLocator, diagnostics: DiagnosticSink,
    into site: inout Site
  ) -> PeopleOrganizer {
    var people = PeopleOrganizer(parsed, locator: locator, diagnostics: diagnostics)
    let (unitsFile, contributorsFile) = (people.unitsFile, people.contributorsFile)
    for (index, unit) in parsed.units.entries.enumerated() {
      people.name(unit.identifier, Unit.ID(index))
    }
    site.units = parsed.units.entries.map { parsed in
      var unit = parsed.unit
      if let parent = parsed.parent {
        unit.parent = people.unit(
          parent, at: locator.location(path: unitsFile, parent.range))
      }
      return unit
    }
    people.cutCycles(parsed.units.entries, in: &site)
    for (index, contributor) in parsed.contributors.entries.enumerated() {
      people.name(contributor, Contributor.ID(index), among: parsed.contributors.entries)
    }
    site.contributors = parsed.contributors.entries.map { parsed in
      var contributor = parsed.contributor
      if let unit = parsed.unit {
        contributor.unit = people.unit(
          unit, at: locator.location(path: contributorsFile, unit.range))
      }
      return contributor
    }
    return people
  }

  private init(_ parsed: ParsedSite, locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.diagnostics = diagnostics
    self.locator = locator
    keepers = FolderKeepers(parsed.units.entries.map(\.unit), texts: parsed.texts)
    unitsFile = parsed.units.path
    contributorsFile = parsed.contributors.path
    areUnitsWhole = parsed.units.isWhole
    areContributorsWhole = parsed.contributors.isWhole
  }

  /// The unit of that name, or nil and a diagnostic, for which alone the place is looked for.
  mutating func unit(
    _ reference: Reference, at location: @autoclosure () -> SourceLocation
  ) -> Unit.ID? {
    if let unit = units[reference.name] { return unit }
    guard areUnitsWhole else { return nil }
    diagnostics.report(
      .unknown(
        .unknownUnit, Message("单位", "unit"), reference, at: location(), candidates: units.keys,
        remedy: Message("请先在 \(unitsFile) 里登记这个单位", "add the unit to \(unitsFile) first")))
    return nil
  }

  /// The contributor of that name, or nil and a diagnostic.
  ///
  /// - Parameters:
  ///   - reference: the name.
  ///   - day: the day it is about: of several entries the one that holds then, else the last one
  ///     before, else the first.
  ///   - location: where it is named.
  ///   - site: the site, whose contributors are placed.
  /// - Returns: the entry, or nil after it was reported that there is none.
  mutating func contributor(
    _ reference: Reference, on day: CivilDate, at location: SourceLocation, in site: Site
  ) -> Contributor.ID? {
    if let entries = contributors[reference.name] {
      return entries.last { site.contributors[$0.offset].since.map { $0 <= day } ?? true }
        ?? entries.first
    }
    guard areContributorsWhole else { return nil }
    diagnostics.report(
      .unknown(
        .unknownContributor, Message("信息员", "contributor"), reference, at: location,
        candidates: contributors.keys,
        remedy: Message(
          "请先在 \(contributorsFile) 里登记这位信息员", "add the contributor to \(contributorsFile) first")))
    return nil
  }

  private mutating func name(_ identifier: Reference, _ id: Unit.ID) {
    guard units.updateValue(id, forKey: identifier.name) != nil else { return }
    reportTwice(
      identifier, path: unitsFile,
      help: Message("每个标识只能用一次，请改掉其中一个", "identifiers are unique; change one of them"))
  }

  /// Notes an entry of a contributor; another of the same name must be of other days.
  private mutating func name(
    _ parsed: ParsedContributor, _ id: Contributor.ID, among all: [ParsedContributor]
  ) {
    let name = parsed.identifier.name
    let others = contributors[name] ?? []
    let days = parsed.contributor.days
    if others.contains(where: { all[$0.offset].contributor.days.overlaps(days) }) {
      reportTwice(
        parsed.identifier, path: contributorsFile,
        help: Message(
          "每个标识只能用一次；先后在两个单位的，两行的聘任、离任日期要错开",
          "identifiers are unique; of somebody who moved on, the days of the entries must not overlap"
        ))
    }
    contributors[name] = (others + [id]).sorted {
      all[$0.offset].contributor.days.lowerBound < all[$1.offset].contributor.days.lowerBound
    }
  }

  private func reportTwice(_ identifier: Reference, path: String, help: Message) {
    diagnostics.report(
      Diagnostic(
        .duplicateIdentifier, at: locator.location(path: path, identifier.range),
        Message(
          "标识“\(identifier.name)”登记了两次", "the identifier “\(identifier.name)” is given twice"),
        help: help))
  }

  /// A unit that is above itself would never end; each such loop is reported once and cut.
  private mutating func cutCycles(_ parsed: [ParsedUnit], in site: inout Site) {
    for index in site.units.indices {
      var slow = site.units[index].parent
      var steps = 0
      while let parent = slow, steps <= site.units.count {
        if parent.offset == index {
          let reference = parsed[index].parent ?? parsed[index].identifier
          diagnostics.report(
            Diagnostic(
              .unitCycle, at: locator.location(path: unitsFile, reference.range),
              Message(
                "单位“\(parsed[index].identifier.name)”的上级绕了一圈又回到它自己",
                "the unit “\(parsed[index].identifier.name)” is above itself"),
              help: Message("请检查这几个单位的 parent", "check the `parent` of these units")))
          site.units[index].parent = nil
          break
        }
        slow = site.units[parent.offset].parent
        steps += 1
      }
    }
  }
}

extension Contributor {
  /// The days on which they write.
  var days: ClosedRange<CivilDate> {
    let first = since ?? CivilDate(daysSince1970: .min)
    return first...max(first, until ?? CivilDate(daysSince1970: .max))
  }
}

extension Unit {
  /// The days on which it is there.
  var days: ClosedRange<CivilDate> {
    let first = since ?? CivilDate(daysSince1970: .min)
    return first...max(first, until ?? CivilDate(daysSince1970: .max))
  }
}
