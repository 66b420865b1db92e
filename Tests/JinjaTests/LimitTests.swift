import Jinja
import Testing

/// No template, however made, crashes or runs forever.
@Suite struct LimitTests {
  private func limited(_ source: String) -> String {
    var limits = RenderLimits()
    limits.steps = 100_000
    limits.pageBytes = 1 << 20
    limits.arenaBytes = 8 << 20
    return TestTemplates(source).render(limits: limits)
  }

  @Test(arguments: [
    "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
    "{{ range(10000000)|length }}", "{{ range(0, 9223372036854775807)|list }}",
    "{{ 'x' * 10000000000 }}", "{{ [1] * 10000000000 }}", "{{ 'a'|center(9000000000) }}",
    "{{ '%999999999d' % 3 }}", "{{ 'a\nb'|indent(100000000) }}",
    "{% for a in range(9000) %}{{ 'x' * 1000 }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set ns = namespace(s='x') %}{% for a in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    "{% set ns = namespace(a=[1], b=[1]) %}{% for i in range(60) %}{% set ns.a = [ns.a, ns.a] %}"
      + "{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ ns.a == ns.b }}",
    "{% set ns = namespace(a=[1]) %}{% for i in range(45) %}{% set ns.a = [ns.a, ns.a] %}"
      + "{% endfor %}{{ ns.a|tojson }}",
  ])
  func givesUp(_ source: String) {
    let result = limited(source)
    #expect(result.contains("template-step-limit"), "\(result.prefix(200))")
  }

  @Test(arguments: [
    "{{ 9223372036854775807 + 1 }}", "{{ -9223372036854775807 - 2 }}", "{{ 2 ** 64 }}",
    "{{ 9223372036854775807 * 2 }}", "{{ (-9223372036854775807 - 1) // -1 }}",
    "{{ -(-9223372036854775807 - 1) }}", "{{ (-9223372036854775807 - 1)|abs }}",
    "{{ 1 % 0 }}", "{{ 1.0 // 0 }}", "{{ 0 ** -1 }}", "{{ 'a' + 1 }}", "{{ 'a' < 1 }}",
    "{{ 1 in 2 }}", "{{ [1,2][::0] }}", "{{ 5|round(1000) }}", "{{ 'x'|int(base=99)|upper|sum }}",
    "{{ 10.0 ** 400 }}", "{{ [1, 'a']|sort }}", "{{ '%d' % 'a' }}", "{{ '%s' % (1, 2) }}",
  ])
  func failsWithAPlace(_ source: String) {
    let result = TestTemplates(source).render()
    #expect(result.hasPrefix("page:1:"), "\(result)")
  }

  @Test func deepNestingIsAProblem() {
    let open = String(repeating: "(", count: 5000)
    let close = String(repeating: ")", count: 5000)
    #expect(TestTemplates("{{ \(open)1\(close) }}").problems().count == 1)
    let sum = "1" + String(repeating: " + 1", count: 5000)
    #expect(TestTemplates("{{ \(sum) }}").problems().count == 1)
    let blocks = String(repeating: "{% if site %}", count: 5000)
    #expect(!TestTemplates(blocks).problems().isEmpty)
    #expect(!TestTemplates("{{ " + String(repeating: "-", count: 5000) + "1 }}").problems().isEmpty)
    #expect(
      !TestTemplates("{{ " + String(repeating: "not ", count: 5000) + "1 }}").problems().isEmpty)
    #expect(
      !TestTemplates("{{ a" + String(repeating: ".b", count: 5000) + " }}").problems().isEmpty)
    #expect(
      !TestTemplates("{{ a" + String(repeating: "|e", count: 5000) + " }}").problems().isEmpty)
  }

  /// As wide as it is deep in others: nothing here may follow itself by recursion.
  @Test(arguments: [
    "{% if 0 %}" + String(repeating: "{% elif 0 %}", count: 20_000) + "{% endif %}",
    "{% if site.has_search %}"
      + String(repeating: "{% elif site.name == 'x' %}{% set a = 1 %}", count: 5000)
      + "{% endif %}",
    String(repeating: "{% if 1 %}{% else %}", count: 5000),
    "{{ " + String(repeating: "{1: ", count: 5000) + "1" + String(repeating: "}", count: 5000)
      + " }}",
    "{{ 'a'" + String(repeating: "[0]", count: 5000) + " }}",
    "{{ " + String(repeating: "f(", count: 5000) + String(repeating: ")", count: 5000) + " }}",
    "{{ 1" + String(repeating: " if 1", count: 5000) + " }}",
    "{{ 1" + String(repeating: " is defined", count: 5000) + " }}",
    "{% set ns = namespace(a=1, b=1) %}{% for i in range(90000) %}{% set ns.a = [ns.a] %}"
      + "{% set ns.b = [ns.b] %}{% endfor %}{{ ns.a < ns.b }}",
  ])
  func whatNobodyWritesIsAProblem(_ source: String) {
    let result = TestTemplates(source).render()
    #expect(result.hasPrefix("page:1:"), "\(result.prefix(200))")
  }

  @Test func whatIsOnlyLongIsNoProblem() {
    for sign in [" ~ 1", " == 1", " and 1", " or 1"] {
      let source = "{{ 1" + String(repeating: sign, count: 3000) + " }}"
      #expect(TestTemplates(source).problems() == [], "\(sign)")
    }
    let branches = (0..<900).map { "{% elif article.source == '\($0)' %}\($0)" }.joined()
    #expect(
      TestTemplates("{% if 0 %}\(branches){% else %}无{% endif %}").render() == "无")
  }

  /// The type of a pair of a pair of a pair … is beyond all bounds long before its value is.
  @Test func typesThatGrowAreCut() {
    let pairs = "{% set a = (1, 2) %}" + String(repeating: "{% set a = (a, a) %}", count: 40)
    let page = TestTemplates(
      pairs + "{% macro m(x) %}{{ x|length }}{% endmacro %}{{ m(a) }}{{ m(a) }}")
    #expect(page.render() == "22")
    let lists = "{% set a = [1] %}" + String(repeating: "{% set a = [a] %}", count: 5000)
    #expect(TestTemplates(lists + "{{ a|length }}").render() == "1")
  }

  @Test func includesThatMultiplyAreAProblem() {
    var text = "-- page --\n{% include 't0' %}\n"
    for level in 0..<40 {
      text += "-- t\(level) --\n{% include 't\(level + 1)' %}{% include 't\(level + 1)' %}\n"
    }
    text += "-- t40 --\n" + String(repeating: "{{ site.name }}", count: 10)
    #expect(TestTemplates(text).problems().contains { $0.contains("template-step-limit") })
  }
}
