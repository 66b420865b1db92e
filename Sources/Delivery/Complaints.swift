import Base
import Diagnostics
import Files
import Glibc

/// What programs that are asked complain of, kept in a file until somebody wants to know, and shown
/// without secrets.
final class Complaints {
  /// Where the programs write.
  let descriptor: Int32
  private let secrets: [String]
  /// How many lines are shown.
  private static let most = 12

  /// An empty file in a folder that nobody else can read; `secrets` must not be shown, whether as a
  /// whole line or as a part of one.
  init(in folder: PrivateFolder, secrets: [String] = []) throws(DeliveryProblem) {
    descriptor = open(folder.path + "/complaints", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(.current, folder.path) }
    self.secrets = secrets.sorted { $0.utf8.count > $1.utf8.count }
  }

  deinit { close(descriptor) }

  /// The last lines, without secrets; what comes later begins anew.
  func take() -> [String] {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    lseek(descriptor, 0, SEEK_SET)
    while true {
      let count = read(descriptor, &room, room.count)
      guard count > 0, bytes.count < 1 << 20 else { break }
      bytes += room[..<count]
    }
    ftruncate(descriptor, 0)
    return String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .suffix(Self.most).map { masked(String($0.drop(while: \.isWhitespace))) }
  }

  private func masked(_ line: String) -> String {
    var line = line
    for secret in secrets { line = line.replacing(secret, with: "***") }
    return line
  }

  /// What must not be shown of a configuration of rclone: every value but the kind of a remote, and
  /// every line that is none of its lines.
  static func secrets(ofConfiguration text: String) -> [String] {
    var secrets: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("[") { continue }
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 {
        let name = parts[0].filter { !$0.isWhitespace }
        if ["type", "provider", "region", "env_auth"].contains(name) { continue }
      }
      let value = parts.last.map(String.init) ?? ""
      let words = value.split { $0.isWhitespace || "\"'=,".contains($0) }.map(String.init)
      secrets.formUnion(words.filter { $0.utf8.count >= 4 })
    }
    return Array(secrets)
  }
}
