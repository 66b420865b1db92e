import Diagnostics

/// What goes wrong while templates run, and what pages must say.
extension Explanation {
  static let rendering: [Explanation] = [
    Explanation(
      .templateCycle,
      title: Message("模板互相套用，没有尽头", "Templates use each other without end"),
      meaning: Message(
        """
        一个模板继承或引用了自己，或者几个模板绕了一圈又回来。网站 templates/ 里的同名模板\
        会代替主题里的，所以 templates/article.html 不能继承“article.html”：那就是它自己。
        """,
        """
        A template extends or includes itself, directly or through others. A template of the site \
        stands in place of the theme's of the same name, so templates/article.html cannot extend \
        “article.html”: that is itself.
        """),
      example: [
        .file(
          "templates/article.html",
          "{% extends \"article.html\" %}\n{% block main %}{{ article.content }}{% endblock %}")
      ],
      mend: Message("改为继承上一层的模板，如 base.html。", "Extend the template above it, such as base.html."),
      mended: [.template("{{ article.content }}")]),
    Explanation(
      .templateStepLimit,
      title: Message("这一页做不完", "The page takes too long"),
      meaning: Message(
        """
        一张网页的步骤、长度或内存超过了上限，多半是循环套循环，次数乘起来太多，或者宏不停地调用自己。\
        不拦住，生成就停不下来。
        """,
        """
        A page takes more steps, bytes or memory than allowed. Usually loops stand inside loops, \
        or a macro calls itself for ever. Left alone the build would not end.
        """),
      example: [
        .template(
          """
          {% macro menu(c) %}<a href="{{ c.url }}">{{ c.title }}</a> {{ menu(c) }}{% endmacro %}
          {{ menu(column) }}
          """)
      ],
      mend: Message(
        "让它有停下来的时候：这里应该对下级栏目调用自己，而不是对同一个栏目；循环先截取需要的几条。",
        """
        Let it come to an end: here the macro is meant for the columns below, not for the same one \
        again. Loop over the few items you need.
        """),
      mended: [
        .template(
          """
          {% macro menu(c) %}<a href="{{ c.url }}">{{ c.title }}</a>
          {% for child in c.children %}{{ menu(child) }}{% endfor %}{% endmacro %}
          {{ menu(column) }}
          """)
      ]),
    Explanation(
      .templateRuntime,
      title: Message("模板运行时出错", "The template failed while it ran"),
      meaning: Message(
        """
        模板本身没有写错，但遇到了算不出来的值，例如除以零、拿文字做加法。\
        extra 里的值由编辑填写，事先检查不了，最容易出这种问题。
        """,
        """
        The template is well-formed and met a value it cannot work with: a division by zero, a sum \
        with text. Values of `extra` are the editors' and cannot be checked before.
        """),
      example: [
        .template("<p>{{ 100 / article.extra.total }}</p>"),
        .article("extra: {total: 0}"),
      ],
      mend: Message("先判断再计算。", "Check the value before you use it."),
      mended: [
        .template("{% if article.extra.total %}<p>{{ 100 / article.extra.total }}</p>{% endif %}")
      ]),
    Explanation(
      .assetLink,
      title: Message("样式或脚本里的文件找不到", "A style sheet or script names a file that is not there"),
      meaning: Message(
        """
        样式里的 @import 和 url(…)、脚本里的 import … from 指到的文件必须在 assets 文件夹里，按相对位置写。\
        发布时程序把它们换成带指纹的文件名；指到别的网站或文件夹外面的，读者打不开，也不允许。
        """,
        """
        What @import and url(…) of a style sheet or `import … from` of a script name must be in the \
        folder assets, written relative to the file. It is published under a name with a fingerprint, \
        which is put in its place; what is elsewhere would not load.
        """),
      example: [.file("assets/site.css", "body { background: url(\"beijing.png\"); }")],
      mend: Message(
        "把文件放进 assets 文件夹，或者删去这一行。",
        "Put the file into the folder assets, or take the line out."),
      mended: [.file("assets/site.css", "body { background: #fff; }")]),
    Explanation(
      .pageLacks,
      title: Message("网页缺少规范要求的标签或页脚内容", "Pages lack tags or texts that the rules ask for"),
      meaning: Message(
        """
        profile 是 party 或 government 的网站，每一页都要有网页标签（SiteName、ColumnName 等），页脚写明主办单位、\
        联系方式、备案号和网站标识。site.toml 里填了，主题的模板却没有写出来。\
        每种网页、每个模板各检查一页生成的结果。
        """,
        """
        With the profile party or government every page has the meta tags (SiteName, ColumnName and \
        others) and a footer with sponsor, contact, registrations and badge. They are filled in, and \
        the theme's template does not print them. One rendered page of each kind and template is \
        looked at.
        """),
      example: [
        .site(
          """
          description = "说明"
          keywords = ["党建"]
          profile = "party"
          [owner]
          sponsor = "机关党委"
          phone = "010-00000000"
          icp = "示例ICP备00000000号"
          police = { number = "示例公网安备00000000000000号" }
          badge = { url = "https://bszs.conac.cn/" }
          """),
        .file("templates/article.html", "<h1>{{ article.title }}</h1>\n{{ article.content }}"),
      ],
      mend: Message(
        """
        在模板里写出缺少的内容（默认主题的 meta.html 和 footer.html 都有）；\
        不适用这些规范的网站，写 profile = "none"。
        """,
        """
        Print what is missing, as meta.html and footer.html of the default theme do; a site that no \
        such rules apply to has `profile = "none"`.
        """),
      mended: [.template("<h1>{{ article.title }}</h1>\n{{ article.content }}")]),
    Explanation(
      .jsonSyntax,
      title: Message("JSON 数据的写法有误", "Not valid JSON"),
      meaning: Message(
        """
        redsite theme render 用一个 JSON 文件里的数据试着渲染模板，这个文件不是正确的 JSON。\
        JSON 里名字和文字都用英文双引号，最后一项后面没有逗号，也不能写注释。
        """,
        """
        `redsite theme render` tries a template with data of a JSON file, and this one is not \
        JSON: names and text are in double quotes, the last item has no comma after it, and there \
        are no comments.
        """),
      example: [
        .file("shiyan.html", "<h1>{{ title }}</h1>"),
        .file("shiyan.json", "{\"title\": \"会议通知\",}", "{\"title\": \"Notice\",}"),
        .commands("redsite theme render shiyan.html --data shiyan.json"),
      ],
      mend: Message("按报错的位置改正，这里去掉多余的逗号。", "Mend it where the message points: no comma here."),
      mended: [
        .file("shiyan.json", "{\"title\": \"会议通知\"}", "{\"title\": \"Notice\"}"),
        .commands("redsite theme render shiyan.html --data shiyan.json"),
      ]),
  ]
}
