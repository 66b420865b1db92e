import Diagnostics

/// Why another system did not show an article to everyone, or may not have.
enum WithheldReason: Hashable {
  case password
  case draft
  /// Its time had not come.
  case scheduled
  /// Its time was over.
  case expired
  /// A key of the front matter or a mark of the page says so.
  case hidden(String)
  /// A state other than published, in that system's word.
  case state(String)
  /// It was a part of something else, without a page of its own.
  case part
  /// Its front matter could not be read whole, so nobody knows.
  case unreadable
  /// It is not sure that what was found is the article.
  case doubtful

  /// Whether it was kept from people, not only from being ready: what needed a password must not
  /// get into a repository by a move, not as a draft either.
  var isProtected: Bool {
    switch self {
    case .draft, .scheduled, .doubtful: false
    case .password, .expired, .hidden, .state, .part, .unreadable: true
    }
  }

  /// How it was there.
  var message: Message {
    switch self {
    case .password: Message("原来要密码才能看", "it needed a password")
    case .draft: Message("原来是草稿", "it was a draft")
    case .scheduled: Message("原来还没到发布的时间", "it was not due yet")
    case .expired: Message("原来已经过期，不再显示", "it had expired")
    case .hidden(let mark): Message("原来不公开（\(mark)）", "it was not public (\(mark))")
    case .state("trash"): Message("原来在回收站里", "it was in the bin")
    case .state("private"): Message("原来是私密的", "it was private")
    case .state("pending"): Message("原来等着审核", "it was waiting for review")
    case .state(let name):
      Message("原来的状态是“\(name)”，不知道公不公开", "it had the state “\(name)”, which may not be public")
    case .part: Message("原来不是单独的网页", "it was no page of its own")
    case .unreadable:
      Message("它的设置没有读全，不知道公不公开", "its settings were not read whole; it may not be public")
    case .doubtful: Message("正文找得没有把握", "it is not sure that its text was found")
    }
  }

  /// That an article became a draft for it.
  func diagnostic(of origin: String) -> Diagnostic {
    Diagnostic(
      .importedAsDraft, at: SourceLocation(path: origin),
      Message(
        "\(message.chinese)，导入成了草稿", "\(message.english) and is imported as a draft"),
      help: Message(
        "确认可以公开，再删掉新文件里的 draft: true",
        "once it may be public, remove `draft: true` from the new file"))
  }
}
