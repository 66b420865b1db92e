import Base
import Files

/// Which unit keeps which folder of `content/`, as `folder` of its register says.
package struct FolderKeepers: Sendable {
  private var units: [String: Unit.ID] = [:]

  /// The folders of units; of two that name the same one the later keeps it.
  package init(_ units: [Unit], texts: TextStore) {
    for (index, unit) in units.enumerated() where unit.folder.count > 0 {
      self.units[Self.folder(of: unit, texts: texts)] = Unit.ID(index)
    }
  }

  /// The folder that a unit keeps, without needless `/`; empty where it keeps none.
  package static func folder(of unit: Unit, texts: TextStore) -> String {
    texts.string(unit.folder).split(separator: "/").joined(separator: "/")
  }

  /// The unit that keeps a folder, or the nearest one above it.
  package func keeper(of folder: String) -> Unit.ID? {
    guard !units.isEmpty else { return nil }
    return ContentPath.upwards(from: folder).lazy.compactMap { units[$0] }.first
  }
}
