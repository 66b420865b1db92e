import ArgumentParser
import Base
import Delivery
import Diagnostics
import Files
import Glibc
import Publishing

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

extension Publication {
  /// Writes the changed addresses, whole or not at all.
  func writeChanges(to path: String?) throws {
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
