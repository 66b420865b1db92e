import Base

/// What a saved page says about who may see it.
///
/// Pages say little: that search engines shall keep away, what WordPress writes in front of titles,
/// and the form that asks for a password.
enum HTMLMarks {
  /// Why a page was not for everyone.
  ///
  /// - Parameters:
  ///   - page: its text as UTF-8.
  ///   - title: the title that was found in it.
  /// - Returns: the reason; nil where nothing says so.
  static func reason(_ page: [UInt8], title: String) -> WithheldReason? {
    for (beginning, reason) in [
      ("密码保护：", WithheldReason.password), ("受保护的：", .password), ("受密码保护：", .password),
      ("Protected: ", .password), ("私密：", .state("private")), ("Private: ", .state("private")),
    ] where title.hasPrefix(beginning) { return reason }
    let small = page.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let hasForm = ["post-password-form", "action=postpass"].contains {
      find(Array($0.utf8), in: small, from: 0) != nil
    }
    if hasForm { return .password }
    var position = 0
    while let start = find(Array("<meta".utf8), in: small, from: position) {
      let end = small[start...].firstIndex(of: UInt8(ascii: ">")) ?? small.endIndex
      let words = String(decoding: small[start..<end], as: UTF8.self)
        .split { !$0.isLetter }.map(String.init)
      if words.contains("robots"), words.contains("noindex") || words.contains("none") {
        return .hidden("robots: noindex")
      }
      position = end
    }
    return nil
  }

  private static func find(_ word: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let first = word.first else { return nil }
    var position = start
    while let found = text[position...].firstIndex(of: first) {
      if text[found...].starts(with: word) { return found }
      position = found + 1
    }
    return nil
  }
}
