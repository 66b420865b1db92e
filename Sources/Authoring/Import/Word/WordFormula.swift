/// Formulas of Word documents as a line of text, which readers understand where nothing draws them.
///
/// `x²`, `(a+b)/2`, `√(x+1)`, `∑_(i=1)^n`. Names are those of ECMA-376 part 1, 22.1 (Office Math).
enum WordFormula {
  /// Whether an element is a formula, or a paragraph of them.
  static func isFormula(_ element: XMLElement) -> Bool {
    ["m:oMath", "m:oMathPara"].contains(element.name)
  }

  /// The text of a formula, or of a part of one.
  static func text(of element: XMLElement) -> String {
    func part(_ name: String) -> String { element.child(name).map(text) ?? "" }
    func raised(_ name: String) -> String { mark("^", part(name), SmallFigures.raised) }
    func lowered(_ name: String) -> String { mark("_", part(name), SmallFigures.lowered) }
    func property(_ name: String, _ standard: String) -> String {
      element.child(element.name + "Pr")?.child(name)?.attribute("m:val") ?? standard
    }
    switch element.name {
    case "m:t", "w:t": return element.text
    case "m:sSup": return part("m:e") + raised("m:sup")
    case "m:sSub": return part("m:e") + lowered("m:sub")
    case "m:sSubSup": return part("m:e") + lowered("m:sub") + raised("m:sup")
    case "m:sPre": return lowered("m:sub") + raised("m:sup") + part("m:e")
    case "m:limLow": return part("m:e") + lowered("m:lim")
    case "m:limUpp": return part("m:e") + raised("m:lim")
    case "m:f": return grouped(part("m:num")) + "/" + grouped(part("m:den"))
    case "m:rad":
      let degree = part("m:deg")
      return (SmallFigures.raised(degree) ?? degree) + "√" + grouped(part("m:e"))
    case "m:nary":
      return property("m:chr", "∫") + lowered("m:sub") + raised("m:sup") + part("m:e")
    case "m:d":
      let parts = element.elements.filter { $0.name == "m:e" }.map(text)
      return property("m:begChr", "(") + parts.joined(separator: property("m:sepChr", "|"))
        + property("m:endChr", ")")
    case "m:m", "m:eqArr", "m:oMathPara":
      return element.elements.filter { !$0.name.hasSuffix("Pr") }.map(text).joined(separator: "; ")
    case "m:mr": return element.elements.map(text).joined(separator: " ")
    case _ where element.name.hasSuffix("Pr"): return ""
    default: return element.elements.map(text).joined()
    }
  }

  /// A text above or below the line: in small figures where these are all of it.
  private static func mark(_ mark: String, _ text: String, _ small: (String) -> String?) -> String {
    text.isEmpty ? "" : small(text) ?? mark + grouped(text)
  }

  /// A text that is one thing: in brackets where it would not be read so.
  private static func grouped(_ text: String) -> String {
    let isOne = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    return isOne || text.hasPrefix("(") && text.hasSuffix(")") ? text : "(\(text))"
  }
}
