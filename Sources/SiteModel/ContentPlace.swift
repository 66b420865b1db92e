import ChineseMarkdown
import Files

/// The file of a text, whose folder tells whether a path written there is a file of `content/`.
package struct ContentPlace: MarkdownPlace {
  private let files: [SourceFile]
  private let file: SourceFile

  /// The place of a text.
  ///
  /// - Parameters:
  ///   - files: the files of the site, by path in byte order.
  ///   - file: the file of the text.
  package init(files: [SourceFile], of file: SourceFile) {
    self.files = files
    self.file = file
  }

  package func holdsFile(_ path: String) -> Bool {
    guard let content = ContentPath.resolve(path, in: file.contentFolder) else { return false }
    let wanted = "content/" + content
    var lower = 0
    var upper = files.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if files[middle].path.utf8.lexicographicallyPrecedes(wanted.utf8) {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    return lower < files.count && files[lower].path.utf8.elementsEqual(wanted.utf8)
  }
}
