import Base
import Diagnostics
import Files
import Jinja
import SiteModel

/// The list of units.
struct UnitsContent: OverviewContent {
  static let kind = PageKind.units
  static let name: StaticString = "units"
  static let chineseName = "单位列表"

  static func plan(in planner: inout PagePlanner) { planner.planUnits() }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("单位") }
}

/// A unit.
struct UnitContent: OverviewContent {
  let unit: Unit.ID

  static let kind = PageKind.unit
  static let name: StaticString = "unit"
  static let chineseName = "单位"
  static let variables = [PageVariable.page, PageVariable("unit", .unit, "这个单位"), .pagination]

  func listName(in site: Site) -> Message {
    site.message(naming: site.units[unit.offset].name, "单位", "unit")
  }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.unit.value(unit),
      TemplateObject.pagination.value(),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.whole.pointee.units[unit.offset].name)
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    let own = site.whole.pointee.units[unit.offset].description
    return own.count > 0
      ? site.value(own) : arena.text(site.whole.pointee.configuration.description)
  }
}

extension PagePlanner {
  /// Plans the list of units and the pages of each.
  fileprivate mutating func planUnits() {
    guard site.configuration.units.isEnabled, !site.units.isEmpty else { return }
    let folder = FolderNames.units + "/"
    urls.unitList =
      addPage(
        .units, path: folder + "index.html",
        owner: OutputOwner(description: Message("单位列表", "the list of units")))
      ?? .empty
    var seen: Set<String> = []
    for index in site.units.indices {
      let unit = site.units[index]
      let identifier = site.texts.string(unit.identifier)
      // Organize has reported those that are given twice.
      guard seen.insert(identifier).inserted else { continue }
      guard PathComponentProblem(identifier) == nil else {
        reportIdentifier(identifier)
        continue
      }
      urls.units[index] =
        addListPages(
          .unit(Unit.ID(index)), folder: folder + identifier + "/", source: .articleLists,
          items: unit.articles, pageSize: site.configuration.build.pageSize,
          owner: OutputOwner(
            description: Message("单位“\(identifier)”", "the unit “\(identifier)”")))
        ?? .empty
    }
    for index in site.contributors.indices {
      let contributor = site.contributors[index]
      let page = contributor.unit.map { urls.units[$0.offset] } ?? urls.unitList
      urls.contributors[index] = add(
        string(page) + "#" + site.texts.string(contributor.identifier))
    }
  }

  private mutating func reportIdentifier(_ identifier: String) {
    let problem = PathComponentProblem(identifier)
    diagnostics.report(
      Diagnostic(
        .invalidURL, at: SourceLocation(path: unitsPath),
        Message(
          "单位标识“\(identifier)”不能作网址的一段：\(problem?.message.chinese ?? "")",
          "the identifier “\(identifier)” cannot be part of a URL: \(problem?.message.english ?? "")"
        ),
        help: Message("标识只用字母、数字和连字符", "identifiers have letters, digits and hyphens")))
  }
}
