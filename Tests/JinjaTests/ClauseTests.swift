import Testing

/// `clauses`, which Jinja2 does not have.
@Suite struct ClauseTests {
  @Test(arguments: [
    (
      "'机关党委召开会议，部署下半年工作'",
      "<span class=\"clause\">机关党委召开会议，</span><span class=\"clause\">部署下半年工作</span>"
    ),
    (
      "'读书：从书本到实践；从我做起'",
      "<span class=\"clause\">读书：</span><span class=\"clause\">从书本到实践；</span>"
        + "<span class=\"clause\">从我做起</span>"
    ),
    // One clause is left bare, and so is nothing.
    ("'没有标点的标题'", "没有标点的标题"), ("'以标点结束，'", "以标点结束，"), ("''", ""),
    // Text is escaped, once, and escapes are no clauses.
    (
      "'甲&乙；<b>，丙'",
      "<span class=\"clause\">甲&amp;乙；</span><span class=\"clause\">&lt;b&gt;，</span><span class=\"clause\">丙</span>"
    ),
    ("'a, b; c: d'", "a, b; c: d"),
    (
      "('<b>甲，</b>乙' | safe)",
      "<span class=\"clause\"><b>甲，</span><span class=\"clause\"></b>乙</span>"
    ),
    ("7", "7"),
    (
      "('甲，乙' | clauses) ~ '<'",
      "<span class=\"clause\">甲，</span><span class=\"clause\">乙</span>&lt;"
    ),
  ])
  func titleIsCutAfterItsMarks(_ title: String, _ html: String) {
    let page = title.contains("~") ? "{{ \(title) }}" : "{{ \(title) | clauses }}"
    #expect(TestTemplates(page).render() == html)
  }
}
