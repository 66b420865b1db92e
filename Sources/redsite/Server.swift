import ArgumentParser
import Base
import Files
import Operations
import RedSiteGen

/// `redsite server`.
struct Server: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "生成网页服务器的设置：安全、缓存、404 页和旧网址的转向",
      "Make settings for a web server: headers, caching, the page for 404, old addresses"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "网页服务器：nginx、apache、caddy；或网页托管用的 headers（_headers 文件）、redirects（_redirects 文件）",
        "The server: nginx, apache, caddy; headers and redirects for the files of pages hosting")))
  var program: ServerProgram

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Option(
    help: ArgumentHelp(
      localized(
        "服务器上放网页的文件夹；不写就是本机的输出文件夹", "The folder on the server; the output folder unless given"),
      valueName: "FOLDER"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "哪个域名的设置；不写就是网站自己的，有自己域名的子网要写",
        "The host; that of the site unless given, a subsite with its own has its own settings"),
      valueName: "NAME"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "另外写出本单位自己的设置文件（域名、证书、跳转到 https），只写一次，从不覆盖",
        "Also write the office's own file (names, TLS, redirect to https); never overwritten"),
      valueName: "FILE"))
  var once: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "--once 里用的证书：“证书,私钥”两个文件在服务器上的路径，或 certbot 的文件夹",
        "The certificate in --once: CERTIFICATE,KEY as paths on the server, or a folder of certbot"),
      valueName: "PATHS"))
  var tls: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "--once 里引入的文件在服务器上的路径；不写就是 /etc/nginx/redsite/域名.conf 等",
        "The path of the included part on the server; /etc/nginx/redsite/HOST.conf unless given"),
      valueName: "PATH"))
  var include: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if once != nil, !program.hasOwnFile {
      throw ValidationError(
        localized("--once 只用于 nginx、apache、caddy", "--once is for nginx, apache and caddy"))
    }
    if once == nil, tls != nil || include != nil {
      throw ValidationError(
        localized("--tls 和 --include 要和 --once 一起用", "--tls and --include go with --once"))
    }
    if let tls, CertificateFiles(argument: tls) == nil {
      throw ValidationError(
        localized(
          "--tls 要写绝对路径：/路径/证书.pem,/路径/私钥.pem，或 certbot 的文件夹",
          "--tls takes absolute paths: /path/certificate.pem,/path/key.pem, or a folder of certbot")
      )
    }
    if root.map({ !$0.hasPrefix("/") }) ?? false {
      throw ValidationError(
        localized("--root 要写服务器上的绝对路径", "--root takes an absolute path of the server"))
    }
  }

  func run() throws {
    let look = SiteBuilder(BuildOptions(site: site)).planned()
    let draft = try messages.draft(of: look, isWhole: true)
    let folder = (root ?? draft.setUp.publishedFolder).withoutSlashAtEnd
    let hosts = ServedHost.all(of: draft.plan, output: folder)
    guard let served = host.map({ name in hosts.first { $0.name == name } }) ?? hosts.first else {
      let names = hosts.map(\.name).joined(separator: ", ")
      throw ValidationError(
        localized("网站没有这个域名，有的是：\(names)", "the site has no such host; it has \(names)"))
    }
    if let once {
      let certificate = tls.flatMap(CertificateFiles.init)
      let text = program.ownFile(for: served, certificate: certificate, part: include) ?? ""
      try writeOnce(text, to: once)
    }
    print(program.part(for: served, of: draft), terminator: "")
    let others = hosts.map(\.name).filter { $0 != served.name }
    if host == nil, !others.isEmpty {
      let names = others.joined(separator: ", ")
      writeToStandardError(
        localized(
          "这是 \(served.name) 的设置。还有别的域名，各要一份，用 --host 写明：\(names)\n",
          "These are the settings of \(served.name); others have their own, with --host: \(names)\n"
        ))
    }
  }

  /// Writes the office's own file, where there is none yet.
  private func writeOnce(_ text: String, to path: String) throws {
    do throws(SystemError) {
      try FileStore(folderOfFile(path)).create(ContentPath.name(of: path), Array(text.utf8))
    } catch {
      writeToStandardError(
        localized(
          "没有写 \(path)：\(error.chinese)。这个文件由本单位自己改，从不覆盖；要重写就先移走它\n",
          "\(path) was not written: \(error.english). It is the office's own and never overwritten\n"
        ))
      throw ExitCode(74)
    }
    writeToStandardError(localized("写了 \(path)\n", "wrote \(path)\n"))
  }
}

extension ServerProgram: ExpressibleByArgument {}

extension String {
  fileprivate var withoutSlashAtEnd: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
