import Diagnostics

/// How commands end, for schedulers and pipelines: shown by `redsite --help` and, made from that,
/// in the manual page of each command.
enum ExitStatuses {
  static let all: [(status: Int32, meaning: Message)] = [
    (0, Message("正常", "fine")),
    (1, Message("内容、设置或主题有错，什么也没有发布", "problems in content or theme; nothing was published")),
    (2, Message("audit 查出了单项否决的问题", "audit found a veto")),
    (64, Message("命令写得不对", "wrong command line")),
    (
      70,
      Message("程序自己出了错，现有网站没有改动；请报告", "a fault of ours, the site is as it was; please report it")
    ),
    (74, Message("文件系统不让做：满了、只读或没有权限", "the file system refused: full, read-only, no permission")),
    (
      75,
      Message(
        "一时做不到，过一会儿再试：网络不通，或正在生成、发布",
        "try again later: network, or a build or publication in progress")
    ),
  ]

  /// The list, one status a line.
  static var text: String {
    let lines = all.map { entry in
      let status = String(entry.status)
      let gap = String(repeating: " ", count: 4 - status.count)
      return "  \(status)\(gap)\(entry.meaning.text(in: language))"
    }
    return ([localized("退出状态：", "Exit statuses:")] + lines).joined(separator: "\n")
  }
}
