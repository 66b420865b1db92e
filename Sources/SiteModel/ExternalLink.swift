/// An external address at its place in a text, front matter or data file.
package struct ExternalLink: Sendable {
  /// What is asked.
  package var address: WebAddress
  /// The address as written.
  package var written: String
  /// Whether it is a picture that is shown rather than a link that is followed.
  package var isShown = false
  /// The file.
  package var file: SourceFile.ID
  /// The bytes within the file.
  package var range: Range<Int>

  package init(
    address: WebAddress,
    written: String,
    isShown: Bool = false,
    file: SourceFile.ID,
    range: Range<Int>
  ) {
    self.address = address
    self.written = written
    self.isShown = isShown
    self.file = file
    self.range = range
  }
}
