import Authoring
import Diagnostics
import Glibc
import Operations
import Preview
import RedSiteGen
import TestSupport
import Testing

/// Bytes that are not UTF-8 text, in any file, before every reader: each is refused with its place
/// or read, and none ends the program.
///
/// The site has all settings on that make a later stage read a file again.
@Suite struct ForeignBytesTests {
  private static let text = """
    -- site.toml --
    [site]
    name = "测试网站: 甲"
    base_url = "https://test.example.org/"
    theme = "plain"
    keywords = ["党建", "学习"]
    [build]
    slugs = "pinyin"
    [lists]
    minimum = 1
    [search]
    enabled = true
    [archive]
    columns = true
    [links]
    leaving_notice = true
    approved_hosts = ["*.example.org", "www.12371.cn"]
    [[aggregate]]
    name = "xian"
    title = "甲县"
    column = "news"
    file = "feed.json"
    [[home.blocks]]
    column = "news"
    -- data/aggregate/xian.json --
    {"items": [{"url": "https://xian.example.org/a.html", "title": "县里: 的事", "date_published": "2026-06-01"}]}
    -- data/units.toml --
    [[units]]
    id = "ban"
    name = "办公: 厅"
    website = "https://ban.example.org/"
    -- data/contributors.csv --
    id,name,unit
    ban-xxy,"办公厅: 信息员",ban
    -- data/links.toml --
    [[groups]]
    name = "兄弟: 单位"
    [[groups.links]]
    name = "共产党员网"
    url = "https://www.12371.cn/"
    -- data/other.toml --
    title = "另外: 的"
    -- data/other.csv --
    名称,网址
    甲,https://a.example.org/
    -- permalinks.lock --
    # 网址
    news/b.md\tb-2
    -- content/news/_index.md --
    ---
    title: 新闻: 栏目
    ---
    栏目介绍
    -- content/news/a.md --
    ---
    title: 通知: 读书月“活动”
    date: 2026-06-01
    keywords: [党建, 学习]
    unit: ban
    ---
    正文见[乙](b.md)、[外面](https://www.example.org/)。
    -- content/news/b.md --
    +++
    title = "乙: 的“题”"
    date = 2026-06-02
    keywords = ["党建", "学习"]
    +++
    正文
    -- content/topics/_index.md --
    ---
    title: 专题: 列表
    ---
    -- content/topics/dushu/_index.md --
    ---
    title: 读书: 月
    ---
    -- themes/plain/theme.toml --
    name = "plain: 主题"
    -- assets/style.css --
    /* 样式: 表 */ body { color: red }
    -- templates/search.html --
    {% extends "base.html" %}{# 搜索: 页 #}{% block main %}搜索{% endblock %}
    """

  /// The files that editors write; those of themes are looked at too.
  private static let readPaths = [
    "site.toml", "data/aggregate/xian.json", "data/units.toml", "data/contributors.csv",
    "data/links.toml", "permalinks.lock", "content/news/_index.md", "content/news/a.md",
    "content/news/b.md", "content/topics/_index.md", "content/topics/dushu/_index.md",
    "themes/plain/theme.toml",
  ]
  private static let otherPaths = [
    "data/other.toml", "data/other.csv", "assets/style.css", "templates/search.html",
    "themes/plain/templates/base.html",
  ]

  enum Damage: String, CaseIterable {
    case gbk, gb18030, utf16, cutCharacter, everyThirdByte, surrogates, nul, random, byteOrderMark

    /// Whether a file with it is no text.
    var isRefused: Bool { self != .byteOrderMark }

    func apply(_ bytes: [UInt8]) -> [UInt8] {
      switch self {
      case .gbk: return converted(bytes, to: "GBK")
      case .gb18030: return converted(bytes + Array("㐀𠀀\n".utf8), to: "GB18030")
      case .utf16: return converted(bytes, to: "UTF-16LE")
      case .cutCharacter:
        // The last byte of the first Chinese character is gone.
        guard let first = bytes.firstIndex(where: { $0 >= 0xE0 }) else { return bytes + [0xE4] }
        return Array(bytes[..<(first + 2)] + bytes[(first + 3)...])
      case .everyThirdByte:
        return bytes.enumerated().filter { $0.offset % 3 != 2 || $0.element < 0x80 }.map(\.element)
          + [0x80]
      case .surrogates: return inserted([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], into: bytes)
      case .nul: return inserted([0], into: bytes)
      case .random:
        var random = PatternGenerator(seed: UInt64(bytes.count))
        return inserted(
          (0..<64).map { _ in UInt8.random(in: 0x80...0xFF, using: &random) }, into: bytes)
      case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + bytes
      }
    }

