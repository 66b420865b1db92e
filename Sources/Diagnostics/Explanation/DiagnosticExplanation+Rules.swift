/// What the rules for such sites ask for.
extension DiagnosticExplanation {
  package static let missingMandatory = DiagnosticExplanation(
    title: Message("缺少规范要求的内容", "Something that the rules ask for is missing"),
    meaning: Message(
      """
      政府网站的规范要求每一页有网页标签，页脚写明主办单位、联系方式、备案号和网站标识，党建网站参照执行。\
      site.toml 的 profile 说明按哪一种检查：government 全部检查，party 不要求网站标识码和找错入口，none 不检查。
      """,
      """
      The rules for such sites ask for meta tags on every page and for the sponsor, the contact, \
      the registrations and the badge in the footer. `profile` in site.toml says which rules are \
      checked: government all of them, party all but the site code, none nothing.
      """),
    example: [.site("profile = \"party\"")],
    mend: Message(
      "把缺少的内容补上；不适用这些规范的网站（内部网站、测试网站），写 profile = \"none\"。",
      "Fill in what is missing; a site that no such rules apply to has `profile = \"none\"`."),
    mended: [.site("profile = \"none\"")])

  package static let unknownColumnType = DiagnosticExplanation(
    title: Message("不认识的栏目类别", "Unknown ColumnType"),
    meaning: Message(
      """
      type 是网页标签 ColumnType 的值，规范给出了一张表，检查网站的程序按它找栏目。\
      写错一个字，这个栏目就算没有。
      """,
      """
      `type` becomes the meta tag ColumnType. The rules list its values, and programs that \
      inspect sites look for them: with a misspelt one the column counts as missing.
      """),
    example: [
      .file(
        "content/tongzhi/_index.md",
        "---\ntitle: 通知公告\ndescription: 发布通知。\nkeywords: 通知\ntype: 通知公布\n---",
        "---\ntitle: Notices\ndescription: Notices.\nkeywords: notices\ntype: 通知公布\n---")
    ],
    mend: Message(
      "改成表里的写法；表里没有合适的，在 site.toml 的 column_types 里加上。",
      "Write one of the list, or add yours to `column_types` in site.toml."),
    mended: [
      .file(
        "content/tongzhi/_index.md",
        "---\ntitle: 通知公告\ndescription: 发布通知。\nkeywords: 通知\ntype: 通知公告\n---",
        "---\ntitle: Notices\ndescription: Notices.\nkeywords: notices\ntype: 通知公告\n---")
    ])
}
