import ArgumentParser
import Authoring
import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// `redsite samples`.
struct Samples: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "列出随预设来的示例文章、链接和登记；加 --remove 删去",
      "List the sample articles, links and entries of the preset, or remove them"))

  @Argument(help: ArgumentHelp(localized("网站所在的文件夹", "The folder with site.toml")))
  var site = "."

  @Flag(help: ArgumentHelp(localized("删去；不加时只列出", "Remove them; otherwise only list")))
  var remove = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let result = SampleRemoval(BuildOptions(site: site)).run(applies: remove)
    if messages.format == .text, result.hasAny || result.exitStatus == 0 { show(result) }
    messages.print(result.report)
    throw ExitCode(result.exitStatus)
  }

  private func show(_ result: SampleRemoval.Result) {
    for article in result.articles { say("\(article.path)  \(article.title)") }
    for path in result.assets { say(path) }
    for link in result.links { say("\(linksPath)  \(link)") }
    for register in result.registers {
      let count = register.count
      say(
        "\(register.path)  "
          + localized("\(count) 项", count == 1 ? "1 entry" : "\(count) entries"))
    }
    if !result.changed.isEmpty {
      say(
        localized(
          "下面这些还标着 sample，内容却改过了，不会删。是自己的，请删去 sample 那一行；不要的，请自己删：",
          "These are marked as samples and were changed since, so they stay. Take `sample` out of "
            + "what is your own; remove what you do not want:"))
      for article in result.changed { say("  \(article.path)  \(article.title)") }
    }
    say(lastLine(result))
  }

  private func lastLine(_ result: SampleRemoval.Result) -> String {
    let count = SampleCount(
      articles: result.articles.count, links: result.links.count,
      entries: result.registers.reduce(0) { $0 + $1.count })
    guard !count.isNone else {
      return result.changed.isEmpty
        ? localized("没有示例", "there are no samples")
        : localized("没有别的示例", "there are no other samples")
    }
    let files = result.assets.count
    let (also, alsoEnglish) =
      files == 0
      ? ("", "") : ("，连同它们的 \(files) 个图片和附件", ", with \(files.counted("file")) of theirs")
    return remove
      ? localized(
        "删去了 \(count.text.chinese)\(also)", "removed \(count.text.english)\(alsoEnglish)")
      : localized(
        "共 \(count.text.chinese)\(also)。要删去，加上 --remove；要留下哪一篇，先删掉它的 sample: true 那一行",
        "\(count.text.english)\(alsoEnglish). Add --remove to remove them; "
          + "to keep one, take `sample: true` out of it first")
  }

  /// The line that says that samples are online; nil where none are.
  static func reminder(of samples: SampleCount) -> String? {
    guard !samples.isNone else { return nil }
    return localized(
      "还有 \(samples.text.chinese)：redsite samples 列出，加 --remove 删去",
      "\(samples.text.english) left: redsite samples lists them, --remove takes them out")
  }
}
