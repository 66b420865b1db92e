/// A file by a folder and the path below it.
///
/// The folder is what the user named (the site, a theme) and may be reached through links; below it
/// no link is followed in any part of the path, so that content cannot lead out of the site.
package struct FilePlace: Sendable, Hashable {
  /// The absolute path of the folder.
  package var folder: String
  /// The path below it.
  package var path: String
  /// The path that messages name, which counts from the site where the file is in it.
  package var name: String

  /// A file at a path below a folder; `name` where messages name it by another path.
  package init(_ path: String, below folder: String, name: String? = nil) {
    self.folder = folder
    self.path = path
    self.name = name ?? path
  }

  /// A file at a path of the outside world: its folder may be reached through links.
  package init(path: String) {
    let folder = ContentPath.folder(of: path)
    self.init(
      ContentPath.name(of: path),
      below: !folder.isEmpty ? folder : path.hasPrefix("/") ? "/" : ".", name: path)
  }

  /// The absolute path, for messages.
  package var absolutePath: String { folder == "/" ? "/" + path : folder + "/" + path }
}
