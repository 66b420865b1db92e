import ArgumentParser
import Base
import Diagnostics
import Files
import Operations
import Records
import RedSiteGen

/// `redsite review`.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "打印信息发布审核单（HTML，A4）：一篇一张", "Print the form with which articles are reviewed, one each"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "文章的文件，或者栏目的文件夹，如 content/tongzhi/a.md",
        "Files of articles, or folders of columns, as in content/tongzhi/a.md"),
      valueName: "PATH"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      localized(
        "这段时间发布的全部文章：2026-07、2026-Q3、2026-H2 或 2026",
        "All articles of a period: 2026-07, 2026-Q3, 2026-H2 or 2026"),
      valueName: localized("时段", "PERIOD")))
  var period: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      localized("写进这个文件夹，一篇一个文件；不写就打到标准输出", "Write a file for each into this folder"),
      valueName: "DIR"))
  var output: String?

  @OptionGroup var target: NewTarget

  func validate() throws {
    guard period != nil || !paths.isEmpty else {
      throw ValidationError(
        localized("请写哪些文章，或 --period 哪段时间", "name some articles, or a period with --period"))
    }
    guard let period, ReportPeriod(period) == nil else { return }
    throw ValidationError(
      localized(
        "“\(period)”不是一段时间；例如 2026-07、2026-Q3、2026-H2、2026",
        "'\(period)' is no period, as in 2026-07, 2026-Q3, 2026-H2 or 2026"))
  }

  func run() throws {
    let look = SiteBuilder(BuildOptions(site: target.site)).planned()
    let draft = try target.messages.draft(of: look)
    guard let inputs = look.inputs else { return }
    let forms = ReviewForms(inputs, draft)
    let (places, problems) = forms.articles(at: paths, in: period.flatMap(ReportPeriod.init))
    if !problems.isEmpty { throw stop(BuildResult(problems, isStrict: false)) }
    guard let output else {
      return writeToStandardOutput(Array(ReviewForm.page(places.map(forms.form)).utf8))
    }
    do throws(Diagnostic) {
      let folder = try ReportFolder(output, outside: draft.setUp)
      for place in places {
        try folder.write(
          forms.fileName(of: place), Array(ReviewForm.page([forms.form(of: place)]).utf8))
      }
    } catch {
      throw stop(
        error.code == .fileSystem
          ? BuildResult(refusal: error) : BuildResult([error], isStrict: false))
    }
    say(
      localized(
        "在 \(output) 里写了 \(places.count) 张审核单",
        "wrote \(places.count.counted("form")) into \(output)"))
  }

  private func stop(_ result: BuildResult) -> ExitCode {
    target.messages.print(result.report)
    return ExitCode(result.exitStatus)
  }
}
