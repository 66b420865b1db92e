import Base
import Jinja
import Testing

/// Every word of the language with every value that a template or its data can get hold of, and
/// none of them ends the program: each gives a page or a problem.
@Suite struct ExtremeValueTests {
  /// What data can hold, for as long as the tests run.
  private static let extremes: [FrozenValue] = [
    .integer(.min), .integer(-1), .integer(0), .integer(1), .integer(.max), .float(.nan),
    .float(.infinity), .float(-.infinity), .float(1.7e308),
    .string(String(repeating: "党a <b>-1.", count: 150)), .string("a-b c%d 12"), .string(""),
    .string("-99999999999999999999"), nested(60), .list([.list([.string("a"), .integer(1)])]),
    .list([.integer(.min), .integer(3), .integer(.max)]),
    .mapping([("a", .integer(.min)), ("b", .null)]), .null,
  ].map { FrozenValue($0) }

  private static func nested(_ depth: Int) -> DynamicValue {
    (0..<depth).reduce(DynamicValue.integer(.max)) { value, _ in .list([value]) }
  }

  /// Renders an expression over `x`, `a` and `b` for the given values.
  ///
  /// - Returns: how many pages and how many problems came of it.
  private func run(
    _ expression: String, _ xs: [Value], _ pairs: [(Value, Value)]
  ) -> (pages: Int, problems: Int) {
    var limits = RenderLimits()
    limits.steps = 20_000
    limits.pageBytes = 1 << 18
    limits.arenaBytes = 1 << 21
    var counts = (pages: 0, problems: 0)
    let names = ["x", "a", "b"].map { Field($0, .dynamic) }
    guard let program = try? TestTemplates("{{ \(expression) }}").program(names) else {
      return (0, -1)
    }
    var host = FakeSite()
    var renderer = Renderer(limits: limits)
    var page = ByteBuffer()
    for x in xs {
      for (a, b) in pairs {
        do throws(TemplateProblem) {
          page.removeAll()
          try renderer.render(program, host: &host, variables: [x, a, b], into: &page)
          counts.pages += 1
        } catch {
          counts.problems += 1
          #expect(!error.english.isEmpty && error.place.template == "page", "\(expression)")
        }
      }
    }
    return counts
  }

  private func check(_ expression: String, isHandful: Bool = false) {
    let values =
      Self.extremes.map { $0.value } + [
        .undefined, .boolean(true), .date(DateTime(wallSeconds: 1_782_900_000), .china),
        .sequence(SequenceReference(tag: 2, start: 1, count: 8)), FakeSite.article(3),
        .markup(Bytes("<b>")),
      ]
    let first = values.prefix(9)
    let counts =
      isHandful
      ? run(
        expression, [values[10], values[15], values[0]],
        first.flatMap { a in first.map { (a, $0) } })
      : run(expression, values, values.map { ($0, $0) })
    #expect(counts.problems >= 0, "\(expression) was refused")
  }

  @Test(arguments: TemplateVocabulary.filters)
  func filters(_ word: TemplateVocabulary.Word) {
    switch word.name {
    // These name other words, which are gone through as themselves.
    case "map", "select", "reject":
      check("x|\(word.name)(\(word.name == "map" ? "attribute=a" : ""))|list")
    case "selectattr", "rejectattr": check("x|\(word.name)(a, 'gt', a)|list")
    case "format":
      check("x|format(a)")
      for format in ["%*d", "%*s", "%-*x", "%d", "%c", "%.3f", "%e", "%x", "%o", "%5s", "%i"] {
        check("'\(format)'|format(x, a)")
        check("'\(format)'|format(x)")
      }
    default:
      let required = word.parameters.prefix(word.requiredCount).map { "\($0)=a" }
      check("x|\(word.name)(\(required.joined(separator: ", ")))")
      for (position, name) in word.parameters.enumerated() where position >= word.requiredCount {
        check("x|\(word.name)(\((required + ["\(name)=a"]).joined(separator: ", ")))")
      }
      for (position, first) in word.parameters.enumerated() {
        for second in word.parameters[(position + 1)...] {
          let rest = word.parameters.prefix(word.requiredCount).filter {
            $0 != first && $0 != second
          }
          let list = ["\(first)=a", "\(second)=b"] + rest.map { "\($0)='x'" }
          check("x|\(word.name)(\(list.joined(separator: ", ")))", isHandful: true)
        }
      }
    }
  }

