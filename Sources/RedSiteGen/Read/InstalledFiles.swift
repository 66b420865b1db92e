import Base
import Files
import Glibc

/// The folders that come with the program: themes and presets.
package enum InstalledFiles {
  /// Where folders of that name are, the nearest first.
  ///
  /// `../share/redsite/NAME` beside the program's own folder, as `make install` puts it; then
  /// `NAME` in a folder above the program, as it is in a checkout where `.build` holds the program.
  package static func folders(named name: String) -> [String] {
    guard let program else { return [] }
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

  /// The absolute path of the running program: as the kernel knows it, otherwise as it was called.
  private static var program: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    if count > 0 {
      return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    return ProgramArguments.all.first.flatMap { ProgramPath.find($0) }.flatMap { absolutePath($0) }
  }
}
