import Base
import Jinja
import Testing

@Suite struct TypedHostTests {
  @Test func printsFieldsEscaped() {
    #expect(
      TestTemplates("{{ site.name }}|{{ article.title }}|{{ article.column.title }}").render()
        == "文化系统&lt;党建&gt;在线|文章“4”|栏目1")
  }

  @Test func walksSequencesOfTheHost() {
    let page = TestTemplates(
      "{% for c in site.columns %}{{ loop.index }}{{ c.title }}:"
        + "{% for d in c.children %}{{ d.number }},{% endfor %};{% endfor %}")
    #expect(page.render() == "1栏目1:11,12,;2栏目2:21,22,;3栏目3:31,32,;")
  }

  @Test func slicesAndFiltersSequences() {
    #expect(
      TestTemplates(
        "{{ site.latest[2:4]|map(attribute='url')|join(' ') }} {{ site.latest|length }} "
          + "{{ site.latest[:3]|last|attr('title') }} {{ (site.latest|last).url }} "
          + "{{ site.columns|selectattr('number', 'gt', 1)|map(attribute='title')|join('、') }}"
      ).render() == "/c1/3.html /c1/4.html 8 文章“3” /c1/8.html 栏目2、栏目3")
  }

  @Test func writesContentStraightIntoThePage() {
    #expect(
      TestTemplates("{{ article.content }}|{{ article.content|safe }}|{{ article.content|length }}")
        .render() == "<p>正文4</p>|<p>正文4</p>|10")
  }

  @Test func formatsDates() {
    #expect(
      TestTemplates(
        "{{ article.date }}|{{ article.date|date }}|{{ article.date|date('%Y年%-m月%-d日 %A %H:%M') }}"
          + "|{{ article.date|date('<%F %T %z>') }}|{{ '2026/7/1'|date('%j %a %B %b') }}"
          + "|{{ 0|date('%F %T %z') }}{{ article.date|date('%%%:z') }}|{{ article.date|date('%' ~ 'y') }}|{{ article.date.year }}"
      ).render()
        == "2026-07-05 09:05|2026-07-05 09:05|2026年7月5日 星期日 09:05"
        + "|&lt;2026-07-05 09:05:00 +0800&gt;|182 周三 七月 7月|1970-01-01 00:00:00 +0000%+08:00|26|2026"
    )
  }

  @Test func keepsOptionalObjectsOptional() {
    let page = TestTemplates(
      "{% if article.topic %}{{ article.topic.title }}{% else %}无{% endif %}{{ article.topic.title }}"
    )
    #expect(page.render() == "栏目2栏目2")
    #expect(page.render(values: [FakeSite.article(3)]) == "无")
  }

  @Test func looksUpDynamicValuesWhileRunning() {
    #expect(
      TestTemplates("{{ article.extra.mood }}{{ article.extra.list|sum }}[{{ article.extra.no }}]")
        .render() == "&lt;晴&gt;3[]")
    #expect(
      TestTemplates("a\n  {{ article.extra.no.more }}").render()
        == "page:2:23 template-runtime: the value is undefined, so it has no attribute “more”")
  }

  @Test func callsFunctionsOfTheHost() {
    #expect(
      TestTemplates("{{ asset('a.css') }} {{ asset(path='b.js') }}").render()
        == "/assets/a.css /assets/b.js")
    #expect(
      TestTemplates("x{{ asset('missing.css') }}").render()
        == "page:1:5 template-runtime: no such file")
  }

  @Test func passesObjectsToMacrosAndIncludes() {
    #expect(
      TestTemplates(
        """
        -- page --
        {% from "cards" import card %}{% for a in site.latest[:2] %}{{ card(a, loop.first) }}\
        {% include "line" %}{% endfor %}
        -- cards --
        {% macro card(a, first=false) %}<{{ a.title }}{{ "!" if first }} {{ site.url }}>{% endmacro %}
        -- line --
        {{ a.date|date("%d") }};
        """
      ).render()
        == "<文章“1”! https://dj.example.org/>02;<文章“2” https://dj.example.org/>03;")
  }

  @Test func leavesThePageAsItWasWhereItFails() throws {
    let program = try TestTemplates("abc{{ 1 // (site.columns|length - 3) }}").program()
    var host = FakeSite()
    var renderer = Renderer()
    var page = ByteBuffer()
    page.append("before")
    #expect(throws: TemplateProblem.self) {
      try renderer.render(program, host: &host, variables: [FakeSite.article(1)], into: &page)
    }
    #expect(page.makeString() == "before")
  }

  @Test func whatMayBeMissingIsAskedForWhileRunning() {
    let none = "(site.latest[9:]|first)"
    #expect(
      TestTemplates(
        "{{ site.latest[0] is defined }}{{ site.latest[9] is defined }}"
          + "{{ article.title[0] is defined }}{{ article.title[99] is defined }}"
          + "{{ article.topic.title is defined }}{{ site.latest[0].date.year is defined }}"
          + "{{ site.latest[0].content is defined }}{{ site.latest[0].content }}"
      ).render() == "TrueFalseTrueFalseTrueTrueTrue<p>正文1</p>")
    #expect(
      TestTemplates(
        "{% for x in [none] %}{{ (article.topic or x).title is defined }}{% endfor %}"
          + "{{ article.topic.title is defined }}{{ article.topic.number|default('无') }}"
      ).render(values: [FakeSite.article(3)]) == "FalseFalse无")
    #expect(TestTemplates("{{ \(none) is defined }}").render() == "False")
  }

  @Test func aMacroMayDoWithoutItsCaller() {
    let macro = "{% macro m(x) %}<{% if caller %}{{ caller() }}{% endif %}>{% endmacro %}"
    #expect(
      TestTemplates(macro + "{{ m(1) }}{% call m(2) %}{{ article.title }}{% endcall %}").render()
        == "<><文章“4”>")
    // Without asking it is a mistake in any case.
    #expect(
      TestTemplates("{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}").problems()
        == ["page:1:19 unknown-name: there is no macro to call here"])
  }
}
