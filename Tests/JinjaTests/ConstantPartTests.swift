import Base
import Jinja
import Testing

/// What reads only globals is rendered once; a page asks the host only for what is its own.
@Suite struct ConstantPartTests {
  /// How many questions one page asks after specialization, and the page.
  private func render(_ text: String) throws -> (questions: Int, calls: Int, page: String) {
    var host = FakeSite()
    let program = try TestTemplates(text).program().specialized(host: &host)
    var fresh = FakeSite()
    var renderer = Renderer()
    var page = ByteBuffer()
    try renderer.render(program, host: &fresh, variables: [FakeSite.article(4)], into: &page)
    return (fresh.questions, fresh.calls, page.makeString())
  }

  @Test func navigationAsksNothing() throws {
    let result = try render(
      "<nav>{% for c in site.columns %}<a href=\"{{ c.url }}\">{{ c.title }}</a>{% endfor %}</nav>"
        + "{{ article.title }}<footer>{{ site.name|upper }}{{ asset('a.css') }}</footer>")
    #expect(result.questions == 1)
    #expect(result.calls == 0)
    #expect(result.page.hasPrefix("<nav><a href=\"/c1/\">栏目1</a>"))
    #expect(result.page.hasSuffix("</nav>文章“4”<footer>文化系统&lt;党建&gt;在线/assets/a.css</footer>"))
  }

  @Test func variablesOfConstantsAreConstant() throws {
    let result = try render(
      "{% set nav = site.columns|selectattr('number', 'gt', 1)|list %}{% set n = nav|length %}"
        + "{{ n }}{% for c in nav %}{{ c.title }}{% endfor %}{{ article.title }}"
        + "{% if site.has_search %}{{ article.url }}{% endif %}")
    #expect(result.page == "2栏目2栏目3文章“4”/c1/4.html")
    #expect(result.questions == 2)
  }

  @Test func constantPartsWithinDynamicOnes() throws {
    let result = try render(
      "{% for t in article.tags %}[{{ t }}{% for c in site.columns %}{{ c.number }}{% endfor %}]"
        + "{% endfor %}")
    #expect(result.page == "[标签0123][标签1123]")
    // The sequence and its two elements.
    #expect(result.questions == 3)
  }

  @Test func elementsOfConstantLoopsAreNotConstant() throws {
    let result = try render(
      "{% for c in site.columns %}{{ c.number }}{{ '*' if c.url == article.column.url }}{% endfor %}"
    )
    #expect(result.page == "1*23")
  }

  @Test func macrosOfConstantsAreConstant() throws {
    let result = try render(
      "{% macro tree(columns) %}{% for c in columns %}({{ c.number }}{{ tree(c.children) }})"
        + "{% endfor %}{% endmacro %}{{ tree(site.columns) }}{{ article.url }}")
    #expect(result.page == "(1(11)(12))(2(21)(22))(3(31)(32))/c1/4.html")
    #expect(result.questions == 1)
  }

  @Test func macrosThatReadThePageAreNot() throws {
    let result = try render(
      "{% macro m(c) %}{{ c.number }}{{ article.url }}{% endmacro %}"
        + "{% for c in site.columns %}{{ m(c) }}{% endfor %}")
    #expect(result.page == "1/c1/4.html2/c1/4.html3/c1/4.html")
  }

  @Test func blocksIncludesAndImportsKeepTheirConstants() throws {
    let result = try render(
      """
      -- page --
      {% extends "base" %}{% set title = article.title %}{% block main %}{{ article.url }}{% endblock %}
      -- base --
      <title>{{ title }}</title>{% include "nav" %}{% block main %}{% endblock %}{% include "nav" %}
      -- nav --
      {% import "m" as m %}{{ m.link(site.url) }}
      -- m --
      {% macro link(u) %}<a>{{ u }}</a>{% endmacro %}
      """)
    #expect(
      result.page == "<title>文章“4”</title><a>https://dj.example.org/</a>/c1/4.html"
        + "<a>https://dj.example.org/</a>")
    #expect(result.questions == 2)
  }

  @Test func stateAndChangingFunctionsAreNotConstant() throws {
    let result = try render(
      "{% set ns = namespace(n=0) %}{% for c in site.columns %}{% set ns.n = ns.n + 1 %}{% endfor %}"
        + "{{ ns.n }}{{ now() }}{{ now() }}")
    #expect(result.page == "312")
    #expect(result.calls == 2)
  }

  @Test func aFailingPartFailsOnlyWhereItIsReached() throws {
    let result = try render(
      "{% if article.url == 'x' %}{{ 1 // (site.columns|length - 3) }}{% endif %}ok")
    #expect(result.page == "ok")
  }

  @Test func namesOfOuterScopesKeepTheirConstants() throws {
    let result = try render(
      "{% set y = site.url %}{% for t in article.tags %}[{{ y }}{% if t == 'x' %}{% set y = t %}"
        + "{% endif %}{{ y }}]{% endfor %}{% set a, b = site.name|length, site.url|length %}"
        + "{{ a }},{{ b }}{% set m = site.columns %}{% with n = m|length %}{{ n }}{% endwith %}")
    #expect(
      result.page == "[https://dj.example.org/https://dj.example.org/]"
        + "[https://dj.example.org/https://dj.example.org/]10,233")
  }

  @Test func conditionalAssignmentsAreDynamic() throws {
    let result = try render(
      "{% set x = site.name %}{% if article.url == '/c1/4.html' %}{% set x = site.url %}{% endif %}"
        + "{{ x }}{% if article.url == 'no' %}{% set y = site.url %}{% endif %}[{{ y }}]")
    #expect(result.page == "https://dj.example.org/[]")
  }
}
