import Base
import CCMarkGFM
import ChineseMarkdown
import RedSiteGen
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures the renderer beside cmark's own HTML writer, in one process, in turn.
///
/// By hand: `python3 corpus.py OUT 2000`, then `REDSITE_CORPUS=OUT/content swift test -c release
/// --filter MarkdownBenchmark`. Prints the best of ten rounds in µs per article; the ratio is what
/// counts. On a busy machine `REDSITE_MEASURE="ours: .site" perf stat -e instructions:u` with each
/// of the names is steadier.
@Suite(.serialized) struct MarkdownBenchmark {
  private static let corpus = getenv("REDSITE_CORPUS").map { String(cString: $0) }

  @Test(.enabled(if: corpus != nil, "REDSITE_CORPUS is not set"))
  func articles() throws {
    let bodies = try Self.bodies(in: #require(Self.corpus))
    try #require(!bodies.isEmpty)
    var best = [String: Duration](minimumCapacity: 8)
    let only = getenv("REDSITE_MEASURE").map { String(cString: $0) }
    func measure(_ name: String, _ body: () -> Int) {
      if let only, only != name { return }
      let start = Self.processorTime()
      #expect(body() > 0)
      let time = (Self.processorTime() - start) / bodies.count
      best[name] = min(best[name] ?? time, time)
    }
    var plain = MarkdownRenderer(options: .gfm)
    var site = MarkdownRenderer(options: .site)
    for _ in 0..<10 {
      measure("cmark: parse and write") { bodies.reduce(0) { $0 + Self.cmark($1, writes: true) } }
      measure("cmark: parse") { bodies.reduce(0) { $0 + Self.cmark($1, writes: false) } }
      measure("ours: .gfm") { bodies.reduce(0) { $0 + Self.render($1, &plain) } }
      measure("ours: .site") { bodies.reduce(0) { $0 + Self.render($1, &site) } }
      measure("ours: summary") {
        bodies.reduce(0) { total, body in
          total + body.withBytes { site.summary(of: $0, characters: 120).utf8.count }
        }
      }
    }
    let bytes = bodies.reduce(0) { $0 + $1.count } / bodies.count
    print("\(bodies.count) articles of \(bytes) bytes")
    let reference = best["cmark: parse and write"]
    for (name, time) in best.sorted(by: { $0.key < $1.key }) {
      print(name, time, reference.map { time / $0 } ?? 0)
    }
  }

  private static func render(_ body: [UInt8], _ renderer: inout MarkdownRenderer) -> Int {
    var document = StandaloneDocument()
    var output = ByteBuffer(capacity: 16_384)
    body.withBytes {
      _ = renderer.render($0, document: &document, into: &output)
    }
    return output.count
  }

  private static func cmark(_ body: [UInt8], writes: Bool) -> Int {
    let parser = cmark_parser_new(0)
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    defer { cmark_parser_free(parser) }
    body.withUnsafeBytes {
      cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    guard let root = cmark_parser_finish(parser) else { return 0 }
    defer { cmark_node_free(root) }
    if !writes { return 1 }
    guard
      let html = cmark_render_html(root, 0, cmark_parser_get_syntax_extensions(parser))
    else { return 0 }
    defer { free(html) }
    return strlen(html)
  }

  private static func bodies(in folder: String) throws -> [[UInt8]] {
    guard let pipe = popen("find '\(folder)' -name '2*.md' | sort", "r") else { return [] }
    defer { pclose(pipe) }
    var bodies: [[UInt8]] = []
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), pipe) != nil {
      let bytes = line.prefix { $0 != 0 && $0 != 0x0A }.map { UInt8(bitPattern: $0) }
      let path = String(decoding: bytes, as: UTF8.self)
      guard let text = SpecificationData.read(path) else { continue }
      let parts = text.split(separator: "\n---\n", maxSplits: 1)
      bodies.append(Array((parts.last ?? "").utf8))
    }
    return bodies
  }

  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
