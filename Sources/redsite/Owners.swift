import ArgumentParser
import Diagnostics
import Glibc
import Operations
import RedSiteGen

/// `redsite owners`.
struct Owners: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "按单位名册生成 CODEOWNERS", "Make CODEOWNERS from the folders of units"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized("不生成，只检查这个文件是不是最新的", "Only check whether this file is what would be made"),
      valueName: "FILE"))
  var check: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let look = SiteBuilder(BuildOptions(site: site)).planned()
    let owners = CodeOwners(try messages.draft(of: look, isWhole: true))
    guard let check else {
      print(owners.text, terminator: "")
      return
    }
    if readText(check) != owners.text {
      messages.print(
        DiagnosticReport([
          Diagnostic(
            .staleOwners, at: SourceLocation(path: check),
            Message("这个文件和现在的单位名册不一致", "the file is not what the units say"),
            help: Message(
              "请重新生成：redsite owners > \(check)", "make it again: redsite owners > \(check)"))
        ]))
      throw ExitCode(1)
    }
  }

  private func readText(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = fread(&room, 1, room.count, file), count > 0 { bytes += room[..<count] }
    return String(validating: bytes, as: UTF8.self)
  }
}
