import Testing

@testable import Authoring

/// A text is added to a list of the front matter, whatever way the list is written in.
@Suite struct FrontMatterEditorTests {
  private func changed(_ frontMatter: String, _ lineEnd: String = "\n") -> String? {
    let fence = frontMatter.contains(" = ") ? "+++" : "---"
    let text = "\(fence)\n\(frontMatter)\n\(fence)\n\n正文 aliases: [不动]\n"
      .replacing("\n", with: lineEnd)
    guard let bytes = FrontMatterEditor(Array(text.utf8))?.appending("/new/", to: "aliases") else {
      return nil
    }
    let result = String(decoding: bytes, as: UTF8.self)
    #expect(result.hasSuffix("\(fence)\n\n正文 aliases: [不动]\n".replacing("\n", with: lineEnd)))
    let lines = result.replacing(lineEnd, with: "\n").split(separator: "\n")
    #expect(lines.first == fence[...])
    let end = lines.dropFirst().firstIndex(of: fence[...]) ?? lines.endIndex
    return lines[1..<end].joined(separator: "\n")
  }

  @Test(arguments: [
    ("title: 一", "title: 一\naliases: [\"/new/\"]"),
    ("aliases: [/a]\ntitle: 一", "aliases: [/a, \"/new/\"]\ntitle: 一"),
    ("\"aliases\": [\"/a\"] # 旧", "\"aliases\": [\"/a\", \"/new/\"] # 旧"),
    ("'aliases' : [ ]", "'aliases' : [\"/new/\" ]"),
    ("aliases:\ntitle: 一", "aliases: [\"/new/\"]\ntitle: 一"),
    ("aliases:\n  - /a\n  - '/b'", "aliases:\n  - \"/new/\"\n  - /a\n  - '/b'"),
    ("aliases:\n- \"/a\"", "aliases:\n- \"/new/\"\n- \"/a\""),
    ("aliases: [/a,\n  /b]", "aliases: [/a,\n  /b, \"/new/\"]"),
    ("aliases = [\"/a\"]", "aliases = [\"/a\", \"/new/\"]"),
    ("aliases = [\n  \"/a\", # 旧\n]", "aliases = [\n  \"/a\", \"/new/\", # 旧\n]"),
    ("'aliases' = []", "'aliases' = [\"/new/\"]"),
    ("title = \"一\"\n[extra]\na = 1", "title = \"一\"\naliases = [\"/new/\"]\n[extra]\na = 1"),
  ])
  func oneTextIsAdded(_ frontMatter: String, _ expected: String) {
    #expect(changed(frontMatter) == expected)
    #expect(changed(frontMatter, "\r\n") == expected)
  }

  @Test(arguments: ["aliases: /a", "aliases: {a: b}", "aliases: [/a", "aliases = 1"])
  func whatIsNoListIsLeftToAPerson(_ frontMatter: String) {
    #expect(changed(frontMatter) == nil)
  }
}
