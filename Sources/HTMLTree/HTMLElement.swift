/// An element of a page of any make, as a browser would build it.
///
/// A tree is never deeper than `HTMLElement.mostDepth`: what is nested further stands beside its
/// parent, in its order, so that whoever walks it may do so by recursion.
package final class HTMLElement {
  /// Its name in small letters, as in `p`.
  package let name: String
  /// Its attributes, names in small letters, the first of each name.
  package let attributes: [(name: String, value: String)]
  /// What it holds, in order.
  package var children: [HTMLNode] = []
  /// The element around it; nil for the root.
  package private(set) weak var parent: HTMLElement?

  package static let mostDepth = 200

  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], parent: HTMLElement? = nil
  ) {
    self.name = name
    self.attributes = attributes
    self.parent = parent
  }

  /// The value of an attribute; nil where it is not there.
  package subscript(_ attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The elements among its children.
  package var elements: [HTMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Every element below it, in the order of the page.
  package func descendants(where isWanted: (HTMLElement) -> Bool) -> [HTMLElement] {
    var found: [HTMLElement] = []
    visit { if isWanted($0) { found.append($0) } }
    return found
  }

  /// The first element of a name below it.
  package func first(_ name: String) -> HTMLElement? {
    for element in elements {
      if element.name == name { return element }
      if let found = element.first(name) { return found }
    }
    return nil
  }

  /// Calls `body` with every element below it, in the order of the page.
  package func visit(_ body: (HTMLElement) -> Void) {
    for element in elements {
      body(element)
      element.visit(body)
    }
  }

  /// The text that readers see of it, white space as written; what programs read is left out.
  package var text: String {
    var text = ""
    appendText(to: &text)
    return text
  }

  private func appendText(to text: inout String) {
    guard !Self.unseen.contains(name) else { return }
    for child in children {
      switch child {
      case .text(let written): text += written
      case .element(let element):
        if element.name == "br" { text += "\n" }
        element.appendText(to: &text)
      case .comment: break
      }
    }
  }

  /// Elements whose text no reader sees.
  package static let unseen: Set<String> = [
    "script", "style", "noscript", "template", "head", "title", "textarea", "select", "option",
    "iframe", "object", "embed",
  ]
}

/// What an element holds.
package enum HTMLNode {
  case element(HTMLElement)
  case text(String)
  case comment(String)
}
