import RedSiteGen
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
}
