import Base
import ChineseMarkdown
import Diagnostics
import Interactive

/// What `site.toml` says, every key with its default (`docs/site-toml.md`).
package struct SiteConfiguration: Sendable {
  /// The name of the site, also the meta tag SiteName.
  package var name = ""
  /// The address the site is served at, ending in `/`.
  package var baseURL = "http://localhost/"
  /// The language of the pages, as in BCP 47.
  package var language = "zh-CN"
  /// The zone of dates written without an offset.
  package var zone = ZoneOffset.china
  /// The name of the theme.
  package var theme = "default"
  /// Where `site.toml` names the theme.
  package var themeRange = 0..<0
  /// Which compliance rules apply.
  package var profile = Profile.party
  /// What the site is for.
  package var description = ""
  /// The site's keywords.
  package var keywords: [String] = []
  /// Values of ColumnType besides `ColumnTypeName.standard`.
  package var columnTypes: [String] = []
  /// The source of articles that name none and come from no unit; the sponsor unless given.
  package var source = ""
  /// What the site shows of itself; its pictures are paths below `assets/`.
  package var face = ParsedFace()
  /// The colour that browsers take for their own bars, as in `#7d1412`; empty where none is given.
  package var themeColor = ""
  /// The picture for the home screens of telephones, a path below `assets/`.
  package var touchIcon: ParsedBlock.Named?
  /// Who runs the site.
  package var owner = Owner()
  /// How the site is built.
  package var build = Build()
  /// How Markdown is read.
  package var markdown = Markdown()
  /// Whether subsites are served at their own hosts; not in a preview.
  package var usesSubsiteHosts = true
  /// The blocks of the home page; the standard ones unless given.
  package var homeBlocks: [ParsedBlock]?
  /// Other sites whose articles are listed here.
  package var aggregates: [Aggregate] = []
  /// The feeds.
  package var feeds = Feeds()
  /// What robots.txt says.
  package var robots = Robots()
  /// Days on which pages are grey.
  package var mournings: [Mourning] = []
  /// What pages of articles carry.
  package var article = ArticlePages()
  /// The friend links and what leads out of the site.
  package var links = Links()
  /// The pages of units.
  package var units = Units()
  /// The lists of keywords and sources.
  package var lists = Lists()
  /// How pictures are published.
  package var images = Images()
  /// The page that finds articles.
  package var search = Search()
  /// The archives by year and month.
  package var archive = Archive()
  /// What is looked for that is not for the public.
  package var scan = Scan()
  /// Whether words are looked at; where there is a list of them unless given.
  package var isWordingEnabled = true
  /// Which records have pages.
  package var publicRecords = PublicRecords()
  /// Who must review what is published.
  package var review = ReviewSettings()
  /// How dates are compared with the day on which files arrived.
  package var history = HistorySettings()
  /// How often columns, units and contributors have to send something.
  package var cadence: [CadenceRule] = []
  /// Whether points are counted; where there is a scheme unless given.
  package var arePointsEnabled = true
  /// The forms that post to servers of the office.
  package var forms: [SubmissionForm] = []
  /// What is said of special kinds.
  package var kinds = Kinds()
  /// From which day terms of working days are counted.
  package var counting = DayCounting.excludeFirst
  /// Public notices.
  package var notices = Notices()
  /// How letters to mailboxes are counted.
  package var letters = Letters()

  /// The defaults.
  package init() {}

  /// A set of rules for sites of one kind.
  package enum Profile: String, Sendable, CaseIterable {
    /// Sites of party organisations.
    case party
    /// Sites of administrative bodies (政府网站).
    case government
    /// Sites that no such rules apply to: internal ones, documentation.
    case none
  }

  /// `[owner]`: the footer and the identity tags.
  package struct Owner: Sendable {
    /// 主办单位.
    package var sponsor = ""
    /// 承办单位.
    package var `operator` = ""
    /// The telephone number.
    package var phone = ""
    /// The postal address.
    package var address = ""
    /// The postcode.
    package var postcode = ""
    /// The e-mail address.
    package var email = ""
    /// 网站标识码.
    package var siteIDCode = ""
    /// ICP 备案号.
    package var icp = ""
    /// The text of the 公安备案.
    package var policeNumber = ""
    /// The number in the link of the 公安备案.
    package var policeCode = ""
    /// 技术支持.
    package var technicalSupport = ""
    /// The line about rights, below everything.
    package var copyright = ""
    /// Where errors of the site are reported, instead of 我为政府网站找错.
    package var errorReportURL = ""
    /// 党政机关或事业单位网站标识.
    package var badge = Badge()
  }

  /// `owner.badge`: the mark of the bodies that register names of party and state organs.
  package struct Badge: Sendable {
    /// The page that proves it.
    package var url = ""
    /// The picture, as a path below `assets/`.
    package var image = ""
    /// Where the picture is named, for messages.
    package var imageLocation = SourceLocation(path: "")
    /// Whose mark it is.
    package var kind = Kind.party

    /// The two marks.
    package enum Kind: String, Sendable, CaseIterable {
      /// 党政机关.
      case party
      /// 事业单位.
      case institution
    }
  }

  /// `[images]`.
  package struct Images: Sendable {
    /// The widths in pixels that pictures are published in, the smallest first; at least one.
    package var widths = [480, 720, 960, 1600]
  }

  /// `[build]`.
  package struct Build: Sendable {
    /// The folder to publish to, relative to the site's root.
    package var output = "public"
    /// The pattern of article URLs.
    package var permalink = PermalinkPattern.standard
    /// How the slug of an article is made that has none of its own.
    package var slugs = SlugMode.keep
    /// The number of articles on a page of a list.
    package var pageSize = 20
    /// The length of automatic summaries in characters.
    package var summaryLength = 120
    /// Whether a column's list holds the articles of the columns below it, unless it says so.
    package var includesChildren = false
    /// What becomes of files of `content/` that no page names.
    package var unreferenced = UnreferencedFiles.warn
    /// Where it is said that `_headers` and `_redirects` are made for a hosting service; nil where
    /// they are not.
    package var hostingFiles: SourceLocation?
  }

  /// What becomes of files of `content/` that no page names and no folder publishes.
  package enum UnreferencedFiles: String, Sendable, CaseIterable {
    /// They stay where they are, with a warning.
    case warn
    /// They are published.
    case publish
  }

  /// How the last part of a URL is made from an article's file.
  package enum SlugMode: String, Sendable, CaseIterable {
    /// The file's name as it is.
    case keep
    /// The file's name in pinyin.
    case pinyin
    /// The date and a number, as in `t20260701_120345`.
    case id
  }

  /// `[markdown]`.
  package struct Markdown: Sendable {
    /// What becomes of HTML in Markdown.
    package var rawHTML = RawHTML.escape
    /// What is done about writing habits.
    package var habits = HabitPolicy.mend

    /// What becomes of HTML in Markdown.
    package enum RawHTML: String, Sendable, CaseIterable {
      /// It is shown as text.
      case escape
      /// It becomes part of the page: for sites whose editors are all trusted.
      case allow
    }
  }

  /// `[feeds]`.
  package struct Feeds: Sendable {
    /// Whether there are feeds and an index for other sites.
    package var isEnabled = true
    /// How many articles a feed has.
    package var items = 20
  }

  /// `[robots]`.
  package struct Robots: Sendable {
    /// Whether search engines may read the site.
    package var isAllowed = true
    /// Paths they shall not read all the same.
    package var disallowed: [String] = []
  }

  /// `[article]`.
  package struct ArticlePages: Sendable {
    /// How many related articles are named.
    package var related = 6
    /// Whether pages have a QR code with their address.
    package var hasQRCode = true
    /// The note below texts that come from elsewhere; the theme's own unless given.
    package var reprintNotice = ""
  }

  /// `[links]`.
  package struct Links: Sendable {
    /// Whether readers are told that a link leaves the site before they follow it.
    package var hasLeavingNotice = false
    /// The hosts whose links need no notice; `*` stands for anything.
    package var withoutNotice = ["*.gov.cn"]
    /// The hosts that links may lead to, with `*`; all hosts while there are none.
    package var approvedHosts: [String] = []
    /// Types of every friend link, for `rel`.
    package var rel: [String] = []
    /// Whether every partner shall link back, unless its group or entry says so itself.
    package var expectsBackLink = false
    /// Our own link, for others to copy.
    package var own = OwnLink()

    /// Whether the addresses will be asked, which a command decides and not `site.toml`.
    package var areAsked = false

    /// Whether the addresses in texts have to be known.
    package var needsAddresses: Bool { hasLeavingNotice || !approvedHosts.isEmpty || areAsked }
  }

  /// `links.own`: how others are asked to link to us.
  package struct OwnLink: Sendable {
    /// What to call us; the site's name unless given.
    package var name = ""
    /// A line about us; the site's description unless given.
    package var description = ""
    /// Our logo, as a path below `assets/`; empty where there is none.
    package var logo = ""
    /// Where the logo is named, for messages.
    package var logoLocation = SourceLocation(path: "")
  }

  /// `[units]`.
  package struct Units: Sendable {
    /// Whether units have pages.
    package var isEnabled = true
    /// Who owns what no unit does, for CODEOWNERS.
    package var codeOwners: [String] = []
    /// The e-mail addresses of those who may change everything; `*` stands for anything.
    package var editors: [String] = []
  }

  /// `[lists]`.
  package struct Lists: Sendable {
    /// Whether keywords have pages.
    package var hasKeywords = true
    /// Whether sources have pages.
    package var hasSources = true
    /// How many articles a keyword or source must have for a page.
    package var minimum = 2
  }

  /// `[search]`.
  package struct Search: Sendable {
    /// Whether there is a page that finds articles.
    package var isEnabled = true
    /// Whether it finds them by their text, and not by their titles alone.
    package var findsText = true
    /// Whether it finds them by the text of the documents that they offer.
    package var findsAttachments = false

    /// Whether the text of documents is read at all.
    package var readsAttachments: Bool { isEnabled && findsText && findsAttachments }
  }

  /// `[archive]`.
  package struct Archive: Sendable {
    /// Whether there are archive pages.
    package var isEnabled = true
    /// Whether every column has an archive of its own, unless it says so.
    package var columns = false
  }

  /// `[scan]`: what is looked for that is not for the public.
  package struct Scan: Sendable {
    /// Whether anything is.
    package var isEnabled = true
    /// How much findings matter, where it is not what their code says.
    package var levels: [DiagnosticCode: ScanLevel] = [:]
    /// Numbers and addresses that are public anyway; `*` stands for anything.
    package var allowed: [String] = []
    /// Columns, with those below them, in which only what is never right is looked for.
    package var columnsOff: [String] = []

    /// How much findings of a code matter; nil for not at all.
    package func severity(of code: DiagnosticCode) -> Severity? {
      switch levels[code] {
      case .error: .error
      case .warning: .warning
      case .off: nil
      case nil: Self.offByDefault.contains(code) ? nil : code.severity
      }
    }

    /// What is not looked for unless somebody asks.
    private static let offByDefault: Set<DiagnosticCode> = [.landline, .licencePlate]
    /// The codes that have a level.
    package static let codes: [DiagnosticCode] = [
      .secretMark, .restrictedMark, .idNumber, .idNumberMaskedBadly, .bankCard, .phoneNumber,
      .landline, .emailAddress, .licencePlate, .photoLocation, .photoMetadata, .officeAuthor,
      .officeChanges, .officeHidden, .officeEmbedded, .pdfMetadata, .unreadableAttachment,
    ]
  }

  /// How much findings matter.
  package enum ScanLevel: String, Sendable, CaseIterable {
    /// Nothing is published.
    case error
    /// Published, but somebody should look.
    case warning
    /// Not looked for.
    case off
  }

  /// The part of `baseURL` before the path, as in `https://dj.example.org`.
  package var origin: String {
    let rest = baseURL.utf8
    guard let scheme = baseURL.range(of: "://") else { return "" }
    let hostEnd = rest[scheme.upperBound...].firstIndex(of: 0x2F) ?? rest.endIndex
    return String(baseURL[..<hostEnd])
  }

  /// The path of `baseURL`, which every URL of the site begins with: `/`, or as in `/dj/`.
  package var basePath: String {
    let path = String(baseURL.dropFirst(origin.count))
    return path.hasSuffix("/") ? path : path + "/"
  }
}

extension String {
  /// The first place of `needle`.
  package func range(of needle: String) -> Range<String.Index>? { ranges(of: needle).first }
}
