import ArgumentParser
import Base
import ChildProcesses
import Delivery
import Diagnostics
import Files
import Glibc
import Publishing
import RedSiteGen

/// `redsite publish`.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: localized(
      "把生成好的网站发布到服务器、文件夹或对象存储", "Publish what was built to a server, a folder or an object store"),
    subcommands: [
      PublishFolder.self, PublishReleases.self, PublishRollback.self, PublishHold.self,
    ],
    defaultSubcommand: PublishFolder.self)
}

/// Where to publish, the same for all that is done there.
struct TargetOptions: ParsableArguments {
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      localized(
        "发布到哪里：/文件夹、用户@主机:/文件夹、ssh://用户@主机:端口/文件夹或 rclone:远程名:桶/路径；"
          + "不写就看变量 PUBLISH_TARGET",
        "Where to: /folder, user@host:/folder, ssh://user@host:port/folder or "
          + "rclone:REMOTE:BUCKET/PATH; the variable PUBLISH_TARGET unless given"),
      valueName: "TARGET"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      localized("另一次发布正在进行时最多等几秒", "How many seconds to wait for another publication"),
      valueName: "SECONDS"))
  var wait = 600

  func validate() throws {
    guard (1...86_400).contains(wait) else {
      throw ValidationError(localized("--wait 要在 1–86400 之间", "--wait must be 1 to 86400"))
    }
  }

  /// Does something at the target, or ends the command with why it could not be done.
  func run<Result>(
    isQuiet: Bool = false, _ body: (Delivery) throws(DeliveryProblem) -> Result
  ) throws -> Result {
    do throws(DeliveryProblem) {
      let target = try Target(target ?? environmentVariable("PUBLISH_TARGET") ?? "")
      var credentials = Credentials()
      credentials.key = environmentVariable("SSH_KEY")
      credentials.knownHosts = environmentVariable("SSH_KNOWN_HOSTS")
      credentials.rcloneConfiguration = environmentVariable("RCLONE_CONFIG_TEXT")
      return try body(
        Delivery(to: target, credentials) { message in
          if !isQuiet { writeToStandardError(message.text(in: language).visible + "\n") }
        })
    } catch {
      throw end(with: error)
    }
  }

  /// Says what went wrong; gives the status to end with.
  func end(with problem: DeliveryProblem) -> ExitCode {
    var text = localized("错误：", "error: ") + problem.message.text(in: language).visible + "\n"
    let notes = problem.notes.map { $0.text(in: language) } + problem.details
    for line in notes { text += "  " + line.visible + "\n" }
    if let help = problem.help {
      text += localized("建议：", "help: ") + help.text(in: language).visible + "\n"
    }
    writeToStandardError(text)
    return ExitCode(problem.kind.rawValue)
  }

  /// How something is published by whoever runs this.
  func options(release: String) -> PublicationOptions {
    var options = PublicationOptions(release: release, now: Int64(time(nil)))
    options.wait = wait
    options.publisher = Self.publisher
    return options
  }

  /// Who runs this: the person behind a pipeline, or the account and machine.
  private static var publisher: String {
    for name in ["GITHUB_ACTOR", "GITLAB_USER_LOGIN", "GITEE_PIPELINE_TRIGGER_USER"] {
      if let who = environmentVariable(name), !who.isEmpty { return who.visible }
    }
    let account = getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
    var room = [CChar](repeating: 0, count: 256)
    gethostname(&room, room.count - 1)
    let machine = String(
      decoding: room.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return ((account ?? "\(getuid())") + "@" + machine).visible
  }
}

/// `redsite publish FOLDER`.
struct PublishFolder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folder",
    abstract: localized("发布一个生成好的文件夹", "Publish a folder that was built"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "redsite build 生成的文件夹；不写就是本目录网站的输出文件夹",
        "The folder that redsite build made; that of the site in this folder unless given")))
  var folder: String?

  @OptionGroup var place: TargetOptions

  @Option(
    help: ArgumentHelp(
      localized("这一版的名称；不写就是当前提交", "The name of the release; the commit unless given"),
      valueName: "NAME"))
  var release: String?

  @Option(
    help: ArgumentHelp(
      localized("服务器上留几版，现在这版也算", "How many releases stay, the current one among them"),
      valueName: "N"))
  var keep = 10

  @Option(
    help: ArgumentHelp(
      localized(
        "传完以后核对多少：sample（抽一百个）或 all",
        "What is compared after sending: sample (a hundred files) or all")))
  var verify = Verification.sample

  @Flag(help: ArgumentHelp(localized("只说会改什么，什么都不改", "Say what would change, change nothing")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      localized(
        "发布以后暂停：直到 publish hold --off，别的发布都不会替换这一版",
        "Then hold: no other publication replaces this one until publish hold --off")))
  var hold = false

  @Flag(
    help: ArgumentHelp(
      localized("允许比线上少一半以上的网页", "Allow a release that lacks most of the pages online")))
  var allowRemoval = false

  @Flag(
    help: ArgumentHelp(
      localized(
        "对象存储里不是 redsite 发布的文件也删掉",
        "In an object store, also remove files that redsite did not publish")))
  var deleteForeign = false

  @Option(
    help: ArgumentHelp(
      localized(
        "把变了的网址写进这个文件（JSON），供刷新 CDN 用", "Write the changed URLs to this file, as JSON, for a CDN"),
      valueName: "FILE"))
  var changes: String?

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  enum Verification: String, ExpressibleByArgument, CaseIterable { case sample, all }

  func validate() throws {
    guard (1...1000).contains(keep) else {
      throw ValidationError(localized("--keep 要在 1–1000 之间", "--keep must be 1 to 1000"))
    }
    guard let release else { return }
    let isName =
      release.first.map { $0 != "." && $0 != "-" } ?? false && release.utf8.count <= 100
      && release.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    guard isName else {
      throw ValidationError(
        localized(
          "--release 只能有字母、数字和 . _ -，不以 . 或 - 开头",
          "--release has letters, digits and . _ -, and begins with neither . nor -"))
    }
  }

  func run() throws {
    let folder = try self.folder ?? Self.outputFolder()
    let publication = try place.run(isQuiet: quiet) {
      (delivery) throws(DeliveryProblem) -> Publication in
      let built = try BuiltFolder(folder, jobs: BuildOptions.processorCount)
      var options = place.options(
        release: release ?? GitHistory(site: ".")?.head() ?? built.digest)
      options.keep = keep
      options.verifiesAll = verify == .all
      options.isDryRun = dryRun
      options.holds = hold
      options.allowsRemoval = allowRemoval
      options.deletesForeign = deleteForeign
      return try delivery.publish(built, options)
    }
    try publication.writeChanges(to: changes)
    guard !quiet else { return }
    if dryRun { publication.sayPaths() }
    say(publication.line(isDryRun: dryRun))
    for note in publication.notes { say(note.text(in: language)) }
  }

  /// The folder to which the site in this folder is built.
  private static func outputFolder() throws -> String {
    let diagnostics = DiagnosticSink()
    guard let setUp = readSetUp(BuildOptions(site: "."), diagnostics: diagnostics) else {
      try MessageOptions.parse([]).print(DiagnosticReport(diagnostics.diagnostics))
      throw ExitCode(1)
    }
    return setUp.publishedFolder
  }
}

