import Base

/// An article of another system, before it is written into the site.
struct ForeignArticle {
  /// What messages call it.
  var origin: String
  /// The path of its old URL, from `/` on; empty where it is not known.
  var url = ""
  /// Its own file, absolute; empty where it has none.
  var file = ""
  /// The folders in which files that it names by relative paths may be.
  var folders: [String] = []
  /// The addresses of the old site without their last `/`; what begins with one is its own.
  var sites: [String] = []
  /// What stands for the last part of the URL in the other system.
  var slug = ""
  /// The folder below the column it goes to; empty for the column itself.
  var subcolumn = ""
  /// Its categories, each as the titles from the outermost one on.
  var categories: [[String]] = []
  /// The name of its file without `.md`; made of date and title where it is empty.
  var stem = ""
  var title = ""
  var subtitle = ""
  var author = ""
  var editor = ""
  var source = ""
  /// Where it was taken from, an address.
  var sourceURL = ""
  var summary = ""
  /// The dates as they were written; empty where there are none.
  var date = ""
  var updated = ""
  /// A picture for lists, as it was written.
  var cover = ""
  var pinned = 0
  var keywords: [String] = []
  var aliases: [String] = []
  /// Other addresses by which its own site linked to it, which need no redirect of their own.
  var otherURLs: [String] = []
  /// The old addresses that redirect to it, cleaned.
  var redirects: [String] = []
  /// When it is to vanish; nil where it stays.
  var expires: DateTime?
  /// Why it was not for everyone.
  var withheld: WithheldReason?
  /// Where `.doubtful` pages are doubtful.
  var doubts: [String] = []
  var body = Body.markdown("", .plain)

  /// The text in its form; trees are made when it is written, one at a time.
  enum Body {
    case markdown(String, MarkdownDialect)
    case html(String)
    /// What was made of a text already, and the words that it had.
    case blocks([TextBlock], words: String)
  }
}

/// What Markdown may have in it besides Markdown.
enum MarkdownDialect {
  case plain, hexo, hugo, jekyll
}

/// A column of another system with a text or title of its own.
struct ForeignSection {
  var origin: String
  /// Its folder below the column that is filled.
  var path: String
  var title: String
  var folders: [String] = []
  var body: ForeignArticle.Body
}

/// What is read of a source.
struct ForeignSite {
  var articles: [ForeignArticle] = []
  var sections: [ForeignSection] = []
  /// Folders in which files are, by the path of their URL.
  var roots: [String] = []
}
