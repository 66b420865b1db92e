import Diagnostics

extension Explanation {
  /// Writing habits of Chinese text, and texts that lack something.
  static let habits: [Explanation] = [
    Explanation(
      .wideIndent,
      title: Message("行首用全角空格缩进", "Indented with full-width spaces"),
      meaning: Message(
        """
        行首有全角空格，多半是从 Word 或旧网站粘贴来的。Markdown 里段落之间要空一行，行首的空格不起作用；\
        程序把这一行当作新的一段，去掉空格，由样式统一缩进。这是提醒，网站照常发布。
        """,
        """
        The line begins with full-width spaces, mostly pasted from Word or an old site. Markdown \
        parts paragraphs by a blank line; the line is shown as a paragraph of its own, indented as \
        the theme indents all. This is a warning, the site is published.
        """),
      example: [
        .article(
          body: Message(
            "各党支部：\n　　现将有关事项通知如下。", "To all branches:\n　　Please come in time.（请准时）"))
      ],
      mend: Message(
        "段落之间空一行，行首不用空格；redsite fix --apply 可以一次改好。",
        "Part paragraphs by blank lines, without spaces at the start; `redsite fix --apply` does it."
      ),
      mended: [
        .article(
          body: Message(
            "各党支部：\n\n现将有关事项通知如下。", "To all branches:\n\nPlease come in time.（请准时）"))
      ]),
    Explanation(
      .indentedParagraph,
      title: Message("段落被空格缩进成了代码", "A paragraph indented like code"),
      meaning: Message(
        """
        行首的四个空格或一个 Tab 在 Markdown 里表示代码，会用等宽字体、不换行地显示。\
        这里是带有中文标点的文字，程序把它当作段落显示。这是提醒，网站照常发布。
        """,
        """
        Four spaces or a tab at the start mean code in Markdown, shown in a fixed-width font \
        without line breaks. This is Chinese prose, so it is shown as a paragraph. This is a \
        warning, the site is published.
        """),
      example: [
        .article(body: Message("各党支部：\n\n    请准时参加会议。", "To all branches:\n\n    请准时参加会议。"))
      ],
      mend: Message(
        "删去行首的空格；真是代码的，用三个反引号围起来。",
        "Remove the spaces; where it is code, put three backticks around it."),
      mended: [
        .article(body: Message("各党支部：\n\n请准时参加会议。", "To all branches:\n\n请准时参加会议。"))
      ]),
    Explanation(
      .joinedParagraphs,
      title: Message("几段连成了一段", "Paragraphs that are joined"),
      meaning: Message(
        """
        每行都像一段话，但行与行之间只换了一行。Markdown 里只换一行还是同一段，这几行会连在一起显示。
        """,
        """
        Each line is a paragraph by itself, but only one line end stands between them. Markdown \
        joins such lines into one paragraph.
        """),
      example: [
        .article(body: Message("一、时间：七月一日。\n二、地点：会议室。", "一、时间：七月一日。\n二、地点：会议室。"))
      ],
      mend: Message(
        "在两段之间空一行；redsite fix --apply 可以一次改好。",
        "Put a blank line between them; `redsite fix --apply` does it."),
      mended: [
        .article(body: Message("一、时间：七月一日。\n\n二、地点：会议室。", "一、时间：七月一日。\n\n二、地点：会议室。"))
      ]),
    Explanation(
      .headingSpace,
      title: Message("标题的 # 号后面要空格", "A heading wants a space after #"),
      meaning: Message(
        """
        标题的 # 号后面没有半角空格，或者 # 号是全角的。按 Markdown 的规则这不是标题；\
        程序把它当作标题显示。这是提醒，网站照常发布。
        """,
        """
        The # of a heading is not followed by a space, or is full-width. To Markdown this is no \
        heading; it is shown as one. This is a warning, the site is published.
        """),
      example: [.article(body: Message("##一、总体要求", "##一、总体要求"))],
      mend: Message(
        "# 号用半角，后面空一格。", "Write half-width # with a space behind."),
      mended: [.article(body: Message("## 一、总体要求", "## 一、总体要求"))]),
    Explanation(
      .wideMark,
      title: Message("全角的 Markdown 符号", "Full-width marks of Markdown"),
      meaning: Message(
        """
        Markdown 只认半角的符号。全角的＊＊、｜、－－－ 会原样显示出来，文字不会加粗，表格不会成形。
        """,
        """
        Markdown reads half-width marks only. Full-width ＊＊, ｜ and －－－ are shown as they are; \
        nothing becomes bold and no table is made.
        """),
      example: [.article(body: Message("＊＊请务必参加＊＊，不得缺席。", "＊＊请务必参加＊＊，不得缺席。"))],
      mend: Message(
        "改成半角的符号；redsite fix --apply 可以一次改好。",
        "Write half-width marks; `redsite fix --apply` does it."),
      mended: [.article(body: Message("**请务必参加**，不得缺席。", "**请务必参加**，不得缺席。"))]),
    Explanation(
      .linkForm,
      title: Message("链接或图片的写法不对", "A link or picture that is not written right"),
      meaning: Message(
        """
        链接的括号是全角的，或者文件名里有空格、反斜杠。按 Markdown 的规则这不是链接；\
        文件确实存在时，程序按链接或图片显示。这是提醒，网站照常发布。
        """,
        """
        The brackets of a link are full-width, or there are spaces or backslashes in the file's \
        name. To Markdown this is no link; where the file is there, it is shown as one. This is a \
        warning, the site is published.
        """),
      example: [
        .article(
          body: Message(
            "请看[上级通知]（https://www.example.org/）。", "See [the notice]（https://www.example.org/）."))
      ],
      mend: Message(
        "括号用半角；文件名里有空格时写成 [文字](<文件 名.pdf>)。",
        "Write half-width brackets; put <> around a name with spaces: [text](<a b.pdf>)."),
      mended: [
        .article(
          body: Message(
            "请看[上级通知](https://www.example.org/)。", "See [the notice](https://www.example.org/)."))
      ]),
    Explanation(
      .pastedTable,
      title: Message("像表格，但不成表格", "Rows that are no table"),
      meaning: Message(
        """
        这几行的格子数一样，像是从 Word 或 Excel 粘贴来的表格，但没有表头下面的分隔线，会连成一段显示。
        """,
        """
        The lines have cells as a table pasted from Word or Excel has, but not the rule below the \
        head, so they are joined into a paragraph.
        """),
      example: [.article(body: Message("| 姓名 | 单位 |\n| 张某 | 办公室 |", "| 姓名 | 单位 |\n| 张某 | 办公室 |"))],
      mend: Message(
        "用 | 分格，第一行下面加一行 |---|---|；redsite fix --apply 可以一次改好。",
        "Part the cells by | and write |---|---| below the first line; `redsite fix --apply` does it."
      ),
      mended: [
        .article(
          body: Message(
            "| 姓名 | 单位 |\n|---|---|\n| 张某 | 办公室 |", "| 姓名 | 单位 |\n|---|---|\n| 张某 | 办公室 |"))
      ]),
    Explanation(
      .titleForm,
      title: Message("标题会缺字或多出符号", "A title that loses text"),
      meaning: Message(
        """
        YAML 里空格加 # 号表示后面是注释，写在两行的文字会用空格连起来，整个标题放在【】里会连括号一起显示。\
        一定丢了字的算错误，其余是提醒。
        """,
        """
        In YAML a space and # begin a comment, and text on two lines is joined by a space; a title \
        within 【】 is shown with them. Where text is surely lost it is an error, else a warning.
        """),
      example: [
        .file(
          "content/tongzhi/huiyi.md",
          "---\ntitle: 关于开展 #主题党日# 活动的通知\ndate: 2026-07-01\n---\n\n请准时参加。")
      ],
      mend: Message(
        "标题写在一行里，有 # 号时加上引号。", "Write the title on one line, in quotes where it has a #."),
      mended: [
        .file(
          "content/tongzhi/huiyi.md",
          "---\ntitle: \"关于开展 #主题党日# 活动的通知\"\ndate: 2026-07-01\n---\n\n请准时参加。")
      ]),
    Explanation(
      .emptyLink,
      title: Message("链接或图片没有写地址", "A link or picture without an address"),
      meaning: Message(
        """
        圆括号里是空的。链接只显示文字，图片不显示。多半是写的时候还没有文件，后来忘了填。
        """,
        """
        The brackets are empty. Of a link only the text is shown, a picture is not shown. Mostly \
        the file was not there yet and was forgotten.
        """),
      example: [.article(body: Message("回执见[附件]()。", "The form is [attached]()."))],
      mend: Message("填上文件名或网址，或去掉括号。", "Name the file or address, or remove the brackets."),
      mended: [.article(body: Message("回执见附件。", "The form is attached."))]),
    Explanation(
      .missingDescription,
      title: Message("图片没有说明", "A picture without a description"),
      meaning: Message(
        """
        图片的方括号里没有文字。看不见图片的人（用读屏软件、网速慢）不知道图里是什么；\
        网站按 profile 要遵守无障碍的要求。写 profile = "none" 的网站不检查。
        """,
        """
        There is no text in the brackets of the picture, so that people who do not see it know \
        nothing of it. Sites with a profile must be accessible; one with `profile = "none"` is not \
        checked.
        """),
      example: [
        .site(
          """
          profile = "party"
          description = "机关党建"
          keywords = ["党建"]
          [owner]
          sponsor = "机关党委"
          phone = "010-12345678"
          icp = "京ICP备00000000号"
          police = { number = "京公网安备00000000000000号", code = "00000000000000" }
          badge = { url = "https://bszs.conac.cn/", image = "" }
          """),
        .article(body: Message("![](huichang.jpg)", "![](huichang.jpg)")),
      ],
      mend: Message("在方括号里写图里是什么。", "Write what it shows in the brackets."),
      mended: [.article(body: Message("![会场](huichang.jpg)", "![The hall](huichang.jpg)"))]),
    Explanation(
      .emptyBody,
      title: Message("文章没有正文", "The article has no text"),
      meaning: Message(
        """
        文章只有标题，没有正文、附件、视频或 link，读者点开是空的一页。
        """,
        """
        The article has a title and neither text nor attachments, a video or `link`: readers find \
        an empty page.
        """),
      example: [.article(body: Message("", ""))],
      mend: Message(
        "写上正文；还没写好的加一行 draft: true。", "Write the text; until then add `draft: true`."),
      mended: [.article()]),
  ]
}
