import Base
import ChildProcesses
import Diagnostics
import Glibc
import SiteModel

/// Looks whether partners that shall link back to us do.
struct BackLinkCheck {
  private let policy: ExternalLinkPolicy
  private let program: String
  private let site: Site

  /// The most of a page that is read.
  private static let mostBytes = 2 << 20
  private static let mostRedirects = 10

  init(_ policy: ExternalLinkPolicy, program: String, site: Site) {
    self.policy = policy
    self.program = program
    self.site = site
  }

  /// Reads the page of each partner, one after the other, and looks for the name of our host.
  ///
  /// - Parameters:
  ///   - answers: what became of asking for addresses; a dead one is reported as that alone.
  ///   - locator: finds places in files.
  /// - Returns: a warning for each page without our address.
  func run(answers: [WebAddress: ExternalAnswer], locator: SourceLocator) -> [Diagnostic] {
    guard let own = WebAddress(site.configuration.baseURL),
      let file = site.files.firstIndex(where: { $0.path == linksPath })
    else { return [] }
    return site.links.indices.compactMap { index in
      let link = site.links[index]
      guard link.backLink.count > 0, let range = site.linkRanges[index],
        let page = WebAddress(site.texts.string(link.backLink)), isReached(answers[page]),
        policy.allows(page),
        let text = read(page), !text.contains(own.host)
      else { return nil }
      let name = site.texts.string(link.name)
      return Diagnostic(
        .noBackLink, at: locator.location(SourceFile.ID(file), range),
        Message(
          "“\(name)”的网页 \(page.text) 上没有我们的链接",
          "the page \(page.text) of “\(name)” has no link to us"),
        help: Message(
          "请和对方联系；链接在对方别的网页上的，把那个网页写进 back_url",
          "ask them; where the link is on another of their pages, name it in `back_url`"))
    }
  }

  private func isReached(_ answer: ExternalAnswer?) -> Bool {
    if case .reached = answer { true } else { false }
  }

  /// The text of a page, redirects followed one by one: each may lead where nothing is asked.
  private func read(_ page: WebAddress) -> String? {
    var page = page
    for _ in 0...Self.mostRedirects {
      let words = [
        program, "--disable", "--silent", "--globoff", "--proto", "=http,https", "--compressed",
        "--max-time", "\(policy.timeout)", "--write-out", "\n%{redirect_url}", "--url", page.text,
      ]
      guard let (status, output) = try? ChildProcess.run(words, limit: Self.mostBytes),
        status == 0
      else { return nil }
      let end = output.lastIndex(of: Ascii.lineFeed) ?? output.startIndex
      let next = Array(output[end...].dropFirst())
      // Host names are ASCII in every encoding that pages come in.
      guard !next.isEmpty else {
        return String(decoding: output[..<end], as: UTF8.self).lowercased()
      }
      guard let address = WebAddress(bytes: next), policy.allows(address) else { return nil }
      page = address
    }
    return nil
  }
}
