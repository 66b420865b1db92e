import ArgumentParser
import Operations
import RedSiteGen

/// `redsite server`.
struct Server: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "生成网页服务器的设置：目录、404 页和旧网址的转向",
      "Make settings for a web server: folders, the page for 404, old addresses"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "网页服务器：nginx、apache、caddy，或 headers（_headers 文件）",
        "The server: nginx, apache, caddy, or headers for the file _headers")))
  var program: ServerProgram

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized(
        "服务器上放网页的文件夹；不写就是本机的输出文件夹", "The folder on the server; the output folder unless given"),
      valueName: "FOLDER"))
  var root: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let look = SiteBuilder(BuildOptions(site: site)).planned()
    let draft = try messages.draft(of: look, isWhole: true)
    print(program.settings(for: draft, root: root), terminator: "")
  }
}

extension ServerProgram: ExpressibleByArgument {}
