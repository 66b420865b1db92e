/// The folder that is published to.
extension DiagnosticExplanation {
  static let outputNotOurs = DiagnosticExplanation(
    title: Message("输出文件夹里有别的东西", "The output folder is not ours"),
    meaning: Message(
      """
      输出文件夹会整个换成新网站。里面有不是本程序生成的文件，或者它是链接、挂载点、git 工作目录，\
      换掉就可能毁掉别人的东西，所以不动它。
      """,
      """
      Publishing replaces the whole output folder. This one holds files that the program did not \
      make, or is a link, a mount point or a git work tree, and replacing it could destroy what \
      is not ours. It was left as it is.
      """),
    example: [.commands("mkdir public\ntouch public/zhiban.xls\nredsite build")],
    mend: Message(
      "把里面的文件移走，或在 site.toml 里把 output 改成另一个空文件夹。",
      "Move the files away, or set `output` in site.toml to another, empty folder."),
    mended: [.commands("mv public/zhiban.xls .\nredsite build")])

  static let outputOverlapsSite = DiagnosticExplanation(
    title: Message("输出文件夹和稿件重叠", "The output folder overlaps the site"),
    meaning: Message(
      "output 指向了放稿件、数据或主题的文件夹，发布会把它们换掉，所以不发布。",
      """
      `output` is a folder with articles, data or themes, which publishing would replace. \
      Nothing was published.
      """),
    example: [.site("\n[build]\noutput = \"content\"")],
    mend: Message("output 写一个单独的文件夹，如 public。", "Set `output` to a folder of its own."),
    mended: [.site("\n[build]\noutput = \"public\"")])

  static let outputFileNotOurs = DiagnosticExplanation(
    title: Message("位置被别的文件占了", "A file that is not ours has the place"),
    meaning: Message(
      """
      输出文件夹里有一个不是本程序生成的文件，正好在新网页要放的位置。\
      程序从不覆盖别人放进来的文件，所以停下来问您。
      """,
      """
      Somebody put a file into the output folder where a page is to go. The program never \
      overwrites what it did not make.
      """),
    example: [
      .commands("redsite build\ntouch public/tongzhi/huiyi.html"),
      .article(),
      .commands("redsite build"),
    ],
    mend: Message(
      "文件没用就移走；有用就给文章换一个 slug。",
      "Move the file away if it is not needed; otherwise give the article another slug."),
    mended: [.commands("mv public/tongzhi/huiyi.html .\nredsite build")])

  static let buildInProgress = DiagnosticExplanation(
    title: Message("另一次生成还没有结束", "Another build is running"),
    meaning: Message(
      """
      有另一个 redsite 正在往同一个文件夹发布。两个一起写会互相打乱，所以后来的不做。\
      自动发布和手工发布撞在一起时会这样。
      """,
      """
      Another redsite is publishing to the same folder. Two at once would upset each other, so \
      the later one gives way. This happens when somebody builds by hand while CI does too.
      """),
    example: [.commands("redsite build & redsite build")],
    mend: Message("等前一次结束后再运行。", "Wait for the other one to end and build again."),
    mended: [.commands("wait\nredsite build")])

  static let fileSystem = DiagnosticExplanation(
    title: Message("写文件失败", "Writing failed"),
    meaning: Message(
      """
      操作系统没有让程序写完：磁盘满了、没有写入权限、输出文件夹的上级是一个文件，或者磁盘坏了。\
      现有的网站没有改动。
      """,
      """
      The system did not let the program finish: the disk is full or failing, there is no \
      permission to write, or what should be the folder above is a file. The site is as it was.
      """),
    example: [
      .commands("touch wwwroot"), .site("\n[build]\noutput = \"wwwroot/public\""),
    ],
    mend: Message(
      "按报错里的原因处理：腾出空间、改权限，或把 output 改成能写的文件夹。",
      """
      Act on the cause in the message: make room, allow writing, or set `output` to a folder \
      that can be written.
      """
    ),
    mended: [.site("\n[build]\noutput = \"public\"")])
}
