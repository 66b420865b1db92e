import Diagnostics

/// The folder that is published to.
extension Explanation {
  static let publishing: [Explanation] = [
    Explanation(
      .outputNotOurs,
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
      mended: [.commands("mv public/zhiban.xls .\nredsite build")]),
    Explanation(
      .outputOverlapsSite,
      title: Message("输出文件夹和稿件重叠", "The output folder overlaps the site"),
      meaning: Message(
        "output 指向了放稿件、数据或主题的文件夹，发布会把它们换掉，所以不发布。",
        """
        `output` is a folder with articles, data or themes, which publishing would replace. \
        Nothing was published.
        """),
      example: [.site("\n[build]\noutput = \"content\"")],
      mend: Message("output 写一个单独的文件夹，如 public。", "Set `output` to a folder of its own."),
      mended: [.site("\n[build]\noutput = \"public\"")]),
    Explanation(
      .outputFileNotOurs,
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
      mended: [.commands("mv public/tongzhi/huiyi.html .\nredsite build")]),
    Explanation(
      .buildInProgress,
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
      mended: [.commands("wait\nredsite build")]),
    Explanation(
      .pagesLost,
      title: Message("网页会少掉一大半", "Most pages would be gone"),
      meaning: Message(
        """
        新版里没有现有网页的一大半（而且超过 20 个）。多半不是有意的：栏目文件夹被移走或改名、\
        检出了错误的分支、磁盘没有挂载。现有的网站没有改动。
        """,
        """
        More than half of the pages that are online, and more than 20, are not in the new release. \
        Mostly that is no intention: a folder was moved or renamed, the wrong branch is checked \
        out, a disk is not mounted. The site is as it was.
        """),
      example: [
        .commands(
          """
          for n in $(seq 30); do cp content/tongzhi/baoming.md content/tongzhi/tz$n.md; done
          redsite build
          rm content/tongzhi/tz*.md
          redsite build
          """)
      ],
      mend: Message(
        "把不见了的稿件放回来；确实要删掉这些网页，就加上 --allow-removal 再生成一次。",
        "Put the missing content back. If the pages are to go, build once with --allow-removal."),
      mended: [
        .commands(
          """
          for n in $(seq 30); do cp content/tongzhi/baoming.md content/tongzhi/tz$n.md; done
          redsite build
          """)
      ]),
    Explanation(
      .fileSystem,
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
      mended: [.site("\n[build]\noutput = \"public\"")]),
    Explanation(
      .leftoverFolder,
      title: Message("旧文件夹没有删干净", "An old folder stays"),
      meaning: Message(
        """
        新版网站已经上线，只是换下来的旧版（或以前中断的生成留下的文件夹）删不掉。常见的原因是输出文件夹里\
        有别的用户建的文件夹，如以 root 申请证书留下的 .well-known。以后的生成会跳过它，不受影响。
        """,
        """
        The new release is online; only the old one, or what an interrupted build left, cannot be \
        removed. Usually another user made a folder in the output, as root does in .well-known for \
        a certificate. Later builds pass it over.
        """),
      example: [
        .commands(
          """
          redsite build
          sudo mkdir -p public/.well-known/acme-challenge
          redsite build
          """)
      ],
      mend: Message(
        "请有权限的人删除提示里的文件夹；让同一个用户生成网站和申请证书，以后就不会再有。",
        """
        Have somebody with permission remove the folder. It does not come again where one user \
        builds the site and gets the certificates.
        """),
      mended: [.commands("sudo rm -r .public.staging-*\nredsite build")]),
    Explanation(
      .noAtomicSwap,
      title: Message("换上新版要分两步", "The swap takes two steps"),
      meaning: Message(
        """
        新版和旧版在一步之内互换，读者不会遇到没有网站的时候。有的文件系统（如 NFS、一些 FUSE）没有这一步，\
        程序就先移开旧版，再放上新版，中间有一瞬间没有网站；恰好这时断电，下一次生成会先把旧版放回。
        """,
        """
        Old and new release change places in one step, so that no reader finds nothing. Some file \
        systems (NFS, some of FUSE) have no such step: the old release is moved away, then the new \
        one into its place. Should the machine stop between the two, the next build puts the old \
        one back first.
        """),
      example: [.commands("redsite build --output /mnt/nfs/public")],
      mend: Message(
        "不必处理；要避免，请把输出文件夹放到本机磁盘（ext4、XFS、Btrfs）上。",
        "Nothing needs doing. To rule it out, put the output on a local disk (ext4, XFS, Btrfs)."),
      mended: [.commands("redsite build --output /srv/www/public")]),
    Explanation(
      .hostingLimit,
      title: Message("网页托管做不到", "More than hosting of pages takes"),
      meaning: Message(
        """
        site.toml 里写了 hosting_files，生成时就写出网页托管读的 _headers 和 _redirects。这样的平台认不得\
        “?”后面的参数，行数和每行的长度也有限，这里说的旧网址它转不了。
        """,
        """
        With `hosting_files` in site.toml, a build writes the files _headers and _redirects that \
        hosting services for pages read. Those know nothing of what follows a question mark and take \
        only so many lines of so many characters: what is named here they do not lead on.
        """),
      example: [
        .site("\n[build]\nhosting_files = true"), .article("aliases: [\"/show.asp?id=12\"]"),
      ],
      mend: Message(
        "要留住带参数的旧网址，用自己的服务器；不要了，就删去。行数太多的不必处理：旧网址的网页会转过去。",
        """
        Use a server of your own to keep old addresses with a query, or take them out. Too many \
        lines need no mending: the pages at the old addresses lead on.
        """),
      mended: [
        .site("\n[build]\nhosting_files = true"), .article("aliases: [/jiu/12.html]"),
      ]),
  ]
}
