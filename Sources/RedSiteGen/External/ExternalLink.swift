/// An external address at its place in a text, front matter or data file.
struct ExternalLink: Sendable {
  /// What is asked.
  var address: WebAddress
  /// The file.
  var file: SourceFile.ID
  /// The bytes within the file.
  var range: Range<Int>
}
