/// Articles of an old site.
extension DiagnosticExplanation {
  package static let importedAsDraft = DiagnosticExplanation(
    title: Message("原来不公开的文章导入成了草稿", "An article that was not public is imported as a draft"),
    meaning: Message(
      """
      旧网站上要密码才能看的、私密的、隐藏的、待审核的、没到时间的、在回收站里的文章，以及状态认不出来的，\
      都写了 draft: true，不会发布。只有确定公开的才直接导入。
      """,
      """
      What needed a password on the old site, was private, hidden, waiting for review, not due yet \
      or in the bin, and what has a state that is not known, gets `draft: true` and is not \
      published. Only what is known to be public is imported as it is.
      """),
    example: [
      .file(
        "old/source/_posts/mingdan.md",
        "---\ntitle: 内部名单\ndate: 2019-06-01\npassword: 123456\n---\n\n只给有密码的人看。",
        "---\ntitle: A list\ndate: 2019-06-01\npassword: 123456\n---\n\nFor those with the password."
      ),
      .commands("redsite import hexo old --column tongzhi"),
    ],
    mend: Message(
      "逐篇确认可以公开，再删掉 draft: true；不该留的，删掉文件。",
      "Make sure that each may be public, then remove `draft: true`; or remove the file."),
    mended: [.commands("redsite list drafts")])
}
