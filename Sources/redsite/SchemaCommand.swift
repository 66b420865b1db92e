import ArgumentParser
import Authoring
import Base
import Diagnostics
import Schemas

/// `redsite schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: localized(
      "输出设置和数据文件的 JSON Schema，供编辑器和别的程序用",
      "Print JSON Schemas of front matter, settings and data files"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "哪一种文件，如 article、site、data/units；不写则列出全部",
        "The kind of file, as in article, site, data/units; none lists all")))
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      localized("写进这个文件夹；不写名称就是全部", "Write into this folder: the one, or all"), valueName: "DIR"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      localized("改为输出各个键的表格，Markdown 格式", "Print a table of the keys as Markdown instead")))
  var markdown = false

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard let name else {
      if markdown {
        throw ValidationError(localized("--markdown 要写明是哪一种文件", "--markdown takes a kind of file"))
      }
      return
    }
    if markdown, output != nil {
      throw ValidationError(
        localized("--markdown 不写文件，不能和 -o 一起用", "--markdown prints; it cannot go with -o"))
    }
    if Self.schema(name) == nil { throw ValidationError(Self.unknown(name)) }
  }

  func run() throws {
    let chosen = name.flatMap(Self.schema)
    if let output {
      try write(chosen.map { [$0] } ?? Schema.all, to: output)
    } else if let chosen {
      print(markdown ? KeyTable(chosen.kind).markdown : chosen.text, terminator: "")
    } else {
      for schema in Schema.all {
        let gap = String(repeating: " ", count: max(22 - schema.name.count, 1))
        print("  \(schema.name)\(gap)\(schema.subject.text(in: language))")
      }
    }
  }

  private func write(_ schemas: [Schema], to folder: String) throws {
    let (paths, problem) = writeSchemas(schemas, to: folder)
    for path in paths { say(localized("写了 \(path)", "wrote \(path)")) }
    guard let problem else { return }
    messages.print(DiagnosticReport([problem]))
    throw ExitCode(74)
  }

  private static func schema(_ name: String) -> Schema? { Schema.all.first { $0.name == name } }

  private static func unknown(_ name: String) -> String {
    let names = Schema.all.map(\.name)
    let near = nearestName(to: name, among: names)
    return localized("没有“\(name)”这一种文件", "there is no kind of file “\(name)”")
      + (near.map { localized("，是不是“\($0)”？", "; did you mean “\($0)”?") }
        ?? localized(
          "，可以写：\(names.joined(separator: "、"))", "; one of: \(names.joined(separator: ", "))"))
  }
}
