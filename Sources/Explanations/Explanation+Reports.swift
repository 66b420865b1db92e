import Diagnostics

/// Reports and records.
extension Explanation {
  static let reports: [Explanation] = [
    Explanation(
      .reportInsideOutput,
      title: Message("报表要写到网站外面", "Reports go outside the site"),
      meaning: Message(
        """
        报表和审核单里有不公开的内容：逾期的单位、没有公开的来信、个人的得分、审核人的姓名。写在网站的文件夹里，\
        下一次提交或者发布就会把它们带出去，所以程序不写。通过链接绕进网站的也一样。
        """,
        """
        Reports and review forms hold what is not for the public: who is late, letters that are \
        not published, the points of persons, the names of reviewers. In the folder of the site the next commit or upload would take them \
        along, so none is written there, nor through a link that leads there.
        """),
      example: [.commands("redsite report letters --period 2026-07 -o baobiao")],
      mend: Message("用 -o 写一个网站以外的文件夹。", "Name a folder outside the site with -o."),
      mended: [.commands("redsite report letters --period 2026-07 -o ../baobiao")])
  ]
}
