import Diagnostics

/// The site as a whole and its settings.
extension Explanation {
  static let site: [Explanation] = [
    Explanation(
      .siteNotFound,
      title: Message("这里不是网站文件夹", "This folder is not a site"),
      meaning: Message(
        """
        程序在您指定的文件夹里没有找到 site.toml。这个文件写着网站的名称和地址，有它的文件夹才算一个网站。\
        多半是在别的文件夹里运行了命令，或者 site.toml 被改了名字。
        """,
        """
        There is no site.toml in the folder you named. That file holds the name and address of a \
        site; a folder without it is not one. Usually the command was run in another folder, or \
        the file was renamed.
        """),
      example: [.commands("mv site.toml site.toml.txt\nredsite build")],
      mend: Message(
        "进入网站所在的文件夹再运行，或在命令后面写明它的路径；文件改过名的，把名字改回来。",
        "Run the command in the site's folder or name that folder; rename the file if it was renamed."
      ),
      mended: [.commands("mv site.toml.txt site.toml\nredsite build")]),
    Explanation(
      .unknownPreset,
      title: Message("没有这个预设", "The preset does not exist"),
      meaning: Message(
        "redsite new site 按预设建网站，写的名字不在随程序安装的预设里。",
        "`redsite new site` copies a preset, and none of the installed ones has this name."),
      example: [.commands("redsite new site wangzhan --preset wenhau")],
      mend: Message("照提示里列出的名字写。", "Use one of the names that the message lists."),
      mended: [.commands("redsite new site wangzhan --preset wenhua")]),
    Explanation(
      .targetNotEmpty,
      title: Message("要新建网站的文件夹里已有文件", "The folder of the new site is not empty"),
      meaning: Message(
        "新网站只建在不存在或空的文件夹里，这样不会盖掉别的文件。",
        "A new site goes only where there is nothing yet, so that no file is lost."),
      example: [.commands("redsite new site .")],
      mend: Message("换一个新的文件夹名。", "Name a new folder."),
      mended: [.commands("redsite new site wangzhan")]),
    Explanation(
      .fileExists,
      title: Message("要新建的文件已经有了", "The new file is there already"),
      meaning: Message(
        "redsite new 从不改动已有的文件，所以同名的文章、栏目或专题要先换个名字。",
        "`redsite new` never changes a file, so an article, column or topic of that name stops it."),
      example: [.commands("redsite new column tongzhi")],
      mend: Message("换一个文件名，或者直接修改已有的文件。", "Choose another name, or edit the file."),
      mended: [.commands("redsite new column tongzhi2")]),
    Explanation(
      .themeNotFound,
      title: Message("找不到主题", "The theme does not exist"),
      meaning: Message(
        """
        site.toml 里 theme 写的主题不存在。主题决定网页的样子，先在网站的 themes/ 文件夹里找，\
        再在程序自带的主题里找。常见原因是名字写错，或者主题文件夹没有一起提交。\
        主题继承自己（theme.toml 里的 parent 绕回原处）也报这个问题。
        """,
        """
        The theme that site.toml names is neither in the site's themes/ folder nor among those \
        installed with the program. Usually the name is misspelt or the theme's folder was not \
        committed. A theme that inherits from itself is reported in the same way.
        """),
      example: [.site("theme = \"defualt\"")],
      mend: Message(
        "把名字改成 themes/ 里的文件夹名；自带的主题叫 default。",
        "Write the name of a folder in themes/; the theme that comes with the program is `default`."
      ),
      mended: [.site("theme = \"default\"")]),
    Explanation(
      .unsupportedZone,
      title: Message("不认识的时区", "Unknown time zone"),
      meaning: Message(
        """
        time_zone 决定没有写明时区的日期算哪里的时间。程序只认中国各地的时区名、UTC 和固定的时差，\
        这样同一个网站在任何机器上生成的结果都一样。
        """,
        """
        time_zone says whose time dates without an offset are. Only the zones of China, UTC and \
        fixed offsets are known, so that a site comes out the same on every machine.
        """),
      example: [.site("time_zone = \"北京时间\"", "time_zone = \"Beijing\"")],
      mend: Message(
        "北京时间写 Asia/Shanghai，也可以写成 +08:00。",
        "Write Asia/Shanghai for the time of Beijing, or an offset such as +08:00."),
      mended: [.site("time_zone = \"Asia/Shanghai\"")]),
    Explanation(
      .invalidValue,
      title: Message("这个值不能用", "The value cannot be used"),
      meaning: Message(
        """
        这一项只能从几个固定的词里选，或者只能是某个范围里的数，而写的是别的。\
        报错的那一行会列出可以用的值。
        """,
        """
        This setting takes one of a few words, or a number within bounds, and something else is \
        written. The message lists what can be used.
        """),
      example: [.site("\n[build]\npage_size = 0")],
      mend: Message(
        "改成报错里列出的值；每页篇数 page_size 在 1–1000 之间。",
        "Write one of the values in the message; page_size is between 1 and 1000."),
      mended: [.site("\n[build]\npage_size = 20")]),
  ]
}
