/// What templates ask for, and what goes wrong while they run.
extension DiagnosticExplanation {
  package static let wrongArguments = DiagnosticExplanation(
    title: Message("参数不对", "The arguments are wrong"),
    meaning: Message(
      """
      函数、过滤器或宏得到的参数太多、太少，或者不是它要的类型，\
      例如 truncate 要一个数，得到的是文字。
      """,
      """
      A function, filter or macro is given too much, too little, or something of the wrong \
      kind: text, say, where truncate takes a number.
      """),
    example: [.template("<p>{{ article.title | truncate(\"20\") }}</p>")],
    mend: Message("按报错里说的改：数字不加引号。", "Do as the message says: numbers have no quotes."),
    mended: [.template("<p>{{ article.title | truncate(20) }}</p>")])

  package static let missingTemplate = DiagnosticExplanation(
    title: Message("找不到模板", "The template does not exist"),
    meaning: Message(
      """
      extends、include、import 或文章的 template 写的模板，在网站的 templates/ 和主题的 \
      templates/ 里都没有。
      """,
      """
      The template that extends, include, import or an article's `template` names is neither in \
      the site's templates/ nor in the theme's.
      """),
    example: [.template("{% include \"fenxiang.html\" %}")],
    mend: Message("改正名字，或建好这个模板。", "Write the right name, or make the template."),
    mended: [
      .template("{% include \"fenxiang.html\" %}"),
      .file("templates/fenxiang.html", "<p>{{ page.url }}</p>"),
    ])

  static let templateCycle = DiagnosticExplanation(
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
    mended: [.template("{{ article.content }}")])

  package static let templateStepLimit = DiagnosticExplanation(
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
    ])

  package static let templateRuntime = DiagnosticExplanation(
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
    ])

  package static let jsonSyntax = DiagnosticExplanation(
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
    ])
}
