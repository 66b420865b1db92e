import Diagnostics
import Metadata
import SiteModel

extension SiteConfiguration.Kinds {
  /// Reads `[honors]`, `[papers]`, `[stats]` and `[[bodies]]`.
  mutating func read(_ file: inout TableDecoder) {
    file.table("honors") { table in
      if let levels = table.strings("levels"), !levels.isEmpty {
        honorLevels = levels.map(\.value)
      }
      guard let minimum = table.string("minimum") else { return }
      guard honorLevels.contains(minimum.value) else {
        table.report(
          .invalidValue, at: minimum.range,
          Message("没有“\(minimum.value)”这个级别", "there is no level “\(minimum.value)”"),
          help: Message(
            "可以写：\(honorLevels.joined(separator: "、"))",
            "one of: \(honorLevels.joined(separator: ", "))"))
        return
      }
      honorMinimum = minimum.value
    }
    file.table("papers") { table in
      if let isNeeded = table.boolean("mentor") { papersNeedMentor = isNeeded.value }
    }
    file.table("stats") { table in
      if let smallest = table.integer("smallest", in: 0...10) { smallestNumber = smallest.value }
    }
    bodies = (file.tables("bodies") { BodyRules(&$0) } ?? []).compactMap { $0 }
  }
}

extension BodyRules {
  fileprivate init?(_ table: inout TableDecoder) {
    let name = table.requiredString("name", example: "机关党委")
    let years = table.integer("years", in: 1...20)
    let several = table.strings("several")
    let sessions = table.integer("sessions", in: 1...10)
    let rotation = table.integer("rotation", in: 0...30)
    guard let name else { return nil }
    self.init(name: name.value)
    if let years { self.years = years.value }
    if let several { self.several = several.map(\.value) }
    if let sessions { self.sessions = sessions.value }
    if let rotation { self.rotation = rotation.value }
  }
}