    /// Into the value of the first key.
    private func inserted(_ foreign: [UInt8], into bytes: [UInt8]) -> [UInt8] {
      let colon = bytes.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
      let place = min((colon ?? 0) + 3, bytes.count)
      return Array(bytes[..<place]) + foreign + Array(bytes[place...])
    }

    private func converted(_ bytes: [UInt8], to encoding: String) -> [UInt8] {
      guard let descriptor = iconv_open(encoding, "UTF-8") else { return bytes }
      defer { iconv_close(descriptor) }
      var input = bytes.map { CChar(bitPattern: $0) }
      var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
      let count = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var (source, sourceLeft) = (input.baseAddress, input.count)
          var (target, targetLeft) = (output.baseAddress, output.count)
          iconv(descriptor, &source, &sourceLeft, &target, &targetLeft)
          return output.count - targetLeft
        }
      }
      return output[..<count].map { UInt8(bitPattern: $0) }
    }
  }

  private func bytes(_ path: String, in site: TestSite) throws -> [UInt8] {
    let file = try #require(fopen(site.root + "/" + path, "r"), "\(path)")
    defer { fclose(file) }
    var room = [UInt8](repeating: 0, count: 1 << 16)
    return Array(room[..<fread(&room, 1, room.count, file)])
  }

  @Test(arguments: Damage.allCases)
  func oneFileIsRefusedAtItsPlace(_ damage: Damage) throws {
    let site = try TestSite(Self.text)
    for path in Self.readPaths + Self.otherPaths {
      let whole = try bytes(path, in: site)
      try site.write(path, bytes: damage.apply(whole))
      let result = SiteBuilder(site.options).check()
      let own = result.report.diagnostics.filter { $0.location.path == path }
      if Self.readPaths.contains(path), damage.isRefused {
        // The list of another site is passed over with a warning.
        let isList = path.hasPrefix("data/aggregate/")
        #expect(
          own.contains {
            isList
              ? $0.code == .aggregateUnreadable : $0.code == .notUTF8 || $0.code == .nulByte
          }, "\(path)")
      }
      #expect([0, 1].contains(result.exitStatus), "\(path)")
      try site.write(path, bytes: whole)
    }
    let report = SiteBuilder(site.options).check().report
    #expect(report.diagnostics.filter { $0.code == .notUTF8 || $0.code == .nulByte }.isEmpty)
  }

  @Test(arguments: Damage.allCases)
  func noCommandReadsWhatWasRefused(_ damage: Damage) throws {
    for spared in [["site.toml"], []] {
      let site = try TestSite(Self.text)
      site.build()
      for path in Self.readPaths + Self.otherPaths where !spared.contains(path) {
        try site.write(path, bytes: damage.apply(try bytes(path, in: site)))
      }
      let before = try bytes("content/news/a.md", in: site)
      let builder = SiteBuilder(site.options)
      _ = site.build { $0.jobs = 2 }
      let look = builder.checked()
      _ = Whereabouts.lines(of: "content/news/a.md", in: look)
      _ = Checkup.lines(of: look)
      if let inputs = look.inputs, let draft = look.draft {
        _ = ArticleListing().articles(of: inputs.parsed, in: draft.plan)
        _ = PermalinkRecord(draft.plan)
        let host = ServedHost.all(of: draft.plan, output: "/srv/dangjian")[0]
        _ = ServerProgram.nginx.part(for: host, of: draft)
      }
      _ = checkTheme(site.options)
      var preview = PreviewSite(site.options, origin: "http://127.0.0.1:1")
      preview.load()
      preview.withPages { pages in
        for path in ["", "news/", "news/a.html", "search/"] { _ = pages.answer(path) }
      }
      _ = preview.apply([site.root + "/content/news/a.md", site.root + "/templates/search.html"])
      _ = SiteFixer(site.options).preview()
      _ = SiteRename(site.options, from: "news/a.md", to: "news/c.md").run(applies: true)
      // A file that is no text comes through a move as it was.
      if damage.isRefused, site.contents("content/news/c.md") != nil {
        #expect(try bytes("content/news/c.md", in: site) == before)
      }
      _ = SiteFixer(site.options).apply()
      _ = builder.check()
    }
  }
}