  @Test(arguments: TemplateVocabulary.tests)
  func tests(_ word: TemplateVocabulary.Word) {
    check("x is \(word.name)\(word.parameters.isEmpty ? "" : "(a)")")
    check("x|select('\(word.name)'\(word.parameters.isEmpty ? "" : ", a"))|list")
  }

  @Test(arguments: TemplateVocabulary.operators)
  func operators(_ spelling: String) {
    check("x \(spelling) a")
    check("x \(spelling) a \(spelling) b", isHandful: true)
  }

  @Test(arguments: TemplateVocabulary.methods)
  func methods(_ word: TemplateVocabulary.Word) {
    for count in word.requiredCount...max(word.requiredCount, min(word.parameters.count, 3)) {
      check("x.\(word.name)(\(["a", "b", "a"].prefix(count).joined(separator: ", ")))")
      if count == 2 {
        check("x.\(word.name)(a, b)", isHandful: true)
      }
    }
  }

  @Test(arguments: TemplateVocabulary.functions)
  func functions(_ name: String) {
    switch name {
    case "range":
      for call in ["range(x)", "range(x, a)", "range(a, x, b)"] { check("\(call)|length") }
      check("range(x, a, b)|last", isHandful: true)
    case "joiner": check("joiner(x)()")
    case "cycler": check("cycler(x, a).next()")
    default: check("\(name)(x)")
    }
  }

  @Test(arguments: [
    "-x", "+x", "not x", "x[a]", "x[a:]", "x[:a]", "x[::a]", "x.a", "x if a else b", "[x] * a",
    "(x,) * a", "x ~ a ~ b", "{x: a}", "x|sort == a|sort", "x|attr('a')",
  ])
  func otherExpressions(_ expression: String) { check(expression) }

  @Test func slicesByThreeBounds() {
    check("x[a:b]", isHandful: true)
    check("x[a:3:b]", isHandful: true)
    check("x[a:a:b]", isHandful: true)
  }

  @Test(arguments: [
    ("{{ 'ab'|center(-9223372036854775807) }}", "ab"),
    ("{{ 'aba'|replace('a', 'x', -9223372036854775807 - 1) }}", "xbx"),
    ("{{ '%*d|'|format(-4, 1) }}", "1   |"), ("{{ '%d'|format(9.9) }}", "9"),
    ("{{ 'abc'[-9223372036854775807:9223372036854775807] }}", "abc"),
    ("{{ '9223372036854775807'|int }}", "9223372036854775807"),
    ("{{ '12x'|int(7) }}|{{ 'z'|int(base=36) }}|{{ '1e3'|int }}", "7|35|1000"),
    ("{{ [1]|tojson(indent=-9223372036854775807) }}", "[\n1\n]"),
  ])
  func givesWhatJinja2Gives(_ source: String, _ page: String) {
    #expect(TestTemplates(source).render() == page)
  }

  @Test(arguments: [
    "{{ (-9223372036854775807 - 1)|date('%Y') }}", "{{ 9223372036854775807|date('%Y') }}",
    "{{ '%*d'|format(-9223372036854775807 - 1, 1) }}", "{{ '9223372036854775808'|int }}",
    "{{ '-99999999999999999999'|int(5) }}", "{{ 'ffffffffffffffffffff'|int(base=16) }}",
    "{{ 1e30|int }}", "{{ '%d'|format(1e30) }}", "{{ [1]|tojson(indent=9223372036854775807) }}",
  ])
  func refusesWithAPlace(_ source: String) {
    let result = TestTemplates(source).render()
    #expect(result.hasPrefix("page:1:"), "\(result)")
  }
}
