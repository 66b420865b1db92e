import Diagnostics

/// Templates: their grammar and the names in them.
extension Explanation {
  static let templates: [Explanation] = [
    Explanation(
      .templateSyntax,
      title: Message("模板的写法有误", "The template is not well-formed"),
      meaning: Message(
        """
        模板里的 {% … %} 或 {{ … }} 写得不完整：少了 endif、endfor、endblock，括号或引号没有配对，\
        或者用了没有的语句。
        """,
        """
        A `{% … %}` or `{{ … }}` is incomplete: an endif, endfor or endblock is missing, a bracket \
        or quote is not closed, or there is no such statement.
        """),
      example: [
        .template("{% if article.summary %}<p>{{ article.summary }}</p>")
      ],
      mend: Message("补上缺少的部分。", "Add what is missing."),
      mended: [
        .template("{% if article.summary %}<p>{{ article.summary }}</p>{% endif %}")
      ]),
    Explanation(
      .unknownName,
      title: Message("没有这个变量或函数", "There is no such variable or function"),
      meaning: Message(
        """
        模板用了这种网页上没有的名字。每种网页有自己的变量：文章页有 article，栏目页有 column 和 \
        pagination，所有网页都有 site 和 page。asset("…") 里的文件不存在也报这个问题。
        """,
        """
        Pages of this kind do not have this name. Articles have `article`, columns have `column` \
        and `pagination`, all have `site` and `page`. A file that asset("…") names and the theme \
        does not have is reported in the same way.
        """),
      example: [.template("<p>{{ artcle.title }}</p>")],
      mend: Message("改成正确的名字。", "Write the right name."),
      mended: [.template("<p>{{ article.title }}</p>")]),
    Explanation(
      .unknownAttribute,
      title: Message("没有这个属性", "There is no such attribute"),
      meaning: Message(
        """
        点号后面的名字不存在，例如 article 没有 titel。模板在生成之前整个检查一遍，\
        所以很少走到的分支写错了也会发现。主题自己的设置在 extra 下面。
        """,
        """
        The name after the dot does not exist. Templates are checked as a whole before anything is \
        rendered, so this is found in branches that hardly any page reaches. Settings of a theme's \
        own are below `extra`.
        """),
      example: [.template("<p>{{ article.titel }}</p>")],
      mend: Message("按提示改正拼写。", "Write the name that the message suggests."),
      mended: [.template("<p>{{ article.title }}</p>")]),
    Explanation(
      .unknownFilter,
      title: Message("没有这个过滤器", "There is no such filter"),
      meaning: Message(
        "竖线“|”后面是过滤器，例如 upper、date、truncate。这个名字的过滤器不存在。",
        "After `|` stands a filter, such as upper, date or truncate. There is none of this name."),
      example: [.template("<p>{{ article.title | uper }}</p>")],
      mend: Message("按提示改正拼写。", "Write the name that the message suggests."),
      mended: [.template("<p>{{ article.title | upper }}</p>")]),
    Explanation(
      .unknownTest,
      title: Message("没有这种判断", "There is no such test"),
      meaning: Message(
        "is 后面是一种判断，例如 defined、none、even。这个名字的判断不存在。",
        "After `is` stands a test, such as defined, none or even. There is none of this name."),
      example: [
        .template("{% if article.image is defned %}<p>{{ article.title }}</p>{% endif %}")
      ],
      mend: Message("按提示改正拼写。", "Write the name that the message suggests."),
      mended: [
        .template("{% if article.image is defined %}<p>{{ article.title }}</p>{% endif %}")
      ]),
    Explanation(
      .unknownBlock,
      title: Message("没有这个块", "There is no such block"),
      meaning: Message(
        """
        模板用 extends 继承了另一个模板，却填写了一个那里没有的块（block），\
        填写的内容哪里也不会出现。必填的块没有人填，也报这个问题。
        """,
        """
        The template extends another one and fills a block that the other does not have: what it \
        says would appear nowhere. A required block that nobody fills is reported too.
        """),
      example: [
        .file(
          "templates/article.html",
          "{% extends \"base.html\" %}\n{% block mian %}{{ article.content }}{% endblock %}")
      ],
      mend: Message("块的名字要和被继承的模板里一样。", "Write the block's name as the other template does."),
      mended: [.template("{{ article.content }}")]),
    Explanation(
      .wrongArguments,
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
      mended: [.template("<p>{{ article.title | truncate(20) }}</p>")]),
    Explanation(
      .missingTemplate,
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
      ]),
  ]
}
