import Diagnostics

/// The registers in `data/`, and who may change what.
extension Explanation {
  static let registers: [Explanation] = [
    Explanation(
      .duplicateIdentifier,
      title: Message("标识登记了两次", "An identifier is given twice"),
      meaning: Message(
        """
        单位和信息员各有一个标识（id），文章靠它找到他们。两处用了同一个标识，\
        文章就不知道该算谁的。多半是复制了一段却忘了改 id。
        """,
        """
        Units and contributors are known by their ids. With one id in two places an article would \
        not know whose it is. Usually an entry was copied and its id left as it was.
        """),
      example: [
        .file(
          "data/units.toml",
          """
          [[units]]
          id = "bangongting"
          name = "办公厅"

          [[units]]
          id = "bangongting"
          name = "人事司"
          """,
          """
          [[units]]
          id = "bangongting"
          name = "General Office"

          [[units]]
          id = "bangongting"
          name = "Personnel"
          """)
      ],
      mend: Message("给后登记的换一个标识。", "Give the later entry an id of its own."),
      mended: [
        .file(
          "data/units.toml",
          """
          [[units]]
          id = "bangongting"
          name = "办公厅"

          [[units]]
          id = "renshisi"
          name = "人事司"
          """,
          """
          [[units]]
          id = "bangongting"
          name = "General Office"

          [[units]]
          id = "renshisi"
          name = "Personnel"
          """)
      ]),
    Explanation(
      .unitCycle,
      title: Message("单位的上级绕成了圈", "Units are above each other"),
      meaning: Message(
        """
        parent 写的是上级单位。沿着上级往上走，又回到了原来的单位，\
        单位树就没有顶，也没法统计“本级及下级”。
        """,
        """
        `parent` is the unit above. Going up from this unit leads back to it, so the tree of units \
        has no top and nothing can be counted for a unit and those below it.
        """),
      example: [
        .file(
          "data/units.toml",
          """
          [[units]]
          id = "bangongting"
          name = "办公厅"
          parent = "mishuchu"

          [[units]]
          id = "mishuchu"
          name = "秘书处"
          parent = "bangongting"
          """,
          """
          [[units]]
          id = "bangongting"
          name = "General Office"
          parent = "mishuchu"

          [[units]]
          id = "mishuchu"
          name = "Secretariat"
          parent = "bangongting"
          """)
      ],
      mend: Message("删去最上级单位的 parent。", "Remove the `parent` of the unit at the top."),
      mended: [
        .file(
          "data/units.toml",
          """
          [[units]]
          id = "bangongting"
          name = "办公厅"

          [[units]]
          id = "mishuchu"
          name = "秘书处"
          parent = "bangongting"
          """,
          """
          [[units]]
          id = "bangongting"
          name = "General Office"

          [[units]]
          id = "mishuchu"
          name = "Secretariat"
          parent = "bangongting"
          """)
      ]),
    Explanation(
      .csvSyntax,
      title: Message("表格文件写坏了", "The table is damaged"),
      meaning: Message(
        """
        CSV 文件里引号没有成对，或者一行的格子比第一行多，多半是格子里有逗号却没有加引号。\
        用表格软件打开、另存为“CSV UTF-8”，就不会有这种问题。
        """,
        """
        A quote of the CSV file has no second one, or a row has more cells than the first; usually \
        a cell with a comma was not quoted. A spreadsheet program writes it right.
        """),
      example: [
        .commands("rm data/units.toml"),
        .file("data/units.csv", "id,name\nbangongting,\"办公厅\njiwei,机关纪委"),
      ],
      mend: Message("补上引号，或在表格软件里重新保存。", "Close the quote, or save it again."),
      mended: [.file("data/units.csv", "id,name\nbangongting,\"办公厅\"\njiwei,机关纪委")]),
    Explanation(
      .twoRegisters,
      title: Message("名册有两份", "There are two registers"),
      meaning: Message(
        "data 里同一份名册既有 .toml 又有 .csv，程序不知道以哪一份为准。",
        "A register is there as .toml and as .csv, and only one of them can count."),
      example: [.file("data/units.csv", "id,name\nzhengyan,政策研究室")],
      mend: Message("只留一份，另一份删去。", "Keep one and remove the other."),
      mended: [.commands("rm data/units.csv"), .commands("redsite build")]),
    Explanation(
      .foreignColumn,
      title: Message("单位改了别人的栏目", "A unit changed what is not its own"),
      meaning: Message(
        """
        redsite check --owners 发现，一个单位的提交改了不在它文件夹里的文件。\
        单位的文件夹写在名册的 folder，提交者属于哪个单位写在 authors。
        """,
        """
        `redsite check --owners` found a commit of a unit that changes a file outside its folder. \
        `folder` of the register says which that is, `authors` who belongs to the unit.
        """),
      example: [.commands("redsite check --owners origin/main..HEAD")],
      mend: Message(
        "请负责的单位修改，或由 [units] 的 editors 里的编辑代改。",
        "Let the unit that keeps it change it, or one of the `editors` of [units]."),
      mended: [.commands("redsite check --owners origin/main..HEAD")]),
    Explanation(
      .unknownAuthor,
      title: Message("提交者不属于任何单位", "A committer belongs to no unit"),
      meaning: Message(
        "提交者的邮箱不在任何单位的 authors 里，也不在 [units] 的 editors 里，没法知道他能改哪里。",
        "The address is in no unit's `authors` and not in `editors`, so what it may change is unknown."
      ),
      example: [.commands("redsite check --owners origin/main..HEAD")],
      mend: Message(
        "把邮箱写进单位名册或 site.toml；新来的信息员，先登记再提交。",
        "Add the address to the register of units or to site.toml."),
      mended: [.commands("redsite check --owners origin/main..HEAD")]),
    Explanation(
      .staleOwners,
      title: Message("CODEOWNERS 和单位名册不一致", "CODEOWNERS is not what the units say"),
      meaning: Message(
        "redsite owners --check 发现提交的 CODEOWNERS 不是现在的单位名册生成的，审核会请错人。",
        "`redsite owners --check` found a CODEOWNERS that the units of today would not make."),
      example: [.commands("redsite owners --check .github/CODEOWNERS")],
      mend: Message(
        "重新生成并提交：redsite owners > .github/CODEOWNERS。",
        "Make it again and commit it: redsite owners > .github/CODEOWNERS."),
      mended: [.commands("redsite owners > .github/CODEOWNERS")]),
  ]
}
