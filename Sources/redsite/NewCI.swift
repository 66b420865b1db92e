import ArgumentParser
import Authoring
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
        "怎样发布：rsync（到服务器）、objects（对象存储）或 pages（网页托管）",
        "How to publish: rsync (to a server), objects (an object store) or pages (hosting)")))
  var publish = CIPipeline.Publishing.rsync

  @Option(
    help: ArgumentHelp(
      localized("发布哪个分支", "The branch that is published"), valueName: "BRANCH"))
  var branch: String?

  @OptionGroup var target: NewTarget

  func validate() throws {
    let allowed: (Character) -> Bool = {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0))
    }
    guard branch?.allSatisfy(allowed) ?? true else {
      throw ValidationError(
        localized("分支名只能有字母、数字和 - _ . /", "a branch has letters, digits and - _ . /"))
    }
  }

  func run() throws {
    let pipeline = CIPipeline(
      service, publishing: publish, branch: branch ?? (service == .gitee ? "master" : "main"))
    let (paths, result) = pipeline.write(intoSite: target.site)
    guard result.exitStatus == 0 else {
      target.messages.print(result.report)
      throw ExitCode(result.exitStatus)
    }
    for path in paths { say(localized("新建了 \(path)", "made \(path)")) }
    say(
      localized(
        "接下来：设置变量 REDSITE_ARCHIVE（安装包的网址）\(publish == .pages ? "" : "和 PUBLISH_TARGET")，见 docs/deploy.md；然后提交并推送",
        "Next: set REDSITE_ARCHIVE\(publish == .pages ? "" : " and PUBLISH_TARGET") (docs/deploy.md), commit and push"
      ))
  }
}

extension CIPipeline.Service: ExpressibleByArgument {}
extension CIPipeline.Publishing: ExpressibleByArgument {}
