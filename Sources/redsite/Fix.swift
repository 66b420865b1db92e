import ArgumentParser
import Authoring
import Base
import Diagnostics
import RedSiteGen
import SensitiveText

/// `redsite fix`.
struct Fix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "改正有把握的错误（全角符号、编码等）", "Correct what leaves no doubt (full-width punctuation, encodings)"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Flag(help: ArgumentHelp(localized("写入文件；不加时只显示", "Write the files; otherwise only show")))
  var apply = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let fixer = SiteFixer(BuildOptions(site: site))
    let result = apply ? fixer.apply() : fixer.preview()
    if messages.format == .text {
      for file in result.files { show(file) }
      show(publishedFiles: result.publishedFiles)
      for path in result.cleanedFiles {
        say(
          localized(
            "\(path)：去掉拍摄位置、作者等附加信息，内容不变",
            "\(path): without position, author and the like; what it shows stays"))
      }
      say(lastLine(result.files.count + result.cleanedFiles.count))
    }
    messages.print(result.report)
    throw ExitCode(result.exitStatus)
  }

  private func show(_ file: FixedFile) {
    if let encoding = file.convertedFrom {
      say(
        localized("\(file.path)：从 \(encoding) 转成 UTF-8", "\(file.path): from \(encoding) to UTF-8"))
    }
    for line in file.lines {
      say("\(file.path):\(line.number)")
      say("  - \(Mask.text(line.before))")
      for part in line.after.split(separator: "\n", omittingEmptySubsequences: false) {
        say("  + \(Mask.text(String(part)))")
      }
    }
  }

  /// What goes out besides, so that nobody publishes a file unawares.
  private func show(publishedFiles: [String]) {
    guard !publishedFiles.isEmpty else { return }
    say(
      localized(
        "没有网页用到、因 publish: true 发布的文件（\(publishedFiles.count) 个）：",
        "files that no page names and `publish: true` publishes (\(publishedFiles.count)):"))
    for path in publishedFiles { say("  \(path)") }
  }

  private func lastLine(_ count: Int) -> String {
    guard count > 0 else {
      return localized("没有能自动改正的地方", "nothing can be corrected automatically")
    }
    return apply
      ? localized("改正了 \(count) 处文件", "corrected \(count.counted("file"))")
      : localized(
        "有 \(count) 个文件可以自动改正；加上 --apply 写入",
        "\(count.counted("file")) can be corrected; add --apply to write them")
  }
}
