import Base

/// What `site.toml` says, every key with its default (`docs/site-toml.md`).
public struct SiteConfiguration: Sendable {
  /// The name of the site, also the meta tag SiteName.
  public var name = ""
  /// The address the site is served at, ending in `/`.
  public var baseURL = "http://localhost/"
  /// The language of the pages, as in BCP 47.
  public var language = "zh-CN"
  /// The zone of dates written without an offset.
  public var zone = ZoneOffset.china
  /// The name of the theme.
  public var theme = "default"
  /// Where `site.toml` names the theme.
  public var themeRange = 0..<0
  /// Which compliance rules apply.
  public var profile = Profile.party
  /// What the site is for.
  public var description = ""
  /// The site's keywords.
  public var keywords: [String] = []
  /// Values of ColumnType besides `ColumnTypeName.standard`.
  public var columnTypes: [String] = []
  /// The source of articles that name none and come from no unit; the sponsor unless given.
  public var source = ""
  /// Who runs the site.
  public var owner = Owner()
  /// How the site is built.
  public var build = Build()
  /// How Markdown is read.
  public var markdown = Markdown()
  /// Whether subsites are served at their own hosts; not in a preview.
  public var usesSubsiteHosts = true
  /// The blocks of the home page; the standard ones unless given.
  public var homeBlocks: [ParsedBlock]?
  /// Other sites whose articles are listed here.
  public var aggregates: [Aggregate] = []
  /// The feeds.
  public var feeds = Feeds()
  /// What robots.txt says.
  public var robots = Robots()
  /// Days on which pages are grey.
  public var mournings: [Mourning] = []
  /// What pages of articles carry.
  public var article = ArticlePages()
  /// The friend links and what leads out of the site.
  public var links = Links()
  /// The pages of units.
  public var units = Units()
  /// The lists of keywords and sources.
  public var lists = Lists()
  /// Whether there is a page that finds articles by their titles.
  public var isSearchEnabled = true
  /// The archives by year and month.
  public var archive = Archive()

  /// The defaults.
  public init() {}

  /// A set of rules for sites of one kind.
  public enum Profile: String, Sendable, CaseIterable {
    /// Sites of party organisations.
    case party
    /// Sites of administrative bodies (政府网站).
    case government
    /// Sites that no such rules apply to: internal ones, documentation.
    case none
  }

  /// `[owner]`: the footer and the identity tags.
  public struct Owner: Sendable {
    /// 主办单位.
    public var sponsor = ""
    /// 承办单位.
    public var `operator` = ""
    /// The telephone number.
    public var phone = ""
    /// The postal address.
    public var address = ""
    /// The postcode.
    public var postcode = ""
    /// The e-mail address.
    public var email = ""
    /// 网站标识码.
    public var siteIDCode = ""
    /// ICP 备案号.
    public var icp = ""
    /// The text of the 公安备案.
    public var policeNumber = ""
    /// The number in the link of the 公安备案.
    public var policeCode = ""
    /// 技术支持.
    public var technicalSupport = ""
    /// The line about rights, below everything.
    public var copyright = ""
    /// Where errors of the site are reported, instead of 我为政府网站找错.
    public var errorReportURL = ""
    /// 党政机关或事业单位网站标识.
    public var badge = Badge()
  }

  /// `owner.badge`: the mark of the bodies that register names of party and state organs.
  public struct Badge: Sendable {
    /// The page that proves it.
    public var url = ""
    /// The picture, as a path below `assets/`.
    public var image = ""
    /// Where the picture is named, for messages.
    public var imageLocation = SourceLocation(path: "")
    /// Whose mark it is.
    public var kind = Kind.party

    /// The two marks.
    public enum Kind: String, Sendable, CaseIterable {
      /// 党政机关.
      case party
      /// 事业单位.
      case institution
    }
  }

  /// `[build]`.
  public struct Build: Sendable {
    /// The folder to publish to, relative to the site's root.
    public var output = "public"
    /// The pattern of article URLs.
    public var permalink = PermalinkPattern.standard
    /// How the slug of an article is made that has none of its own.
    public var slugs = SlugMode.keep
    /// The number of articles on a page of a list.
    public var pageSize = 20
    /// The length of automatic summaries in characters.
    public var summaryLength = 120
    /// Whether a column's list holds the articles of the columns below it, unless it says so.
    public var includesChildren = false
  }

