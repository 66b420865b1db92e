import HTMLTree

/// What a saved page says about who may see it.
///
/// Pages say little: that search engines shall keep away, what WordPress writes in front of titles,
/// and the form that asks for a password.
enum HTMLMarks {
  /// Why a page was not for everyone.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - title: the title that was found in it.
  /// - Returns: the reason; nil where nothing says so.
  static func reason(_ page: HTMLElement, title: String) -> WithheldReason? {
    for (beginning, reason) in [
      ("密码保护：", WithheldReason.password), ("受保护的：", .password), ("受密码保护：", .password),
      ("Protected: ", .password), ("私密：", .state("private")), ("Private: ", .state("private")),
    ] where title.hasPrefix(beginning) { return reason }
    var reason: WithheldReason?
    page.visit { element in
      switch element.name {
      case "form":
        let isAsking =
          element["class"]?.lowercased().contains("post-password-form") ?? false
          || element["action"]?.lowercased().contains("action=postpass") ?? false
        if isAsking { reason = .password }
      case "meta":
        guard element["name"]?.lowercased() == "robots", reason == nil else { return }
        let words = (element["content"] ?? "").lowercased().split { !$0.isLetter }
        if words.contains("noindex") || words.contains("none") {
          reason = .hidden("robots: noindex")
        }
      default: break
      }
    }
    return reason
  }
}
