import Base
import Diagnostics
import Metadata
import RedSiteGen
import Testing

@Suite struct MetadataTwinTests {
  /// A value without its places and style.
  private func plain(_ value: LocatedValue) -> String {
    switch value.kind {
    case .null: "null"
    case .scalar(let text, _): text
    case .list(let items): "[" + items.map(plain).joined(separator: ",") + "]"
    case .table(let entries): plain(entries)
    }
  }

  private func plain(_ entries: [LocatedValue.Entry]) -> String {
    "{" + entries.map { "\($0.key)=\(plain($0.value))" }.joined(separator: ",") + "}"
  }

  @Test func bothFormatsGiveTheSameValues() throws {
    let yaml = """
      ---
      title: 关于“学习”的通知 # 注
      date: 2026-07-01
      pinned: 3
      draft: false
      topics: [党建, "学习"]
      image: {src: a.jpg, alt: 图}
      attachments:
        - file: a.pdf
          title: 附件一
      extra:
        deep: {a: [1, 2]}
      ---
      """
    let toml = """
      +++
      title = "关于“学习”的通知" # 注
      date = 2026-07-01
      pinned = 3
      draft = false
      topics = ["党建", '学习']
      image = { src = "a.jpg", alt = "图" }
      attachments = [ { file = "a.pdf", title = "附件一" } ]
      [extra]
      deep = { a = [1, 2] }
      +++
      """
    let (left, leftProblems) = readFrontMatter(yaml)
    let (right, rightProblems) = readFrontMatter(toml)
    #expect(leftProblems.isEmpty && rightProblems.isEmpty)
    let expected =
      "{title=关于“学习”的通知,date=2026-07-01,pinned=3,draft=false,topics=[党建,学习],"
      + "image={src=a.jpg,alt=图},attachments=[{file=a.pdf,title=附件一}],extra={deep={a=[1,2]}}}"
    #expect(try plain(#require(left).entries) == expected)
    #expect(try plain(#require(right).entries) == expected)
  }

  @Test func everyValueKnowsItsBytes() throws {
    for text in [
      "---\n标题一: 甲\nb: [乙, \"丙\"]\nc: {d: 丁}\n---\n",
      "+++\nb = [\"乙\", '丙']\nc = {d = \"丁\"}\n+++\n",
    ] {
      let bytes = Array(text.utf8)
      func written(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
      }
      func check(_ value: LocatedValue) {
        switch value.kind {
        case .scalar(let scalar, .plain): #expect(written(value.range) == scalar)
        case .scalar(let scalar, _): #expect(written(value.range).dropFirst().dropLast() == scalar)
        case .list(let items): items.forEach(check)
        case .table(let entries): entries.forEach(check)
        case .null: break
        }
      }
      func check(_ entry: LocatedValue.Entry) {
        #expect(written(entry.keyRange) == entry.key)
        check(entry.value)
      }
      let matter = try #require(readFrontMatter(text).0)
      matter.entries.forEach(check)
    }
  }

  @Test func siteFile() throws {
    let text =
      "\u{FEFF}[site]\rname = \"党建在线\"\r\n[owner]\npolice = { number = \"\", code = \"\" }\n"
    withFile(text) { file in
      var diagnostics: [Diagnostic] = []
      let value = readTOML(file, path: "site.toml", into: &diagnostics)
      #expect(diagnostics.isEmpty)
      #expect(value.map(plain) == "{site={name=党建在线},owner={police={number=,code=}}}")
    }
    withFile("[site]\nname = “党建”\nbase_url = 1.\n") { file in
      var diagnostics: [Diagnostic] = []
      #expect(readTOML(file, path: "site.toml", into: &diagnostics) == nil)
      #expect(
        diagnostics.map(shown) == [
          "2:8 toml-syntax 值两边的引号是中文引号，应为半角引号“\"”\n  help: 改为：name = \"党建\"\n"
            + "  fix: 12→\"\\\"党建\\\"\"",
          "3:14 toml-syntax TOML 写法有误：expected decimal digit, saw '\\n'\n"
            + "  help: 每行应是“键 = 值”，文字要加英文引号",
        ])
    }
  }
}
