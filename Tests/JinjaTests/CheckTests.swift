import Jinja
import Testing

/// What is reported when a template is loaded: place, code, words and nearest name.
@Suite struct CheckTests {
  @Test(arguments: [
    ("{{ artcle.title }}", "page:1:4 unknown-name: unknown name “artcle” (article)"),
    ("a\n{{ 中 }}", "page:2:4 unknown-name: unknown name “中”"),
    (
      "{{ article.titel }}",
      "page:1:12 unknown-attribute: article has no attribute “titel” (title)"
    ),
    (
      "{{ article.column['titl'] }}",
      "page:1:19 unknown-attribute: column has no attribute “titl” (title)"
    ),
    (
      "{% for a in site.latest %}{{ a.dat }}{% endfor %}",
      "page:1:32 unknown-attribute: article has no attribute “dat” (date)"
    ),
    (
      "{{ article.title.size }}",
      "page:1:18 unknown-attribute: string has no attribute “size”"
    ),
    ("{{ 1|lenght }}", "page:1:6 unknown-filter: unknown filter “lenght” (length)"),
    ("{{ 1 is defind }}", "page:1:9 unknown-test: unknown test “defind” (defined)"),
    (
      "{{ 'a'|replace('b') }}",
      "page:1:4 wrong-arguments: “replace” needs the argument “new”"
    ),
    (
      "{{ 'a'|truncate(lenght=3) }}",
      "page:1:17 wrong-arguments: “truncate” has no argument “lenght” (length)"
    ),
    ("{{ 'a'|upper(1) }}", "page:1:14 wrong-arguments: “upper” takes at most 0 arguments"),
    (
      "{{ article.date|date('%Q') }}",
      "page:1:22 wrong-arguments: unknown date format “%Q”; use %Y %m %d %H %M and the like"
    ),
    ("{{ asset() }}", "page:1:4 wrong-arguments: “asset” needs the argument “path”"),
    (
      "{{ asset(1) }}",
      "page:1:10 wrong-arguments: argument “path” of “asset” is a string, not a integer"
    ),
    (
      "{{ aset('x') }}",
      "page:1:4 unknown-name: unknown function or macro “aset” (asset)"
    ),
    ("{{ loop.index }}", "page:1:4 unknown-name: “loop” can only be used inside a loop"),
    (
      "{% for a in site.latest %}{{ loop.indx }}{% endfor %}",
      "page:1:35 unknown-attribute: loop has no attribute “indx” (index)"
    ),
    (
      "{{ site.latest|map(attribute='column.tite')|join }}",
      "page:1:30 unknown-attribute: column has no attribute “tite” (title)"
    ),
    (
      "{{ site.latest|selectattr('pinned')|list }}",
      "page:1:27 unknown-attribute: article has no attribute “pinned”"
    ),
    (
      "{{ site.latest|select('ood')|list }}",
      "page:1:23 unknown-test: unknown test “ood” (odd)"
    ),
    (
      "{{ column.title }}",
      "page:1:4 unknown-name: this kind of page has no “column”; "
        + "put it inside “{% if column is defined %}”"
    ),
    ("{% fro a in b %}", "page:1:4 template-syntax: unknown tag “fro” (for)"),
    (
      "{% if article %}x",
      "page:1:1 template-syntax: “if” is never closed; add “{% endif %}”"
    ),
    ("x{% endif %}", "page:1:5 template-syntax: “endif” closes nothing"),
    ("{{ 'a }}", "page:1:4 template-syntax: string is never closed: no closing quote"),
    ("{{ “a” }}", "page:1:4 template-syntax: unexpected character “ in a tag"),
    ("{{ 1 + }}", "page:1:8 template-syntax: tag ends here; expected an expression"),
    (
      "{% include 'nope' %}", "page:1:12 missing-template: template “nope” not found"
    ),
    (
      "{% block a %}{% endblock %}{% block a %}{% endblock %}",
      "page:1:37 template-syntax: block “a” is defined twice"
    ),
    ("{{ super() }}", "page:1:4 unknown-name: “super()” can only be used inside a block"),
    (
      "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}",
      "page:1:39 wrong-arguments: macro “m” takes at most 1 argument"
    ),
    (
      "{% macro m(abc) %}{% endmacro %}{{ m(abd=1) }}",
      "page:1:38 wrong-arguments: macro “m” has no parameter “abd” (abc)"
    ),
    (
      "{% for x in article.date %}{% endfor %}",
      "page:1:13 wrong-arguments: a date cannot be iterated; expected a list"
    ),
  ])
  func reports(_ source: String, _ problem: String) {
    #expect(TestTemplates(source).problems() == [problem])
  }

  @Test func collectsAllProblems() {
    #expect(
      TestTemplates(
        "{{ a }}\n{{ 1 + }}{{ article.x }}\n{% if %}{{ b|nonsense }}{% endif %}{{ article.url }}"
      )
      .problems() == [
        "page:1:4 unknown-name: unknown name “a”",
        "page:2:8 template-syntax: tag ends here; expected an expression",
        "page:2:21 unknown-attribute: article has no attribute “x”",
        "page:3:7 template-syntax: tag ends here; expected an expression",
        "page:3:12 unknown-name: unknown name “b”",
        "page:3:14 unknown-filter: unknown filter “nonsense”",
      ])
  }

  @Test func blocksThatNobodyPlacesAreProblems() {
    #expect(
      TestTemplates(
        """
        -- page --
        {% extends "base" %}{% block contnet %}{% block inner %}{% endblock %}{% endblock %}
        -- base --
        {% block content %}{% endblock %}
        """
      ).problems() == [
        "page:1:30 unknown-block: no ancestor defines a block “contnet”; this would never appear "
          + "(content)"
      ])
  }

  @Test func circlesAreProblems() {
    #expect(
      TestTemplates(
        "-- page --\n{% include \"a\" %}\n-- a --\n{% extends \"b\" %}\n-- b --\n{% import \"page\" as p %}"
      )
      .problems() == [
        "b:1:11 template-cycle: templates refer to each other in a circle: page → a → b → page"
      ])
    #expect(
      TestTemplates("{% extends 'page' %}").problems() == [
        "page:1:12 template-cycle: templates refer to each other in a circle: page → page"
      ])
  }

  @Test func macrosThatNobodyCallsAreChecked() {
    #expect(
      TestTemplates("{% macro m(a) %}{{ a.anything }}{{ nothing }}{{ a|nope }}{% endmacro %}")
        .problems() == [
          "page:1:36 unknown-name: unknown name “nothing”",
          "page:1:51 unknown-filter: unknown filter “nope”",
        ])
  }

  @Test func macrosAreCheckedForTheTypesTheyAreCalledWith() throws {
    let templates = TestTemplates(
      "{% macro m(a) %}\n{{ a.titel }}{% endmacro %}\n{{ m(article) }}{{ m(article.extra) }}")
    do {
      _ = try templates.program()
      Issue.record("no problem was found")
    } catch {
      #expect(
        error.problems.map(TestTemplates.describe) == [
          "page:2:6 unknown-attribute: article has no attribute “titel” (title)"
        ])
      #expect(error.problems[0].notes.map { $0.place.line } == [3])
      #expect(error.problems[0].notes.map { $0.english } == ["“m” is called here"])
    }
  }

  @Test func everyProblemSpeaksBothLanguages() {
    do {
      _ = try TestTemplates("{{ artcle }}").program()
    } catch {
      #expect(error.problems.map { $0.chinese } == ["没有名为“artcle”的变量"])
      #expect(error.problems.map { $0.place.bytes } == [3..<9])
    }
  }
}
