import Base
import Foundation
import Jinja
import Testing

/// Templates that nobody would write: broken at random, from a fixed seed.
///
/// `REDSITE_FUZZ=100000 swift test --filter FuzzTests` runs more than the few of the suite.
@Suite struct FuzzTests {
  /// A small generator whose sequence is the same on every machine (SplitMix64).
  private struct Random {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
    }
  }

  private static let pieces: [String] = [
    "{{", "}}", "{%", "%}", "{#", "#}", "-", "'", "\"", "(", ")", "[", "]", "{", "}", "|", ".",
    ":", ",", "~", "**", "//", "%", "==", "is", "not", "in", "if", "else", "elif", "endif", "for",
    "endfor", "set", "endset", "block", "endblock", "macro", "endmacro", "call", "endcall",
    "filter", "endfilter", "with", "endwith", "include 'a'", "import 'a' as m", "extends 'a'",
    "raw", "endraw", "loop", "caller()", "super()", "self.a()", "namespace(a=1)", "range(9)",
    "cycler(1,2)", "joiner()", "x", "site", "article", "article.title", "9223372036854775807",
    "1e400", "0x", "\\u", "\r\n", "中", "“", "\u{3000}", "|sort", "|map('int')", "|groupby('a')",
    "|date('%q')", "|tojson", "|truncate(1)", "|batch(0)", "|slice(2)", "|round(-3)", "[::-1]",
    "[1:]", "is defined", "is divisibleby 0", "{% if x %}", "{% for a in x %}", "{{ a }}",
  ]

  private func mutate(_ source: [UInt8], with other: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = source
    for _ in 0...random.next(below: 4) {
      let place = random.next(below: bytes.count + 1)
      let end = min(bytes.count, place + random.next(below: 12))
      switch random.next(below: 6) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2:
        let start = random.next(below: other.count + 1)
        bytes.insert(
          contentsOf: other[start..<min(other.count, start + random.next(below: 60))], at: place)
      case 3: if place < bytes.count { bytes[place] = UInt8(random.next(below: 256)) }
      default:
        let piece = Self.pieces[random.next(below: Self.pieces.count)]
        bytes.insert(contentsOf: Array(" \(piece) ".utf8), at: place)
      }
    }
    return bytes
  }

  @Test func brokenTemplatesEndInAPageOrAProblem() throws {
    let wanted = ProcessInfo.processInfo.environment["REDSITE_FUZZ"].flatMap { Int($0) } ?? 400
    let seeds = try ConformanceFile.all().flatMap { $0.cases }.map { test in
      (sources: test.templates.mapValues { Array($0.utf8) }, data: test.data)
    }
    try #require(seeds.count > 100)
    var random = Random(state: 20_260_701)
    var limits = RenderLimits()
    limits.steps = 20_000
    limits.pageBytes = 1 << 18
    limits.arenaBytes = 1 << 22
    var pages = 0
    var failures = 0
    for _ in 0..<wanted {
      let seed = seeds[random.next(below: seeds.count)]
      let other = seeds[random.next(below: seeds.count)].sources["main"] ?? []
      var sources = seed.sources
      for name in sources.keys.sorted() where name == "main" || random.next(below: 3) == 0 {
        sources[name] = mutate(sources[name] ?? [], with: other, &random)
      }
      sources["a"] = sources["a"] ?? other
      do {
        _ = try renderDynamic("main", data: seed.data, limits: limits) { sources[$0] }
        pages += 1
      } catch {
        failures += 1
        #expect(!error.problems.isEmpty)
      }
      renderTyped(sources, limits)
    }
    // Both outcomes are common; if one were missing, the test would test nothing.
    #expect(pages > wanted / 20 && failures > wanted / 20, "\(pages) pages, \(failures) failures")
  }

  private func renderTyped(_ sources: [String: [UInt8]], _ limits: RenderLimits) {
    let environment = TemplateEnvironment(schema: FakeSite.schema) { sources[$0] }
    let names = ["x", "xs", "items", "user", "data"].map { Field($0, .dynamic) }
    guard
      let program = try? environment.compile(
        "main", variables: [FakeSite.article] + names, otherVariables: [FakeSite.column])
    else { return }
    var host = FakeSite()
    let values = [FakeSite.article(3)] + names.map { _ in FakeSite.extra.value }
    for program in [program, program.specialized(host: &host, limits: limits)] {
      var renderer = Renderer(limits: limits)
      var page = ByteBuffer()
      try? renderer.render(program, host: &host, variables: values, into: &page)
    }
  }
}
