import Diagnostics

extension Message {
  /// The help that shows how a line should read.
  static func corrected(_ line: String) -> Message {
    Message("改为：\(line)", "corrected: \(line)")
  }
}