  /// How the last part of a URL is made from an article's file.
  public enum SlugMode: String, Sendable, CaseIterable {
    /// The file's name as it is.
    case keep
    /// The file's name in pinyin.
    case pinyin
    /// The date and a number, as in `t20260701_120345`.
    case id
  }

  /// `[markdown]`.
  public struct Markdown: Sendable {
    /// What becomes of HTML in Markdown.
    public var rawHTML = RawHTML.escape

    /// What becomes of HTML in Markdown.
    public enum RawHTML: String, Sendable, CaseIterable {
      /// It is shown as text.
      case escape
      /// It becomes part of the page: for sites whose editors are all trusted.
      case allow
    }
  }

  /// `[feeds]`.
  public struct Feeds: Sendable {
    /// Whether there are feeds and an index for other sites.
    public var isEnabled = true
    /// How many articles a feed has.
    public var items = 20
  }

  /// `[robots]`.
  public struct Robots: Sendable {
    /// Whether search engines may read the site.
    public var isAllowed = true
    /// Paths they shall not read all the same.
    public var disallowed: [String] = []
  }

  /// `[article]`.
  public struct ArticlePages: Sendable {
    /// How many related articles are named.
    public var related = 6
    /// Whether pages have a QR code with their address.
    public var hasQRCode = true
    /// The note below texts that come from elsewhere; the theme's own unless given.
    public var reprintNotice = ""
  }

  /// `[links]`.
  public struct Links: Sendable {
    /// Whether readers are told that a link leaves the site before they follow it.
    public var hasLeavingNotice = false
    /// The hosts whose links need no notice; `*` stands for anything.
    public var withoutNotice = ["*.gov.cn"]
    /// The hosts that links may lead to, with `*`; all hosts while there are none.
    public var approvedHosts: [String] = []
    /// Types of every friend link, for `rel`.
    public var rel: [String] = []
    /// Whether every partner shall link back, unless its group or entry says so itself.
    public var expectsBackLink = false
    /// Our own link, for others to copy.
    public var own = OwnLink()

    /// Whether the addresses in texts have to be known before pages are planned.
    var needsAddresses: Bool { hasLeavingNotice || !approvedHosts.isEmpty }
  }

  /// `links.own`: how others are asked to link to us.
  public struct OwnLink: Sendable {
    /// What to call us; the site's name unless given.
    public var name = ""
    /// A line about us; the site's description unless given.
    public var description = ""
    /// Our logo, as a path below `assets/`; empty where there is none.
    public var logo = ""
    /// Where the logo is named, for messages.
    public var logoLocation = SourceLocation(path: "")
  }

  /// `[units]`.
  public struct Units: Sendable {
    /// Whether units have pages.
    public var isEnabled = true
    /// Who owns what no unit does, for CODEOWNERS.
    public var codeOwners: [String] = []
    /// The e-mail addresses of those who may change everything; `*` stands for anything.
    public var editors: [String] = []
  }

  /// `[lists]`.
  public struct Lists: Sendable {
    /// Whether keywords have pages.
    public var hasKeywords = true
    /// Whether sources have pages.
    public var hasSources = true
    /// How many articles a keyword or source must have for a page.
    public var minimum = 2
  }

  /// `[archive]`.
  public struct Archive: Sendable {
    /// Whether there are archive pages.
    public var isEnabled = true
    /// Whether every column has an archive of its own, unless it says so.
    public var columns = false
  }

  /// The part of `baseURL` before the path, as in `https://dj.example.org`.
  public var origin: String {
    let rest = baseURL.utf8
    guard let scheme = baseURL.range(of: "://") else { return "" }
    let hostEnd = rest[scheme.upperBound...].firstIndex(of: 0x2F) ?? rest.endIndex
    return String(baseURL[..<hostEnd])
  }

  /// The path of `baseURL`, which every URL of the site begins with: `/`, or as in `/dj/`.
  public var basePath: String {
    let path = String(baseURL.dropFirst(origin.count))
    return path.hasSuffix("/") ? path : path + "/"
  }
}

extension String {
  /// The first place of `needle`.
  func range(of needle: String) -> Range<String.Index>? { ranges(of: needle).first }
}
