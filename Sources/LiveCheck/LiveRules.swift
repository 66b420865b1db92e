import Base
import Diagnostics
import ExternalSites
import RedSiteGen
import SiteModel

/// What is asked of a server, and what its answers should be.
struct LiveRules {
  let site: LiveSite
  var findings = LiveFindings()

  init(_ site: LiveSite) { self.site = site }

  /// Something to ask, and who looks at the answer.
  typealias Step = (question: LiveQuestion, look: (inout LiveRules, LiveAnswer) -> Void)

  /// An address below the site's own.
  func url(_ path: String) -> String {
    site.host.origin + (site.host.basePath + path).percentEncodedPath
  }

  // MARK: What is not there

  /// Unknown addresses, folders without a page, and what must not be shown.
  func stepsForMissing() -> [Step] {
    var steps: [Step] = [
      missing(url("redsite-check-live-\(site.files.count).html")),
      missing(url("assets/none.0123456789ab.css")),
    ]
    if let folder = site.bareFolder {
      steps.append(
        (LiveQuestion(url: url(folder)), { rules, answer in rules.lookAtBareFolder(answer) }))
    }
    for path in [".redsite-manifest", ".git/HEAD", ".env", ".htaccess", "assets/.hidden"] {
      steps.append(
        (
          LiveQuestion(url: url(path)),
          { rules, answer in
            guard answer.status != 404 else { return rules.lookAtErrorPage(answer) }
            rules.findings.add(
              .liveHidden, answer.question.url,
              answer.status == 200
                ? Message("以点开头的文件也看得到", "files with a dot before their name are served")
                : Message(
                  "以点开头的文件，应当回答 404，回答了 \(answer.status)",
                  "a file with a dot before its name answers \(answer.status) instead of 404"),
              help: Message(
                "用 redsite server 生成的设置，它只让 .well-known 看得到",
                "use the settings of `redsite server`, which serve .well-known only"))
          }
        ))
    }
    return steps
  }

  private func missing(_ url: String) -> Step {
    (
      LiveQuestion(url: url),
      { rules, answer in
        guard answer.status == 404 else {
          rules.findings.add(
            .liveStatus, url,
            Message(
              "没有这个网页，应当回答 404，回答了 \(answer.status)",
              "there is no such page, and the answer is \(answer.status) instead of 404"))
          return
        }
        rules.lookAtErrorPage(answer)
      }
    )
  }

  private mutating func lookAtBareFolder(_ answer: LiveAnswer) {
    guard answer.status == 403 || answer.status == 404 else {
      findings.add(
        .liveHidden, answer.question.url,
        Message(
          "没有网页的文件夹应当回答 403 或 404，回答了 \(answer.status)（不能列出文件）",
          "a folder without a page answers \(answer.status) instead of 403 or 404; nothing is listed"
        ))
      return
    }
    lookAtErrorPage(answer)
  }

  /// The site's own page for what is not there.
  private mutating func lookAtErrorPage(_ answer: LiveAnswer) {
    let url = answer.question.url
    lookAtHeaders(of: answer)
    if answer.body != site.missingPage {
      findings.add(
        .liveContent, url,
        Message(
          "\(answer.status) 的网页不是网站自己的 404.html",
          "the page for \(answer.status) is not the site's own 404.html"))
    }
    let caching = answer["cache-control"] ?? ""
    if Self.cachingSeconds(caching) > 600 {
      findings.add(
        .liveHeader, url,
        Message(
          "没有的文件也让浏览器留着（Cache-Control: \(caching)），以后有了也看不到",
          "browsers keep that a file is missing (Cache-Control: \(caching)), also once it is there")
      )
    }
  }

  // MARK: What has moved

  /// The way from http to https, to be asked by a curl that has not been told of it yet
  /// (`Strict-Transport-Security`).
  func stepsForPlainText() -> [Step] {
    let host = site.host
    guard host.isSecure, host.origin == "https://" + host.name else { return [] }
    let path = host.basePath + "?a=1"
    return [moved("http://\(host.name)\(path)", to: host.origin + path)]
  }

  /// The way from the site's address without the slash, and from old addresses.
  ///
  /// - Parameter all: whether every old address is asked, instead of some.
  /// - Returns: what to ask.
  func stepsForMoved(all: Bool) -> [Step] {
    let host = site.host
    var steps: [Step] = []
    if host.basePath != "/" {
      steps.append(moved(host.origin + host.basePath.dropLast(), to: host.origin + host.basePath))
    }
    let redirects = all ? host.redirects[...] : Self.some(of: host.redirects)
    for (old, new) in redirects {
      let url = host.origin + old.percentEncodedPath
      steps.append(moved(url + "?a=1", to: new + "?a=1"))
    }
    for query in all ? host.queries[...] : Self.some(of: host.queries) {
      let path = host.origin + query.path.percentEncodedPath
      steps.append(moved("\(path)?\(query.query)", to: query.new))
    }
    if let query = host.queries.first {
      let url = "\(host.origin)\(query.path.percentEncodedPath)?redsite-check-live=1"
      let plain = host.redirects.first { $0.old == query.path }?.new
      steps.append(
        (
          LiveQuestion(url: url),
          { rules, answer in
            let target = rules.target(of: answer)
            guard (300...399).contains(answer.status),
              target != plain.map({ rules.absolute($0) + "?redsite-check-live=1" })
            else { return }
            rules.findings.add(
              .liveRedirect, url,
              Message(
                "参数不是旧网址的，也转走了：\(target ?? "")",
                "a query that is no old address leads on too: \(target ?? "")"))
          }
        ))
    }
    return steps
  }

