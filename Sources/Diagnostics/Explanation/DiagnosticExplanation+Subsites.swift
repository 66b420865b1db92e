/// Columns that are sites of their own.
extension DiagnosticExplanation {
  package static let nestedSubsite = DiagnosticExplanation(
    title: Message("子网放错了地方", "The subsite is in the wrong place"),
    meaning: Message(
      """
      写了 subsite 的栏目是一个子网：有自己的名称、导航和首页。子网只有一层，不能放在另一个子网里面；\
      content/_index.md 是主站自己，专题是另一种页面，也都不能设成子网。
      """,
      """
      A column with `subsite` is a site of its own, with a name, a navigation and a home page. \
      Subsites have one level: none can be inside another. content/_index.md is the site itself \
      and topics are pages of another kind, so neither can be one.
      """),
    example: [
      .file(
        "content/dangshi/_index.md", "---\ntitle: 党史网\nsubsite: { name: 党史网 }\n---",
        "---\ntitle: Party history\nsubsite: { name: Party history }\n---"),
      .file(
        "content/dangshi/zhengbian/_index.md",
        "---\ntitle: 征编\nsubsite: { name: 征编网 }\n---",
        "---\ntitle: Sources\nsubsite: { name: Sources }\n---"),
    ],
    mend: Message(
      "删去里面那个栏目的 subsite，作为普通栏目使用；确实要成为子网的，把它的文件夹移到上一级子网外面。",
      """
      Remove `subsite` from the inner column and keep it as a column; or move its folder out of \
      the subsite.
      """),
    mended: [
      .file(
        "content/dangshi/zhengbian/_index.md", "---\ntitle: 征编\n---",
        "---\ntitle: Sources\n---")
    ])
}
