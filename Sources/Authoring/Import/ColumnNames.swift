import Base
import Files
import RedSiteGen
import SiteModel

/// The folders of columns by the titles that another system had.
struct ColumnNames {
  private let target: ImportTarget
  private var folders: [String: String] = [:]
  private var titles: [String: String] = [:]

  init(_ target: ImportTarget) { self.target = target }

  /// Every folder that was named.
  var made: Set<String> { Set(titles.keys) }

  /// The folder of a category below the column that is filled.
  mutating func folder(of category: [String], below subcolumn: String) -> String {
    var path = folder(ofPath: subcolumn)
    for title in category.prefix(6) {
      let slug = Pinyin.slug(title)
      path += "/" + (slug.isEmpty ? "lanmu" : String(slug.prefix(60)))
      if titles[path] == nil { titles[path] = title }
    }
    return path
  }

  /// The folder of a path of the old site; names that cannot be one here are written otherwise.
  func folder(ofPath path: String) -> String {
    var folder = target.column
    for part in path.split(separator: "/") {
      let name = String(part).inNormalizationFormC
      let isUsable =
        PathComponentProblem(name) == nil && !name.hasPrefix("_")
        && !name.contains(where: { $0.isWhitespace || "#%&+()（）".contains($0) })
      let slug = Pinyin.slug(name)
      folder += "/" + (isUsable ? name : slug.isEmpty ? "lanmu" : slug)
    }
    return folder
  }

  mutating func add(_ title: String, at path: String) { titles[folder(ofPath: path)] = title }

  /// What a column is called.
  func title(of folder: String) -> String { titles[folder] ?? ContentPath.name(of: folder) }
}
