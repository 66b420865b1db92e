extension WordPreparation {
  /// Elements around text that pandoc drops with what is in them: smart tags and custom XML
  /// (17.5.1), directions (17.3.2.8).
  private static let wrappers: Set<String> = ["w:customXml", "w:smartTag", "w:dir", "w:bdo"]

  /// Puts in the places of elements that pandoc drops or mistakes what readers see of them, and
  /// takes out what they do not see.
  ///
  /// Simple fields become what they show (17.16.19), words with their readings the words and the
  /// readings in brackets (17.3.3.25), content controls their content, also around rows and cells
  /// (17.5.2), formulas a line of text. Hidden text goes (17.3.2.41). So do indents: pandoc takes
  /// an indented paragraph for a quotation, which in letters of offices it never is.
  static func unfold(_ container: XMLElement) {
    var children: [XMLElement.Node] = []
    for child in container.children {
      guard case .element(let element) = child else {
        children.append(child)
        continue
      }
      if WordFormula.isFormula(element) {
        children.append(run(WordFormula.text(of: element)))
        continue
      }
      if element.name == "w:ind" || element.isHiddenRun { continue }
      unfold(element)
      if element.name == "w:tbl" { addGrid(to: element) }
      if element.name == "w:fldSimple" {
        children += element.children
      } else if element.name == "w:sdt" {
        children += element.child("w:sdtContent")?.children ?? []
      } else if wrappers.contains(element.name) {
        children += element.children.filter { child in
          guard case .element(let inner) = child else { return false }
          return !inner.name.hasSuffix("Pr")
        }
      } else if element.name == "w:r", let ruby = element.child("w:ruby") {
        children += ruby.child("w:rubyBase")?.children ?? []
        let reading = ruby.child("w:rt")?.wordText ?? ""
        if !reading.isEmpty { children.append(run("（\(reading)）")) }
      } else {
        children.append(child)
      }
    }
    container.children = children
  }

  /// Gives a table the columns that it has not (17.4.48): pandoc drops one without.
  private static func addGrid(to table: XMLElement) {
    guard table.child("w:tblGrid") == nil else { return }
    let rows = table.elements.filter { $0.name == "w:tr" }
    let width = rows.map { $0.elements.reduce(0) { $0 + ($1.name == "w:tc" ? 1 : 0) } }.max() ?? 0
    let column = XMLElement.Node.element(XMLElement("w:gridCol", [("w:w", "2000")]))
    let grid = XMLElement("w:tblGrid", [], Array(repeating: column, count: width))
    let place = table.child("w:tblPr") == nil ? 0 : 1
    table.children.removeAll { if case .text = $0 { true } else { false } }
    table.children.insert(.element(grid), at: min(place, table.children.count))
  }

  /// Makes one body of several, of which pandoc reads the first.
  func joinBodies() {
    let bodies = document.elements.filter { $0.name == "w:body" }
    guard let first = bodies.first, bodies.count > 1 else { return }
    for body in bodies.dropFirst() { first.children += body.children }
    document.children = [.element(first)]
  }
}

extension XMLElement {
  /// Whether it is a run that readers do not see.
  var isHiddenRun: Bool {
    guard name == "w:r", let mark = child("w:rPr")?.child("w:vanish") else { return false }
    return !["0", "false", "off"].contains(mark.attribute("w:val") ?? "")
  }

  /// The letters of a part of a Word document as readers see them, a line for each paragraph: for
  /// comparing them with what was written, so in no way as the document is read for that.
  var wordText: String {
    var text = ""
    appendWordText(to: &text)
    return text
  }

  private func appendWordText(to output: inout String) {
    let unseen: Set<String> = [
      "mc:Fallback", "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:sdtPr",
      "c:numCache",
    ]
    guard !unseen.contains(name), !isHiddenRun else { return }
    if ["w:t", "m:t", "a:t", "c:v"].contains(name) { output += text }
    for element in elements { element.appendWordText(to: &output) }
    if ["w:p", "w:tab", "w:br", "a:p", "c:v"].contains(name) { output += "\n" }
  }
}
