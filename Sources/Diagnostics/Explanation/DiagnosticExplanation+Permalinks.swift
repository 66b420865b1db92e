/// The record of URLs.
extension DiagnosticExplanation {
  package static let invalidLockLine = DiagnosticExplanation(
    title: Message("网址记录里有一行不对", "A line of the record of URLs is wrong"),
    meaning: Message(
      """
      permalinks.lock 每行记一篇文章：文件路径、一个制表符、网址的最后一段。这一行少了一段，\
      或者同一个路径写了两次，多半是合并时留下的。
      """,
      """
      Each line of permalinks.lock is an article: the path of its file, a tab, the last part of \
      its URL. This one lacks a part, or its path stands twice; usually a merge left it.
      """),
    example: [
      .site("[build]\nslugs = \"pinyin\""),
      .file("permalinks.lock", "tongzhi/huiyi.md huiyi"),
    ],
    mend: Message(
      "删去这一行；还没有记录的文章，运行 redsite permalinks --write 会补上。",
      "Remove the line; `redsite permalinks --write` records what is missing."),
    mended: [.file("permalinks.lock", "tongzhi/huiyi.md\thuiyi")])
}
