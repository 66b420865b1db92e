import Base
import SiteModel

extension GeneratedFileWriter {
  /// Writes all documents of a column for the script that sorts and filters them.
  ///
  /// Each is a list of title, URL, number, the day it was signed on, validity, issuer, unit and the
  /// day it was published, in the order of the column; what is not known is empty.
  mutating func writeDocuments(_ file: GeneratedFile, in view: SiteView) {
    guard case .column(let id) = file.subject else { return }
    buffer.append("[")
    for (place, index) in view.columns[id.offset].listed.indices.enumerated() {
      let number = view.articleLists[index].offset
      let article = view.articles[number]
      let document = article.document.map { view.whole.pointee.documents[$0.offset] }
      buffer.append(place == 0 ? "\n[" : ",\n[")
      buffer.append(json: view.text[article.title])
      append(next: view.articleURLs[number], in: view)
      append(next: document?.number, in: view)
      buffer.append(",\"")
      if let signed = document?.signedOn { buffer.append(day: signed) }
      buffer.append("\",")
      buffer.append(json: document?.status.rawValue ?? "")
      append(next: document?.issuer, in: view)
      append(next: article.unit.map { view.whole.pointee.units[$0.offset].name }, in: view)
      buffer.append(",\"")
      buffer.append(day: article.published.date)
      buffer.append("\"]")
    }
    buffer.append("\n]\n")
  }

  private mutating func append(next text: Text?, in view: SiteView) {
    buffer.append(",")
    buffer.append(json: view.text[text ?? .empty])
  }
}
