import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Style sheets and scripts: their names, their digests, what pages may load.
@Suite struct AssetTests {
  private static func site(_ template: String) throws -> TestSite {
    try TestSite(
      """
      -- themes/plain/assets/style.css --
      body { color: #222 }
      -- themes/plain/assets/picture.svg --
      <svg xmlns="http://www.w3.org/2000/svg"/>
      -- themes/plain/templates/home.html --
      \(template)
      """)
  }

  @Test func namesAndDigestsFollowTheContent() throws {
    let site = try Self.site(
      "{{ asset('style.css') }} {{ integrity('style.css') }} {{ asset('picture.svg') }} "
        + "{{ has_asset('site.css') }} {{ has_asset('style.css') }}")
    #expect(site.build().problems == [])
    // Both as `sha256sum` and `openssl dgst -sha256 -binary | base64` have them.
    let digest = runShell("sha256sum \(site.root)/themes/plain/assets/style.css").prefix(12)
    let base64 = runShell(
      "python3 -c \"import base64, hashlib; print(base64.b64encode(hashlib.sha256(open("
        + "'\(site.root)/themes/plain/assets/style.css', 'rb').read()).digest()).decode(), end='')\""
    )
    #expect(
      site.page("index.html")
        == "/assets/style.\(digest).css sha256-\(base64) /assets/picture.svg False True")
    #expect(site.page("assets/style.\(digest).css") == "body { color: #222 }\n")
    #expect(site.page("assets/style.css") == nil)
    try site.write("themes/plain/assets/style.css", "body { color: #000 }")
    site.build()
    #expect(site.page("assets/style.\(digest).css") == nil)
    #expect(site.page("index.html")?.contains(digest) == false)
  }

  /// The padding of SHA-256 changes at 56 and 64 bytes.
  @Test(arguments: [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000])
  func digestsOfEveryLengthAreRight(_ length: Int) throws {
    let site = try Self.site("{{ asset('style.css') }}")
    try site.write("themes/plain/assets/style.css", bytes: Array(repeating: 0x61, count: length))
    site.build()
    let digest = runShell("sha256sum \(site.root)/themes/plain/assets/style.css").prefix(12)
    #expect(site.page("index.html") == "/assets/style.\(digest).css")
  }

  @Test func onlyStyleSheetsAndScriptsHaveADigest() throws {
    let site = try Self.site("{{ integrity('picture.svg') }}")
    #expect(site.build().report.diagnostics.map(\.code) == [.wrongArguments])
    let missing = try Self.site("{{ integrity('stile.css') }}")
    #expect(
      missing.build().report.diagnostics.first?.message.chinese.contains("style.css") == true)
  }

  @Test func policyNamesTheHostsOfSubsites() throws {
    let site = try Self.site("{{ site.content_security_policy }}")
    site.build()
    #expect(site.page("index.html")?.hasPrefix("default-src &#39;none&#39;; style-src") == true)
    #expect(site.page("index.html")?.contains("img-src &#39;self&#39; data:;") == true)
    try site.write(
      "content/dangshi/_index.md",
      "---\ntitle: 党史\nsubsite: { host: 'https://dangshi.example.org/' }\n---\n")
    site.build()
    #expect(
      site.page("index.html")?.contains(
        "img-src &#39;self&#39; https://test.example.org https://dangshi.example.org/ data:")
        == true)
  }

  private static func linked(_ files: String) throws -> TestSite {
    try TestSite(
      """
      -- themes/plain/templates/home.html --
      {{ asset("main.css") }} {{ integrity("main.css") }} {{ asset("main.js") }}
      -- themes/plain/assets/main.css --
      a { color: red }
      -- themes/plain/assets/main.js --
      let a = 1
      -- themes/plain/assets/img/a.svg --
      <svg xmlns="http://www.w3.org/2000/svg"/>
      \(files)
      """)
  }

  @Test func stylesAndScriptsNameEachOtherAsPublished() throws {
    let site = try Self.linked(
      #"""
      -- themes/plain/assets/main.css --
      @import "css/part.css"; @import url(css/part.css?v=1) screen;
      /* url(no.png) */ a { background: url( 'img/a.svg#x' ); b: url(data:image/png,x); c: url(#id) }
      a::after { content: "url(no.png)" }
      -- themes/plain/assets/css/part.css --
      @import "../main.css"; b { background: url("../img/a.svg") }
      -- themes/plain/assets/main.js --
      // import "./no.js"
      import x, { from as y } from "./lib/a.js";
      import "./lib/a.js"; export { x }; export * from './lib/a.js'; export const z = { import: 1 };
      const r = /["']import "q"/, t = `${ "}" } import "./no.js"`, d = 4 / 2 / 1;
      function f() { return import("./" + d) }
      -- themes/plain/assets/lib/a.js --
      import "../main.js"; export let x = 1
      """#)
    #expect(site.build().problems == [])
    let files = site.outputFiles().filter { $0.hasPrefix("assets/") }
    let part = try #require(files.first { $0.hasPrefix("assets/css/part.") })
    let main = try #require(files.first { $0.hasPrefix("assets/main.") && $0.hasSuffix("css") })
    let script = try #require(files.first { $0.hasPrefix("assets/main.") && $0.hasSuffix("js") })
    let library = try #require(files.first { $0.hasPrefix("assets/lib/a.") })
    let css = try #require(site.page(main))
    let partName = part.dropFirst("assets/css/".count)
    #expect(css.contains("@import \"css/\(partName)\"; @import url(css/\(partName)?v=1) screen;"))
    #expect(css.contains("/* url(no.png) */ a { background: url( 'img/a.svg#x' ); b: url(data:"))
    #expect(site.page(part)?.contains("\"../\(main.dropFirst(7))\"") == true)
    #expect(site.page(script)?.contains("y } from \"./\(library.dropFirst(7))\";") == true)
    #expect(site.page(script)?.contains("* from './\(library.dropFirst(7))'") == true)
    #expect(site.page(script)?.contains("// import \"./no.js\"") == true)
    #expect(site.page(library)?.contains("import \"../\(script.dropFirst(7))\"") == true)
    // The digest is that of the bytes that browsers get.
    let base64 = runShell(
      "openssl dgst -sha256 -binary '\(site.root)/public/\(main)' | base64 -w0")
    #expect(site.page("index.html") == "/\(main) sha256-\(base64) /\(script)")
    // What one leads to changes its name too, so that no browser keeps an old list of names.
    try site.write("themes/plain/assets/css/part.css", "b { color: blue }")
    #expect(site.build().problems == [])
    #expect(!site.outputFiles().contains(main))
  }

  /// A letter that could begin `URL(`, marks that never end and names without one.
  @Test(arguments: [
    "U", "u", "a { b: U", "@font-face { unicode-range: U+0025-00FF, u+4?? }", "URL", "url", "url(",
    "url( ", "url(\"", "url('", "url(\\", "@import", "@import ", "@import '", "/", "/*", "/**", "'",
    "\"\\", "a { b: XURL(gone.png); c: -url(gone.png) }",
  ])
  func styleSheetsThatEndAnywhereAreRead(_ text: String) throws {
    let site = try Self.linked("")
    try site.write("themes/plain/assets/main.css", text)
    let result = site.build()
    #expect([0, 1].contains(result.exitStatus))
    if !text.lowercased().hasPrefix("url(") && !text.hasPrefix("@import '") {
      #expect(result.problems == [])
    }
    for end in 0..<text.utf8.count {
      try site.write("themes/plain/assets/main.css", bytes: Array(text.utf8.prefix(end)))
      #expect([0, 1].contains(site.build().exitStatus))
    }
  }

  @Test(arguments: [
    ("main.css", "a { b: url(gone.png) }", "no “gone.png”", 12),
    ("main.css", "\n@import '../style.css';", "leads out", 10),
    ("main.css", "a { b: url(\"/img/a.svg\") }", "leads out", 13),
    ("main.css", "a { b: url(https://cdn.example.org/a.png) }", "not in the theme", 12),
    ("main.css", "@import '//cdn.example.org/a.css';", "not in the theme", 10),
    ("main.js", "import 'lodash'", "not in the theme", 9),
    ("main.js", "export { a } from './gone.js'", "no “gone.js”", 20),
  ])
  func linksThatLeadNowhereAreErrors(
    _ name: String, _ text: String, _ message: String, _ column: Int
  ) throws {
    let site = try Self.linked("")
    try site.write("themes/plain/assets/" + name, text)
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [.assetLink])
    #expect(found.first?.message.english.contains(message) == true)
    #expect(found.first?.location.path == "themes/plain/assets/" + name)
    #expect(found.first?.location.column == column)
    #expect(site.outputFiles() == [])
  }
}
