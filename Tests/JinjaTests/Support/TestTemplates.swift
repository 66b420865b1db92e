import Base
import Jinja

/// Templates for tests: one string with `-- name --` headers, or a single page.
struct TestTemplates {
  let sources: [String: String]

  init(_ text: String) {
    var sources: [String: String] = [:]
    var name = "page"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        name = String(line.dropFirst(3).dropLast(3))
        sources[name] = ""
      } else if let known = sources[name], !known.isEmpty {
        sources[name] = known + "\n" + line
      } else {
        sources[name] = String(line)
      }
    }
    self.sources = sources
  }

  var environment: TemplateEnvironment {
    let sources = sources
    return TemplateEnvironment(schema: FakeSite.schema, templateNames: sources.keys.sorted()) {
      sources[$0].map { Array($0.utf8) }
    }
  }

  /// The program of the template `page`.
  func program(
    _ variables: [Field] = [FakeSite.article], other: [Field] = [FakeSite.column]
  ) throws(TemplateProblems) -> Program {
    try environment.compile("page", variables: variables, otherVariables: other)
  }

  /// Every problem of the template `page`, as `name:line:column code english (nearest)`.
  func problems(
    _ variables: [Field] = [FakeSite.article], other: [Field] = [FakeSite.column]
  ) -> [String] {
    do {
      _ = try program(variables, other: other)
      return []
    } catch {
      return error.problems.map(Self.describe)
    }
  }

  static func describe(_ problem: TemplateProblem) -> String {
    let place = "\(problem.place.template):\(problem.place.line):\(problem.place.column)"
    let nearest = problem.nearest.map { " (\($0))" } ?? ""
    return "\(place) \(problem.code.rawValue): \(problem.english)\(nearest)"
  }

  /// The page of article 4, or the problem that ended it.
  func render(
    _ variables: [Field] = [FakeSite.article], values: [Value] = [FakeSite.article(4)],
    other: [Field] = [FakeSite.column], limits: RenderLimits = RenderLimits()
  ) -> String {
    do {
      var host = FakeSite()
      let program = try program(variables, other: other)
      let plain = render(program, values: values, limits: limits)
      let constant = render(program.specialized(host: &host), values: values, limits: limits)
      return plain == constant ? plain : "specialized differs: \(constant)\nplain: \(plain)"
    } catch {
      return error.problems.map(Self.describe).joined(separator: "\n")
    }
  }

  private func render(_ program: Program, values: [Value], limits: RenderLimits) -> String {
    var host = FakeSite()
    var renderer = Renderer(limits: limits)
    var page = ByteBuffer()
    do throws(TemplateProblem) {
      try renderer.render(program, host: &host, variables: values, into: &page)
      return page.makeString()
    } catch {
      return Self.describe(error)
    }
  }
}
