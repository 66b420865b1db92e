import Base

/// A 栏目: a folder of `content/`, with the articles in it and the columns below it.
///
/// Columns are numbered so that a column comes before those below it and siblings follow each
/// other by weight, then path: the columns below one are a run of numbers.
package struct Column: Sendable {
  /// The column's number; 0 is the root, the home page's own.
  package typealias ID = Identifier<Column>

  /// Its `_index.md`; none only for a root without one.
  package var file: SourceFile.ID?
  /// The column above; none for the root.
  package var parent: ID?
  /// The folder within `content/`, as in `xuexi/dangke`; empty for the root.
  package var path: Text
  /// Its name.
  package var title: Text
  /// What it is for (ColumnDescription).
  package var description = Text.empty
  /// Its kind among those the rules name (ColumnType).
  package var type = Text.empty
  /// Its banner.
  package var image: SourceFile.ID?
  /// Its own template, instead of the theme's for columns.
  package var template = Text.empty
  /// The introduction, Markdown within `file`.
  package var body = Text.empty
  /// The order among siblings: smaller comes first.
  package var weight: Int32 = 0
  /// The number of articles on a page of its list.
  package var pageSize: Int32 = 20
  /// How its articles are ordered.
  package var sort = ColumnSort.newestFirst
  /// Whether navigation shows it.
  package var isInNavigation = true
  /// Whether its list holds the articles of the columns below it too.
  package var includesChildren = false
  /// The site it belongs to.
  package var subsite = Subsite.ID.main
  /// Whether it is the home of that site.
  package var isHome = false
  /// How it shows its articles.
  package var kind = ColumnKind.list
  /// The group of friend links that it shows; all of them unless given.
  package var linkGroup: Int32 = -1
  /// How its documents can be chosen among, places in `Site.documentFilters`.
  package var documentFilters = IndexRange.empty
  /// Whether it has an archive of its own.
  package var hasArchive = false
  /// Its archive; the root column's is that of the site.
  package var archive = Archive()
  /// The unit that keeps it.
  package var unit: Unit.ID?
  /// Its free table for the theme.
  package var extra: Extra.ID?
  /// Places in `Site.keywords`.
  package var keywords = IndexRange.empty
  /// Places in `Site.columnLists`: the columns directly below.
  package var children = IndexRange.empty
  /// Places in `Site.columnLists`: the columns above, from the top, below the home of its site.
  package var ancestors = IndexRange.empty
  /// Places in `Site.articleLists`: its own articles and those that name it as a further column.
  package var articles = IndexRange.empty
  /// Places in `Site.articleLists`: those of `articles` and of all columns below, once each.
  package var allArticles = IndexRange.empty
  /// Places in `Site.articleLists`: what the first page of its list shows, 置顶 first; none for
  /// homes, which have no list.
  package var firstPage = IndexRange.empty

  /// A column with what every column must have.
  package init(file: SourceFile.ID?, parent: ID?, path: Text, title: Text) {
    self.file = file
    self.parent = parent
    self.path = path
    self.title = title
  }

  /// The articles that its pages list.
  package var listed: IndexRange { includesChildren ? allArticles : articles }
}

/// What a column shows and how.
package enum ColumnKind: String, Sendable, CaseIterable {
  /// Titles with their dates.
  case list
  /// A grid of pictures.
  case pictures
  /// Portraits with names and posts.
  case people
  /// A table of official documents.
  case documents
  /// Papers with authors and abstracts.
  case papers
  /// Videos.
  case videos
  /// Its own text, a single page.
  case page
  /// The newest of each column below.
  case overview
  /// Friend links.
  case links
  /// Public notices: those that run, then the others.
  case notices
  /// Letters to a mailbox, or the mailboxes of the columns below.
  case letters
  /// Tests that readers can take.
  case quizzes
  /// Surveys and votes, with whether they are open.
  case surveys
  /// Entries of a contest.
  case contests
  /// Message walls.
  case wall
  /// Tables of statistics.
  case stats
  /// Honours by year.
  case honors
  /// Who held which office when.
  case terms
  /// 办事指南.
  case guides
  /// An exhibition; the columns below it are its halls.
  case exhibition
  /// Issues of a newspaper.
  case issues
  /// Activities and trainings by date.
  case activities
}

/// How a column's articles are ordered.
package enum ColumnSort: String, Sendable, CaseIterable {
  /// By date, the newest first.
  case newestFirst = "date"
  /// By date, the oldest first: lessons, chapters.
  case oldestFirst = "date-ascending"
  /// By title: numbers by value, Han characters by pinyin (`HanOrder`).
  case title
}

/// The values of the meta tag ColumnType.
package enum ColumnTypeName {
  /// What home pages are.
  package static let home = "首页"
  /// What topics are, and lists of them.
  package static let topic = "专题专栏"
  /// What lists of news are: archives, keywords.
  package static let news = "工作动态"
  /// What pages about the site itself are.
  package static let overview = "概况信息"

  /// What columns of texts are that somebody signs.
  package static let signed: [StaticString] = ["通知公告", "政策文件"]

  /// The values that a column can have without further ado.
  ///
  /// The first 18 are those of the annex 网页设计规范 to 国办发〔2017〕47号 (网页标签), whose list
  /// is open; the rest are what sites of party organisations need besides, by their usual names.
  package static let standard = [
    home, overview, "机构职能", "负责人信息", news, "政策文件", "信息公开指南", "信息公开目录",
    "信息公开年报", "依法申请公开", "数据发布", "数据开放", "政策解读", "回应关切", "办事服务",
    "咨询投诉", "征集调查", "在线访谈", topic, "通知公告", "党务公开", "学习教育",
  ]
}

/// The folders of a site that the program itself gives a meaning.
package enum FolderNames {
  /// `content/topics/`, and the URL of the list of topics.
  package static let topics = "topics"
  /// The URL of the archive.
  package static let archive = "archive"
  /// The URL of the friend links.
  package static let links = "links"
  /// Where the pages are that say that a link leaves the site.
  package static let leaving = "go"
  /// Where the page is that finds articles.
  package static let search = "search"
  /// The URL of the list of units.
  package static let units = "units"
  /// The URL of the list of keywords.
  package static let keywords = "keywords"
  /// The URL of the list of sources.
  package static let sources = "sources"
  /// The URL of the site map for people.
  package static let siteMap = "sitemap"
  /// The URL of the records that are public.
  package static let records = "records"
  /// Where the sizes of pictures are published.
  package static let renditions = "renditions"
  /// Where a theme's assets are published.
  package static let assets = "assets"
}

/// The files of `assets/` that the program itself gives a meaning.
package enum AssetNames {
  /// The picture for the home screens of telephones, where settings name no other.
  package static let touchIcon = "touch-icon.png"
}

/// The free table (`extra`) of one front matter, for themes.
package struct Extra: Sendable {
  /// Its place in `Site.extras`.
  package typealias ID = Identifier<Extra>

  /// The table.
  package var value: DynamicValue

  /// A table.
  package init(_ value: DynamicValue) { self.value = value }
}
