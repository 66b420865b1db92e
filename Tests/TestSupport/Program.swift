import Glibc
import Jinja

/// The program as it was built beside the tests, for what only a whole process does.
package enum Program {
  /// The path of `redsite`.
  package static let path: String = {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &room, room.count - 1)
    let own = String(
      decoding: room.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/redsite"
  }()
}
