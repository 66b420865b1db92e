/// Official documents, and pictures of other sites.
extension DiagnosticExplanation {
  package static let documentNumber = DiagnosticExplanation(
    title: Message("发文字号的括号不对", "The number of a document has the wrong brackets"),
    meaning: Message(
      """
      发文字号由机关代字、年份和序号组成，年份用六角括号〔〕括起来（GB/T 9704—2012）。\
      写成圆括号、方括号的，检索和引用都会对不上。这是警告。
      """,
      """
      A number has the issuer's code, the year in 〔 〕 and an ordinal (GB/T 9704-2012). With other \
      brackets it is not found and not cited right. It is a warning.
      """),
    example: [.article("document: { number: \"示委发（2026）1号\" }")],
    mend: Message("照提示改成〔〕。", "Write 〔 〕 as the message shows."),
    mended: [.article("document: { number: \"示委发〔2026〕1号\" }")])

  package static let documentDate = DiagnosticExplanation(
    title: Message("成文日期比发布日期晚", "A document is signed after its publication"),
    meaning: Message(
      "document 的 signed_on 是成文日期，不会比发布日期 date 还晚，多半是年份或月份写错了。这是警告。",
      "`signed_on` cannot be later than `date`; a year or a month is probably wrong. It is a warning."
    ),
    example: [.article("document: { signed_on: 2027-01-01 }")],
    mend: Message("核对原件，改对日期。", "Look at the document and mend the date."),
    mended: [.article("document: { signed_on: 2026-06-01 }")])

  package static let externalImage = DiagnosticExplanation(
    title: Message("图片在别的网站上", "A picture is on another site"),
    meaning: Message(
      """
      网页不从别的网站取任何东西（内容安全策略）：对方看不到谁在读这篇文章，对方的图片没了也不影响我们。\
      所以正文里别的网站的图片，读者看不到。这是警告。
      """,
      """
      Pages load nothing from other sites (Content Security Policy): nobody else learns who reads \
      them, and nothing goes missing when another site changes. So readers do not see the picture. \
      It is a warning.
      """),
    example: [
      .article(
        body: Message(
          "![合影](https://www.example.org/heying.jpg)", "![Group](https://www.example.org/group.jpg)"
        ))
    ],
    mend: Message(
      "把图片存到文章旁边（注意版权），写文件名。", "Put the picture beside the article (mind the rights)."),
    mended: [
      .article(body: Message("![会场](huichang.jpg)", "![The hall](huichang.jpg)"))
    ])
}
