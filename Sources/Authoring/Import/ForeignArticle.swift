import Base

/// An article of another system, before it is written into the site.
struct ForeignArticle {
  /// What messages call it.
  var origin: String
  /// The path of its old URL, from `/` on; empty where it is not known.
  var url = ""
  /// The folder of its file, where files it names may be.
  var folder = ""
  /// The address of the old site, without its last `/`; addresses that begin with it are its own.
  var site = ""
  /// What stands for the last part of the URL in the other system.
  var slug = ""
  /// The folder below the column it goes to; empty for the column itself.
  var subcolumn = ""
  /// The name of its file without `.md`; made of date and title where it is empty.
  var stem = ""
  var title = ""
  var author = ""
  var source = ""
  var summary = ""
  /// The date as it was written; empty where there is none.
  var date = ""
  var keywords: [String] = []
  var aliases: [String] = []
  /// When it is to vanish; nil where it stays.
  var expires: DateTime?
  /// Why it was not for everyone; it becomes a draft then.
  var withheld: WithheldReason?
  var body = Body.markdown("")

  /// The text in its form.
  enum Body {
    case markdown(String)
    /// What pandoc read.
    case blocks([PandocValue])
  }
}
