import ArgumentParser
import Authoring
import Base
import RedSiteGen

/// `redsite new ci`.
struct NewCI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ci",
    abstract: localized("写出检查和发布网站的流水线", "Write a pipeline that checks and publishes the site"))

  @Argument(
    help: ArgumentHelp(localized("在哪里运行：github、gitlab 或 gitee", "github, gitlab or gitee")))
  var service: CIPipeline.Service

  @Option(
    help: ArgumentHelp(
      localized(
        "怎样发布：rsync（到服务器，不写就是它）、objects（对象存储）或 pages（网页托管）",
        "How to publish: rsync (to a server; the default), objects (an object store) or pages "
          + "(hosting)")))
  var publish: CIPipeline.Publishing?

  @Option(
    help: ArgumentHelp(
      localized("发布哪个分支；不写就问 git", "The branch that is published; asked of git unless given"),
      valueName: "BRANCH"))
  var branch: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "流水线装哪个 redsite：安装包的网址、绝对路径或仓库里的路径",
        "The archive of redsite to install: a URL, an absolute path, or a path in the repository"),
      valueName: "ARCHIVE"))
  var archive: String?

  @Option(
    help: ArgumentHelp(
      localized(
        "安装包的 SHA-256；在本机的会自己算", "The SHA-256 of the archive; computed of one on this machine"),
      valueName: "DIGEST"))
  var sha256: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        "把已有的文件换成新的，列出有什么不同；安装包、主机组和镜像不变",
        "Replace the files that are there and show what differs; archive, host group and image stay"
      )
    ))
  var update = false

  @OptionGroup var target: NewTarget

  func validate() throws {
    guard branch.map(PipelineRequest.isUsableBranch) ?? true else {
      throw ValidationError(
        localized("分支名只能有字母、数字和 - _ . /", "a branch has letters, digits and - _ . /"))
    }
    guard sha256.map(PipelineRequest.isDigest) ?? true else {
      throw ValidationError(
        localized("--sha256 是 64 位十六进制数字", "--sha256 is 64 hexadecimal digits"))
    }
    guard sha256 == nil || archive != nil else {
      throw ValidationError(localized("--sha256 要和 --archive 一起写", "--sha256 needs --archive"))
    }
    let isPlain = archive?.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\u{7F}" } ?? true
    guard isPlain, archive?.isEmpty != true, archive?.hasPrefix("-") != true else {
      throw ValidationError(
        localized("--archive 里不能有空格", "--archive has no spaces"))
    }
  }

  func run() throws {
    var request = PipelineRequest(service)
    request.publishing = publish
    request.branch = branch
    request.archive = archive
    request.digest = sha256
    request.updates = update
    let outcome = request.write(intoSite: target.site)
    guard outcome.result.exitStatus == 0, let pipeline = outcome.pipeline else {
      target.messages.print(outcome.result.report)
      throw ExitCode(outcome.result.exitStatus)
    }
    for (path, change) in outcome.files {
      switch change {
      case .made: say(localized("新建了 \(path)", "made \(path)"))
      case .unchanged: say(localized("没有变化：\(path)", "unchanged: \(path)"))
      case .replaced(let difference):
        say(localized("换成了新的：\(path)", "replaced \(path)"))
        sayLines(String(difference.text.dropLast()))
      }
    }
    for path in outcome.unused {
      say(localized("\(path) 不再有用，可以删掉", "\(path) is of no use any more; delete it"))
    }
    sayLines(next(of: pipeline, namesProgram: outcome.namesProgram))
  }

  /// What is left to do.
  private func next(of pipeline: CIPipeline, namesProgram: Bool) -> String {
    var lines = [
      localized(
        "发布的是 \(pipeline.branch) 分支（要换，加 --branch）",
        "what is published is the branch \(pipeline.branch) (--branch names another)")
    ]
    if !namesProgram {
      lines.append(
        localized(
          "还没有写安装包：加 --update --archive 网址 --sha256 摘要 再运行一次，否则要在运行的机器上装好 redsite",
          "no archive is named: run it again with --update --archive URL --sha256 DIGEST, or install "
            + "redsite where the pipeline runs"))
    }
    if pipeline.publishing != .pages {
      lines.append(
        localized(
          "在代码托管的设置里填 PUBLISH_TARGET 等变量，见 docs/deploy.md",
          "set PUBLISH_TARGET and the like in the settings of the service (docs/deploy.md)"))
    }
    return (lines + [localized("然后提交并推送", "then commit and push")]).joined(separator: "\n")
  }
}

extension CIPipeline.Service: ExpressibleByArgument {}
extension CIPipeline.Publishing: ExpressibleByArgument {}
