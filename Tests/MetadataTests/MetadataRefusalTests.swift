import Base
import RedSiteGen
import Testing

@Suite struct MetadataRefusalTests {
  private func yaml(_ lines: String) -> [String] { problems("---\n\(lines)\n---\n") }
  private func toml(_ lines: String) -> [String] { problems("+++\n\(lines)\n+++\n") }

  @Test func featuresThatMetadataDoesWithout() {
    let help = "\n  help: 如果这是文字的一部分，请给整个值加上英文引号；否则请直接写出值"
    #expect(
      yaml("a: &x 通知\nb: *x\nc: !str 1\nd: {<<: 1}") == [
        "2:4 yaml-feature 不支持 YAML 的锚点“&名称”" + help,
        "3:4 yaml-feature 不支持 YAML 的引用“*名称”" + help,
        "4:4 yaml-feature 不支持 YAML 的标签“!类型”" + help,
        "5:5 yaml-feature 不支持 YAML 的合并键“<<”\n  help: 请把要合并的键逐个写出",
      ])
    #expect(
      yaml("a: 1\n--- b").first?.hasPrefix("3:1 yaml-feature 这里开始了第二个 YAML 文档") == true)
    #expect(yaml("%YAML 1.1\n--- {a: 1}").first?.contains("不支持 YAML 的指令") == true)
    #expect(yaml("? [a]\n: b").first?.hasPrefix("2:3 yaml-feature 键必须是文字") == true)
    #expect(
      yaml("- a\n- b") == [
        "2:1 yaml-syntax 这里应是“键: 值”的形式\n  help: 例如：title: 文章的标题"
      ])
  }

  @Test func aBombIsRefusedWhereItBegins() {
    var lines = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for name in "bcdefghi" { lines += "\(name): &\(name) [*a,*a,*a,*a,*a,*a,*a,*a]\n" }
    let found = yaml(lines)
    #expect(found.count == 9 + 8 * 8)
    #expect(found.first?.hasPrefix("2:4 yaml-feature") == true)
  }

  @Test func sameKeyTwice() {
    let help = "\n  help: 只保留其中一个"
    #expect(yaml("a: 1\na: 2") == ["3:1 duplicate-key 键“a”写了两次" + help])
    #expect(yaml("x: {a: 1, a: 2}") == ["2:11 duplicate-key 键“a”写了两次" + help])
    #expect(toml("a = 1\na = 2") == ["3:1 duplicate-key 键“a”写了两次" + help])
  }

  @Test(arguments: [4_096, 4_097])
  func longValues(count: Int) {
    let text = String(repeating: "a", count: count)
    let expected =
      count > 4_096
      ? "front-matter-too-large 这个值超过 4 KB 的上限\n  help: 请缩短，或写进正文" : nil
    #expect(yaml("s: \(text)") == (expected.map { ["2:4 " + $0] } ?? []))
    #expect(toml("s = \"\(text)\"") == (expected.map { ["2:5 " + $0] } ?? []))
  }

  @Test(arguments: [64, 65])
  func manyKeysAndItems(count: Int) {
    let keys = (1...count).map { "k\($0)" }
    let items = "[" + keys.joined(separator: ", ") + "]"
    let quoted = "[" + keys.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    let isTooMany = count > 64
    let tooManyKeys = "66:1 front-matter-too-large 这个表的键超过 64 个\n  help: 请删除不用的键"
    let yamlKeys = yaml(keys.map { "\($0): 1" }.joined(separator: "\n"))
    #expect(yamlKeys == (isTooMany ? [tooManyKeys] : []))
    let tomlKeys = toml(keys.map { "\($0) = 1" }.joined(separator: "\n"))
    #expect(tomlKeys == (isTooMany ? [tooManyKeys] : []))
    let tooManyItems = "front-matter-too-large 这个列表超过 64 项\n  help: 请减少项数，或把长列表写进正文"
    #expect(yaml("a: \(items)") == (isTooMany ? ["2:316 " + tooManyItems] : []))
    #expect(toml("a = \(quoted)") == (isTooMany ? ["2:445 " + tooManyItems] : []))
  }

  @Test func deepNesting() {
    let message = "front-matter-too-large 列表和表的嵌套超过"
    let help = "层\n  help: 请减少嵌套的层数"
    #expect(yaml("a: [{b: 1}]\nextra: {a: {b: {c: {d: {e: 1}}}}}").isEmpty)
    #expect(yaml("a: [{b: [[1]]}]") == ["2:10 \(message) 3 \(help)"])
    #expect(toml("a = [{b = [[1]]}]") == ["2:12 \(message) 3 \(help)"])
    #expect(
      yaml("extra: {a: {b: {c: {d: {e: {f: {g: 1}}}}}}}") == ["2:32 \(message) 6 \(help)"])
    let deep = String(repeating: "[", count: 8_000)
    #expect(yaml("a: \(deep)").count <= 2)
    #expect(toml("a = \(deep)").count == 1)
    let dotted = Array(repeating: "a", count: 8_000).joined(separator: ".")
    #expect(toml("\(dotted) = 1") == ["2:32 \(message) 16 \(help)"])
    #expect(toml("a = \"第一章................................1\"").isEmpty)
  }

  @Test func largeFrontMatter() {
    let line = "a: " + String(repeating: "b", count: 16_384) + "\n"
    #expect(
      problems("---\n" + line + "---\n") == [
        "2:16385 front-matter-too-large front matter 超过 16 KB 的上限\n"
          + "  help: 正文请写在结束的分隔线之后；不是每篇文章都要的内容请移到正文里"
      ])
  }

  @Test func hugeNumbers() {
    #expect(toml("a = 99999999999999999999").count == 1)
    #expect(toml("a = 1e999999999").count == 1)
    #expect(yaml("a: 1e999999999").isEmpty)
  }
}
