import Base
import SiteModel

extension MachineFileWriter {
  /// Writes the articles of a year as lists of title, URL, day and column, the newest first.
  mutating func writeSearchTitles(_ file: MachineFile, in view: SiteView) {
    buffer.append("[")
    for (place, index) in file.items.indices.enumerated() {
      let article = view.articles[index]
      buffer.append(place == 0 ? "\n[" : ",\n[")
      buffer.append(json: view.text[article.title])
      buffer.append(",")
      buffer.append(json: view.text[article.url])
      buffer.append(",\"")
      buffer.append(day: article.published.date)
      buffer.append("\",")
      buffer.append(json: view.text[view.columns[article.column.offset].title])
      buffer.append("]")
    }
    buffer.append("\n]\n")
  }
}
