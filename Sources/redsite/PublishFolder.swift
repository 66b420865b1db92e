import ArgumentParser
import Base
import ChildProcesses
import Delivery
import Diagnostics
import Publishing
import RedSiteGen

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
}
