/// An external address at its place in a text, front matter or data file.
struct ExternalLink: Sendable {
  /// What is asked.
  var address: WebAddress
  /// The address as written.
  var written: String
  /// Whether it is a picture that is shown rather than a link that is followed.
  var isShown = false
  /// The file.
  var file: SourceFile.ID
  /// The bytes within the file.
  var range: Range<Int>
}
