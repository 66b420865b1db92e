import ArgumentParser
import Operations
import RedSiteGen

/// `redsite list`.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: localized(
      "列出文章：草稿、预告、到期的，按单位、信息员、栏目；或图片", "List articles, or pictures"))

  @Argument(
    help: ArgumentHelp(
      localized(
        "哪些：all（全部）、published、drafts、future、expired、withheld（不公开的来信）、orphans（导航里找不到的），或 pictures（图片）",
        "Which: all, published, drafts, future, expired, withheld (letters) or orphans (in no list); "
          + "or pictures"))
  )
  var state = ListedState.all

  @Option(help: ArgumentHelp(localized("只列这个单位的，写 id", "Only those of this unit"), valueName: "ID"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      localized("只列这位信息员的，写 id", "Only those of this contributor"), valueName: "ID"))
  var contributor: String?

  @Option(
    help: ArgumentHelp(
      localized("只列这个栏目和它下面的", "Only those of this column and below"), valueName: "FOLDER"))
  var column: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(localized("格式：text、csv 或 json", "The form: text, csv or json")))
  var form = ListFormat.text

  @OptionGroup var target: NewTarget

  func validate() throws {
    guard state == .pictures, unit ?? contributor ?? column != nil else { return }
    throw ValidationError(
      localized(
        "pictures 列出全部图片，不能再加 --unit、--contributor、--column",
        "`pictures` lists all pictures; --unit, --contributor and --column are for articles"))
  }

  func run() throws {
    if state == .pictures { return try listPictures() }
    var listing = ArticleListing()
    listing.state = state.articleState
    listing.unit = unit
    listing.contributor = contributor
    listing.column = column
    let look = SiteBuilder(BuildOptions(site: target.site)).planned()
    let plan = try target.messages.draft(of: look).plan
    guard let parsed = look.inputs?.parsed else { return }
    print(ArticleListing.text(listing.articles(of: parsed, in: plan), form), terminator: "")
  }

  private func listPictures() throws {
    let look = SiteBuilder(BuildOptions(site: target.site)).rendered()
    let plan = try target.messages.draft(of: look).plan
    guard let meant = look.meantFiles else { return }
    print(PictureListing(plan, meant: meant).text(form, in: language), terminator: "")
  }
}

/// The articles that are wanted, in the words of the command line: those of one state, or all; or pictures.
enum ListedState: String, CaseIterable, ExpressibleByArgument {
  case all, published, drafts, future, expired, withheld, orphans, pictures

  /// The one state; nil where all are wanted.
  var articleState: ArticleState? { ArticleState(rawValue: rawValue) }
}

extension ListFormat: ExpressibleByArgument {}