/// `redsite publish rollback`.
struct PublishRollback: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: localized(
      "退回以前的一版，并暂停发布", "Go back to a former release, and hold publishing"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "往前第几版，或它的名称；不写就是上一版", "How many releases back, or a name; the one before unless given"),
      valueName: "N|NAME"))
  var which: String?

  @OptionGroup var place: TargetOptions

  @Option(
    help: ArgumentHelp(
      localized("把变了的网址写进这个文件（JSON）", "Write the changed URLs to this file, as JSON"),
      valueName: "FILE"))
  var changes: String?

  @Flag(name: [.short, .long], help: ArgumentHelp(localized("只显示问题", "Print problems only")))
  var quiet = false

  func run() throws {
    let publication = try place.run(isQuiet: quiet) { (delivery) throws(DeliveryProblem) in
      try delivery.rollBack(to: which, place.options(release: ""))
    }
    try publication.writeChanges(to: changes)
    guard !quiet else { return }
    say(
      localized(
        "已退回到 \(publication.release)；发布暂停了，改好以后运行 redsite publish hold --off",
        "back at \(publication.release); publishing is held until redsite publish hold --off"))
    for note in publication.notes { say(note.text(in: language)) }
  }
}

/// `redsite publish releases`.
struct PublishReleases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releases",
    abstract: localized("列出服务器上的各版", "List the releases that are there"))

  @OptionGroup var place: TargetOptions

  @Option(help: ArgumentHelp(localized("格式：text 或 json", "The form: text or json")))
  var format = Form.text

  enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let state = try place.run { (delivery) throws(DeliveryProblem) in try delivery.releases() }
    switch format {
    case .text: sayLines(state.table(in: language))
    case .json: print(state.json, terminator: "")
    }
  }
}

/// `redsite publish hold`.
struct PublishHold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: localized("暂停发布，或恢复", "Keep others from publishing, or no longer"))

  @OptionGroup var place: TargetOptions

  @Flag(help: ArgumentHelp(localized("恢复发布", "Let others publish again")))
  var off = false

  func run() throws {
    try place.run { (delivery) throws(DeliveryProblem) in
      try delivery.hold(!off, place.options(release: ""))
    }
    say(
      off
        ? localized("可以发布了", "publishing goes on")
        : localized(
          "发布暂停了，直到 redsite publish hold --off",
          "publishing is held until redsite publish hold --off"))
  }
}

extension Publication {
  /// What it came to, in a line.
  fileprivate func line(isDryRun: Bool) -> String {
    if changes.isEmpty {
      return localized(
        "没有变化，读者看到的是 \(release)", "nothing changed; readers see \(release)")
    }
    let (added, changed, removed) = (
      changes.added.count, changes.changed.count, changes.removed.count
    )
    let counts = localized(
      "共 \(fileCount) 个文件：新增 \(added)，改动 \(changed)，移除 \(removed)",
      "\(fileCount.counted("file")): \(added) new, \(changed) changed, \(removed) removed")
    return isDryRun
      ? localized("没有发布；会发布为 \(release)，", "not published; it would be \(release), ") + counts
      : localized("已发布 \(release)，", "published \(release), ") + counts
  }

  /// The paths of all that would change.
  fileprivate func sayPaths() {
    for path in changes.added { say("+ " + path) }
    for path in changes.changed { say("~ " + path) }
    for path in changes.removed { say("- " + path) }
  }

  /// Writes the changed addresses, whole or not at all.
  fileprivate func writeChanges(to path: String?) throws {
    guard let path else { return }
    let text = changes.json(release: release, base: base)
    do throws(SystemError) {
      try FileStore(making: folderOfFile(path))
        .replace(ContentPath.name(of: path), with: Array(text.utf8))
    } catch {
      writeToStandardError(
        "\(path)" + localized("：", ": ") + (language == .chinese ? error.chinese : error.english)
          + "\n")
      throw ExitCode(74)
    }
  }
}
