import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

/// Brings the lists of articles that a site aggregates into `data/aggregate/`: the one part of the
/// program, with `check --external`, that asks other hosts, and only when told to.
package struct AggregateFetch {
  private let site: String
  private let program: String

  /// One list that was brought.
  package struct Fetched: Sendable {
    /// What the site is called.
    package var title: String
    /// The path of its file, from the site's root.
    package var path: String
    /// Whether the file differs from what was there.
    package var isChanged: Bool
  }

  /// Brings the lists of the site in a folder.
  ///
  /// - Parameters:
  ///   - site: the folder with `site.toml`.
  ///   - program: the `curl` to use: a name looked up in `PATH`, or a path.
  package init(site: String, program: String = "curl") {
    self.site = site
    self.program = program
  }

  /// Fetches every list; one that fails keeps what was there and does not stop the others.
  ///
  /// - Returns: what was brought, and what went wrong.
  package func run() -> (fetched: [Fetched], report: DiagnosticReport, exitStatus: Int32) {
    let found = DiagnosticSink()
    var options = BuildOptions(site: site)
    options.themes = ThemeSearchPath(folders: [])
    options.profile = SiteConfiguration.Profile.none
    guard let setUp = readSetUp(options, diagnostics: found) else {
      return ([], DiagnosticReport(found.diagnostics), 1)
    }
    // A theme is not needed here.
    var diagnostics = found.diagnostics.filter { $0.code != .themeNotFound }
    guard diagnostics.isEmpty else { return ([], DiagnosticReport(diagnostics), 1) }
    var fetched: [Fetched] = []
    for aggregate in setUp.configuration.aggregates {
      do throws(FetchProblem) {
        let bytes = try read(aggregate, root: setUp.root, zone: setUp.configuration.zone)
        fetched.append(
          Fetched(
            title: aggregate.title, path: aggregate.path,
            isChanged: try store(bytes, at: aggregate.path, of: FileStore(setUp.root))))
      } catch {
        diagnostics.append(error.diagnostic(of: aggregate))
      }
    }
    return (fetched, DiagnosticReport(diagnostics), diagnostics.isEmpty ? 0 : 1)
  }

  private func read(
    _ aggregate: Aggregate, root: String, zone: ZoneOffset
  ) throws(FetchProblem) -> [UInt8] {
    let bytes: [UInt8]
    switch aggregate.origin {
    case .web(let address): bytes = try download(address)
    case .file(let path): bytes = try contents(path.hasPrefix("/") ? path : root + "/" + path)
    }
    // What is no list must not take the place of one: it is read as a build would read it.
    do throws(AggregateList.Problem) {
      let items = try AggregateList(bytes).items
      guard items.isEmpty || items.contains(where: { AggregateItem($0, zone: zone) != nil }) else {
        throw AggregateList.Problem(
          message: Message(
            "没有一篇有标题、网址和日期", "no item has a title, an address and a date"))
      }
    } catch {
      throw FetchProblem(
        message: Message(
          "取到的不是完整的文章目录（JSON Feed）：\(error.message.chinese)",
          "what came is no whole list of articles (JSON Feed): \(error.message.english)"),
        help: Message("原来取来的没有动", "what was fetched before is untouched"))
    }
    return bytes
  }

  private func contents(_ path: String) throws(FetchProblem) -> [UInt8] {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.textFileBytes, into: &buffer)
    } catch {
      throw FetchProblem(
        message: error.diagnostic(path: path, limit: Limits.textFileBytes).message)
    }
    return buffer.makeArray()
  }

  private func download(_ address: String) throws(FetchProblem) -> [UInt8] {
    guard let program = ProgramPath.find(program) else {
      throw FetchProblem(
        message: Message("没有找到 curl", "curl was not found"),
        help: Message("请安装：apt install curl", "install it: apt install curl"))
    }
    let words = [
      program, "--disable", "--silent", "--globoff", "--fail", "--location", "--max-redirs", "5",
      "--proto", "=http,https", "--max-time", "60", "--url", address,
    ]
    let (status, output): (Int32, [UInt8])
    do throws(SystemError) {
      (status, output) = try ChildProcess.run(words, limit: Limits.textFileBytes)
    } catch {
      throw FetchProblem(system: error)
    }
    guard status == 0 else {
      throw FetchProblem(
        message: Message(
          "取不到 \(address)：curl 的退出码是 \(status)",
          "cannot fetch \(address): curl exited with \(status)"))
    }
    return output
  }

  /// Writes a list unless it is there already; true where it was written.
  private func store(
    _ bytes: [UInt8], at path: String, of site: FileStore
  ) throws(FetchProblem) -> Bool {
    if let old = try? contents(site.folder + "/" + path), old == bytes { return false }
    do throws(SystemError) {
      try site.replace(path, with: bytes)
    } catch {
      throw FetchProblem(system: error)
    }
    return true
  }
}

/// Why a list was not brought.
struct FetchProblem: Error {
  var message: Message
  var help: Message?

  init(message: Message, help: Message? = nil) {
    self.message = message
    self.help = help
  }

  /// The system refused.
  init(system error: SystemError) {
    self.init(
      message: Message("写不了文件：\(error.chinese)", "cannot write the file: \(error.english)"))
  }

  func diagnostic(of aggregate: Aggregate) -> Diagnostic {
    Diagnostic(
      .fetchFailed, at: aggregate.location,
      Message(
        "没有取到“\(aggregate.title)”的文章目录：\(message.chinese)",
        "the articles of “\(aggregate.title)” were not fetched: \(message.english)"),
      help: help)
  }
}
