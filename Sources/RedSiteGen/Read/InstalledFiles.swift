import Glibc

/// The folders that come with the program: themes and presets.
public enum InstalledFiles {
  /// Where folders of that name are, the nearest first.
  ///
  /// `../share/redsite/NAME` beside the program's own folder, as `make install` puts it; then
  /// `NAME` in a folder above the program, as it is in a checkout where `.build` holds the program.
  public static func folders(named name: String) -> [String] {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return [] }
    let program = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    var folder = ContentPath.folder(of: program)
    var found = [ContentPath.folder(of: folder) + "/share/redsite/" + name]
    while !folder.isEmpty {
      if ContentPath.name(of: folder) == ".build" {
        found.append(ContentPath.folder(of: folder) + "/" + name)
      }
      folder = ContentPath.folder(of: folder)
    }
    return found
  }
}