  private static func some<Element>(of all: [Element]) -> ArraySlice<Element> {
    let step = max(1, all.count / 30)
    return all.enumerated().filter { $0.offset % step == 0 }.map(\.element)[...]
  }

  private func moved(_ url: String, to new: String) -> Step {
    (LiveQuestion(url: url), { rules, answer in rules.look(at: answer, movedTo: new) })
  }

  private mutating func look(at answer: LiveAnswer, movedTo new: String) {
    let url = answer.question.url
    if let failure = answer.failure {
      // Without an answer at port 80 nobody is led astray, but who types the name waits.
      findings.add(
        .liveRedirect, url,
        Message("没有回答：\(failure.message.chinese)", "no answer: \(failure.message.english)"),
        severity: url.hasPrefix(site.host.origin) ? .error : .warning)
      return
    }
    let wanted = absolute(new)
    let found = target(of: answer)
    let isForGood = answer.status == 301 || answer.status == 308
    guard !isForGood || found != wanted else { return }
    // What is particular to one address is in the help: the same fault of many is one problem.
    findings.add(
      .liveRedirect, url,
      isForGood
        ? Message("转到的网址不对", "it leads to another address than it should")
        : Message(
          "应当永久转到新网址（301），回答了 \(answer.status)",
          "it should lead to its new address for good (301), and answers \(answer.status)"),
      help: Message(
        "应当转到 \(wanted)\(found.map { "，现在转到 " + $0 } ?? "")；重新生成服务器的设置（redsite server）",
        "it should lead to \(wanted)\(found.map { ", not " + $0 } ?? ""); make the settings anew "
          + "(`redsite server`)"))
  }

  /// A URL of the site with its host.
  private func absolute(_ url: String) -> String {
    url.hasPrefix("/") ? site.host.origin + url : url
  }

  /// Where an answer leads, percent-encoding as it came.
  private func target(of answer: LiveAnswer) -> String? {
    guard let location = answer["location"], let asked = WebAddress(answer.question.url) else {
      return nil
    }
    return asked.resolving(Array(location.utf8))?.text
  }

  // MARK: What browsers ask once they have a file

  /// Whether it is new, and for a part of it.
  func steps(after answer: LiveAnswer, of file: LiveFile) -> [Step] {
    guard answer.status == 200 else { return [] }
    var steps: [Step] = []
    var questions: [(header: String, name: String)] = []
    if let tag = answer["etag"] { questions.append(("If-None-Match: " + tag, "ETag")) }
    if let time = answer["last-modified"] {
      questions.append(("If-Modified-Since: " + time, "Last-Modified"))
    }
    for (header, name) in questions {
      steps.append(
        (
          LiveQuestion(url: file.url, headers: [header]),
          { rules, again in
            guard again.status != 304 else { return }
            rules.findings.add(
              .liveTransfer, file.url,
              Message(
                "浏览器拿着 \(name) 来问有没有新的，应当回答 304，回答了 \(again.status)",
                "asked with its \(name) whether it is new, it answers \(again.status) instead of 304"
              ))
          }
        ))
    }
    let size = file.size
    if size >= 20 {
      steps.append(
        (
          LiveQuestion(url: file.url, headers: ["Range: bytes=10-19"], takesCompressed: false),
          { rules, part in
            guard part.status != 206 || part.body.count != 10 else { return }
            rules.findings.add(
              .liveTransfer, file.url,
              Message(
                "只要其中一段（Range），应当回答 206，回答了 \(part.status)",
                "asked for a part of it (Range), it answers \(part.status) instead of 206"))
          }
        ))
    }
    return steps
  }

  /// Where a file has neither an `ETag` nor a `Last-Modified`.
  mutating func lookForValidators(in answer: LiveAnswer, of file: LiveFile) {
    guard answer.status == 200, answer["etag"] == nil, answer["last-modified"] == nil else {
      return
    }
    findings.add(
      .liveTransfer, file.url,
      Message(
        "没有 ETag 和 Last-Modified，浏览器每次都要重新下载",
        "it has neither ETag nor Last-Modified, so browsers fetch it anew each time"))
  }
}
